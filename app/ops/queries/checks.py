"""Reads of the nightly checks."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from app.ops.models import CheckRun
from app.ops.schemas import CheckRead, ChecksRead


def read_checks(session: Session) -> ChecksRead:
    """Give the last checks that were begun; some that were never finished are no good news."""
    run = last_run(session)
    if run is None:
        return ChecksRead(last_run_at=None, ok=True, items=[])
    items = [CheckRead.model_validate(item) for item in run.items]
    is_ok = run.finished_at is not None and all(item.ok for item in items)
    return ChecksRead(last_run_at=run.finished_at or run.started_at, ok=is_ok, items=items)


def last_run(session: Session) -> CheckRun | None:
    """Give the newest run."""
    return session.scalars(select(CheckRun).order_by(col(CheckRun.day).desc()).limit(1)).first()


def has_run(session: Session, *, day: date) -> bool:
    """Tell whether a day's checks were begun."""
    return session.scalars(select(col(CheckRun.id)).where(col(CheckRun.day) == day)).first() is not None
