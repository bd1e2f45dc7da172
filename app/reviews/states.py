"""The life of a rectification: who may take which step, and what each step asks for."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.core.forms import Form, Schema, words
from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.errands.forms import SCORE_LABELS
from app.reviews.models import Rectification, RectificationAction, RectificationState

# GB/T 39735-2020: of the five levels the last two are bad ratings.
BAD_SCORE = 2
A, S = RectificationAction, RectificationState
STATE_LABELS: dict[RectificationState, str] = {
    S.opened: "待指派",
    S.assigned: "待联系",
    S.contacted: "整改中",
    S.fixed: "已整改",
    S.closed: "已结案",
    S.excluded: "已剔除",
}
ACTION_LABELS: dict[str, str] = {
    "open": "差评转整改",
    A.assign: "指派整改人",
    A.contact: "登记联系",
    A.fix: "整改完成",
    A.redo: "重新整改",
    A.rate_again: "再评一次",
    A.appeal: "说明情况",
    A.request_exclusion: "申请剔除",
    A.approve_exclusion: "同意剔除",
    A.refuse_exclusion: "不同意剔除",
    A.close: "结案",
}
# Before it is put right the agents do not read what was written about them.
SHOWN_TO_AGENTS = (S.fixed, S.closed, S.excluded)
WORKING = (S.opened, S.assigned, S.contacted)
OPEN = (*WORKING, S.fixed)
MEANS_LABELS = {"phone": "电话", "visit": "上门", "station": "来站里"}


@dataclass(frozen=True, slots=True)
class Case:
    """A rectification as its rules meet it, at a moment."""

    row: Rectification
    now: datetime
    is_party: bool = False

    @property
    def state(self) -> RectificationState:
        """Give the state, by which the table chooses."""
        return self.row.state


Predicate = Callable[[Case, Actor], bool]


def is_agent(case: Case, actor: Actor) -> bool:
    """Tell whether the rating was about the actor's own work."""
    return actor.user_id in (case.row.agent_id, case.row.first_agent_id)


def leads(case: Case, actor: Actor) -> bool:
    """Tell whether the actor leads where the errand began, and did not do it."""
    return actor.can(Permission.errand_assign, case.row.path) and not is_agent(case, actor)


def handles(case: Case, actor: Actor) -> bool:
    """Tell whether the rectification is in the actor's hands."""
    return case.row.handler_id == actor.user_id and actor.can(Permission.errand_handle, case.row.path)


def may_close(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may end it: nobody closes what is in the own hands, or before its time."""
    is_answered = case.row.second_score is not None or _is_past(case.row.second_until, case.now)
    return leads(case, actor) and not handles(case, actor) and is_answered


def may_rate_again(case: Case, actor: Actor) -> bool:
    """Tell whether it is the same person again.

    Where the first was told, or came by a link, the villager or the family rates, or another hand writes.
    """
    row = case.row
    is_open = row.second_score is None and not _is_past(row.second_until, case.now)
    is_same = row.rater_id == actor.user_id
    is_free = row.rater_id is None and not is_agent(case, actor) and not handles(case, actor)
    return is_open and (is_same or (is_free and (case.is_party or leads(case, actor))))


def may_appeal(case: Case, actor: Actor) -> bool:
    return is_agent(case, actor) and not case.row.appeal


def may_request_exclusion(case: Case, actor: Actor) -> bool:
    is_neutral = not is_agent(case, actor)
    return is_neutral and case.row.exclusion_by is None and (leads(case, actor) or handles(case, actor))


def may_decide_exclusion(case: Case, actor: Actor) -> bool:
    """Tell whether the actor is the second person: an officer, not who asked, not who did the errand."""
    asked_by, path = case.row.exclusion_by, case.row.path
    is_another = asked_by is not None and asked_by != actor.user_id and not is_agent(case, actor)
    return is_another and all(
        actor.can(one, path) for one in (Permission.errand_supervise, Permission.errand_assign)
    )


def _is_past(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def _steps(
    action: RectificationAction,
    sources: tuple[RectificationState, ...],
    target: RectificationState | None,
    may: Predicate,
) -> tuple[Transition[Case], ...]:
    return tuple(Transition(action, ACTION_LABELS[action], source, target, may) for source in sources)


TRANSITIONS: tuple[Transition[Case], ...] = (
    *_steps(A.assign, (S.opened,), S.assigned, leads),
    *_steps(A.assign, (S.assigned, S.contacted), None, leads),
    *_steps(A.contact, (S.assigned,), S.contacted, handles),
    *_steps(A.contact, (S.contacted,), None, handles),
    *_steps(A.fix, (S.contacted,), S.fixed, handles),
    *_steps(A.rate_again, (S.fixed,), None, may_rate_again),
    *_steps(A.redo, (S.fixed,), S.contacted, leads),
    *_steps(A.close, (S.fixed,), S.closed, may_close),
    *_steps(A.appeal, OPEN, None, may_appeal),
    *_steps(A.request_exclusion, OPEN, None, may_request_exclusion),
    *_steps(A.approve_exclusion, OPEN, S.excluded, may_decide_exclusion),
    *_steps(A.refuse_exclusion, OPEN, None, may_decide_exclusion),
)


_FILES = {
    "title": "照片",
    "type": "array",
    "items": {"type": "string", "format": "uuid"},
    "maxItems": 9,
}
_MEANS = {
    "title": "怎样联系的",
    "type": "string",
    "enum": list(MEANS_LABELS),
    "x-enum-labels": list(MEANS_LABELS.values()),
}
_SCORE = {"title": "现在满意吗", "type": "integer", "enum": [1, 2, 3, 4, 5], "x-enum-labels": SCORE_LABELS}
FORMS: dict[RectificationAction, Form] = {
    A.assign: Form(
        {
            "handler_id": {"title": "交给谁整改", "type": "string", "format": "uuid"},
            "note": words("交代什么"),
        },
        ("handler_id",),
    ),
    A.contact: Form({"means": _MEANS, "note": words("群众说了什么")}, ("means", "note")),
    A.fix: Form({"note": words("做了哪些整改"), "file_ids": _FILES}, ("note",)),
    A.redo: Form({"note": words("还要改什么")}, ("note",)),
    A.rate_again: Form({"score": _SCORE, "comment": words("还想说什么", length=500)}, ("score",)),
    A.appeal: Form({"note": words("当时的情况")}, ("note",)),
    A.request_exclusion: Form({"note": words("为什么是误评或恶意评价")}, ("note",)),
    A.approve_exclusion: Form({"note": words("查实的情况")}, ("note",)),
    A.refuse_exclusion: Form({"note": words("为什么不剔除")}, ("note",)),
    A.close: Form({"note": words("说明")}),
}


def form_schema(action: RectificationAction, *, candidates: Mapping[uuid.UUID, str]) -> Schema:
    """Give a step's form as JSON Schema, with the people it can be given to."""
    form = FORMS[action]
    fields = dict(form.fields)
    if action is A.assign:
        people = {"enum": [str(one) for one in candidates], "x-enum-labels": list(candidates.values())}
        fields["handler_id"] = fields["handler_id"] | people
    return {
        "type": "object",
        "properties": fields,
        "required": list(form.required),
        "additionalProperties": False,
    }
