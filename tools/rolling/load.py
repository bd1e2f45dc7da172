"""Clients that never stop asking while servers come and go, and never forgive."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

ANSWERED = "answered"


@dataclass(slots=True)
class Tally:
    """What became of the requests."""

    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _has_failed: threading.Event = field(default_factory=threading.Event)

    def add(self, outcome: str, seconds: float) -> None:
        """Count one request."""
        with self._lock:
            self.outcomes[outcome] += 1
            self.longest = max(self.longest, seconds)
        if outcome != ANSWERED:
            self._has_failed.set()

    def wait_for_failure(self, *, seconds: float) -> None:
        """Wait until somebody was let down, or so long."""
        self._has_failed.wait(timeout=seconds)

    @property
    def failed(self) -> dict[str, int]:
        """Give every other end than an answer."""
        return {outcome: count for outcome, count in self.outcomes.items() if outcome != ANSWERED}


@contextmanager
def asking(url: str, *, clients: int) -> Iterator[Tally]:
    """Keep so many clients asking, reading and writing in turn, each on a connection of its own."""
    tally, stop = Tally(), threading.Event()
    threads = [
        threading.Thread(target=_ask, args=(url, number, tally, stop), daemon=True)
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    try:
        yield tally
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=60)


def _ask(url: str, number: int, tally: Tally, stop: threading.Event) -> None:
    with httpx.Client(base_url=url, timeout=30) as client:
        turn = 0
        while not stop.is_set():
            turn += 1
            began = time.monotonic()
            tally.add(_once(client, phone=f"1390{number:03d}{turn % 10_000:04d}"), time.monotonic() - began)
            # Not so many that the machine has no time left to start a server.
            stop.wait(0.02)


def _once(client: httpx.Client, *, phone: str) -> str:
    try:
        answers = client.get("/api/v1/app"), client.post("/api/v1/auth/codes", json={"phone": phone})
    except httpx.HTTPError as error:
        return type(error).__name__
    wrong = [answer for answer in answers if not answer.is_success]
    return f"status {wrong[0].status_code}" if wrong else ANSWERED
