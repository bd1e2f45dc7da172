"""Very many cases of schemathesis against one application, every one of them undone, each with its name."""

import logging
import random
import time
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from schemathesis import GenerationMode

from tests.hostile.arena import Arena
from tests.hostile.dice import Dice, Drawn, as_sent
from tests.hostile.sites import Operation
from tests.hostile.trials import Base
from tests.hostile.wire import Sent

_log = logging.getLogger(__name__)
_MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
# So many are told; the rest is mostly the same again.
_TOLD = 40


class Swarm:
    """Asks every operation in turn; the seed, the operation and a number tell all about a case."""

    def __init__(self, arena: Arena, dice: Dice, *, seed: int) -> None:
        self.statuses: Counter[int] = Counter()
        self.failures: list[str] = []
        self._arena = arena
        self._dice = dice
        self._seed = seed

    def run(self, numbers: Iterable[int], *, cases: int, seconds: float) -> int:
        """Ask until there are so many answers, or the time is over; give how many there are."""
        until, sent = time.monotonic() + seconds, 0
        for number in numbers:
            for operation in self._arena.operations:
                if sent >= cases or time.monotonic() > until:
                    return sent
                sent += self.ask(operation, number)
        return sent

    def ask(self, operation: Operation, number: int) -> bool:
        """Send one case; False if there is none of this number."""
        request = self.request(operation, number)
        if request is None:
            return False
        # Each is undone, so that only this meets what was there before, such as a name that is taken.
        answer, found = self._arena.ask(request, again=operation.method != "get" and number % 2 == 0)
        self.statuses[answer.status] += 1
        if str(answer.status) not in operation.described["responses"]:
            found.append(f"answers {answer.status}, which the document does not tell")
        for fault in found:
            self.failures.append(f"{operation.name} #{number}: {fault}")
            # A long run is worth interrupting for the first of them.
            _log.warning("seed %d: %s", self._seed, self.failures[-1])
        return True

    def request(self, operation: Operation, number: int) -> Sent | None:
        """Give the request of a number: the same one whenever, and after whatever, it is asked for."""
        draw = random.Random(f"{self._seed} {operation.name} {number}")
        known = self._arena.known(operation)
        base = known[draw.randrange(len(known))]
        case = self._dice.roll(operation, draw.choice(_MODES), draw)
        if case is None:
            return None
        _lead_inside(case, base, draw)
        request = as_sent(case)
        if request is None:
            return None
        signed = (("authorization", f"Bearer {base.token}".encode()),) if base.token else ()
        return replace(request, headers=(*request.headers, *base.headers, *signed))

    def told(self) -> str:
        """Say what was found, and how it comes again."""
        names = "\n".join(self.failures[:_TOLD])
        replay = f"HOSTILE_SEED={self._seed} SWARM_CASE='<call> #<number>' .venv/bin/pytest tests/hostile"
        return f"{len(self.failures)} findings:\n{names}\nreplay one by: {replay}/test_swarm.py"


def _lead_inside(case: Drawn, base: Base, draw: random.Random) -> None:
    """Name things that exist, in most cases: else nearly all would end at “not found”."""
    if draw.random() < 0.8:
        case.path_parameters = {**case.path_parameters, **base.ids}
    if not isinstance(case.body, dict) or not isinstance(base.body, dict):
        return
    if draw.random() < 0.5:
        case.body = {**case.body, **{name: one for name, one in base.body.items() if _is_id(one)}}
    elif case.body and draw.random() < 0.5:
        # One strange field in a request that is right otherwise comes furthest.
        strange = draw.choice(sorted(case.body, key=str))
        case.body = {**base.body, strange: case.body[strange]}


def _is_id(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    try:
        return isinstance(value, str) and bool(uuid.UUID(value))
    except ValueError:
        return False
