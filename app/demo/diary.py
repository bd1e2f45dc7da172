"""The diary of the year: deeds noted by whoever plans them, done in the order of their moments."""

import heapq
from collections.abc import Callable
from datetime import datetime

from app.demo.stage import Stage

Deed = Callable[[datetime], object]


class Diary:
    """Keeps deeds until they are played; what lies after the curtain is never done."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._pages: list[tuple[datetime, int, Deed]] = []
        self._count = 0

    def note(self, at: datetime, deed: Deed) -> None:
        """Plan a deed; two of one moment are done in the order in which they were noted."""
        self._count += 1
        heapq.heappush(self._pages, (at, self._count, deed))

    def play(self) -> None:
        """Do every deed up to now, and let its events be heard before the next."""
        while self._pages and self._pages[0][0] < self._stage.now:
            at, _, deed = heapq.heappop(self._pages)
            deed(at)
            self._stage.deliver(at)
