"""What a proof of the books found, and how its parts read rows without keeping them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

# A table and an id, put into words only if the row is bad: most are not.
Row = tuple[str, object]
_ROWS_AT_ONCE = 2000


@dataclass(slots=True)
class Seals:
    """How many seals there are, and the numbers of those that do not match."""

    count: int = 0
    broken: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Verification:
    """What was looked at and found; `first_bad` names the first row that is not as it was written."""

    accounts: int = 0
    entries: int = 0
    transfers: int = 0
    sum: int = 0
    lots_agree: bool = True
    seals: Seals = field(default_factory=Seals)
    ok: bool = True
    first_bad: str | None = None
    bad_count: int = 0

    def bad(self, row: Row, what: str) -> None:
        """Note a row that is wrong; only the first is kept, the rest are counted."""
        self.ok = False
        self.bad_count += 1
        self.first_bad = self.first_bad or f"{row[0]} {row[1]}：{what}"

    def check(self, holds: bool, row: Row, what: str) -> None:  # noqa: FBT001 - the condition itself, as in assert
        """Note the row unless the condition holds."""
        if not holds:
            self.bad(row, what)


def stream(session: Session, statement: Select[Any]) -> Iterator[Any]:
    """Read rows a few at a time, so that a million need no more memory than a thousand."""
    yield from session.execute(statement, execution_options={"yield_per": _ROWS_AT_ONCE})
