"""A trip is planned: which offices in which order, and what for."""

import uuid
from collections.abc import Collection, Sequence

from sqlmodel import col, delete, select

from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.permissions import Permission, in_reach
from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.custody.states import OPEN
from app.errands.models import Errand
from app.errands.queries.reach import visible_to
from app.orgs.queries import get_served_station
from app.trips.models import Office, Outcome, Trip, TripState, TripStop, TripTask
from app.trips.queries.reach import case_of, lock_trip
from app.trips.schemas import StopCreate, TripCreate, TripPlanUpdate
from app.trips.states import is_agent


class PlanIsFixed(Problem):
    """The trip is over, has begun, or was changed by somebody else."""

    title = "这趟不能再改"


def plan(tx: Tx, *, draft: TripCreate) -> Trip:
    """Plan a trip of the actor's own; raises InvalidInput for what is not theirs to carry."""
    station = get_served_station(tx, station_id=draft.station_id)
    if not tx.actor.can(Permission.errand_handle, station.path):
        raise NotAllowed("只有本站的代办员能安排跑腿")
    if draft.day < tx.today:
        raise InvalidInput.at("/day", "日期已经过去")
    trip = Trip(
        county_id=station.county_id,
        station_id=station.id,
        path=station.path,
        agent_id=tx.actor.user_id,
        day=draft.day,
        state=TripState.planned,
        created_at=tx.now,
    )
    tx.session.add(trip)
    tx.session.flush()
    _add_stops(tx, trip, draft.stops)
    return trip


def replan(tx: Tx, *, trip_id: uuid.UUID, draft: TripPlanUpdate) -> Trip:
    """Put other stops or another order in place; raises PlanIsFixed once anything is ticked."""
    trip = lock_trip(tx, trip_id=trip_id)
    if not is_agent(case_of(trip), tx.actor):
        raise NotAllowed("只有跑这趟的代办员能改")
    ticked = select(TripTask.id).where(TripTask.trip_id == trip.id, TripTask.outcome != Outcome.open)
    is_begun = trip.carrier_id is not None or tx.session.exec(ticked).first() is not None
    if trip.state is not TripState.planned or is_begun or trip.version != draft.version:
        raise PlanIsFixed("已经打过勾、托人捎带、或别处改过，请刷新后再看")
    for table in (TripTask, TripStop):
        tx.session.exec(delete(table).where(col(table.trip_id) == trip.id))
    trip.version += 1
    tx.session.add(trip)
    _add_stops(tx, trip, draft.stops)
    return trip


def _add_stops(tx: Tx, trip: Trip, stops: Sequence[StopCreate]) -> None:
    _check_offices(tx, [stop.office_id for stop in stops])
    _check_errands(tx, {one for stop in stops for one in stop.errand_ids})
    _check_items(tx, {one for stop in stops for one in stop.custody_item_ids})
    position = 0
    for place, draft in enumerate(stops):
        stop = TripStop(county_id=trip.county_id, trip_id=trip.id, office_id=draft.office_id, position=place)
        tx.session.add(stop)
        tx.session.flush()
        named: list[tuple[uuid.UUID | None, uuid.UUID | None]] = [(one, None) for one in draft.errand_ids]
        named += [(None, one) for one in draft.custody_item_ids]
        for errand_id, item_id in named:
            task = TripTask(
                county_id=trip.county_id,
                trip_id=trip.id,
                stop_id=stop.id,
                errand_id=errand_id,
                item_id=item_id,
                position=position,
            )
            tx.session.add(task)
            position += 1
    tx.session.flush()


def _check_offices(tx: Tx, office_ids: Collection[uuid.UUID]) -> None:
    found = select(Office.id).where(
        col(Office.id).in_(office_ids), Office.county_id == tx.actor.county_id, col(Office.is_active)
    )
    if len(tx.session.exec(found).all()) < len(office_ids):
        raise InvalidInput.at("/stops", "有的办事地点不在名单上，或已经停用")


def _check_errands(tx: Tx, errand_ids: Collection[uuid.UUID]) -> None:
    found = select(Errand.id).where(
        col(Errand.id).in_(errand_ids),
        visible_to(tx.actor),
        in_reach(Errand.path, tx.actor, Permission.errand_handle)
        | in_reach(Errand.handling_path, tx.actor, Permission.errand_handle),
    )
    if len(tx.session.exec(found).all()) < len(errand_ids):
        raise InvalidInput.at("/stops", "有的代办没有找到，或不归您办")


def _check_items(tx: Tx, item_ids: Collection[uuid.UUID]) -> None:
    found = select(CustodyItem.id).where(
        col(CustodyItem.id).in_(item_ids),
        CustodyItem.holder_id == tx.actor.user_id,
        col(CustodyItem.state).in_(OPEN),
    )
    if len(tx.session.exec(found).all()) < len(item_ids):
        raise InvalidInput.at("/stops", "有的东西不在您手里")
