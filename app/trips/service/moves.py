"""Steps of a trip: ticked off on the way, a bundle with a neighbour, finished with its figures."""

import uuid

from sqlmodel import col, select

from app.core.errors import NotAllowed, NotFound, Problem
from app.core.forms import check_given
from app.core.states import Transition, available
from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.custody.service import carrying
from app.people.models import Resident
from app.people.queries import get_resident
from app.trips.forms import FORMS
from app.trips.models import Outcome, Trip, TripAction, TripState, TripTask
from app.trips.queries.papers import on_trip
from app.trips.queries.reach import case_of, lock_trip
from app.trips.queries.reading import stops_of, tasks_of
from app.trips.queries.shapes import done_at
from app.trips.saving import single_trips
from app.trips.schemas import TickCreate, TripTransitionCreate
from app.trips.states import ACTION_LABELS, STATE_LABELS, TRANSITIONS, Case, is_agent, may_ever

A = TripAction


class ActionUnavailable(Problem):
    """The trip has moved on."""

    title = "现在不能这样操作"


class TasksLeft(Problem):
    """Something on the sheet is neither done nor explained."""

    title = "还有事没有打勾"


def tick(tx: Tx, *, trip_id: uuid.UUID, draft: TickCreate) -> Trip:
    """Tick one task, again if it was wrong; the same tick twice is one."""
    trip = lock_trip(tx, trip_id=trip_id)
    if not is_agent(case_of(trip), tx.actor):
        raise NotAllowed("只有跑这趟的代办员能打勾")
    if trip.state is not TripState.planned:
        raise ActionUnavailable(f"这趟已经“{STATE_LABELS[trip.state]}”，不能再打勾")
    task = tx.session.exec(
        select(TripTask).where(TripTask.id == draft.task_id, TripTask.trip_id == trip.id)
    ).first()
    if task is None:
        raise NotFound("这一趟里没有这件事")
    task.outcome, task.reason = draft.outcome, draft.reason
    task.ticked_at = None if draft.outcome is Outcome.open else tx.now
    tx.session.add(task)
    tx.session.flush()
    return trip


def move(tx: Tx, *, trip_id: uuid.UUID, step: TripTransitionCreate) -> Trip:
    """Take one step; raises NotFound, NotAllowed, ActionUnavailable, TasksLeft, InvalidInput."""
    trip = lock_trip(tx, trip_id=trip_id)
    transition = _allowed(tx, trip, step)
    form = FORMS[step.action]
    check_given(step, fields=form.fields, required=form.required)
    match step.action:
        case A.finish:
            _finish(tx, trip, step)
        case A.entrust:
            _entrust(tx, trip, step)
        case A.recall:
            trip.carrier_id = None
        case A.accept:
            _hand_out(tx, trip)
        case A.bring_back:
            _bring_back(tx, trip)
    if transition.target is not None:
        trip.state = TripState(transition.target)
    if trip.state is not TripState.planned and trip.carrier_confirmed_at is None:
        trip.carrier_id = None
    trip.version += 1
    tx.session.add(trip)
    tx.session.flush()
    return trip


def _allowed(tx: Tx, trip: Trip, step: TripTransitionCreate) -> Transition[Case]:
    case = case_of(trip)
    if not may_ever(case, tx.actor, step.action):
        raise NotAllowed(f"您不能对这趟“{ACTION_LABELS[step.action]}”")
    transition = available(TRANSITIONS, case, tx.actor).get(step.action)
    if transition is None or step.version not in (None, trip.version):
        raise ActionUnavailable(f"现在不能“{ACTION_LABELS[step.action]}”，请刷新后再看")
    return transition


def _finish(tx: Tx, trip: Trip, step: TripTransitionCreate) -> None:
    """Fix the figures: distances that are measured later change no trip that is over."""
    tasks = tasks_of(tx, trip_ids=[trip.id])
    left = sum(row[0].outcome is Outcome.open for row in tasks)
    if left:
        raise TasksLeft(f"还有 {left} 件没有打勾。没办成的也请打勾，并写明原因")
    saving = single_trips(done_at(stops_of(tx, trip_ids=[trip.id]), tasks))
    trip.done, trip.counted, trip.single_metres = saving.done, saving.counted, saving.single_metres
    trip.metres_made = step.metres_made
    trip.finished_at = tx.now


def _entrust(tx: Tx, trip: Trip, step: TripTransitionCreate) -> None:
    """Ask a neighbour; with a witness the bundle is handed out at once, else when the neighbour says so."""
    assert step.resident_id is not None, "the form asks for it"
    carrier = get_resident(tx, resident_id=step.resident_id)
    trip.carrier_id, trip.carrier_witness = carrier.id, step.witness or ""
    trip.carried_back_at = None
    if step.witness:
        _hand_out(tx, trip)


def _hand_out(tx: Tx, trip: Trip) -> None:
    trip.carrier_confirmed_at = tx.now
    carrying.entrust(tx, item_ids=_items(tx, trip), carrier=_carrier(tx, trip), witness=trip.carrier_witness)


def _bring_back(tx: Tx, trip: Trip) -> None:
    carrying.bring_back(tx, item_ids=_items(tx, trip), carrier=_carrier(tx, trip))
    trip.carried_back_at = tx.now


def _carrier(tx: Tx, trip: Trip) -> Resident:
    assert trip.carrier_id is not None, "the rules ask for a carrier"
    return tx.session.get_one(Resident, trip.carrier_id)


def _items(tx: Tx, trip: Trip) -> list[uuid.UUID]:
    return list(tx.session.exec(select(CustodyItem.id).where(on_trip(trip)).order_by(col(CustodyItem.id))))
