"""Trips as their readers see them: columns in few statements, never one query a row."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.errands.models import Errand, ServiceItem
from app.orgs.models import Station
from app.people.models import Resident
from app.trips.models import Office, OfficeDistance, Trip, TripState, TripStop, TripTask
from app.trips.queries.papers import papers_of
from app.trips.queries.reach import Scope, at_stations_of, on_list, sees_names, visible_to
from app.trips.queries.shapes import Known, trip_read
from app.trips.saving import saved_metres
from app.trips.schemas import SavingRead, TripRead

_BENEFICIARY, _OWNER = aliased(Resident), aliased(Resident)


def trips_page(tx: Tx, *, scope: Scope, cursor: str | None, limit: int) -> Page[TripRead]:
    """List trips, the latest day first."""
    statement: Any = select(Trip).where(on_list(scope, tx.actor))
    sort = (col(Trip.day), col(Trip.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=_read(tx, [row[0] for row in rows]), next_cursor=after)


def read_trip(tx: Tx, *, trip_id: uuid.UUID) -> TripRead:
    """Give one trip with the papers to carry, if the actor may see it."""
    trip = tx.session.exec(select(Trip).where(Trip.id == trip_id, visible_to(tx.actor))).first()
    if trip is None:
        raise NotFound("没有找到这趟跑腿，或您无权查看")
    shown = sees_names(tx.actor, path=trip.path, agent_id=trip.agent_id)
    return _read(tx, [trip], papers=papers_of(tx, trip=trip) if shown else [])[0]


def savings(tx: Tx, *, since: date, until: date) -> SavingRead:
    """Add up what the finished trips of the actor's stations saved: only those with a measured ride count."""
    is_measured = col(Trip.metres_made).is_not(None) & (col(Trip.counted) > 0)
    figures: tuple[Any, ...] = (
        func.count(),
        func.coalesce(func.sum(Trip.done), 0),
        func.coalesce(func.sum(Trip.counted).filter(is_measured), 0),
        func.coalesce(func.sum(Trip.single_metres).filter(is_measured), 0),
        func.sum(Trip.metres_made).filter(is_measured),
    )
    finished = (Trip.state == TripState.finished, col(Trip.day).between(since, until))
    row = tx.session.execute(select(*figures).where(at_stations_of(tx.actor), *finished)).one()
    trips, done, counted, single, made = row
    return SavingRead(
        trips=trips,
        done=done,
        counted=counted,
        single_metres=single,
        metres_made=made,
        saved_metres=saved_metres(single_metres=single, counted=counted, metres_made=made),
    )


def tasks_of(tx: Tx, *, trip_ids: Collection[uuid.UUID]) -> Sequence[Any]:
    """Give the tasks of some trips in order, each with what it is about and for whom."""
    columns: tuple[Any, ...] = (
        TripTask,
        Errand.number,
        ServiceItem.name.label("item_name"),  # type: ignore[attr-defined]
        _BENEFICIARY.name.label("beneficiary"),  # type: ignore[attr-defined]
        CustodyItem.description,
        _OWNER.name.label("owner"),  # type: ignore[attr-defined]
    )
    statement: Any = (
        select(*columns)
        .outerjoin(Errand, col(Errand.id) == TripTask.errand_id)
        .outerjoin(ServiceItem, col(ServiceItem.id) == Errand.service_item_id)
        .outerjoin(_BENEFICIARY, col(_BENEFICIARY.id) == Errand.beneficiary_id)
        .outerjoin(CustodyItem, col(CustodyItem.id) == TripTask.item_id)
        .outerjoin(_OWNER, col(_OWNER.id) == CustodyItem.resident_id)
        .where(col(TripTask.trip_id).in_(trip_ids))
        .order_by(col(TripTask.trip_id), col(TripTask.position))
    )
    return tx.session.execute(statement).all()


def stops_of(tx: Tx, *, trip_ids: Collection[uuid.UUID]) -> Sequence[Any]:
    """Give the stops of some trips in order, each with its office and how far it is from the station."""
    columns: tuple[Any, ...] = (TripStop, Office, OfficeDistance.metres)
    statement: Any = (
        select(*columns)
        .join(Trip, col(Trip.id) == TripStop.trip_id)
        .join(Office, col(Office.id) == TripStop.office_id)
        .outerjoin(
            OfficeDistance,
            (col(OfficeDistance.office_id) == Office.id)
            & (col(OfficeDistance.station_id) == Trip.station_id),
        )
        .where(col(TripStop.trip_id).in_(trip_ids))
        .order_by(col(TripStop.trip_id), col(TripStop.position))
    )
    return tx.session.execute(statement).all()


def _read(tx: Tx, trips: Sequence[Trip], *, papers: Sequence[Any] = ()) -> list[TripRead]:
    if not trips:
        return []
    ids = [trip.id for trip in trips]
    known = Known(
        stops=stops_of(tx, trip_ids=ids),
        tasks=tasks_of(tx, trip_ids=ids),
        names=_names(tx, trips),
        papers=list(papers),
    )
    return [trip_read(tx, trip, known) for trip in trips]


def _names(tx: Tx, trips: Sequence[Trip]) -> dict[uuid.UUID, str]:
    """Name agents, carriers and stations: no two of them share an id."""
    agents = select(UserAccount.id, UserAccount.name).where(
        col(UserAccount.id).in_({trip.agent_id for trip in trips})
    )
    carriers = select(Resident.id, Resident.name).where(
        col(Resident.id).in_({trip.carrier_id for trip in trips} - {None})
    )
    stations = select(Station.id, Station.name).where(
        col(Station.id).in_({trip.station_id for trip in trips})
    )
    found: dict[uuid.UUID, str] = {}
    for statement in (agents, carriers, stations):
        found |= dict(tx.session.exec(statement).all())
    return found
