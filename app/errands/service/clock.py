"""When an errand is due: working days of the county, and a clock that stands still while it waits."""

from datetime import date, datetime

from app.core.clock import end_of_day, last_day, local_date
from app.core.tx import Tx
from app.errands.models import Errand, Handling, PauseReason, ServiceItem
from app.errands.queries.rules import errand_rules
from app.orgs.service import calendar

_HUNDRED = 100


def first_deadline(tx: Tx, *, item: ServiceItem) -> datetime:
    """Give the moment by which a new errand of an item is due."""
    rules = errand_rules(tx)
    default = rules.instant_days if item.handling is Handling.instant else rules.reported_days
    return deadline_in(tx, working_days=item.promised_working_days or default)


def deadline_in(tx: Tx, *, working_days: int) -> datetime:
    """Give the end of the working day that lies so many days ahead."""
    return end_of_day(day_in(tx, working_days=working_days), tx.settings.timezone)


def day_in(tx: Tx, *, working_days: int) -> date:
    return calendar.add_working_days(tx, start=tx.today, days=working_days)


def warning_before(tx: Tx, started_at: datetime, due_at: datetime) -> datetime:
    """Give the moment at which most of the time is used."""
    return started_at + (due_at - started_at) * errand_rules(tx).warn_percent / _HUNDRED


def restart(tx: Tx, *, errand: Errand, due_at: datetime) -> None:
    """Let the clock run from now to a due date."""
    errand.clock_started_at = tx.now
    errand.due_at = due_at
    errand.warn_at = warning_before(tx, tx.now, due_at)


def put_off(tx: Tx, *, errand: Errand, working_days: int) -> None:
    """Move the due date, and what was promised, by working days; the clock goes on as it ran."""
    errand.due_at = _moved(tx, errand.due_at, days=working_days)
    if errand.promised_at is not None:
        errand.promised_at = _moved(tx, errand.promised_at, days=working_days)
    errand.warn_at = warning_before(tx, errand.clock_started_at, errand.due_at)


def stop(tx: Tx, *, errand: Errand, reason: PauseReason) -> None:
    """Let the clock stand still; whoever reads the errand sees for whom it waits."""
    errand.paused_at, errand.pause_reason = tx.now, reason


def resume(tx: Tx, *, errand: Errand) -> int:
    """Let the clock go on: what is due moves by the working days that were waited, which it gives.

    What was late already when it began to wait stays late: nothing moves.
    A pause is over at the end of its last day, whenever somebody or the worker comes to it.
    """
    assert errand.paused_at is not None, "only a clock that stands goes on"
    zone = tx.settings.timezone
    ended_at = tx.now
    if errand.paused_until is not None:
        ended_at = max(errand.paused_at, min(tx.now, end_of_day(errand.paused_until, zone)))
    last = min(local_date(ended_at, zone), errand.paused_until or tx.today)
    started = local_date(errand.paused_at, zone)
    waited = 0
    if errand.paused_at < errand.due_at:
        waited = max(0, calendar.working_days_between(tx, start=started, end=last))
        errand.clock_started_at += ended_at - errand.paused_at
        put_off(tx, errand=errand, working_days=waited)
    if errand.report_by is not None:
        errand.report_by = _moved(tx, errand.report_by, days=waited)
    errand.paused_at = errand.pause_reason = errand.paused_until = None
    errand.pause_for = errand.pause_note = ""
    return waited


def _moved(tx: Tx, deadline: datetime, *, days: int) -> datetime:
    if days == 0:
        return deadline
    day = calendar.add_working_days(tx, start=last_day(deadline, tx.settings.timezone), days=days)
    return end_of_day(day, tx.settings.timezone)
