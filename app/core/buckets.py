"""Who has used up how much: a small file that all processes of the machine map, so it outlives them."""

import hashlib
import logging
import mmap
import os
import socket
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

_SLOTS = 65_536
_SLOT_BYTES = 16
_NEIGHBOURS = 4
_TAG_BYTES = 8


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second for as long as one likes, and a store of `burst` for whoever was quiet before."""

    name: str
    per_second: float
    burst: int


class Buckets:
    """For each caller and rate one moment: until when all that was used up will be free again.

    A slot is written without a lock. Two processes that write it at once lose one of two counts, which a
    limit can bear; a caller is never counted as another, for a slot carries the tag of its owner.
    """

    def __init__(self, folder: Path) -> None:
        self._map = _mapped(folder)
        view = memoryview(self._map)
        self._tags, self._moments = view.cast("Q"), view.cast("d")

    def take(self, caller: str, *, rate: Rate, now: float) -> float:
        """Take one; give the seconds to wait where there is none left, and 0 otherwise."""
        place = self._place(int.from_bytes(_tag(rate.name, caller)), now)
        interval = 1 / rate.per_second
        until = self._moments[place]
        # A clock that was set back must not shut anybody out.
        used_until = now if until < now or until > now + 2 * rate.burst * interval else until
        wait = used_until - now - (rate.burst - 1) * interval
        if wait > 0:
            return wait
        self._moments[place] = used_until + interval
        return 0.0

    def _place(self, tag: int, now: float) -> int:
        """Give the place of the caller's moment; a newcomer takes over a neighbour that is free soonest."""
        first = (tag % _SLOTS) & ~(_NEIGHBOURS - 1)
        tags = range(2 * first, 2 * (first + _NEIGHBOURS), 2)
        for place in tags:
            if self._tags[place] == tag:
                return place + 1
        free = min(tags, key=lambda place: self._moments[place + 1])
        self._tags[free], self._moments[free + 1] = tag, now
        return free + 1


def _tag(name: str, caller: str) -> bytes:
    return hashlib.blake2b(f"{name}\0{caller}".encode(), digest_size=_TAG_BYTES).digest()


def _mapped(folder: Path) -> mmap.mmap:
    """Map the file; on a disk that takes none, count in this process alone."""
    size = _SLOTS * _SLOT_BYTES
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # One file for each machine, should several share the folder.
        opened = os.open(folder / f"rates-{socket.gethostname()}", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(opened).st_size < size:
                # All of it now: a page that finds no room later would end the process.
                os.write(opened, bytes(size))
            return mmap.mmap(opened, size)
        finally:
            os.close(opened)
    except OSError as error:
        log.warning("rate limits are counted for each process: %s", error.strerror)
        return mmap.mmap(-1, size)
