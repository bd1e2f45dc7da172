"""Reversals: one person asks, another decides, and a counter-entry answers the mistake."""

import uuid

from sqlmodel import select

from app.core import events
from app.core.db import insert_into, new_id
from app.core.errors import NotAllowed, NotFound, Problem
from app.core.permissions import Permission
from app.core.states import available
from app.core.tx import Tx
from app.ledger.service import reversal as ledger_reversal
from app.points.events import ReversalDecided
from app.points.models import Award, Reversal, ReversalAction, ReversalState
from app.points.queries.reversals import get_entry
from app.points.service import caps
from app.points.states import REVERSAL_TRANSITIONS, may_decide

_REVERSIBLE = frozenset({"award", "deduction", "opening"})


class NotReversibleHere(Problem):
    """Only what rules gave or took is reversed; a purchase is refunded by its shop."""

    title = "不能冲正"


class AlreadyRequested(Problem):
    """Somebody asked for the same before."""

    title = "已申请冲正"


class AlreadyDecided(Problem):
    """A second person has answered before."""

    title = "已经处理过"


def request(tx: Tx, *, entry_id: uuid.UUID, reason: str) -> Reversal:
    """Ask to take an award back; nothing moves until another person agrees."""
    entry, purse = get_entry(tx, entry_id=entry_id)
    resident = purse.resident
    if not tx.actor.can(Permission.reversal_request, resident.path):
        raise NotFound("没有找到这条积分流水")
    if entry.kind not in _REVERSIBLE:
        raise NotReversibleHere("只能冲正记分和扣分。兑换的东西请由店主办理退回")
    facts = {
        "id": new_id(),
        "county_id": resident.county_id,
        "transfer_id": entry.transfer_id,
        "entry_id": entry.id,
        "resident_id": resident.id,
        "path": resident.path,
        "amount": entry.amount,
        "reason": reason,
        "state": ReversalState.requested,
        "requested_by": tx.actor.user_id,
        "requested_by_name": tx.actor.name,
        "note": "",
        "created_at": tx.now,
    }
    statement = insert_into(tx.session, Reversal).values(**facts).on_conflict_do_nothing()
    if tx.session.execute(statement.returning(Reversal.__table__.c.id)).first() is None:  # type: ignore[attr-defined]
        raise AlreadyRequested("这条流水已经有人申请冲正")
    return tx.session.get_one(Reversal, facts["id"])


def decide(tx: Tx, *, reversal: Reversal, action: ReversalAction, note: str = "") -> Reversal:
    """Agree or not; whoever asked, and whose points they are, may not."""
    if not may_decide(reversal, tx.actor):
        raise NotAllowed("冲正要由另一位有权限的人复核，申请人和当事人不能复核")
    step = available(REVERSAL_TRANSITIONS, reversal, tx.actor).get(action)
    if step is None or step.target is None:
        raise AlreadyDecided("这条冲正申请已经处理过，请刷新后查看")
    reversal.state = ReversalState(step.target)
    reversal.decided_by, reversal.decided_at, reversal.note = tx.actor.user_id, tx.now, note
    tx.session.add(reversal)
    if action is ReversalAction.approve:
        _take_back(tx, reversal)
    events.publish(
        tx,
        ReversalDecided(
            reversal_id=reversal.id,
            resident_id=reversal.resident_id,
            state=reversal.state,
            amount=reversal.amount,
        ),
    )
    tx.session.flush()
    return reversal


def _take_back(tx: Tx, reversal: Reversal) -> None:
    """Write the counter-entry; points that were spent become a debt which the next points pay."""
    award = tx.session.exec(select(Award).where(Award.transfer_id == reversal.transfer_id)).first()
    if award is not None and award.cap_use_id is not None:
        # The cap is touched before the accounts, as awarding does, so that the two cannot deadlock.
        caps.give_back(tx, cap_use_id=award.cap_use_id, quantity=award.quantity)
    ledger_reversal.reverse(
        tx,
        transfer_id=reversal.transfer_id,
        reference=f"reversal:{reversal.id}",
        reason_label=f"冲正：{reversal.reason}"[:200],
        allow_debt=True,
    )
