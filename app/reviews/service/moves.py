"""One step of a rectification: may it happen, what belongs to it, and who did it."""

import uuid
from collections.abc import Callable
from typing import Any

from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.events import publish
from app.core.forms import check_given
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.files.service import attach
from app.reviews.events import RectificationMoved
from app.reviews.models import Rectification, RectificationAction, RectificationState, RectificationStep
from app.reviews.queries.rectifications import KIND, candidates, is_party, lock_rectification
from app.reviews.schemas import StepCreate
from app.reviews.service.limits import due_after
from app.reviews.states import ACTION_LABELS, FORMS, STATE_LABELS, TRANSITIONS, Case
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.ratings import RatingRules

A = RectificationAction


class ActionUnavailable(Problem):
    """The rectification has moved on, or is not ready for the step."""

    title = "现在不能这样操作"


def move(tx: Tx, *, rectification_id: uuid.UUID, step: StepCreate) -> Rectification:
    """Take one step with everything that belongs to it.

    Raises NotFound for one that the actor may not see, NotAllowed for a step that is never the actor's,
    ActionUnavailable for one that is not open now, InvalidInput for what the step asks for.
    """
    row = lock_rectification(tx, rectification_id=rectification_id)
    case = Case(row, tx.now, is_party=is_party(tx, row))
    found = available(TRANSITIONS, case, tx.actor).get(step.action)
    label = ACTION_LABELS[step.action]
    if found is None and not ever_allowed(TRANSITIONS, case, tx.actor, step.action):
        raise NotAllowed(f"您不能对这张整改单“{label}”：要由职责相关、并且不是经办这件事的人来做")
    if found is None or step.version not in (None, row.version):
        raise ActionUnavailable(f"整改单现在是“{STATE_LABELS[row.state]}”，不能“{label}”，请刷新后再看")
    form = FORMS[step.action]
    check_given(step, fields=form.fields, required=form.required)
    details = _STEPS[step.action](tx, row, step)
    if found.target is not None:
        row.state = RectificationState(found.target)
    row.version += 1
    tx.session.add(row)
    _record(tx, row, step, details)
    return row


def _assign(tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    if step.handler_id is None or step.handler_id not in candidates(tx, row=row):
        raise InvalidInput.at("/handler_id", "整改要交给经办人以外、本站或上级的工作人员")
    if step.handler_id == row.handler_id:
        raise InvalidInput.at("/handler_id", "已经交给这个人了")
    before, row.handler_id = row.handler_id, step.handler_id
    return {"from_handler_id": str(before or ""), "to_handler_id": str(step.handler_id)}


def _contact(tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    row.contacted_at = row.contacted_at or tx.now
    return {"means": step.means}


def _fix(tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    if step.file_ids:
        attach(tx, file_ids=step.file_ids, subject_kind=KIND, subject_id=row.id)
    rules = rules_in_force(tx, RatingRules)
    row.fixed_at, row.remedy = tx.now, step.note or ""
    row.second_until = due_after(tx, rules, start=tx.today, days=rules.second_rating_days)
    return {}


def _redo(_tx: Tx, row: Rectification, _step: StepCreate) -> dict[str, Any]:
    # The day by which it was due stays: who did not put it right the first time is late.
    row.fixed_at = row.second_until = None
    return {}


def _rate_again(tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    row.second_score, row.second_comment, row.second_at = step.score, step.comment or "", tx.now
    return {"score": step.score}


def _appeal(_tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    row.appeal = step.note or ""
    return {}


def _request_exclusion(tx: Tx, row: Rectification, step: StepCreate) -> dict[str, Any]:
    if not rules_in_force(tx, RatingRules).allows_exclusion:
        raise ActionUnavailable("本县不剔除差评，请按整改办理")
    row.exclusion_by, row.exclusion_reason = tx.actor.user_id, step.note or ""
    return {}


def _approve_exclusion(tx: Tx, row: Rectification, _step: StepCreate) -> dict[str, Any]:
    row.exclusion_decided_by, row.closed_at = tx.actor.user_id, tx.now
    return {"asked_by": str(row.exclusion_by)}


def _refuse_exclusion(_tx: Tx, row: Rectification, _step: StepCreate) -> dict[str, Any]:
    asked_by, row.exclusion_by, row.exclusion_reason = row.exclusion_by, None, ""
    return {"asked_by": str(asked_by)}


def _close(tx: Tx, row: Rectification, _step: StepCreate) -> dict[str, Any]:
    row.closed_at = tx.now
    return {}


_STEPS: dict[RectificationAction, Callable[[Tx, Rectification, StepCreate], dict[str, Any]]] = {
    A.assign: _assign,
    A.contact: _contact,
    A.fix: _fix,
    A.redo: _redo,
    A.rate_again: _rate_again,
    A.appeal: _appeal,
    A.request_exclusion: _request_exclusion,
    A.approve_exclusion: _approve_exclusion,
    A.refuse_exclusion: _refuse_exclusion,
    A.close: _close,
}


def _record(tx: Tx, row: Rectification, step: StepCreate, details: dict[str, Any]) -> None:
    tx.session.add(
        RectificationStep(
            county_id=row.county_id,
            rectification_id=row.id,
            version=row.version,
            action=step.action,
            actor_id=tx.actor.user_id,
            actor_name=tx.actor.name,
            note=step.note or "",
            details=details,
            at=tx.now,
        )
    )
    publish(
        tx,
        RectificationMoved(
            rectification_id=row.id,
            errand_id=row.errand_id,
            county_id=row.county_id,
            path=row.path,
            action=step.action,
            state=row.state,
            handler_id=row.handler_id,
        ),
    )
    tx.session.flush()
