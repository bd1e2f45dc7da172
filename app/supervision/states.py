"""The lives of a supervision and of a problem case: which step leads where, and for whom."""

from collections.abc import Callable
from typing import Any

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.supervision.models import (
    ProblemAction,
    ProblemCase,
    ProblemState,
    Supervision,
    SupervisionAction,
    SupervisionKind,
    SupervisionState,
)

A, S, K = SupervisionAction, SupervisionState, SupervisionKind
KIND_LABELS: dict[SupervisionKind, str] = {
    K.reminder: "催办",
    K.letter: "书面督办",
    K.escalation: "提级督办",
}
STATE_LABELS: dict[SupervisionState, str] = {
    S.proposed: "待确认",
    S.issued: "待答复",
    S.answered: "已答复，待审看",
    S.raised: "已升级",
    S.settled: "已销号",
    S.dropped: "未采用",
}
ACTION_LABELS: dict[str, str] = {
    "make": "发出",
    "propose": "系统建议",
    A.issue: "发出",
    A.drop: "不发",
    A.answer: "答复",
    A.reject: "退回重答",
    A.step_up: "升级督办",
    A.settle: "销号",
}
PROBLEM_LABELS = {ProblemState.open: "待解决", ProblemState.settled: "已解决"}
NEXT_KIND = {K.reminder: K.letter, K.letter: K.escalation}
OPEN = (S.proposed, S.issued, S.answered)
# What must be there before the next one of the chain may go out.
BEFORE = {K.letter: K.reminder, K.escalation: K.letter}


def upper(path: str) -> str:
    """Give the path of the place above; a county has none above itself."""
    head = path.rstrip("/").rpartition("/")[0]
    return f"{head}/" if head else path


def supervises_at(actor: Actor, path: str) -> bool:
    """Tell whether the actor supervises a place; an auditor looks on and moves nothing."""
    return actor.can(Permission.errand_supervise, path) and actor.can(Permission.errand_assign, path)


def supervises(row: Supervision, actor: Actor) -> bool:
    """Tell whether the actor is on the side that asks."""
    return supervises_at(actor, row.supervisor_path)


def proposes_to(row: Supervision, actor: Actor) -> bool:
    """Tell whether a proposal is for the actor: the level right above sends it out, or up."""
    return supervises_at(actor, upper(row.path))


def may_step_up(row: Supervision, actor: Actor) -> bool:
    return row.kind in NEXT_KIND and supervises(row, actor)


def answers(row: Supervision, actor: Actor) -> bool:
    """Tell whether the actor is on the side that was asked, and did not ask."""
    is_asked = actor.can(Permission.errand_handle, row.path) and actor.user_id != row.issued_by
    return is_asked and (row.supervisor_path == row.path or not supervises(row, actor))


Predicate = Callable[[Supervision, Actor], bool]


def _steps(
    action: SupervisionAction,
    sources: tuple[SupervisionState, ...],
    target: SupervisionState,
    may: Predicate,
) -> tuple[Transition[Supervision], ...]:
    return tuple(Transition(action, ACTION_LABELS[action], source, target, may) for source in sources)


TRANSITIONS: tuple[Transition[Supervision], ...] = (
    *_steps(A.issue, (S.proposed,), S.issued, proposes_to),
    *_steps(A.drop, (S.proposed,), S.dropped, proposes_to),
    *_steps(A.answer, (S.issued,), S.answered, answers),
    *_steps(A.reject, (S.answered,), S.issued, supervises),
    *_steps(A.step_up, (S.issued, S.answered), S.raised, may_step_up),
    *_steps(A.settle, (S.issued, S.answered), S.settled, supervises),
)


def may_settle(row: ProblemCase, actor: Actor) -> bool:
    return supervises_at(actor, upper(row.path))


PROBLEM_TRANSITIONS: tuple[Transition[ProblemCase], ...] = (
    Transition(ProblemAction.settle, "已解决", ProblemState.open, ProblemState.settled, may_settle),
)

# Whoever is asked reads why; the rest is said where it helps.
_NOTES = {
    A.issue: "督办理由",
    A.drop: "为什么不发",
    A.answer: "怎么办的，什么时候办好",
    A.reject: "哪里没答清楚",
    A.step_up: "为什么升级",
    A.settle: "说明",
}
REQUIRED_NOTES = frozenset({A.drop, A.answer, A.reject, A.step_up})
Schema = dict[str, Any]


def form_schema(action: SupervisionAction, *, reason: str) -> Schema:
    """Give a step's form as JSON Schema; what the system proposed stands in it to be changed."""
    note: Schema = {"title": _NOTES[action], "type": "string", "maxLength": 2000}
    if action is A.issue:
        note["default"] = reason
    required = ["note"] if action in REQUIRED_NOTES else []
    return {
        "type": "object",
        "properties": {"note": note},
        "required": required,
        "additionalProperties": False,
    }


def make_schema(kind: SupervisionKind, *, answer_days: int) -> Schema:
    """Give the form of a new one."""
    fields: Schema = {"reason": {"title": "督办理由", "type": "string", "maxLength": 2000}}
    if kind is not K.reminder:
        days = {"title": "几个工作日内答复", "type": "integer", "minimum": 1, "maximum": 30}
        fields["answer_days"] = days | {"default": answer_days}
    return {"type": "object", "properties": fields, "required": ["reason"], "additionalProperties": False}
