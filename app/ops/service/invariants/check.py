"""One thing that is always true of the database: how it is looked at, and what was found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel

from app.core.config import Settings
from app.core.db import table_of

# Whoever reads the report needs examples, not a million lines; a row more says that there are more.
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What a check is given: one moment of the database, the files beside it, and the time."""

    session: Session
    settings: Settings
    now: datetime


@dataclass(slots=True)
class Check:
    """What one check looked at and found; `label` and `problems` are for people."""

    name: str
    label: str
    checked: int = 0
    problems: list[str] = field(default_factory=list)
    bad_count: int = 0

    def bad(self, problem: str) -> None:
        """Note a problem; after the first few the rest is only counted."""
        self.bad_count += 1
        if len(self.problems) < _SHOWN:
            self.problems.append(problem)

    @property
    def ok(self) -> bool:
        """Tell that nothing was found."""
        return not self.problems


Prove = Callable[[Look, Check], None]
# A sentence about a bad row, and the rows it is true of: the first column names the row.
Broken = Mapping[str, Select[Any]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """A check by name; `prove` fills in what it found."""

    name: str
    label: str
    prove: Prove


def no_rows(table: type[SQLModel], broken: Callable[[Look], Broken]) -> Prove:
    """Make a check of one table that the database itself answers: it finds nothing in any of the selects."""

    def prove(look: Look, check: Check) -> None:
        check.checked = count(look.session, table)
        for sentence, rows in broken(look).items():
            add_rows(look, check, table, sentence, rows)

    return prove


def add_rows(look: Look, check: Check, table: type[SQLModel], sentence: str, rows: Select[Any]) -> None:
    """Add a line for each of the first rows of which the sentence is true, and count the rest."""
    found = look.session.execute(rows.limit(_SHOWN + 1)).all()
    check.problems += [f"{table.__tablename__} {row[0]}：{sentence}" for row in found[:_SHOWN]]
    check.bad_count += len(found)


def count(session: Session, table: type[SQLModel]) -> int:
    """Give the number of rows of a table."""
    return int(session.execute(select(func.count()).select_from(table_of(table))).scalar_one())
