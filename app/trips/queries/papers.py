"""What is to be carried on a trip: the things in custody of its errands, and those named by themselves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyState
from app.custody.words import thing, where
from app.people.models import Resident
from app.trips.models import Trip, TripTask
from app.trips.schemas import PaperRead

_CARRIER = aliased(Resident)
_TO_CARRY = (CustodyState.with_agent, CustodyState.carried, CustodyState.at_office)


def on_trip(trip: Trip) -> ColumnElement[bool]:
    """Give the condition that a thing of the trip's agent belongs to the trip."""
    tasks = select(TripTask.item_id).where(TripTask.trip_id == trip.id, col(TripTask.item_id).is_not(None))
    errands = select(TripTask.errand_id).where(
        TripTask.trip_id == trip.id, col(TripTask.errand_id).is_not(None)
    )
    return (col(CustodyItem.holder_id) == trip.agent_id) & or_(
        col(CustodyItem.id).in_(tasks), col(CustodyItem.errand_id).in_(errands)
    )


def papers_of(tx: Tx, *, trip: Trip) -> Sequence[PaperRead]:
    """List what to carry, with where it is now."""
    columns: tuple[Any, ...] = (CustodyItem, Resident.name, UserAccount.name, _CARRIER.name)
    rows = tx.session.execute(
        select(*columns)
        .join(Resident, col(Resident.id) == CustodyItem.resident_id)
        .join(UserAccount, col(UserAccount.id) == CustodyItem.holder_id)
        .outerjoin(_CARRIER, col(_CARRIER.id) == CustodyItem.carrier_id)
        .where(on_trip(trip), col(CustodyItem.state).in_(_TO_CARRY))
        .order_by(col(CustodyItem.taken_at), col(CustodyItem.id))
    )
    return [_read(*row) for row in rows]


def _read(item: CustodyItem, owner: str, holder: str, carrier: str | None) -> PaperRead:
    return PaperRead(
        id=item.id,
        name=thing(item.kind, item.description, received_fen=item.received_fen),
        owner=owner,
        where=where(item.state, holder=holder, receiver="", carrier=carrier or "", office=item.office),
    )
