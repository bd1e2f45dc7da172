"""One step of a thing: may it happen, what belongs to it, and who did it."""

import uuid
from collections.abc import Callable

from app.core.errors import NotAllowed, Problem
from app.core.forms import check_given
from app.core.states import Transition, available
from app.core.tx import Tx
from app.custody.forms import FORMS
from app.custody.models import CustodyAction, CustodyItem, CustodyKind, CustodyState
from app.custody.queries.cases import case_of
from app.custody.queries.reach import lock_item
from app.custody.schemas import CustodyTransitionCreate
from app.custody.service import pictures
from app.custody.service.passing import (
    decline,
    from_office,
    hand_over,
    last_holder,
    receive,
    to_office,
)
from app.custody.service.record import Told, record
from app.custody.states import ACTION_LABELS, CLOSED, STATE_LABELS, TRANSITIONS, Case, may_ever
from app.custody.words import yuan

A, S = CustodyAction, CustodyState
Change = Callable[[Tx, CustodyItem, CustodyTransitionCreate], Told]


class ActionUnavailable(Problem):
    """The thing has moved on, or is in somebody else's hands."""

    title = "现在不能这样操作"


class CashNotBalanced(Problem):
    """Received is not what was spent and given back."""

    title = "钱对不上"


def move(tx: Tx, *, item_id: uuid.UUID, step: CustodyTransitionCreate) -> CustodyItem:
    """Take one step with everything that belongs to it.

    Raises NotFound for a thing that the actor may not see, NotAllowed for a step that is never the
    actor's, ActionUnavailable for one that is not open now, InvalidInput for what the step asks for,
    CashNotBalanced for money that is not all there.
    """
    item = lock_item(tx, item_id=item_id)
    transition = _allowed(tx, item, step)
    _check_form(item, step)
    pictures.check(
        tx,
        action=step.action,
        resident_id=item.resident_id,
        file_ids=step.file_ids,
        witness=step.witness or "",
    )
    holder_id = item.holder_id
    told = _CHANGES[step.action](tx, item, step)
    if transition.target is not None:
        item.state = CustodyState(transition.target)
    _settle_ends(tx, item)
    item.version += 1
    tx.session.add(item)
    movement = record(tx, item, step.action, told, from_holder_id=holder_id)
    pictures.keep(tx, movement=movement, file_ids=step.file_ids)
    return item


def _settle_ends(tx: Tx, item: CustodyItem) -> None:
    """Nobody holds what is closed; what is open again is somebody's."""
    is_closed = item.state in CLOSED
    item.closed_at = tx.now if is_closed else None
    if is_closed:
        item.holder_id = None
    if item.state is not S.at_office:
        item.office = ""
    if item.state is not S.carried:
        item.carrier_id = None


def _allowed(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Transition[Case]:
    case = case_of(tx, item)
    if not may_ever(case, tx.actor, step.action):
        raise NotAllowed(f"您的身份不能对这样东西“{ACTION_LABELS[step.action]}”")
    transition = available(TRANSITIONS, case, tx.actor).get(step.action)
    if transition is None or step.version not in (None, item.version):
        state, label = STATE_LABELS[item.state], ACTION_LABELS[step.action]
        raise ActionUnavailable(f"这样东西现在是“{state}”，不能“{label}”，请刷新后再看")
    return transition


def _check_form(item: CustodyItem, step: CustodyTransitionCreate) -> None:
    """Take what the step's form asks for: nothing missing, nothing besides."""
    form = FORMS[step.action]
    fields, required = set(form.fields), set(form.required)
    if item.kind is not CustodyKind.cash:
        fields.discard("amount_fen")
    elif "amount_fen" in fields:
        required.add("amount_fen")
    check_given(step, fields=fields, required=sorted(required))


def _note(_tx: Tx, _item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    return Told(witness=step.witness or "", note=step.note or "")


def _confirm(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    item.confirmed_at = tx.now
    return _note(tx, item, step)


def _spend(_tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    assert step.amount_fen is not None, "the form asks for it"
    left = left_of(item)
    if not 0 < step.amount_fen <= left:
        raise CashNotBalanced(f"手里只剩 {yuan(left)}，不能记花了 {yuan(step.amount_fen)}")
    item.spent_fen += step.amount_fen
    return Told(amount_fen=step.amount_fen, note=step.note or "")


def _give_back(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Give it back, money to the last fen: what was received is spent or returned."""
    amount, left = step.amount_fen or 0, left_of(item)
    if amount != left:
        raise CashNotBalanced(
            f"收了 {yuan(item.received_fen)}，花了 {yuan(item.spent_fen)}，应退 {yuan(left)}，"
            f"您写的是 {yuan(amount)}"
        )
    item.is_witnessed = step.action is A.give_back_witnessed
    if item.is_witnessed:
        item.returned_fen = amount
        item.confirmed_at = item.confirmed_at or tx.now
    return Told(amount_fen=amount, witness=step.witness or "", note=step.note or "")


def _confirm_back(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    item.returned_fen = left_of(item)
    item.confirmed_at = item.confirmed_at or tx.now
    return Told(amount_fen=item.returned_fen, note=step.note or "")


def _object(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Open it again, in the hands of whoever says to have given it back."""
    item.holder_id = item.holder_id or last_holder(tx, item)
    item.returned_fen, item.is_witnessed = 0, False
    return _note(tx, item, step)


def _settle(_tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Close what went wrong: money that is gone is written down as missing, the rest as returned."""
    left, missing = left_of(item), step.amount_fen or 0
    if missing > left:
        raise CashNotBalanced(f"只有 {yuan(left)} 没有着落，不能记少了 {yuan(missing)}")
    item.missing_fen = missing
    item.returned_fen += left - missing
    return Told(amount_fen=item.missing_fen, note=step.note or "")


def left_of(item: CustodyItem) -> int:
    """Give the money that is still in the holder's hands, in fen."""
    return item.received_fen - item.spent_fen - item.returned_fen - item.missing_fen


_CHANGES: dict[CustodyAction, Change] = {
    A.confirm: _confirm,
    A.spend: _spend,
    A.hand_over: hand_over,
    A.receive: receive,
    A.decline: decline,
    A.to_office: to_office,
    A.from_office: from_office,
    A.hand_in: _note,
    A.give_back: _give_back,
    A.give_back_witnessed: _give_back,
    A.confirm_back: _confirm_back,
    A.recall: _note,
    A.object: _object,
    A.report_damaged: _note,
    A.report_lost: _note,
    A.found: _note,
    A.settle: _settle,
}
