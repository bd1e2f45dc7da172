"""The life of an errand: one table of steps, who may take them, and how the light is computed."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, not_
from sqlmodel import col

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.errands.models import Errand, ErrandState


class ErrandAction(StrEnum):
    """A step that somebody takes."""

    claim = "claim"
    assign = "assign"
    transfer = "transfer"
    start = "start"
    promise = "promise"
    pause = "pause"
    resume = "resume"
    return_ = "return"
    resubmit = "resubmit"
    escalate = "escalate"
    hand_back = "hand_back"
    complete = "complete"
    sign = "sign"
    rate = "rate"
    reopen = "reopen"
    withdraw = "withdraw"
    remind = "remind"
    archive = "archive"


class Light(StrEnum):
    """How an errand stands against its due date."""

    green = "green"
    yellow = "yellow"
    red = "red"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of an errand, and of the actor's tie to it."""

    state: ErrandState
    path: str
    handling_path: str
    requester_id: uuid.UUID | None
    typed_by_id: uuid.UUID
    beneficiary_id: uuid.UUID
    first_agent_id: uuid.UUID | None
    agent_id: uuid.UUID | None
    is_above: bool
    has_upper: bool
    is_paused: bool
    is_rated: bool
    is_family: bool


Predicate = Callable[[Case, Actor], bool]
A, S = ErrandAction, ErrandState

STATE_LABELS: dict[ErrandState, str] = {
    S.submitted: "待认领",
    S.accepted: "已受理",
    S.handling: "办理中",
    S.completed: "已办结",
    S.signed: "已签收",
    S.archived: "已归档",
    S.returned: "待补材料",
    S.escalated: "已上报",
    S.withdrawn: "已撤回",
}
ACTION_LABELS: dict[str, str] = {
    "submit": "提交",
    A.claim: "认领",
    A.assign: "指派",
    A.transfer: "转办",
    A.start: "开始办理",
    A.promise: "承诺时限",
    A.pause: "暂停",
    A.resume: "恢复办理",
    A.return_: "退回补材料",
    A.resubmit: "补交材料",
    A.escalate: "上报",
    A.hand_back: "交回",
    A.complete: "办结",
    A.sign: "签收",
    A.rate: "评价",
    A.reopen: "没办好，重办",
    A.withdraw: "撤回",
    A.remind: "催办",
    A.archive: "归档",
}
CLOSED = (S.signed, S.archived, S.withdrawn)
OPEN = tuple(state for state in S if state not in CLOSED)
RUNNING = (S.submitted, S.accepted, S.handling, S.escalated)


def serves(case: Case, actor: Actor) -> bool:
    """Tell whether the actor is an agent where the errand lies now."""
    return actor.can(Permission.errand_handle, case.handling_path)


def leads(case: Case, actor: Actor) -> bool:
    return actor.can(Permission.errand_assign, case.handling_path)


def is_agent(case: Case, actor: Actor) -> bool:
    """Tell whether the errand is in the actor's hands; a role taken back takes the errand out of them."""
    return case.agent_id == actor.user_id and serves(case, actor)


def is_first_agent(case: Case, actor: Actor) -> bool:
    return case.first_agent_id == actor.user_id and actor.can(Permission.errand_handle, case.path)


def is_self(case: Case, actor: Actor) -> bool:
    """Tell whether the actor asked for the errand or benefits from it."""
    return case.requester_id == actor.user_id or case.beneficiary_id == actor.resident_id


def is_party(case: Case, actor: Actor) -> bool:
    return is_self(case, actor) or case.is_family


