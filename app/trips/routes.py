"""Offices, distances and trips over HTTP."""

import uuid
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from app.core.clock import Day
from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.orgs.queries import check_whole_county
from app.trips.queries import offices as office_queries
from app.trips.queries import reading
from app.trips.queries.reach import Scope
from app.trips.schemas import (
    DistanceUpdate,
    OfficeCreate,
    OfficeRead,
    OfficeUpdate,
    SavingRead,
    TickCreate,
    TripCreate,
    TripPlanUpdate,
    TripRead,
    TripTransitionCreate,
)
from app.trips.service import moves, offices, planning

router = APIRouter(tags=["跑腿单"])
_YEAR = timedelta(days=365)


@router.get("/offices")
@requires(Permission.errand_view)
def list_offices(
    tx: Tx,
    *,
    station_id: Annotated[uuid.UUID | None, Query()] = None,
    is_active: Annotated[bool | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[OfficeRead]:
    """List the county's offices; with a station, each with its measured distance from there."""
    return office_queries.offices_page(
        tx, station_id=station_id, is_active=is_active, cursor=cursor, limit=limit
    )


@router.post("/offices", status_code=201)
@requires(Permission.catalogue_manage)
def create_office(tx: Tx, body: OfficeCreate) -> OfficeRead:
    """Put an office on the county's list."""
    check_whole_county(tx)
    return office_queries.read_office(offices.create_office(tx, draft=body))


@router.patch("/offices/{office_id}")
@requires(Permission.catalogue_manage)
def update_office(tx: Tx, office_id: uuid.UUID, body: OfficeUpdate) -> OfficeRead:
    """Change an office; `is_active: false` takes it off the list for new trips."""
    check_whole_county(tx)
    return office_queries.read_office(offices.update_office(tx, office_id=office_id, changes=body))


@router.put("/stations/{station_id}/distances/{office_id}")
@requires(Permission.errand_handle)
def set_distance(tx: Tx, station_id: uuid.UUID, office_id: uuid.UUID, body: DistanceUpdate) -> OfficeRead:
    """Write down how far an office is from my station, one way."""
    office = offices.measure(tx, station_id=station_id, office_id=office_id, metres=body.metres)
    return office_queries.read_office(office, metres=body.metres)


@router.post("/trips", status_code=201)
@requires(Permission.errand_handle)
def create_trip(tx: Tx, body: TripCreate) -> TripRead:
    """Plan a trip of my own: offices in order, errands and kept things for each."""
    return reading.read_trip(tx, trip_id=planning.plan(tx, draft=body).id)


@router.get("/trips")
@requires(Permission.errand_view)
def list_trips(
    tx: Tx,
    *,
    scope: Annotated[Scope, Query()] = Scope.mine,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[TripRead]:
    """List the trips that I ride or carry for, or my station's; the latest day first."""
    return reading.trips_page(tx, scope=scope, cursor=cursor, limit=limit)


@router.get("/trips/savings")
@requires(Permission.errand_view)
def read_savings(
    tx: Tx, *, since: Annotated[Day | None, Query()] = None, until: Annotated[Day | None, Query()] = None
) -> SavingRead:
    """Add up what the trips of my stations saved; only trips with a measured ride count."""
    return reading.savings(tx, since=since or tx.today - _YEAR, until=until or tx.today)


@router.get("/trips/{trip_id}")
@requires(Permission.errand_view)
def read_trip(tx: Tx, trip_id: uuid.UUID) -> TripRead:
    """Give one trip with its stops, the papers to carry, and the steps open to me."""
    return reading.read_trip(tx, trip_id=trip_id)


@router.put("/trips/{trip_id}/plan")
@requires(Permission.errand_handle)
def change_trip_plan(tx: Tx, trip_id: uuid.UUID, body: TripPlanUpdate) -> TripRead:
    """Replace the stops and their order, as long as nothing is ticked."""
    return reading.read_trip(tx, trip_id=planning.replan(tx, trip_id=trip_id, draft=body).id)


@router.post("/trips/{trip_id}/ticks", status_code=201)
@requires(Permission.errand_handle)
def create_tick(tx: Tx, trip_id: uuid.UUID, body: TickCreate) -> TripRead:
    """Tick one thing: done, or not done and why."""
    return reading.read_trip(tx, trip_id=moves.tick(tx, trip_id=trip_id, draft=body).id)


@router.post("/trips/{trip_id}/transitions", status_code=201)
@requires(Permission.errand_view)
def move_trip(tx: Tx, trip_id: uuid.UUID, body: TripTransitionCreate) -> TripRead:
    """Take one step; `actions` of the trip tells which are open and what each asks for."""
    return reading.read_trip(tx, trip_id=moves.move(tx, trip_id=trip_id, step=body).id)
