"""A starting line: many threads that begin at once, and what became of each."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from app.core.db import Database, create_engine
from app.core.errors import Problem, Unavailable
from app.core.retries import retrying

Step = Callable[[], object]
_COMEBACKS = 5


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
