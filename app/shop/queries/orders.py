"""Reads of orders: the buyer's side sees its own, a shop sees what is collected there."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Actor, Permission, in_reach
from app.core.states import available
from app.core.tx import Tx
from app.people.models import Resident
from app.people.queries import is_family
from app.shop.models import Order, OrderState
from app.shop.queries import offers
from app.shop.schemas import QR_PREFIX, ActionRead, NamedRead, OfferRead, OrderRead
from app.shop.states import BUTTONS, LABELS, is_buyer

_NOTE = {"type": "object", "properties": {"note": {"type": "string", "title": "原因", "maxLength": 200}}}


def mine(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor pays for an order or placed it."""
    placed = col(Order.placed_by) == actor.user_id
    if actor.resident_id is None:
        return placed
    return or_(placed, col(Order.resident_id) == actor.resident_id)


def at_my_shop(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor keeps the shop of an order."""
    return in_reach(Order.path, actor, Permission.order_collect)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor stands on one side of the counter."""
    return or_(mine(actor), at_my_shop(actor))


def get_order(tx: Tx, *, order_id: uuid.UUID, lock: bool = False) -> Order:
    """Give an order that the actor may see."""
    statement = select(Order).where(Order.id == order_id, visible_to(tx.actor))
    order = tx.session.exec(statement.with_for_update() if lock else statement).first()
    if order is None:
        raise NotFound("没有找到这张兑换单")
    return order


def get_order_by_code(tx: Tx, *, pickup_code: str, lock: bool = False) -> Order:
    """Give the order of a code at a shop of the actor: the open one, or else the latest that had it."""
    open_first = case((col(Order.state) == OrderState.held, 0), else_=1)
    statement = (
        select(Order)
        .where(Order.pickup_code == pickup_code, at_my_shop(tx.actor))
        .order_by(open_first, col(Order.created_at).desc())
        .limit(1)
    )
    order = tx.session.exec(statement.with_for_update() if lock else statement).first()
    if order is None:
        raise NotFound("本店没有这个取货码，请核对后再输入")
    return order


def get_buyer(tx: Tx, *, resident_id: uuid.UUID) -> Resident:
    """Give who pays: the actor on the roll, or somebody whose confirmed family the actor is."""
    resident = tx.session.get(Resident, resident_id)
    if resident is None or resident.county_id != tx.actor.county_id:
        raise NotFound("没有找到这位村民")
    own = tx.actor.resident_id
    if own != resident_id and (own is None or not is_family(tx, elder_id=resident_id, relative_id=own)):
        raise NotFound("没有找到这位村民")
    return resident


def orders_page(
    tx: Tx, *, scope: str, state: OrderState | None, cursor: str | None, limit: int
) -> Page[OrderRead]:
    """List orders of one side of the counter, newest first."""
    statement = select(Order).where(at_my_shop(tx.actor) if scope == "shop" else mine(tx.actor))
    if state is not None:
        statement = statement.where(Order.state == state)
    sort = (col(Order.created_at), col(Order.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=read_orders(tx, orders=[row[0] for row in rows]), next_cursor=after)


def read_order(tx: Tx, *, order: Order) -> OrderRead:
    """Give one order as the actor sees it."""
    return read_orders(tx, orders=[order])[0]


def read_orders(tx: Tx, *, orders: Sequence[Order]) -> list[OrderRead]:
    """Give orders as the actor sees them, with three queries for any number."""
    known = offers.read_offers(tx, offer_ids={one.offer_id for one in orders})
    named = select(Resident.id, Resident.name).where(
        col(Resident.id).in_({one.resident_id for one in orders})
    )
    names = dict(tx.session.exec(named).all())
    return [_read(tx, one, known[one.offer_id], names[one.resident_id]) for one in orders]


def _read(tx: Tx, order: Order, offer: OfferRead, resident_name: str) -> OrderRead:
    shows_code = is_buyer(order, tx.actor) or order.state is not OrderState.held
    return OrderRead(
        id=order.id,
        number=order.number,
        state=order.state,
        state_label=LABELS[order.state],
        offer=offer,
        quantity=order.quantity,
        points=order.points,
        resident=NamedRead(id=order.resident_id, name=resident_name),
        pickup_code=order.pickup_code if shows_code else None,
        qr=QR_PREFIX + order.pickup_code if shows_code else None,
        created_at=order.created_at,
        expires_at=order.expires_at,
        closed_at=order.closed_at,
        actions=_actions(order, tx.actor),
    )


def _actions(order: Order, actor: Actor) -> list[ActionRead]:
    steps: dict[Any, Any] = dict(available(BUTTONS, order, actor))
    return [
        ActionRead(action=action, label=step.label, fields=_NOTE | {"required": []})
        for action, step in steps.items()
    ]
