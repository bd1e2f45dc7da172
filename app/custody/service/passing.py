"""From hand to hand: to another agent or station, who must confirm, to an office window and back."""

import uuid

from sqlmodel import col, select

from app.auth.queries import staff_at
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyMovement
from app.custody.schemas import CustodyTransitionCreate
from app.custody.service.record import Told
from app.orgs.queries import get_station


def hand_over(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Offer it to a station, or to one agent there; it changes hands when they confirm."""
    assert step.station_id is not None, "the form asks for it"
    station = get_station(tx, station_id=step.station_id)
    if station.county_id != item.county_id or not station.is_open:
        raise InvalidInput.at("/station_id", "没有这个代办站，或已经停办")
    staff = {one.user_id: one.name for one in staff_at(tx, [station.path])[station.path]}
    if step.agent_id is not None and step.agent_id not in staff:
        raise InvalidInput.at("/agent_id", "这位不是那个站的代办员，请重新选择")
    if step.agent_id == item.holder_id or not set(staff) - {item.holder_id}:
        raise InvalidInput.at("/agent_id", "东西已经在这位手上，请选别人")
    item.receiver_id, item.receiver_path = step.agent_id, station.path
    whom = staff[step.agent_id] if step.agent_id is not None else station.name
    return Told(counterpart=whom, note=step.note or "")


def receive(tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Take it over: from now on the receiver answers for it."""
    assert item.receiver_path is not None, "what is passed has a receiver"
    item.holder_id, item.holding_path = tx.actor.user_id, item.receiver_path
    item.receiver_id = item.receiver_path = None
    return Told(counterpart=tx.actor.name, note=step.note or "")


def decline(_tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    item.receiver_id = item.receiver_path = None
    return Told(note=step.note or "")


def to_office(_tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    """Leave it at a window; the agent goes on answering for it."""
    assert step.office is not None, "the form asks for it"
    item.office = step.office
    return Told(counterpart=step.office, note=step.note or "")


def from_office(_tx: Tx, item: CustodyItem, step: CustodyTransitionCreate) -> Told:
    return Told(counterpart=item.office, note=step.note or "")


def last_holder(tx: Tx, item: CustodyItem) -> uuid.UUID:
    """Give who held a thing when it was closed."""
    held = select(CustodyMovement.from_holder_id).where(
        CustodyMovement.item_id == item.id, CustodyMovement.version == item.version
    )
    holder_id = tx.session.exec(held.order_by(col(CustodyMovement.version))).one()
    assert holder_id is not None, "who gave it back held it"
    return holder_id
