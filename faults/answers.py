"""Lost answers: a proxy that resets connections after the server has answered, and clients that ask again."""

import asyncio
import contextlib
import random
import socket
import struct
import threading
from collections.abc import Iterator

from faults.clients import Crowd
from faults.county import County
from faults.report import Report
from faults.servers import free_port, linban

LOST_SHARE = 0.25
CLIENTS = 16
_RESET = struct.pack("ii", 1, 0)


class Thief:
    """A TCP proxy that takes a share of the answers, each with a reset in place of its bytes."""

    def __init__(self, target: int, seed: int, share: float = LOST_SHARE) -> None:
        self.port = free_port()
        self.taken = 0
        self._target = target
        self._dice = random.Random(seed)
        self._share = share
        self._listens = threading.Event()
        self._loop: asyncio.AbstractEventLoop
        self._end: asyncio.Event | None = None

    @contextlib.contextmanager
    def running(self) -> Iterator["Thief"]:
        """Listen until the block ends."""
        thread = threading.Thread(target=lambda: asyncio.run(self._listen()))
        thread.start()
        assert self._listens.wait(10), "the thief listens"
        try:
            yield self
        finally:
            assert self._end is not None, "it was set before it listened"
            self._loop.call_soon_threadsafe(self._end.set)
            thread.join(10)

    async def _listen(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._meet, "127.0.0.1", self.port)
        self._listens.set()
        await self._end.wait()
        server.close()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._target)
            asking = asyncio.create_task(_pass_on(reader, up_writer))
            try:
                await self._answer(up_reader, writer)
            finally:
                asking.cancel()
                up_writer.close()
                writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass answers on; the server has committed before its first byte comes."""
        while chunk := await reader.read(65536):
            if chunk.startswith(b"HTTP/1.1 ") and self._dice.random() < self._share:
                self.taken += 1
                # Half of the time some of the answer gets through: a client must not believe half of it.
                if self._dice.random() < 0.5:
                    writer.write(chunk[: self._dice.randrange(1, len(chunk))])
                    await writer.drain()
                _reset(writer)
                return
            writer.write(chunk)
            await writer.drain()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
        writer.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    plug: socket.socket = writer.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()


def lost_answers(county: County, engine: str, seed: int, *, count: int, with_keys: bool = True) -> Report:
    """Do keyed operations through the thief: effects = keys, whatever was lost on the way."""
    report = Report("lost answers", engine, seed)
    dice = random.Random(seed)
    report.begin(county)
    with (
        linban(county.url, county.settings.data_dir) as server,
        Thief(server.port, seed).running() as thief,
    ):
        tally = Crowd(thief.port, clients=CLIENTS, dice=dice, with_keys=with_keys).work(
            county.operations(count, dice)
        )
    report.figures |= {"keys": count, "tries": tally.tries, "answers taken": thief.taken}
    report.judge(county, tally)
    report.expect(f"{count} keys, {len(tally.acknowledged)} told", holds=len(tally.acknowledged) == count)
    report.expect("the thief took nothing", holds=thief.taken > count * LOST_SHARE / 2)
    return report
