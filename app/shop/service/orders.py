"""Orders: points and stock are set aside together, and go or come back together."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from app.core import events
from app.core.db import insert_into, new_id
from app.core.errors import NotAllowed, NotFound, Problem
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.ledger.service import accounts, holds, reversal
from app.ledger.service.transfers import InsufficientUnits, Line
from app.people.models import Resident
from app.shop.events import OrderMoved
from app.shop.models import Offer, Order, OrderAction, OrderState, OrderStep, Shop
from app.shop.queries.offers import serves
from app.shop.queries.orders import get_buyer, get_order_by_code
from app.shop.service import allowances
from app.shop.states import TRANSITIONS

KEPT_DAYS = 7
_CODE_DIGITS = 6
_TRIES = 20
DrawCode = Callable[[], str]


class SoldOut(Problem):
    """Fewer units are free than were asked for."""

    title = "已兑完"


class OfferEnded(Problem):
    """The offer is no longer to be had."""

    title = "已下架"


class AlreadyCollected(Problem):
    """The goods were handed over before."""

    title = "已经核销过"


class OrderClosed(Problem):
    """The order takes no such step any more."""

    title = "兑换单已关闭"


class NotOnTheRoll(Problem):
    """Somebody without a place on a village's roll has no points."""

    status = 403
    title = "不在村民名册上"


def draw_code() -> str:
    """Draw a pick-up code: digits only, for a number pad; never a leading zero, which people drop."""
    smallest = 10 ** (_CODE_DIGITS - 1)
    return str(smallest + secrets.randbelow(9 * smallest))


def place(
    tx: Tx,
    *,
    offer_id: uuid.UUID,
    quantity: int = 1,
    for_resident_id: uuid.UUID | None = None,
    draw: DrawCode = draw_code,
) -> Order:
    """Hold the points and reserve the stock, or neither.

    The resident named pays, so the actor must be that resident or confirmed family.
    """
    resident_id = for_resident_id or tx.actor.resident_id
    if resident_id is None:
        raise NotOnTheRoll("您还不在村民名册上，没有积分可用。请联系本村代办站登记")
    buyer = get_buyer(tx, resident_id=resident_id)
    offer, shop = _on_sale(tx, offer_id, buyer)
    allowances.take(tx, offer=offer, resident_id=buyer.id, quantity=quantity)
    order_id, expires_at = new_id(), tx.now + timedelta(days=KEPT_DAYS)
    hold_id = _hold(tx, order_id, _lines(tx, offer, shop, buyer, quantity), offer, expires_at)
    facts = {
        "id": order_id,
        "offer_id": offer.id,
        "shop_id": shop.id,
        "path": offer.path,
        "resident_id": buyer.id,
        "quantity": quantity,
        "points": offer.points * quantity,
        "hold_id": hold_id,
        "expires_at": expires_at,
    }
    order = _insert(tx, facts, draw)
    _record(tx, order, OrderAction.place)
    return order


def collect(tx: Tx, *, pickup_code: str) -> Order:
    """Hand the goods over: the points go to the shop, the units leave the shelf, once."""
    order = get_order_by_code(tx, pickup_code=pickup_code, lock=True)
    check_collectable(tx, order=order)
    posted = holds.capture(tx, hold_id=order.hold_id, reference=f"order:{order.id}:capture")
    order.transfer_id = posted.transfer_id
    return _close(tx, order, OrderAction.collect, OrderState.collected)


def check_collectable(tx: Tx, *, order: Order) -> None:
    """Refuse an order that was collected, closed, or lies there past its day."""
    if order.state is OrderState.collected:
        raise AlreadyCollected(f"这张兑换单已在 {_moment(tx, order)} 核销，不能重复核销")
    if order.state is not OrderState.held:
        raise OrderClosed(f"这张兑换单在 {_moment(tx, order)} {_PAST[order.state]}，不能核销")
    if order.expires_at <= tx.now:
        raise OrderClosed(f"这张兑换单已过 {KEPT_DAYS} 天取货期，积分会自动退回，请重新兑换")


def move(tx: Tx, *, order: Order, action: OrderAction, note: str = "") -> Order:
    """Take a step that a button offers; the row is locked by the caller's read."""
    step = available(TRANSITIONS, order, tx.actor).get(action)
    if step is None and not ever_allowed(TRANSITIONS, order, tx.actor, action):
        raise NotAllowed
    if step is None:
        raise OrderClosed(f"这张兑换单{_NOW[order.state]}，不能再{_VERBS[action]}")
    assert step.target is not None, "every step of an order leads somewhere"
    # The allowance is touched before the accounts, as placing does, so that the two cannot deadlock.
    allowances.give_back(tx, order=order)
    if action is OrderAction.refund:
        _refund(tx, order)
    elif action is OrderAction.expire:
        holds.lapse(tx, hold_id=order.hold_id)
    else:
        holds.void(tx, hold_id=order.hold_id)
    return _close(tx, order, action, OrderState(step.target), note)


