"""Clients as our web app is one: every request has a key, and what got no answer is sent again."""

import contextlib
import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

# Who gives up may have had an effect without knowing, so that nothing could be counted any more.
_GIVE_UP_SECONDS = 600
_TIMEOUT_SECONDS = 10
COME_BACK = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that somebody wants done once."""

    key: str
    token: str
    path: str
    body: dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What became of the operations: the id that each acknowledged one was told, and every status."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    tries: int = 0
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    longest_wait: float = 0.0
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def ids(self, path: str) -> set[str]:
        """Give the ids that one address acknowledged."""
        return {self.acknowledged[key] for key, one in self.paths.items() if one == path}

    def note(self, operation: Operation, status: int, body: bytes, waited: float) -> None:
        """Note an answer that is final."""
        with self._guard:
            self.longest_wait = max(self.longest_wait, waited)
            if status != http.HTTPStatus.CREATED:
                self.wrong.append(f"{status} {body[:200].decode(errors='replace')}")
                return
            told = json.loads(body)["id"]
            before = self.acknowledged.setdefault(operation.key, told)
            self.paths[operation.key] = operation.path
            if before != told:
                self.wrong.append(f"{operation.key} was told {before} and {told}")

    def count(self, status: int) -> None:
        """Count an answer, 0 for one that was lost."""
        with self._guard:
            self.tries += 1
            self.statuses[status] += 1
            self.lost += status == 0


class Crowd:
    """Clients that work through operations until they are told to stop."""

    def __init__(
        self,
        port: int,
        *,
        clients: int,
        dice: random.Random,
        give_up: float = _GIVE_UP_SECONDS,
        with_keys: bool = True,
    ) -> None:
        self.tally = Tally()
        self.stopping = threading.Event()
        self._port = port
        self._clients = clients
        self._seeds = [dice.getrandbits(32) for _ in range(clients)]
        self._give_up = give_up
        self._with_keys = with_keys

    def work(self, operations: Iterable[Operation]) -> Tally:
        """Do all operations, each again until it is answered."""
        waiting = _Queue(operations)
        with ThreadPoolExecutor(self._clients) as pool:
            for done in [pool.submit(self._client, waiting, seed) for seed in self._seeds]:
                done.result()
        return self.tally

    @contextlib.contextmanager
    def working(self, operations: Iterable[Operation]) -> Iterator[Tally]:
        """Work in the background; what is begun when the block ends is brought to its end."""
        waiting = _Queue(operations)
        with ThreadPoolExecutor(self._clients) as pool:
            running = [pool.submit(self._client, waiting, seed) for seed in self._seeds]
            try:
                yield self.tally
            finally:
                self.stopping.set()
            for done in running:
                done.result()

    def _client(self, waiting: "_Queue", seed: int) -> None:
        dice = random.Random(seed)
        line = Line(self._port, with_keys=self._with_keys)
        while not self.stopping.is_set() and (operation := waiting.take()) is not None:
            self._do(line, operation, dice)
        line.close()

    def _do(self, line: "Line", operation: Operation, dice: random.Random) -> None:
        began = time.monotonic()
        for tried in itertools.count():
            status, body = line.send(operation)
            self.tally.count(status)
            if status and status not in COME_BACK:
                self.tally.note(operation, status, body, time.monotonic() - began)
                return
            if time.monotonic() - began > self._give_up:
                self.tally.wrong.append(f"{operation.key} got no answer in {self._give_up} s")
                return
            time.sleep(dice.uniform(0, min(0.5, 0.01 * 2**tried)))


class _Queue:
    def __init__(self, operations: Iterable[Operation]) -> None:
        self._operations = iter(operations)
        self._guard = threading.Lock()

    def take(self) -> Operation | None:
        with self._guard:
            return next(self._operations, None)


class Line:
    """One connection, opened again whenever it broke."""

    def __init__(self, port: int, *, with_keys: bool = True) -> None:
        self._port = port
        self._with_keys = with_keys
        self._connection: http.client.HTTPConnection | None = None

    def send(self, operation: Operation) -> tuple[int, bytes]:
        """Give the answer's status and body, status 0 when none came."""
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection(
                    "127.0.0.1", self._port, timeout=_TIMEOUT_SECONDS
                )
            self._connection.request(
                "POST",
                operation.path,
                json.dumps(operation.body).encode(),
                {
                    "Authorization": f"Bearer {operation.token}",
                    "Content-Type": "application/json",
                    **({"Idempotency-Key": operation.key} if self._with_keys else {}),
                },
            )
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            return 0, b""

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
