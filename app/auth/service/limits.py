"""How often a thing may be tried, counted in the database: it holds over restarts and processes."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from app.auth.models import NO_COUNTY, Attempt
from app.core.errors import TooManyRequests
from app.core.tx import Tx


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` tries in a sliding window of `minutes`."""

    name: str
    count: int
    minutes: int


CODES_PER_PHONE = Limit("code", 5, 15)
CODES_PER_ADDRESS = Limit("code-address", 30, 60)
FAILURES_PER_ACCOUNT = Limit("failure", 10, 15)
FAILURES_PER_ADDRESS = Limit("failure-address", 50, 15)


def check(session: Session, *, limit: Limit, subject: str, now: datetime) -> None:
    """Raise TooManyRequests, with when to come back, once the window is full."""
    since = now - timedelta(minutes=limit.minutes)
    key = f"{limit.name}:{subject}"
    count, oldest = session.exec(
        select(func.count(), func.min(Attempt.at)).where(Attempt.subject == key, col(Attempt.at) > since)
    ).one()
    if count >= limit.count:
        wait = max(1, int((oldest + timedelta(minutes=limit.minutes) - now).total_seconds()))
        raise TooManyRequests(f"试得太多了，请 {-(-wait // 60)} 分钟后再试，或请代办员帮忙", retry_after=wait)


def count_one(tx: Tx, *, limit: Limit, subject: str) -> None:
    """Write one try down."""
    key = f"{limit.name}:{subject}"
    tx.session.add(Attempt(county_id=NO_COUNTY, subject=key, at=tx.now))


def forget_old(tx: Tx) -> None:
    """Drop tries that no window reaches any more."""
    tx.session.exec(delete(Attempt).where(col(Attempt.at) < tx.now - timedelta(hours=2)))


def is_exempt(*, demo: bool, address: str) -> bool:
    """Tell whether limits by address do not count: loopback in demo mode, for load tests."""
    if not demo:
        return False
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