def expire_next(tx: Tx) -> bool:
    """Give back what nobody collected in time, one order for each transaction; False when none is left.

    Several at once would lock accounts in another order than buyers do.
    """
    due = (
        select(Order)
        .where(
            Order.county_id == tx.actor.county_id,
            Order.state == OrderState.held,
            Order.expires_at <= tx.now,
        )
        .order_by(col(Order.expires_at), col(Order.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    order = tx.session.exec(due).first()
    if order is None:
        return False
    move(tx, order=order, action=OrderAction.expire)
    return True


_PAST = {OrderState.cancelled: "取消", OrderState.expired: "过期", OrderState.refunded: "退回积分"}
_NOW = {
    OrderState.held: "还没有核销",
    OrderState.collected: "已经核销",
    OrderState.cancelled: "已经取消",
    OrderState.expired: "已经过期",
    OrderState.refunded: "已经退回积分",
}
_VERBS = {OrderAction.cancel: "取消", OrderAction.refund: "退回积分", OrderAction.expire: "作废"}


def _on_sale(tx: Tx, offer_id: uuid.UUID, buyer: Resident) -> tuple[Offer, Shop]:
    """Give an offer of a shop that serves the buyer's home."""
    row = tx.session.exec(
        select(Offer, Shop)
        .join(Shop, col(Shop.id) == Offer.shop_id)
        .where(Offer.id == offer_id, serves(Offer.path, buyer.path))
    ).first()
    if row is None:
        raise NotFound("没有找到这件商品")
    offer, shop = row
    if not (offer.is_on_sale and shop.is_open):
        raise OfferEnded(f"“{offer.title}”已下架，请看看别的")
    if offer.valid_until is not None and offer.valid_until < tx.today:
        raise OfferEnded(f"“{offer.title}”只兑换到 {offer.valid_until:%Y-%m-%d}，已经结束")
    return offer, shop


def _lines(tx: Tx, offer: Offer, shop: Shop, buyer: Resident, quantity: int) -> list[Line]:
    purse = accounts.open_account(tx, owner_kind="person", owner_id=buyer.id, village_id=buyer.village_id)
    lines = [Line(purse, shop.till_id, offer.points * quantity)]
    if offer.shelf_id is not None and offer.delivered_id is not None:
        lines.append(Line(offer.shelf_id, offer.delivered_id, quantity))
    return lines


def _hold(tx: Tx, order_id: uuid.UUID, lines: Sequence[Line], offer: Offer, lapses_at: datetime) -> uuid.UUID:
    try:
        return holds.hold(
            tx,
            reference=f"order:{order_id}",
            kind="order",
            lines=lines,
            lapses_at=lapses_at,
            source_kind="order",
            source_id=order_id,
            reason_label=f"兑换 {offer.title}",
        )
    except InsufficientUnits as short:
        raise SoldOut(f"“{offer.title}”{short.detail}") from short


def _insert(tx: Tx, facts: dict[str, Any], draw: DrawCode) -> Order:
    """Insert under a number and a code that nobody holds; the unique indexes decide, not a look before."""
    facts |= {
        "county_id": tx.actor.county_id,
        "placed_by": tx.actor.user_id,
        "state": OrderState.held,
        "created_at": tx.now,
    }
    for _ in range(_TRIES):
        drawn = {"number": f"DH{tx.today:%y%m%d}{draw()}", "pickup_code": draw()}
        statement = insert_into(tx.session, Order).values(**facts, **drawn).on_conflict_do_nothing()
        order = tx.session.scalars(statement.returning(Order)).first()
        if order is not None:
            return order
    raise OrderClosed("取货码暂时用完了，请稍后再试")


def _refund(tx: Tx, order: Order) -> None:
    assert order.transfer_id is not None, "a collected order was paid"
    reversal.reverse(
        tx,
        transfer_id=order.transfer_id,
        reference=f"order:{order.id}:refund",
        reason_label="兑换退回",
    )


def _close(tx: Tx, order: Order, action: OrderAction, state: OrderState, note: str = "") -> Order:
    order.state, order.closed_at = state, tx.now
    tx.session.add(order)
    _record(tx, order, action, note)
    tx.session.flush()
    return order


def _record(tx: Tx, order: Order, action: OrderAction, note: str = "") -> None:
    step = OrderStep(
        county_id=order.county_id,
        order_id=order.id,
        action=action,
        actor_id=tx.actor.user_id,
        at=tx.now,
        note=note,
    )
    tx.session.add(step)
    events.publish(
        tx,
        OrderMoved(
            order_id=order.id,
            offer_id=order.offer_id,
            shop_id=order.shop_id,
            resident_id=order.resident_id,
            action=action,
            state=order.state,
            points=order.points,
            quantity=order.quantity,
        ),
    )


def _moment(tx: Tx, order: Order) -> str:
    assert order.closed_at is not None, "a closed order knows when"
    moment = order.closed_at.astimezone(ZoneInfo(tx.settings.timezone))
    return f"{moment.month} 月 {moment.day} 日 {moment:%H:%M}"
