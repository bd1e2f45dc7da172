"""The life of a trip: one table of steps, and who may take them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.trips.models import Outcome, TripAction, TripState

A, S = TripAction, TripState
STATE_LABELS = {S.planned: "要去", S.finished: "跑完了", S.cancelled: "没去"}
ACTION_LABELS = {
    A.finish: "跑完了",
    A.cancel: "不去了",
    A.entrust: "托附近的人捎带",
    A.recall: "不托了",
    A.accept: "我来捎带",
    A.bring_back: "捎回来了",
}
OUTCOME_LABELS = {Outcome.open: "还没办", Outcome.done: "办了", Outcome.not_done: "没办成"}


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of a trip."""

    state: TripState
    path: str
    agent_id: uuid.UUID
    carrier_id: uuid.UUID | None
    is_accepted: bool
    is_back: bool


def is_agent(case: Case, actor: Actor) -> bool:
    """Tell whether the actor rides, and still is an agent there."""
    return case.agent_id == actor.user_id and actor.can(Permission.errand_handle, case.path)


def is_carrier(case: Case, actor: Actor) -> bool:
    """Tell whether the actor was asked to carry the bundle."""
    return actor.resident_id is not None and case.carrier_id == actor.resident_id


def may_entrust(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may ask somebody to carry it: nobody does so far."""
    return is_agent(case, actor) and case.carrier_id is None


def may_recall(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may take the question back: it is not answered yet."""
    return is_agent(case, actor) and case.carrier_id is not None and not case.is_accepted


def may_accept(case: Case, actor: Actor) -> bool:
    """Tell whether the actor was asked and has not answered."""
    return is_carrier(case, actor) and not case.is_accepted


def may_bring_back(case: Case, actor: Actor) -> bool:
    """Tell whether the actor gets the bundle back."""
    return is_agent(case, actor) and case.is_accepted and not case.is_back


def may_end(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may end it: nothing is on its way with somebody else."""
    return is_agent(case, actor) and (case.carrier_id is None or case.is_back)


Predicate = Callable[[Case, Actor], bool]
TRANSITIONS: tuple[Transition[Case], ...] = (
    Transition(A.accept, ACTION_LABELS[A.accept], S.planned, None, may_accept),
    Transition(A.finish, ACTION_LABELS[A.finish], S.planned, S.finished, may_end),
    Transition(A.bring_back, ACTION_LABELS[A.bring_back], S.planned, None, may_bring_back),
    Transition(A.entrust, ACTION_LABELS[A.entrust], S.planned, None, may_entrust),
    Transition(A.recall, ACTION_LABELS[A.recall], S.planned, None, may_recall),
    Transition(A.cancel, ACTION_LABELS[A.cancel], S.planned, S.cancelled, may_end),
)


def may_ever(case: Case, actor: Actor, action: TripAction) -> bool:
    """Tell whether the actor could take the step in some state of this trip: if not it is 403, else 409."""
    return is_carrier(case, actor) if action is A.accept else is_agent(case, actor)
