"""Which things an actor may see, and on which list they stand."""

import uuid
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, false, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.permissions import Actor, Permission, in_reach
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyMovement
from app.custody.states import OPEN
from app.people.models import FamilyLink


class Scope(StrEnum):
    """A list of things: my own, those in my hands or offered to me, my stations'."""

    mine = "mine"
    held = "held"
    station = "station"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor may see a thing; what is not visible answers 404."""
    return or_(owned(actor), in_hands_of(actor), at_stations_of(actor))


def owned(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that it is the actor's, or of family who agreed to the actor."""
    if actor.resident_id is None:
        return false()
    return or_(col(CustodyItem.resident_id) == actor.resident_id, of_family(actor))


def of_family(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the owner agreed to the actor as family, and still does."""
    if actor.resident_id is None:
        return false()
    elders = select(FamilyLink.elder_id).where(
        FamilyLink.relative_id == actor.resident_id,
        col(FamilyLink.confirmed_at).is_not(None),
        col(FamilyLink.ended_at).is_(None),
    )
    return col(CustodyItem.resident_id).in_(elders)


def in_hands_of(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor has it, or it is offered to the actor."""
    offered_here = and_(
        col(CustodyItem.receiver_id).is_(None),
        in_reach(CustodyItem.receiver_path, actor, Permission.errand_handle),
    )
    return or_(
        col(CustodyItem.holder_id) == actor.user_id,
        col(CustodyItem.receiver_id) == actor.user_id,
        offered_here,
    )


def at_stations_of(actor: Actor) -> ColumnElement[bool]:
    """Agents where it was taken or is kept, officers and auditors above them."""
    return or_(
        in_reach(CustodyItem.path, actor, Permission.errand_handle),
        in_reach(CustodyItem.holding_path, actor, Permission.errand_handle),
        in_reach(CustodyItem.path, actor, Permission.errand_supervise),
    )


def led_by(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor leads where it was taken or is kept."""
    return or_(
        in_reach(CustodyItem.path, actor, Permission.errand_assign),
        in_reach(CustodyItem.holding_path, actor, Permission.errand_assign),
    )


def on_list(scope: Scope, actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a thing stands on one of the actor's lists."""
    if scope is Scope.mine:
        return owned(actor)
    if scope is Scope.held:
        return and_(in_hands_of(actor), col(CustodyItem.state).in_(OPEN))
    return at_stations_of(actor)


def lock_item(tx: Tx, *, item_id: uuid.UUID) -> CustodyItem:
    """Give a thing that the actor may see, locked: of two who move it at once, the second waits."""
    item = tx.session.exec(
        select(CustodyItem)
        .where(CustodyItem.id == item_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if item is None:
        raise NotFound("没有找到这样东西，或您无权查看")
    return item


def may_see_files(tx: Tx, movement_id: uuid.UUID) -> bool:
    """Tell whether the actor may see a step of a thing, and so its pictures."""
    found = (
        select(CustodyMovement.id)
        .join(CustodyItem, col(CustodyItem.id) == CustodyMovement.item_id)
        .where(CustodyMovement.id == movement_id, visible_to(tx.actor))
    )
    return tx.session.exec(found).first() is not None
