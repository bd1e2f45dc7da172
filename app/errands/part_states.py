"""The life of one part of a joint errand."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.errands.course_schemas import PartAction
from app.errands.kinds import PartState
from app.errands.models import ErrandState
from app.errands.states import Light
from app.errands.ties import Case, is_agent, is_staff, leads

P, A = PartState, PartAction
ACTION_LABELS: dict[PartAction, str] = {A.take: "接手", A.finish: "办好了", A.withdraw: "不用办了"}
OPEN_PARTS = (P.waiting, P.doing)
# A part is worked on as long as its errand is.
_AT_WORK = (ErrandState.accepted, ErrandState.handling, ErrandState.escalated, ErrandState.returned)


@dataclass(frozen=True, slots=True)
class PartCase:
    """What the rules need to know of a part, and of its errand."""

    state: PartState
    path: str
    agent_id: uuid.UUID | None
    errand: Case


def _may_take(part: PartCase, actor: Actor) -> bool:
    """Tell whether the part is the actor's to take: meant for nobody else, or the actor leads there."""
    if part.errand.state not in _AT_WORK or not actor.can(Permission.errand_handle, part.path):
        return False
    return part.agent_id in (None, actor.user_id) or actor.can(Permission.errand_assign, part.path)


def _may_take_over(part: PartCase, actor: Actor) -> bool:
    return part.agent_id != actor.user_id and _may_take(part, actor)


def _may_finish(part: PartCase, actor: Actor) -> bool:
    is_own = part.agent_id == actor.user_id and actor.can(Permission.errand_handle, part.path)
    return is_own and part.errand.state in _AT_WORK


def _may_withdraw(part: PartCase, actor: Actor) -> bool:
    """Tell whether the actor holds the whole errand, whose lead decides what parts it has."""
    return part.errand.state in _AT_WORK and (is_agent(part.errand, actor) or leads(part.errand, actor))


PART_TRANSITIONS: tuple[Transition[PartCase], ...] = (
    Transition(A.take, ACTION_LABELS[A.take], P.waiting, P.doing, _may_take),
    Transition(A.take, ACTION_LABELS[A.take], P.doing, P.doing, _may_take_over),
    Transition(A.finish, ACTION_LABELS[A.finish], P.doing, P.done, _may_finish),
    Transition(A.withdraw, ACTION_LABELS[A.withdraw], P.waiting, P.withdrawn, _may_withdraw),
    Transition(A.withdraw, ACTION_LABELS[A.withdraw], P.doing, P.withdrawn, _may_withdraw),
)


def may_ever(part: PartCase, actor: Actor, action: PartAction) -> bool:
    """Tell whether the actor could take the step in some state of the part."""
    if action is A.withdraw:
        return is_staff(part.errand, actor)
    return actor.can(Permission.errand_handle, part.path)


def part_light(*, state: PartState, due_at: datetime, now: datetime) -> Light:
    """Compute a part's light: yellow on its last day."""
    if state not in OPEN_PARTS or now < due_at - timedelta(days=1):
        return Light.green
    return Light.yellow if now < due_at else Light.red


def _text(title: str) -> dict[str, Any]:
    return {"title": title, "type": "string", "maxLength": 2000}


PART_FORMS: dict[PartAction, dict[str, Any]] = {
    A.take: {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    A.finish: {
        "type": "object",
        "properties": {"result": _text("办得怎样")},
        "required": ["result"],
        "additionalProperties": False,
    },
    A.withdraw: {
        "type": "object",
        "properties": {"note": _text("为什么不用办了")},
        "required": ["note"],
        "additionalProperties": False,
    },
}
