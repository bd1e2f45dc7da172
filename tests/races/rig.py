"""A starting line: many threads that begin at once, and what became of each."""

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sqlalchemy import Engine

from app.auth.models import UserAccount
from app.core.db import Database, create_engine
from app.core.errors import Problem, Unavailable
from app.core.permissions import Actor
from app.core.retries import retrying
from app.core.tx import Tx
from tests.factories import Make

Step = Callable[[], object]
_COMEBACKS = 5


class Rig:
    """Races of people whose requests come to two server processes in turn."""

    def __init__(self, make: Make, processes: Sequence[Database]) -> None:
        self._make = make
        self._next = itertools.cycle(processes).__next__

    def race(self, *steps: tuple[UserAccount | Actor, Callable[[Tx], object]]) -> Counter[str]:
        """Let everybody do their step at once, each in a transaction of their own."""
        known = {who.id: self._make.actor(who) for who, _ in steps if isinstance(who, UserAccount)}
        actors = [known[who.id] if isinstance(who, UserAccount) else who for who, _ in steps]
        return race(
            [
                partial(self._act, self._next(), *one)
                for one in zip(actors, (do for _, do in steps), strict=True)
            ]
        )

    def _act(self, database: Database, actor: Actor, do: Callable[[Tx], object]) -> None:
        with database.transaction() as session:
            do(Tx(session=session, settings=self._make.settings, now=self._make.now, visitor=actor))


def race(steps: Sequence[Step]) -> Counter[str]:
    """Run all steps at once and count their ends: "ok", or the name of the problem."""
    line = threading.Barrier(len(steps))

    def run(step: Step) -> str:
        line.wait(timeout=30)
        for _ in range(_COMEBACKS):
            try:
                retrying(step)
            except Unavailable:
                # A client that is told to come back does.
                continue
            except Problem as problem:
                return type(problem).__name__
            return "ok"
        return "Unavailable"

    with ThreadPoolExecutor(len(steps)) as pool:
        return Counter(pool.map(run, steps))


def engines_of(database: Database, count: int) -> list[Database]:
    """Open the same database several times, as several server processes do: each with a line of its own."""
    return [Database(_twin(database.engine)) for _ in range(count)]


def _twin(engine: Engine) -> Engine:
    return create_engine(engine.url.render_as_string(hide_password=False), pool_size=4)
