"""Lanes of their own for slow work: few at once, a short queue, and the rest of the server goes on."""

import time
from collections.abc import Callable
from typing import TypeVar

import anyio

from app.core.errors import Unavailable

AnswerT = TypeVar("AnswerT")
# Whoever floods the lane of strangers does not hold up a device that signed in here before.
STRANGERS = "strangers"
KNOWN = "known"
# Whoever decides where to send requests must hear of a full house.
HEALTH = "health"
# Whoever waited longer has given up or will soon; while such work is done, everybody behind waits too.
MOST_WAIT_SECONDS = 3.0


class Lane:
    """Runs slow work in threads that no other request waits for; turns away whoever would wait too long."""

    def __init__(self, *, at_once: int, waiting: int) -> None:
        self._limiter = anyio.CapacityLimiter(at_once)
        self._room = at_once + waiting
        # Counted on the event loop only, so it needs no lock.
        self._inside = 0

    @property
    def inside(self) -> int:
        """Give how many run or wait."""
        return self._inside

    async def run(self, work: Callable[[], AnswerT]) -> AnswerT:
        """Run in a thread of this lane; raises Unavailable when the queue is full."""
        if self._inside >= self._room:
            raise Unavailable("现在登录的人太多，请过几秒再试，或改用验证码登录", retry_after=3)
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._inside -= 1


def in_time(work: Callable[[], AnswerT]) -> Callable[[], AnswerT]:
    """Make work raise Unavailable when its turn comes too late, so that a queue is short again at once."""
    asked = time.monotonic()

    def run() -> AnswerT:
        if time.monotonic() - asked > MOST_WAIT_SECONDS:
            raise Unavailable("现在办事的人太多，请稍等几秒再试", retry_after=2)
        return work()

    return run


def slow_lanes() -> dict[str, Lane]:
    """Give the lanes of one server process; one hashes one password at a time."""
    lanes = {name: Lane(at_once=1, waiting=16) for name in (STRANGERS, KNOWN)}
    return lanes | {HEALTH: Lane(at_once=2, waiting=100)}