def is_judge(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may rate: a party, and never the agents' own hand."""
    return is_party(case, actor) and actor.user_id not in (case.agent_id, case.first_agent_id)


def is_staff(case: Case, actor: Actor) -> bool:
    return any(actor.can(Permission.errand_handle, path) for path in (case.path, case.handling_path))


def is_lead(case: Case, actor: Actor) -> bool:
    return any(actor.can(Permission.errand_assign, path) for path in (case.path, case.handling_path))


def typed_it(case: Case, actor: Actor) -> bool:
    return case.typed_by_id == actor.user_id


def is_paused(case: Case, _actor: Actor) -> bool:
    return case.is_paused


def is_above(case: Case, _actor: Actor) -> bool:
    return case.is_above


def has_upper(case: Case, _actor: Actor) -> bool:
    return case.has_upper


def is_rated(case: Case, _actor: Actor) -> bool:
    return case.is_rated


def either(*predicates: Predicate) -> Predicate:
    return lambda case, actor: any(predicate(case, actor) for predicate in predicates)


def both(*predicates: Predicate) -> Predicate:
    return lambda case, actor: all(predicate(case, actor) for predicate in predicates)


def no(predicate: Predicate) -> Predicate:
    return lambda case, actor: not predicate(case, actor)


def _steps(
    action: ErrandAction, sources: tuple[ErrandState, ...], target: ErrandState | None, may: Predicate
) -> tuple[Transition[Case], ...]:
    label = ACTION_LABELS[action]
    return tuple(Transition(action, label, source, target, may) for source in sources)


IN_HAND = (S.accepted, S.handling)
DONE = (S.completed, S.signed)
TRANSITIONS: tuple[Transition[Case], ...] = (
    *_steps(A.claim, (S.submitted, S.escalated), S.accepted, serves),
    *_steps(A.assign, (S.submitted, S.escalated), S.accepted, leads),
    *_steps(A.start, (S.accepted,), S.handling, is_agent),
    *_steps(A.complete, IN_HAND, S.completed, is_agent),
    *_steps(A.promise, IN_HAND, None, is_agent),
    *_steps(A.pause, IN_HAND, None, both(is_agent, no(is_paused))),
    *_steps(A.resume, IN_HAND, None, both(either(is_agent, leads), is_paused)),
    *_steps(A.return_, IN_HAND, S.returned, is_agent),
    *_steps(A.resubmit, (S.returned,), S.accepted, either(is_party, serves)),
    *_steps(A.transfer, (*IN_HAND, S.returned), None, either(is_agent, leads)),
    *_steps(A.escalate, IN_HAND, S.escalated, both(is_agent, has_upper)),
    *_steps(A.hand_back, IN_HAND, S.handling, both(is_agent, is_above)),
    *_steps(A.hand_back, (S.escalated,), S.handling, both(serves, is_above)),
    *_steps(A.sign, (S.completed,), S.signed, either(is_party, is_agent, is_first_agent)),
    *_steps(A.rate, DONE, None, both(is_judge, no(is_rated))),
    *_steps(A.reopen, DONE, S.accepted, either(is_party, is_lead)),
    *_steps(A.withdraw, (*RUNNING, S.returned), S.withdrawn, is_party),
    *_steps(A.withdraw, (S.submitted,), S.withdrawn, typed_it),
    *_steps(A.remind, RUNNING, None, either(is_party, is_lead)),
    *_steps(A.archive, (S.signed,), S.archived, either(is_agent, is_first_agent, is_lead)),
)

_EVER: dict[ErrandAction, Predicate] = {
    A.assign: is_lead,
    A.resubmit: either(is_party, is_staff),
    A.sign: either(is_party, is_staff),
    A.rate: is_judge,
    A.reopen: either(is_party, is_lead),
    A.withdraw: either(is_party, typed_it),
    A.remind: either(is_party, is_lead),
}


_BY_SOURCE = {state: tuple(step for step in TRANSITIONS if step.source is state) for state in S}


def steps_from(state: ErrandState) -> tuple[Transition[Case], ...]:
    """Give the rows of the table that begin at a state."""
    return _BY_SOURCE[state]


def may_ever(case: Case, actor: Actor, action: ErrandAction) -> bool:
    """Tell whether the actor could take the step in some state of this errand: if not it is 403, else 409."""
    return _EVER.get(action, is_staff)(case, actor)


def light_of(
    *, state: ErrandState, paused_at: datetime | None, warn_at: datetime, due_at: datetime, now: datetime
) -> Light:
    """Compute the light: only a clock that runs can be late."""
    if state not in RUNNING or paused_at is not None or now < warn_at:
        return Light.green
    return Light.yellow if now < due_at else Light.red


def light_is(light: Light, *, now: datetime) -> ColumnElement[bool]:
    """Give the SQL twin of `light_of`."""
    late = and_(col(Errand.state).in_(RUNNING), col(Errand.paused_at).is_(None), col(Errand.warn_at) <= now)
    if light is Light.green:
        return not_(late)
    over = col(Errand.due_at) <= now
    return and_(late, over if light is Light.red else not_(over))
