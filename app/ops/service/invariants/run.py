"""Every invariant of the database, looked at one after the other."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from app.core.clock import utc_now
from app.core.config import Settings
from app.ops.service.invariants.answers import ANSWERS
from app.ops.service.invariants.archives import ARCHIVES
from app.ops.service.invariants.authorities import AUTHORITIES
from app.ops.service.invariants.books import BOOKS
from app.ops.service.invariants.cases import CASES
from app.ops.service.invariants.check import Check, Invariant, Look
from app.ops.service.invariants.consents import CONSENTS
from app.ops.service.invariants.counters import COUNTERS
from app.ops.service.invariants.custody import CUSTODY
from app.ops.service.invariants.letters import LETTERS
from app.ops.service.invariants.log import LOG
from app.ops.service.invariants.papers import PAPERS
from app.ops.service.invariants.places import PLACES
from app.ops.service.invariants.thanks import THANKS
from app.ops.service.invariants.trips import TRIPS

INVARIANTS: tuple[Invariant, ...] = (
    *BOOKS,
    *LOG,
    *COUNTERS,
    *CASES,
    *ANSWERS,
    *THANKS,
    *PLACES,
    *PAPERS,
    *ARCHIVES,
    *LETTERS,
    *CONSENTS,
    *CUSTODY,
    *TRIPS,
    *AUTHORITIES,
)


def run_checks(session: Session, settings: Settings, *, now: datetime | None = None) -> list[Check]:
    """Look at everything, and give what was found; memory stays flat, the database does the work."""
    return list(checks(session, settings, now=now))


def checks(session: Session, settings: Settings, *, now: datetime | None = None) -> Iterator[Check]:
    """Give one check after the other, as soon as it is done."""
    look = Look(session=session, settings=settings, now=now or utc_now())
    for invariant in INVARIANTS:
        check = Check(invariant.name, invariant.label)
        invariant.prove(look, check)
        yield check
