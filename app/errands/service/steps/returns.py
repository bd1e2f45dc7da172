"""Back for papers: everything at once, and a second time only with the town's word."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from app.core.clock import end_of_day
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.errands.kinds import ClosingKind, Mode
from app.errands.models import Errand, PauseReason, ServiceItem, ServiceItemDocument
from app.errands.queries.rules import errand_rules
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.service.parts import drop_open
from app.errands.service.steps.custody import bring_home, start_way_up
from app.errands.service.steps.handling import attach_files

_CLOSED_WITHOUT_PAPERS = "补交期限已过，材料没有补来，先办结；材料齐了随时可以再提"


def needs_approval(tx: Tx, errand: Errand, step: TransitionCreate) -> bool:
    """Tell whether a return asks again for what could have been told the first time.

    What came onto the item's list since then is new. A return that names no paper could have been told.
    """
    if errand.times_returned == 0 or not errand_rules(tx).second_return_needs_approval:
        return False
    missing = step.missing or []
    return not missing or any(code in errand.knowable for code in missing)


def return_(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Tell everything that is missing at once; the errand goes back to its first agent's list."""
    missing = _checked(tx, errand, step)
    return _give_back(tx, errand, missing=missing, note=step.note or "")


def ask(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Ask the town whether the villager may be sent for papers once more; until then work goes on."""
    errand.return_asked = _checked(tx, errand, step)
    errand.return_asked_by, errand.return_asked_at = tx.actor.user_id, tx.now
    errand.return_note = step.note or ""
    return {"asked": errand.return_asked}


def approve(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Return the errand as it was asked; it is counted, for one trip too many."""
    errand.times_returned_again += 1
    note = "。".join(part for part in (errand.return_note, step.note) if part)
    return _give_back(tx, errand, missing=list(errand.return_asked), note=note)


def refuse(_tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    """Let the work go on with the papers that are there."""
    asked = list(errand.return_asked)
    forget_asked(errand)
    return {"asked": asked}


def forget_asked(errand: Errand) -> None:
    """Let go of a second return that was asked for."""
    errand.return_asked, errand.return_note = [], ""
    errand.return_asked_by = errand.return_asked_at = None


def resubmit(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Take the papers, and go on where the item says."""
    attach_files(tx, errand, step)
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    errand.missing, errand.resubmit_by = [], None
    errand.mode = Mode(item.handling)
    start_way_up(tx, errand)
    return {}


def close(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Close what nobody brought the papers for, once the time for it is over."""
    errand.closing_kind, errand.completed_at = ClosingKind.not_resubmitted, tx.now
    errand.outcome = f"{_CLOSED_WITHOUT_PAPERS}。{step.note}"
    errand.resubmit_by = None
    drop_open(tx, errand=errand)
    return {"result": errand.outcome, "closing_kind": errand.closing_kind}


def _give_back(tx: Tx, errand: Errand, *, missing: list[str], note: str) -> dict[str, Any]:
    last = tx.today + timedelta(days=errand_rules(tx).resubmit_days)
    if errand.times_returned == 0:
        errand.knowable = sorted(_listed(tx, errand))
    errand.missing = missing
    errand.times_returned += 1
    errand.resubmit_by = end_of_day(last, tx.settings.timezone)
    errand.mode, errand.report_by = Mode.returned, None
    bring_home(errand)
    clock.stop(tx, errand=errand, reason=PauseReason.documents)
    errand.pause_note = note
    return {"missing": missing, "resubmit_by": last.isoformat()}


def _checked(tx: Tx, errand: Errand, step: TransitionCreate) -> list[str]:
    """Give what is missing, each paper once, all of it on the item's list."""
    missing = list(dict.fromkeys(step.missing or []))
    if not missing and not step.note:
        raise InvalidInput.at("/missing", "请至少选一种缺的材料，或写明原因")
    known = _listed(tx, errand)
    unknown = [code for code in missing if code not in known]
    if unknown:
        raise InvalidInput.at("/missing", f"这个事项的材料清单里没有：{'、'.join(unknown)}")
    return missing


def _listed(tx: Tx, errand: Errand) -> set[str]:
    return set(
        tx.session.exec(
            select(col(ServiceItemDocument.code)).where(ServiceItemDocument.item_id == errand.service_item_id)
        )
    )
