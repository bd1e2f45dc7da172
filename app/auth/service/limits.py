"""How often a thing may be tried, counted in the database: it holds over restarts and processes."""

import ipaddress
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, insert, or_, select
from sqlmodel import col, delete

from app.auth.models import NO_COUNTY, Attempt
from app.core.db import new_id, table_of
from app.core.errors import TooManyRequests
from app.core.tx import Tx

# Any number: whoever counts tries waits here for the one before, so that no two count the same.
_COUNTING_LOCK = 7_130_512
# One network at home or in an office has this many bits of an IPv6 address for itself.
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` tries in a sliding window of `minutes`."""

    name: str
    count: int
    minutes: int


CODES_PER_PHONE = Limit("code", 5, 15)
CODES_PER_DEVICE = Limit("code-device", 5, 15)
CODES_PER_ADDRESS = Limit("code-address", 30, 60)
CODES_PER_SERVER = Limit("code-server", 3000, 60)
GUESSES_PER_ACCOUNT = Limit("guess", 10, 15)
GUESSES_PER_DEVICE = Limit("guess-device", 10, 15)
GUESSES_PER_SESSION = Limit("guess-session", 10, 15)
GUESSES_PER_ADDRESS = Limit("guess-address", 50, 15)
GUESSES_PER_SERVER = Limit("guess-server", 1000, 15)


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on one account, device, address or the whole server."""

    limit: Limit
    subject: str = ""

    @property
    def key(self) -> str:
        """Name what is counted."""
        return f"{self.limit.name}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Tries that are counted already, and the names of limits that they filled."""

    ids: tuple[uuid.UUID, ...]
    filled: tuple[str, ...]


def reserve(tx: Tx, *, bounds: Sequence[Bound]) -> Ticket:
    """Count a try before it is made; raises TooManyRequests, and counts nothing, when one limit is full.

    The caller commits before it looks whether the try is right: of a hundred that come at once, only as
    many are looked at as the limit has room for.
    """
    if tx.session.get_bind().dialect.name == "postgresql":
        tx.session.execute(select(func.pg_advisory_xact_lock(_COUNTING_LOCK)))
    used = _used(tx, bounds)
    for bound in bounds:
        count, oldest = used.get(bound.key, (0, tx.now))
        if count >= bound.limit.count:
            raise _refusal(oldest + timedelta(minutes=bound.limit.minutes) - tx.now)
    ids = tuple(new_id() for _ in bounds)
    rows = [
        {"id": number, "county_id": NO_COUNTY, "subject": bound.key, "at": tx.now}
        for number, bound in zip(ids, bounds, strict=True)
    ]
    tx.session.execute(insert(table_of(Attempt)), rows)
    filled = [one.limit.name for one in bounds if used.get(one.key, (0,))[0] + 1 >= one.limit.count]
    return Ticket(ids=ids, filled=tuple(filled))


def release(tx: Tx, *, ticket: Ticket) -> None:
    """Take a try back: it was right."""
    tx.session.exec(delete(Attempt).where(col(Attempt.id).in_(ticket.ids)))


def forget_old(tx: Tx) -> None:
    """Drop tries that no window reaches any more."""
    tx.session.exec(delete(Attempt).where(col(Attempt.at) < tx.now - timedelta(hours=2)))


def of_address(limit: Limit, *, demo: bool, address: str) -> list[Bound]:
    """Give the limit of an address; of IPv6 its network, of loopback in demo mode none, for load tests."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return [Bound(limit, address[:64])]
    if demo and parsed.is_loopback:
        return []
    if isinstance(parsed, ipaddress.IPv6Address):
        return [Bound(limit, str(ipaddress.ip_network((parsed, _IPV6_PREFIX), strict=False)))]
    return [Bound(limit, str(parsed))]


def _used(tx: Tx, bounds: Sequence[Bound]) -> dict[str, tuple[int, datetime]]:
    windows = [
        and_(
            col(Attempt.subject) == bound.key,
            col(Attempt.at) > tx.now - timedelta(minutes=bound.limit.minutes),
        )
        for bound in bounds
    ]
    rows = tx.session.execute(
        select(col(Attempt.subject), func.count(), func.min(Attempt.at))
        .where(or_(*windows))
        .group_by(col(Attempt.subject))
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _refusal(wait: timedelta) -> TooManyRequests:
    seconds = max(1, int(wait.total_seconds()))
    return TooManyRequests(
        f"试得太多了，请 {-(-seconds // 60)} 分钟后再试，或请代办员帮忙", retry_after=seconds
    )
