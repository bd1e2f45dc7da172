"""Invariants of trips: every task lies on a stop of its trip, and what is over is explained."""

from sqlalchemy import func, select

from app.core.db import table_of
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows
from app.trips.models import Outcome, Trip, TripState, TripStop, TripTask

_TRIP, _STOP, _TASK = table_of(Trip), table_of(TripStop), table_of(TripTask)


def _trips(_look: Look) -> Broken:
    trips = select(_TRIP.c.id)
    tasks = select(_TASK.c.id).where(_TASK.c.trip_id == _TRIP.c.id)
    finished = trips.where(_TRIP.c.state == TripState.finished)
    done = select(func.count()).where(_TASK.c.trip_id == _TRIP.c.id, _TASK.c.outcome == Outcome.done)
    return {
        "没有要办的事": trips.where(~tasks.exists()),
        "跑完了却还有事没打勾": finished.where(tasks.where(_TASK.c.outcome == Outcome.open).exists()),
        "办成的件数与打勾不符": finished.where(done.scalar_subquery() != _TRIP.c.done),
    }


def _tasks(_look: Look) -> Broken:
    stop = select(_STOP.c.id).where(_STOP.c.id == _TASK.c.stop_id, _STOP.c.trip_id == _TASK.c.trip_id)
    return {"停靠点不属于这一趟": select(_TASK.c.id).where(~stop.exists())}


TRIPS = (
    Invariant("trips", "跑腿单", no_rows(Trip, _trips)),
    Invariant("trip_tasks", "跑腿的事", no_rows(TripTask, _tasks)),
)
