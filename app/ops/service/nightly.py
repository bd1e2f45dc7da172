"""The nightly look at everything: once a night however many workers there are, with an alarm."""

import logging
import uuid
from dataclasses import asdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from app.core.config import Settings
from app.core.db import Database
from app.ops.models import CheckRun
from app.ops.queries.checks import has_run, last_run
from app.ops.service.invariants.run import run_checks

log = logging.getLogger(__name__)

# Of every county at once: the checks look at the whole database.
_NO_COUNTY = uuid.UUID(int=0)
_FIRST_HOUR, _LAST_HOUR = 2, 5
_KEPT_DAYS = 90
# A server that sleeps at night is looked over in the day.
_LATE = timedelta(hours=30)


def look_over_if_due(database: Database, settings: Settings, *, now: datetime) -> bool:
    """Run the night's checks if nobody did; tell whether it was us."""
    local = now.astimezone(ZoneInfo(settings.timezone))
    with database.transaction(write=False) as session:
        if not _is_due(session, local=local, now=now):
            return False
    if not _claim(database, day=local.date(), now=now):
        return False
    with database.snapshot() as session:
        found = run_checks(session, settings, now=now)
    items = [{**asdict(check), "ok": check.ok} for check in found]
    for check in found:
        if not check.ok:
            log.error("check failed: %s: %d problems", check.name, len(check.problems))
    with database.transaction() as session:
        run = last_run(session)
        assert run is not None, "it was claimed above"
        run.items, run.finished_at = items, now
    return True


def _is_due(session: Session, *, local: datetime, now: datetime) -> bool:
    if _FIRST_HOUR <= local.hour < _LAST_HOUR:
        return not has_run(session, day=local.date())
    run = last_run(session)
    return run is not None and run.started_at < now - _LATE


def _claim(database: Database, *, day: date, now: datetime) -> bool:
    """Take the night; False when another worker was faster."""
    try:
        with database.transaction() as session:
            session.add(CheckRun(county_id=_NO_COUNTY, day=day, started_at=now))
            old = col(CheckRun.day) < day - timedelta(days=_KEPT_DAYS)
            session.execute(delete(CheckRun).where(old))
    except IntegrityError:
        return False
    return True
