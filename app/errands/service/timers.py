"""What falls due by itself: pauses that are over, and work that nobody signed for."""

from datetime import timedelta

from sqlmodel import col, select

from app.core import audit
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.errands.queries.rules import errand_rules
from app.errands.service import clock
from app.errands.service.record import Taken, record
from app.errands.states import IN_HAND

_RESUMED = "暂停的日子到了，自动恢复办理"


def resume_next(tx: Tx) -> bool:
    """Let the clock of one errand go on whose pause is over; False when none is left."""
    due = (
        select(Errand)
        .where(
            Errand.county_id == tx.actor.county_id,
            col(Errand.state).in_(IN_HAND),
            col(Errand.paused_until) < tx.today,
        )
        .order_by(col(Errand.paused_until), col(Errand.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    errand = tx.session.exec(due).first()
    if errand is None:
        return False
    details = {"waited_days": clock.resume(tx, errand=errand), "due_at": errand.due_at.isoformat()}
    record(tx, errand=errand, taken=Taken("resume", errand.state, _RESUMED, details))
    _note(tx, errand, "errand.resumed")
    return True


def sign_next(tx: Tx) -> bool:
    """Sign for one errand that was done long ago and nobody signed for; False when none is left."""
    days = errand_rules(tx).sign_days
    due = (
        select(Errand)
        .where(
            Errand.county_id == tx.actor.county_id,
            Errand.state == ErrandState.completed,
            col(Errand.completed_at) <= tx.now - timedelta(days=days),
        )
        .order_by(col(Errand.completed_at), col(Errand.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    errand = tx.session.exec(due).first()
    if errand is None:
        return False
    source, errand.state = errand.state, ErrandState.signed
    note = f"办结满 {days} 天没有人签收，系统自动签收；仍可以评价和要求重办"
    record(tx, errand=errand, taken=Taken("sign", source, note, {"by": "auto"}))
    _note(tx, errand, "errand.signed")
    return True


def _note(tx: Tx, errand: Errand, action: str) -> None:
    audit.note(
        tx,
        action=action,
        subject_kind="errand",
        subject_id=errand.id,
        resident_id=errand.beneficiary_id,
    )
