"""When an errand is due: working days of the county, and a clock that stands still while it waits."""

from datetime import datetime

from app.core.clock import end_of_day, local_date
from app.core.tx import Tx
from app.errands.models import Errand, Handling, PauseReason, ServiceItem
from app.orgs.service import calendar

# An item without a time limit of its own: done by the end of the next working day.
INSTANT_DAYS = 1
REPORTED_DAYS = 20
# How much of the time is used up when the light turns yellow.
WARN_SHARE = 0.8


def first_deadline(tx: Tx, *, item: ServiceItem) -> datetime:
    """Give the moment by which a new errand of an item is due."""
    default = INSTANT_DAYS if item.handling is Handling.instant else REPORTED_DAYS
    return deadline_in(tx, working_days=item.promised_working_days or default)


def deadline_in(tx: Tx, *, working_days: int) -> datetime:
    """Give the end of the working day that lies so many days ahead."""
    day = calendar.add_working_days(tx, start=tx.today, days=working_days)
    return end_of_day(day, tx.settings.timezone)


def warning_before(started_at: datetime, due_at: datetime) -> datetime:
    """Give the moment at which most of the time is used."""
    return started_at + (due_at - started_at) * WARN_SHARE


def restart(tx: Tx, *, errand: Errand, due_at: datetime) -> None:
    """Let the clock run from now to a due date."""
    errand.clock_started_at = tx.now
    errand.due_at = due_at
    errand.warn_at = warning_before(tx.now, due_at)


def stop(tx: Tx, *, errand: Errand, reason: PauseReason) -> None:
    """Let the clock stand still; whoever reads the errand sees for whom it waits."""
    errand.paused_at, errand.pause_reason = tx.now, reason


def resume(tx: Tx, *, errand: Errand) -> None:
    """Let the clock go on: the due date moves by the working days that were waited."""
    assert errand.paused_at is not None, "only a clock that stands goes on"
    zone = tx.settings.timezone
    waited = calendar.working_days_between(tx, start=local_date(errand.paused_at, zone), end=tx.today)
    if waited > 0:
        errand.due_at = _moved(tx, errand.due_at, days=waited)
        if errand.promised_at is not None:
            errand.promised_at = _moved(tx, errand.promised_at, days=waited)
    errand.clock_started_at += tx.now - errand.paused_at
    errand.warn_at = warning_before(errand.clock_started_at, errand.due_at)
    errand.paused_at = errand.pause_reason = errand.paused_until = None


def _moved(tx: Tx, deadline: datetime, *, days: int) -> datetime:
    zone = tx.settings.timezone
    # A deadline is the first moment after its day.
    last_day = local_date(deadline - _MOMENT, zone)
    return end_of_day(calendar.add_working_days(tx, start=last_day, days=days), zone)


_MOMENT = datetime.resolution
