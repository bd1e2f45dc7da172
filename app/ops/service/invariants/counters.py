"""Invariants of the shops: orders, what is held for them, and what lies on the shelves."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.core.db import table_of
from app.ledger.models import Account, Hold, HoldEnd, HoldLine, HoldOutcome, Posting, Transfer
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows
from app.shop.models import (
    Offer,
    OfferAllowance,
    Order,
    OrderAction,
    OrderState,
    OrderStep,
    StockMove,
)

_ORDER, _STEP, _OFFER = table_of(Order), table_of(OrderStep), table_of(Offer)
_HOLD, _LINE, _END = table_of(Hold), table_of(HoldLine), table_of(HoldEnd)
_POSTING, _TRANSFER, _ACCOUNT = table_of(Posting), table_of(Transfer), table_of(Account)
_MOVE, _ALLOWANCE = table_of(StockMove), table_of(OfferAllowance)

S = OrderState
_OUTCOMES = {
    S.held: None,
    S.collected: HoldOutcome.captured,
    S.refunded: HoldOutcome.captured,
    S.cancelled: HoldOutcome.void,
    S.expired: HoldOutcome.lapsed,
}
_LAST_STEPS = {
    S.held: OrderAction.place,
    S.collected: OrderAction.collect,
    S.refunded: OrderAction.refund,
    S.cancelled: OrderAction.cancel,
    S.expired: OrderAction.expire,
}
_STEP_COUNTS = {S.held: 1, S.refunded: 3}


def _holds(_look: Look) -> Broken:
    """An order holds points and units exactly as long as it is open."""
    lines = select(_LINE.c.id).where(_LINE.c.hold_id == _ORDER.c.hold_id)
    ends = select(_END.c.id).where(_END.c.hold_id == _ORDER.c.hold_id)
    amount = lines.where(
        _LINE.c.amount == _ORDER.c.points, _LINE.c.debit_id.is_distinct_from(_OFFER.c.shelf_id)
    )
    units = lines.where(_LINE.c.amount == _ORDER.c.quantity, _LINE.c.debit_id == _OFFER.c.shelf_id)
    agrees = [
        and_(
            _ORDER.c.state == state,
            ~ends.exists() if outcome is None else ends.where(_END.c.outcome == outcome).exists(),
        )
        for state, outcome in _OUTCOMES.items()
    ]
    orders = select(_ORDER.c.id).join(_OFFER, _OFFER.c.id == _ORDER.c.offer_id)
    return {
        "状态与冻结的结果不符": orders.where(~or_(*agrees)),
        "冻结的积分与应付的不同": orders.where(~amount.exists()),
        "冻结的数量与兑换的不同": orders.where(_OFFER.c.shelf_id.is_not(None), ~units.exists()),
        "冻结不是为它而设": orders.join(_HOLD, _HOLD.c.id == _ORDER.c.hold_id).where(
            or_(_HOLD.c.source_id.is_(None), _HOLD.c.source_id != _ORDER.c.id)
        ),
    }


def _lost_holds(_look: Look) -> Broken:
    order = select(_ORDER.c.id).where(_ORDER.c.hold_id == _HOLD.c.id)
    return {"冻结没有对应的兑换单": select(_HOLD.c.id).where(_HOLD.c.kind == "order", ~order.exists())}


def _payments(_look: Look) -> Broken:
    """A collected order was paid by its own hold; a refunded one was given back."""
    paid = (
        select(_POSTING.c.id)
        .join(_LINE, _LINE.c.id == _POSTING.c.hold_line_id)
        .where(_POSTING.c.transfer_id == _ORDER.c.transfer_id, _LINE.c.hold_id == _ORDER.c.hold_id)
    )
    returned = select(_TRANSFER.c.id).where(_TRANSFER.c.reverses == _ORDER.c.transfer_id)
    orders = select(_ORDER.c.id).where(_ORDER.c.transfer_id.is_not(None))
    return {
        "付款不是来自它的冻结": orders.where(~paid.exists()),
        "已退回，却没有退款": orders.where(_ORDER.c.state == S.refunded, ~returned.exists()),
        "没有退回，却有退款": orders.where(_ORDER.c.state != S.refunded, returned.exists()),
    }


def _steps(_look: Look) -> Broken:
    """What happened to an order is written down, step by step, up to where it stands."""
    steps = select(_STEP.c.id).where(_STEP.c.order_id == _ORDER.c.id)
    number = select(func.count()).where(_STEP.c.order_id == _ORDER.c.id).scalar_subquery()
    complete = [
        and_(
            _ORDER.c.state == state,
            number == _STEP_COUNTS.get(state, 2),
            steps.where(_STEP.c.action == action).exists(),
            steps.where(_STEP.c.action == OrderAction.place).exists(),
        )
        for state, action in _LAST_STEPS.items()
    ]
    is_open = _ORDER.c.state == S.held
    return {
        "经过不完整，或与状态不符": select(_ORDER.c.id).where(~or_(*complete)),
        "办结时间缺失或多余": select(_ORDER.c.id).where(is_open != _ORDER.c.closed_at.is_(None)),
    }


def _stock(_look: Look) -> Broken:
    """What came in, less what went out, is on the shelf; what is reserved is what open orders ask for."""
    moved = _sum(_MOVE.c.quantity, _MOVE.c.offer_id == _OFFER.c.id)
    delivered = _sum(_ORDER.c.quantity, _ORDER.c.offer_id == _OFFER.c.id, _ORDER.c.state == S.collected)
    reserved = _sum(_ORDER.c.quantity, _ORDER.c.offer_id == _OFFER.c.id, _ORDER.c.state == S.held)
    shelves = select(_OFFER.c.id).join(_ACCOUNT, _ACCOUNT.c.id == _OFFER.c.shelf_id)
    there = _ACCOUNT.c.credits + _ACCOUNT.c.refunds - _ACCOUNT.c.debits
    return {
        "库存不等于进货减去兑出": shelves.where(there != moved - delivered),
        "预留不等于待取的数量": shelves.where(_ACCOUNT.c.held != reserved),
    }


def _stock_moves(_look: Look) -> Broken:
    amount = (
        select(_POSTING.c.id)
        .where(
            _OFFER.c.id == _MOVE.c.offer_id,
            _POSTING.c.transfer_id == _MOVE.c.transfer_id,
            _POSTING.c.amount == func.abs(_MOVE.c.quantity),
            or_(
                and_(_MOVE.c.quantity > 0, _POSTING.c.credit_id == _OFFER.c.shelf_id),
                and_(_MOVE.c.quantity < 0, _POSTING.c.debit_id == _OFFER.c.shelf_id),
            ),
        )
        .correlate(_MOVE)
    )
    return {"与记账的数量不同": select(_MOVE.c.id).where(~amount.exists())}


def _allowances(_look: Look) -> Broken:
    """The counter against the limit is what the resident has had or reserved."""
    had = _sum(
        _ORDER.c.quantity,
        _ORDER.c.offer_id == _ALLOWANCE.c.offer_id,
        _ORDER.c.resident_id == _ALLOWANCE.c.resident_id,
        _ORDER.c.state.in_((S.held, S.collected)),
    )
    return {"已兑数量与兑换单不符": select(_ALLOWANCE.c.id).where(_ALLOWANCE.c.quantity != had)}


def _uncounted(_look: Look) -> Broken:
    counted = select(_ALLOWANCE.c.id).where(
        _ALLOWANCE.c.offer_id == _ORDER.c.offer_id, _ALLOWANCE.c.resident_id == _ORDER.c.resident_id
    )
    return {"没有计入限兑数量": select(_ORDER.c.id).where(~counted.exists())}


def _sum(quantity: ColumnElement[int], *where: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a scalar select
    return select(func.coalesce(func.sum(quantity), 0)).where(*where).scalar_subquery()


COUNTERS = (
    Invariant("order_holds", "兑换单与冻结", no_rows(Order, _holds)),
    Invariant("order_holds_lost", "没有兑换单的冻结", no_rows(Hold, _lost_holds)),
    Invariant("order_payments", "兑换单与付款", no_rows(Order, _payments)),
    Invariant("order_steps", "兑换单的经过", no_rows(Order, _steps)),
    Invariant("order_allowances", "兑换单与限兑数量", no_rows(Order, _uncounted)),
    Invariant("allowances", "限兑数量", no_rows(OfferAllowance, _allowances)),
    Invariant("stock", "库存", no_rows(Offer, _stock)),
    Invariant("stock_moves", "进货、盘点与损坏", no_rows(StockMove, _stock_moves)),
)
