"""Builds what a reader sees of a trip."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.permissions import Actor
from app.core.states import available
from app.core.tx import Tx
from app.custody.schemas import PersonRead
from app.trips.forms import form_schema
from app.trips.models import Outcome, Trip, TripAction, TripState
from app.trips.queries.offices import read_office
from app.trips.queries.reach import case_of, sees_names
from app.trips.saving import DoneAt, saved_metres, single_trips
from app.trips.schemas import ActionRead, PaperRead, SavingRead, StopRead, TaskRead, TripRead
from app.trips.states import ACTION_LABELS, STATE_LABELS, TRANSITIONS


@dataclass(frozen=True, slots=True)
class Known:
    """What was read beside the trips, for all of them at once."""

    stops: Sequence[Any]
    tasks: Sequence[Any]
    names: dict[uuid.UUID, str]
    papers: list[PaperRead]


def trip_read(tx: Tx, trip: Trip, known: Known) -> TripRead:
    """Build a trip as this actor sees it."""
    tasks = [row for row in known.tasks if row[0].trip_id == trip.id]
    shown = tasks if sees_names(tx.actor, path=trip.path, agent_id=trip.agent_id) else []
    stops = [row for row in known.stops if row[0].trip_id == trip.id]
    return TripRead(
        id=trip.id,
        day=trip.day,
        state=trip.state,
        state_label=STATE_LABELS[trip.state],
        station=_named(trip.station_id, known),
        agent=_named(trip.agent_id, known),
        carrier=None if trip.carrier_id is None else _named(trip.carrier_id, known),
        carrier_confirmed_at=trip.carrier_confirmed_at,
        carried_back_at=trip.carried_back_at,
        stops=[_stop(row, shown) for row in stops],
        papers=known.papers,
        saving=_saving(trip, stops, tasks),
        tasks=len(tasks),
        ticked=sum(row[0].outcome is not Outcome.open for row in tasks),
        actions=actions_for(trip, tx.actor),
        version=trip.version,
    )


def actions_for(trip: Trip, actor: Actor) -> list[ActionRead]:
    """List the steps open to an actor with their forms: the client draws these and no others."""
    steps = [TripAction(step) for step in available(TRANSITIONS, case_of(trip), actor)]
    return [ActionRead(action=step, label=ACTION_LABELS[step], fields=form_schema(step)) for step in steps]


def _stop(row: Any, tasks: Sequence[Any]) -> StopRead:  # noqa: ANN401 - a row of the stops' select
    stop, office, metres = row
    return StopRead(
        id=stop.id,
        office=read_office(office, metres=metres),
        tasks=[_task(one) for one in tasks if one[0].stop_id == stop.id],
    )


def _task(row: Any) -> TaskRead:  # noqa: ANN401 - a row of the tasks' select
    task, number, item_name, beneficiary, description, owner = row
    return TaskRead(
        id=task.id,
        errand_id=task.errand_id,
        custody_item_id=task.item_id,
        title=item_name or description,
        number=number or "",
        person=beneficiary or owner,
        outcome=task.outcome,
        reason=task.reason,
    )


def _saving(trip: Trip, stops: Sequence[Any], tasks: Sequence[Any]) -> SavingRead:
    """Compute a running trip's figure anew; a finished one has its own for good."""
    done, counted, single = trip.done, trip.counted, trip.single_metres
    if trip.state is TripState.planned:
        now = single_trips(done_at(stops, tasks))
        done, counted, single = now.done, now.counted, now.single_metres
    return SavingRead(
        trips=1,
        done=done,
        counted=counted,
        single_metres=single,
        metres_made=trip.metres_made,
        saved_metres=saved_metres(single_metres=single, counted=counted, metres_made=trip.metres_made),
    )


def done_at(stops: Sequence[Any], tasks: Sequence[Any]) -> list[DoneAt]:
    """Count what was done at each stop."""
    return [
        DoneAt(
            done=sum(row[0].stop_id == stop.id and row[0].outcome is Outcome.done for row in tasks),
            metres=metres,
        )
        for stop, _, metres in stops
    ]


def _named(some_id: uuid.UUID, known: Known) -> PersonRead:
    return PersonRead(id=some_id, name=known.names[some_id])
