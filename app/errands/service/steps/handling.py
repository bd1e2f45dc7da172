"""The work itself: started, promised, paused, put off, done."""

from typing import Any

from app.core.errors import InvalidInput, NotAllowed
from app.core.tx import Tx
from app.errands.forms import CHOSEN_PAUSES
from app.errands.kinds import STRUCK_OUT, ClosingKind, Mode
from app.errands.models import Category, Errand, ServiceItem
from app.errands.queries.reach import case_of
from app.errands.queries.rules import errand_rules
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.ties import closings_of
from app.files.service import attach


def start(_tx: Tx, _errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    return {}


def promise(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Tell the villager a day; from now on the light goes by it."""
    assert step.working_days is not None, "the form asks for it"
    check_days(step.working_days, most=errand_rules(tx).promise_days_max)
    due_at = clock.deadline_in(tx, working_days=step.working_days)
    if errand.promised_at is not None and due_at > errand.due_at:
        raise InvalidInput.at("/working_days", "已经答应过群众一个日子，要往后推请用“延期”并说明原因")
    errand.promised_at = due_at
    clock.restart(tx, errand=errand, due_at=due_at)
    if errand.paused_at is not None:
        errand.paused_at = tx.now
    return {"working_days": step.working_days}


def extend(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Put the due date off, for a reason that the villager reads; it is counted, and bounded."""
    assert step.working_days is not None, "the form asks for it"
    check_days(step.working_days, most=errand_rules(tx).extension_days_max)
    was_due_at = errand.due_at
    clock.put_off(tx, errand=errand, working_days=step.working_days)
    errand.times_extended += 1
    moved = {"was_due_at": was_due_at.isoformat(), "due_at": errand.due_at.isoformat()}
    return {"working_days": step.working_days, **moved}


def check_days(working_days: int, *, most: int) -> None:
    """Refuse more working days than the county allows."""
    if working_days > most:
        raise InvalidInput.at("/working_days", f"县里规定最多 {most} 个工作日")


def pause(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Let the clock stand still for a reason that the villager can read."""
    assert step.reason is not None, "the form asks for it"
    if step.reason not in CHOSEN_PAUSES:
        raise InvalidInput.at("/reason", "缺材料请用“退回补材料”")
    if step.until is not None and step.until < tx.today:
        raise InvalidInput.at("/until", "日期已经过去")
    rules = errand_rules(tx)
    until = step.until or clock.day_in(tx, working_days=rules.pause_days)
    if until > clock.day_in(tx, working_days=rules.pause_days_max):
        raise InvalidInput.at("/until", f"一次暂停最多 {rules.pause_days_max} 个工作日，到时还等可以再暂停")
    clock.stop(tx, errand=errand, reason=step.reason)
    errand.paused_until = until
    errand.pause_for, errand.pause_note = step.waiting_for or "", step.note or ""
    return {"reason": step.reason, "until": until.isoformat(), "waiting_for": errand.pause_for}


def resume(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    waited = clock.resume(tx, errand=errand)
    return {"due_at": errand.due_at.isoformat(), "waited_days": waited}


def complete(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    attach_files(tx, errand, step)
    errand.outcome = step.result or ""
    errand.completed_at = tx.now
    errand.closing_kind = step.closing_kind or _usual_closing(tx, errand)
    _check_closing(tx, errand, errand.closing_kind)
    if errand.closing_kind is ClosingKind.returned:
        errand.mode = Mode.returned
    was = {"was_due_at": errand.due_at.isoformat(), "closing_kind": errand.closing_kind}
    return {"result": errand.outcome, **was}


def _check_closing(tx: Tx, errand: Errand, kind: ClosingKind) -> None:
    """Refuse a way to close that is another's to decide."""
    if kind is ClosingKind.not_resubmitted:
        raise InvalidInput.at("/closing_kind", "补交不来要在补交期限过后，从“待补材料”办结")
    if kind not in closings_of(case_of(tx, errand), tx.actor):
        if kind in STRUCK_OUT:
            raise NotAllowed("作废或删除要由站长或镇里来定，经办人自己不能定")
        raise NotAllowed("这件事不在您手上，您只能按作废或删除办结")
    if kind is ClosingKind.returned and errand.times_returned:
        if errand.return_asked_at is None and not errand_rules(tx).second_return_needs_approval:
            return
        raise InvalidInput.at("/closing_kind", "已经退回过一次，再退要镇里同意，请用“退回补材料”")


def _usual_closing(tx: Tx, errand: Errand) -> ClosingKind:
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    is_question = item.category is Category.consultation
    return ClosingKind.consultation if is_question else ClosingKind.normal


def attach_files(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    if step.file_ids:
        attach(tx, file_ids=step.file_ids, subject_kind="errand", subject_id=errand.id)
