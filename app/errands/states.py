"""The life of an errand: one table of steps, who may take them, and how the light is computed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlmodel import col

from app.core.permissions import Actor
from app.core.states import Transition
from app.errands.models import Errand, ErrandState
from app.errands.ties import (
    Case,
    Predicate,
    both,
    either,
    has_open_parts,
    has_upper,
    is_above,
    is_agent,
    is_caller,
    is_extendable,
    is_first_agent,
    is_judge,
    is_lead,
    is_orphan,
    is_overdue,
    is_party,
    is_paused,
    is_rated,
    is_reopenable,
    is_resubmit_over,
    is_return_asked,
    is_staff,
    judges_return,
    leads,
    may_strike_out,
    no,
    oversees,
    serves,
    typed_it,
)


class ErrandAction(StrEnum):
    """A step that somebody takes."""

    claim = "claim"
    assign = "assign"
    transfer = "transfer"
    start = "start"
    promise = "promise"
    extend = "extend"
    pause = "pause"
    resume = "resume"
    return_ = "return"
    approve_return = "approve_return"
    refuse_return = "refuse_return"
    resubmit = "resubmit"
    escalate = "escalate"
    hand_back = "hand_back"
    add_part = "add_part"
    complete = "complete"
    close = "close"
    sign = "sign"
    rate = "rate"
    record_rating = "record_rating"
    reopen = "reopen"
    withdraw = "withdraw"
    remind = "remind"
    archive = "archive"


# Told of in the history, and nobody's button: a return that needs the town's word asks for it.
ASK_RETURN = "ask_return"


class Light(StrEnum):
    """How an errand stands against its due date."""

    green = "green"
    yellow = "yellow"
    red = "red"


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
    A.extend: "延期",
    A.pause: "暂停",
    A.resume: "恢复办理",
    A.return_: "退回补材料",
    ASK_RETURN: "请镇里同意再次退回",
    A.approve_return: "同意再次退回",
    A.refuse_return: "不同意再次退回",
    A.resubmit: "补交材料",
    A.escalate: "上报",
    A.hand_back: "交回",
    A.add_part: "请人联办",
    "part_take": "联办接手",
    "part_finish": "联办办好",
    "part_withdraw": "联办取消",
    A.complete: "办结",
    A.close: "补交不来，办结",
    A.sign: "签收",
    A.rate: "评价",
    A.record_rating: "登记回访评价",
    A.reopen: "没办好，重办",
    A.withdraw: "撤回",
    A.remind: "催办",
    A.archive: "归档",
}
CLOSED = (S.signed, S.archived, S.withdrawn)
OPEN = tuple(state for state in S if state not in CLOSED)
# In somebody's hands, and not done.
HELD = (S.accepted, S.handling, S.returned)
AT_WORK = (*HELD, S.submitted, S.escalated)
RUNNING = (S.submitted, S.accepted, S.handling, S.escalated)


def _steps(
    action: ErrandAction, sources: tuple[ErrandState, ...], target: ErrandState | None, may: Predicate
) -> tuple[Transition[Case], ...]:
    label = ACTION_LABELS[action]
    return tuple(Transition(action, label, source, target, may) for source in sources)


IN_HAND = (S.accepted, S.handling)
DONE = (S.completed, S.signed)
TRANSITIONS: tuple[Transition[Case], ...] = (
    *_steps(A.claim, (S.submitted, S.escalated), S.accepted, serves),
    *_steps(A.claim, (*IN_HAND, S.returned), None, both(serves, is_orphan)),
    *_steps(A.assign, (S.submitted, S.escalated), S.accepted, leads),
    *_steps(A.start, (S.accepted,), S.handling, is_agent),
    *_steps(A.complete, IN_HAND, S.completed, both(either(is_agent, may_strike_out), no(has_open_parts))),
    *_steps(A.close, (S.returned,), S.completed, both(either(is_agent, leads), is_resubmit_over)),
    *_steps(A.promise, IN_HAND, None, both(is_agent, no(is_overdue))),
    *_steps(A.extend, IN_HAND, None, both(is_agent, is_extendable)),
    *_steps(A.add_part, IN_HAND, None, is_agent),
    *_steps(A.pause, IN_HAND, None, both(is_agent, no(is_paused))),
    *_steps(A.resume, IN_HAND, None, both(either(is_agent, leads), is_paused)),
    *_steps(A.return_, IN_HAND, S.returned, both(is_agent, no(is_return_asked))),
    *_steps(A.approve_return, IN_HAND, S.returned, judges_return),
    *_steps(A.refuse_return, IN_HAND, None, judges_return),
    *_steps(A.resubmit, (S.returned,), S.accepted, either(is_party, serves)),
    *_steps(A.transfer, (*IN_HAND, S.returned), None, either(is_agent, leads)),
    *_steps(A.escalate, IN_HAND, S.escalated, both(is_agent, has_upper)),
    *_steps(A.hand_back, IN_HAND, S.handling, both(is_agent, is_above)),
    *_steps(A.hand_back, (S.escalated,), S.handling, both(serves, is_above)),
    *_steps(A.sign, (S.completed,), S.signed, either(is_party, is_agent, is_first_agent)),
    *_steps(A.rate, DONE, None, both(is_judge, no(is_rated))),
    *_steps(A.record_rating, DONE, None, both(is_caller, no(is_judge), no(is_rated))),
    *_steps(A.reopen, DONE, S.accepted, both(either(is_party, is_lead), is_reopenable)),
    *_steps(A.withdraw, (*RUNNING, S.returned), S.withdrawn, is_party),
    *_steps(A.withdraw, (S.submitted,), S.withdrawn, typed_it),
    *_steps(A.remind, RUNNING, None, either(is_party, is_lead)),
    *_steps(A.archive, (S.signed,), S.archived, either(is_agent, is_first_agent, is_lead)),
)

_EVER: dict[ErrandAction, Predicate] = {
    A.assign: is_lead,
    A.approve_return: oversees,
    A.refuse_return: oversees,
    A.resubmit: either(is_party, is_staff),
    A.sign: either(is_party, is_staff),
    A.rate: is_judge,
    A.record_rating: both(is_caller, no(is_judge)),
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
    """Compute the light: a clock that stands is not late, unless it was when it was stopped."""
    stands = paused_at is not None and paused_at < due_at
    if state not in RUNNING or stands or now < warn_at:
        return Light.green
    return Light.yellow if now < due_at else Light.red


def light_is(light: Light, *, now: datetime) -> ColumnElement[bool]:
    """Give the SQL twin of `light_of`."""
    runs = or_(col(Errand.paused_at).is_(None), col(Errand.paused_at) >= col(Errand.due_at))
    late = and_(col(Errand.state).in_(RUNNING), runs, col(Errand.warn_at) <= now)
    if light is Light.green:
        return not_(late)
    over = col(Errand.due_at) <= now
    return and_(late, over if light is Light.red else not_(over))
