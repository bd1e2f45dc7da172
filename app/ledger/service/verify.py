"""Proof of the books: every balance, lot, hold and seal computed again from the rows, in flat memory."""

import uuid
from dataclasses import dataclass, field

from sqlmodel import Session


@dataclass(slots=True)
class Seals:
    """How many seals there are, and the numbers of those that do not match."""

    count: int = 0
    broken: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Verification:
    """What was looked at and what was found; `first_bad` names the first row that is not as it was written."""

    accounts: int = 0
    entries: int = 0
    transfers: int = 0
    sum: int = 0
    lots_agree: bool = True
    seals: Seals = field(default_factory=Seals)
    ok: bool = True
    first_bad: str | None = None


def verify(session: Session, *, county_id: uuid.UUID | None = None) -> Verification:
    """Prove one county's books, or all."""
    raise NotImplementedError
