"""What an experiment found: its seed, its counts, and whether everything that was acknowledged is there."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from app.core.db import table_of
from app.errands.models import Errand
from app.ops.service.invariants.run import run_checks
from app.shop.models import Order
from faults.clients import Tally
from faults.county import County

_TABLES: dict[str, type[SQLModel]] = {"/api/v1/errands": Errand, "/api/v1/shop/orders": Order}


@dataclass(slots=True)
class Report:
    """One line of the result; `problems` is empty when the promise was kept."""

    name: str
    engine: str
    seed: int
    figures: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _before: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        """Give the line for a person at a terminal."""
        figures = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        mark = "✗" if self.problems else "✓"
        lines = [f"{mark} {self.name} [{self.engine}] seed {self.seed}: {figures}"]
        return "\n".join(lines + [f"    {problem}" for problem in self.problems[:10]])

    def expect(self, what: str, *, holds: bool) -> None:
        """Note a broken promise."""
        if not holds:
            self.problems.append(what)

    def begin(self, county: County) -> None:
        """Remember what earlier experiments left."""
        with county.looked_at() as session:
            self._before = {one for path in _TABLES for one in _rows(session, path)}

    def judge(self, county: County, tally: Tally, *, exactly: bool = True) -> None:
        """Compare what was acknowledged with what is there, and look at every invariant.

        Not `exactly`: a client that gave up may have had an effect without knowing.
        """
        self.problems += tally.wrong[:10]
        with county.looked_at() as session:
            lost, more = compare(session, tally, self._before)
            found = run_checks(session, county.settings)
        acknowledged = len(tally.acknowledged)
        self.figures |= {"acknowledged": acknowledged, "lost": lost, "effects": acknowledged - lost + more}
        broken = [check for check in found if not check.ok]
        self.figures["broken invariants"] = len(broken)
        self.problems += [f"{check.name}: {check.problems}" for check in broken]
        self.expect(f"{lost} acknowledged operations are not in the database", holds=not lost)
        self.expect(f"{more} effects that nobody was told of", holds=not (exactly and more))


def compare(session: Session, tally: Tally, before: Collection[str] = ()) -> tuple[int, int]:
    """Give how many acknowledged rows are missing, and how many new rows nobody was told of."""
    lost = more = 0
    for path in _TABLES:
        told, there = tally.ids(path), _rows(session, path)
        lost += len(told - there)
        more += len(there - told - set(before))
    return lost, more


def _rows(session: Session, path: str) -> set[str]:
    return {str(row) for row in session.scalars(select(table_of(_TABLES[path]).c.id))}
