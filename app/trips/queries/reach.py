"""Which trips an actor may see, and which stand on which list."""

import uuid
from enum import StrEnum

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.permissions import Actor, Permission, in_reach
from app.core.tx import Tx
from app.trips.models import Trip
from app.trips.states import Case


class Scope(StrEnum):
    """A list of trips: those that I ride or carry for, my station's."""

    mine = "mine"
    station = "station"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor may see a trip; what is not visible answers 404."""
    return or_(concerns(actor), at_stations_of(actor))


def concerns(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor rides, or was asked to carry the bundle."""
    rides = col(Trip.agent_id) == actor.user_id
    return rides if actor.resident_id is None else or_(rides, col(Trip.carrier_id) == actor.resident_id)


def at_stations_of(actor: Actor) -> ColumnElement[bool]:
    """Agents of the station, officers and auditors above it."""
    return or_(
        in_reach(Trip.path, actor, Permission.errand_handle),
        in_reach(Trip.path, actor, Permission.errand_supervise),
    )


def sees_names(actor: Actor, *, path: str, agent_id: uuid.UUID) -> bool:
    """Tell whether the actor may see whose business it is: who only carries the bundle may not."""
    may = (Permission.errand_handle, Permission.errand_supervise)
    return actor.user_id == agent_id or any(actor.can(permission, path) for permission in may)


def on_list(scope: Scope, actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a trip stands on one of the actor's lists."""
    return concerns(actor) if scope is Scope.mine else at_stations_of(actor)


def lock_trip(tx: Tx, *, trip_id: uuid.UUID) -> Trip:
    """Give a trip that the actor may see, locked: of two who move it at once, the second waits."""
    trip = tx.session.exec(
        select(Trip)
        .where(Trip.id == trip_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if trip is None:
        raise NotFound("没有找到这趟跑腿，或您无权查看")
    return trip


def case_of(trip: Trip) -> Case:
    """Give what the rules need to know of a trip."""
    return Case(
        state=trip.state,
        path=trip.path,
        agent_id=trip.agent_id,
        carrier_id=trip.carrier_id,
        is_accepted=trip.carrier_confirmed_at is not None,
        is_back=trip.carried_back_at is not None,
    )
