"""Ten times as many requests as the server can answer, from people who do not wait for one another."""

import asyncio
import contextlib
import itertools
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from faults.clients import Operation, Tally
from faults.county import County
from faults.report import Report
from faults.servers import Linban, linban

TIMES = 10
ALLOWED = frozenset({200, 201, 429, 503})
NORMAL_AGAIN_SECONDS = 5.0
# More open lines than the server lets in, fewer than this process may have files.
_LINES = 900
_READS_OF_TEN = 7
_BEFORE_SHARE = 0.1
_CALM = 8
_PATIENCE_SECONDS = 60
# Quick enough for nobody to notice that anything was wrong.
_QUICK_SECONDS = 0.5
_QUICK_IN_A_ROW = 5


@dataclass(slots=True)
class _Load:
    """What is sent to one server, and what comes back."""

    port: int
    requests: Iterator[Operation | str]
    tally: Tally = field(default_factory=Tally)
    idle: list["_Line"] = field(default_factory=list)
    slowest: float = 0.0

    async def one(self, request: Operation | str) -> tuple[int, float]:
        """Send a request on a line of its own; a text is the token of somebody who reads."""
        began = time.monotonic()
        line = self.idle.pop() if self.idle else _Line(self.port)
        status, body = await line.send(request)
        self.idle.append(line)
        waited = time.monotonic() - began
        self.slowest = max(self.slowest, waited)
        self.tally.count(status)
        if status == 201 and isinstance(request, Operation):
            self.tally.note(request, status, body, waited)
        return status, waited

    async def calmly(self, seconds: float) -> float:
        """Send as much as is answered, a few at a time; give the answers for each second."""
        ends, count = time.monotonic() + seconds, itertools.count()

        async def client() -> None:
            while time.monotonic() < ends:
                await self.one(next(self.requests))
                next(count)

        await asyncio.gather(*(client() for _ in range(_CALM)))
        return next(count) / seconds

    async def rudely(self, rate: float, seconds: float) -> float:
        """Send at a rate, answered or not; give the rate that this machine could offer."""
        began, sent = time.monotonic(), 0
        room = asyncio.Semaphore(_LINES)

        async def visitor() -> None:
            try:
                await self.one(next(self.requests))
            finally:
                room.release()

        async with asyncio.TaskGroup() as visitors:
            while (now := time.monotonic()) < began + seconds:
                due = int((now - began) * rate)
                for _ in range(due - sent):
                    await room.acquire()
                    visitors.create_task(visitor())
                    sent += 1
                await asyncio.sleep(0.005)
            # What is still on its way is waited for, and does not count as offered.
            seconds = time.monotonic() - began
        return sent / seconds

    async def until_normal(self) -> float:
        """Ask one after the other until several answers in a row are right and quick."""
        began, in_a_row = time.monotonic(), 0
        while in_a_row < _QUICK_IN_A_ROW:
            status, waited = await self.one(next(self.requests))
            in_a_row = in_a_row + 1 if status in {200, 201} and waited < _QUICK_SECONDS else 0
            if time.monotonic() - began > _PATIENCE_SECONDS:
                break
        return time.monotonic() - began

    async def close(self) -> None:
        """Hang up."""
        for line in self.idle:
            await line.close()


class _Line:
    """One connection, opened again whenever it broke."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, request: Operation | str) -> tuple[int, bytes]:
        """Give the answer's status and body, status 0 when none came."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._send(request)
        except (OSError, EOFError, ValueError, TimeoutError):
            await self.close()
            return 0, b""

    async def _send(self, request: Operation | str) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(_bytes_of(request))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
        body = await reader.readexactly(length)
        if "connection: close" in head:
            await self.close()
        return int(head.split(" ", 2)[1]), body

    async def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            with contextlib.suppress(OSError):
                await self._streams[1].wait_closed()
        self._streams = None


def overload(county: County, engine: str, seed: int, *, seconds: float, **settings: str) -> Report:
    """Measure what is answered calmly, ask for ten times that, and wait until all is normal again."""
    report = Report("overload", engine, seed, {"seconds": seconds})
    report.begin(county)
    with linban(county.url, county.settings.data_dir, **settings) as app:
        tally = asyncio.run(_experiment(county, app, report, seconds))
        report.expect("the server does not answer any more", holds=app.answers())
    tell(report, tally)
    # Who got no answer may have had an effect without knowing.
    report.judge(county, tally, exactly=not tally.lost)
    return report


def tell(report: Report, tally: Tally) -> None:
    """Count the answers, and find those that nobody should get."""
    report.figures["answers"] = dict(sorted(tally.statuses.items()))
    odd = sorted(set(tally.statuses) - ALLOWED)
    report.expect(f"answers {odd} (0: none) are neither a result, 429 nor 503", holds=not odd)


async def _experiment(county: County, app: Linban, report: Report, seconds: float) -> Tally:
    load = _Load(app.port, _requests(county, random.Random(report.seed)))
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(load.close)
        capacity = await load.calmly(max(1.0, _BEFORE_SHARE * seconds))
        offered = await load.rudely(TIMES * capacity, seconds)
        back = await load.until_normal()
    report.figures |= {
        "calm per s": round(capacity),
        "offered per s": round(offered),
        "slowest s": round(load.slowest, 1),
        "normal again in s": round(back, 1),
    }
    report.expect(f"normal again after {back:.1f} s", holds=back <= NORMAL_AGAIN_SECONDS)
    return load.tally


def _requests(county: County, dice: random.Random) -> Iterator[Operation | str]:
    """Give seven readers to three who want something done."""
    people = list(zip(county.user_ids, county.session_ids, strict=True))
    tokens = [county.token(*one) for one in people]
    writes = county.stream(dice)
    for number in itertools.count():
        yield tokens[number % len(tokens)] if number % 10 < _READS_OF_TEN else next(writes)


def _bytes_of(request: Operation | str) -> bytes:
    if isinstance(request, str):
        return f"GET /api/v1/errands HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer {request}\r\n\r\n".encode()
    body = json.dumps(request.body).encode()
    lines = (
        f"POST {request.path} HTTP/1.1",
        "Host: t",
        f"Authorization: Bearer {request.token}",
        f"Idempotency-Key: {request.key}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + body
