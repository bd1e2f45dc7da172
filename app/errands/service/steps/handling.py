"""The work itself: started, promised, paused, returned for papers, done."""

from typing import Any

from sqlmodel import select

from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.errands.forms import CHOSEN_PAUSES
from app.errands.models import Errand, PauseReason, ServiceItemDocument
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.service.steps.custody import bring_home
from app.files.service import attach


def start(_tx: Tx, _errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    return {}


def promise(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Tell the villager a day; from now on the light goes by it."""
    assert step.working_days is not None, "the form asks for it"
    due_at = clock.deadline_in(tx, working_days=step.working_days)
    errand.promised_at = due_at
    clock.restart(tx, errand=errand, due_at=due_at)
    if errand.paused_at is not None:
        errand.paused_at = tx.now
    return {"working_days": step.working_days}


def pause(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Let the clock stand still for a reason that the villager can read."""
    assert step.reason is not None, "the form asks for it"
    if step.reason not in CHOSEN_PAUSES:
        raise InvalidInput.at("/reason", "缺材料请用“退回补材料”")
    if step.until is not None and step.until < tx.today:
        raise InvalidInput.at("/until", "日期已经过去")
    clock.stop(tx, errand=errand, reason=step.reason)
    errand.paused_until = step.until
    return {"reason": step.reason, "until": step.until.isoformat() if step.until else None}


def resume(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    clock.resume(tx, errand=errand)
    return {"due_at": errand.due_at.isoformat()}


def return_for_documents(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Tell everything that is missing at once; the errand goes back to its first agent's list."""
    missing = list(dict.fromkeys(step.missing or []))
    if not missing and not step.note:
        raise InvalidInput.at("/missing", "请至少选一种缺的材料，或写明原因")
    known = set(
        tx.session.exec(
            select(ServiceItemDocument.code).where(ServiceItemDocument.item_id == errand.service_item_id)
        )
    )
    unknown = [code for code in missing if code not in known]
    if unknown:
        raise InvalidInput.at("/missing", f"这个事项的材料清单里没有：{'、'.join(unknown)}")
    errand.missing = missing
    errand.times_returned += 1
    bring_home(errand)
    clock.stop(tx, errand=errand, reason=PauseReason.documents)
    return {"missing": missing}


def resubmit(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    attach_files(tx, errand, step)
    errand.missing = []
    return {}


def complete(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    attach_files(tx, errand, step)
    errand.outcome = step.result or ""
    errand.completed_at = tx.now
    return {"result": errand.outcome, "was_due_at": errand.due_at.isoformat()}


def attach_files(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    if step.file_ids:
        attach(tx, file_ids=step.file_ids, subject_kind="errand", subject_id=errand.id)
