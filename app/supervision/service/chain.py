"""The chain of supervision: a reminder, then a letter, then the level above; one open of each kind."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from app.core.clock import end_of_day
from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.events import publish
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.queries.reach import lock_errand
from app.errands.states import CLOSED
from app.orgs.service import calendar
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.events import SupervisionMoved
from app.supervision.models import (
    Supervision,
    SupervisionAction,
    SupervisionKind,
    SupervisionState,
    SupervisionStep,
)
from app.supervision.queries.chain import lock_supervision
from app.supervision.schemas import StepCreate, SupervisionCreate
from app.supervision.states import (
    ACTION_LABELS,
    NEXT_KIND,
    OPEN,
    REQUIRED_NOTES,
    STATE_LABELS,
    TRANSITIONS,
    supervises_at,
    upper,
)

A, S, K = SupervisionAction, SupervisionState, SupervisionKind


class ChainBroken(Problem):
    """The step before is missing, or one is still open."""

    title = "督办要一步一步来"


class ActionUnavailable(Problem):
    """It has moved on."""

    title = "现在不能这样操作"


def begin(tx: Tx, *, errand_id: uuid.UUID, draft: SupervisionCreate) -> Supervision:
    """Send a reminder, or a letter after one.

    Raises NotAllowed for whoever is not above, ChainBroken for an errand that is done, for a letter
    without a reminder, or while something is open.
    """
    errand = lock_errand(tx, errand_id=errand_id)
    if not supervises_at(tx.actor, upper(errand.handling_path)):
        raise NotAllowed("督办由上一级的干部发出")
    if errand.state in CLOSED:
        raise ChainBroken("这件事已经办完，不用督办")
    if draft.kind is K.reminder and draft.answer_days is not None:
        raise InvalidInput.at("/answer_days", "催办不用答复")
    before = of_errand(tx, errand_id=errand.id)
    if any(one.state in OPEN for one in before):
        raise ChainBroken("已有一张督办单没有销号，请在那一张上升级或销号")
    was_reminded = errand.reminded_at is not None or bool(before)
    if draft.kind is K.letter and not was_reminded:
        raise ChainBroken("请先催办，催办无效再书面督办")
    row = make(tx, errand, kind=draft.kind, reason=draft.reason, position=len(before) + 1)
    return _issue(tx, row, days=draft.answer_days)


def make(
    tx: Tx,
    errand: Errand,
    *,
    kind: SupervisionKind,
    reason: str,
    position: int,
    is_automatic: bool = False,
) -> Supervision:
    """Make one that is only proposed; nobody is asked before somebody issues it."""
    path = errand.handling_path
    asking = upper(path) if kind is not K.escalation else upper(upper(path))
    row = Supervision(
        county_id=errand.county_id,
        errand_id=errand.id,
        position=position,
        number=f"{errand.number}-督{position}",
        kind=kind,
        state=S.proposed,
        path=path,
        supervisor_path=asking,
        is_automatic=is_automatic,
        reason=reason,
        created_at=tx.now,
    )
    tx.session.add(row)
    record(tx, row, action="propose" if is_automatic else "make", note=reason)
    return row


def of_errand(tx: Tx, *, errand_id: uuid.UUID) -> list[Supervision]:
    """Give the whole chain of an errand, in order."""
    return list(
        tx.session.scalars(
            select(Supervision)
            .where(col(Supervision.errand_id) == errand_id)
            .order_by(col(Supervision.position))
        )
    )


def move(tx: Tx, *, supervision_id: uuid.UUID, step: StepCreate) -> Supervision:
    """Take one step.

    Raises NotFound, NotAllowed for a step that is never the actor's, ActionUnavailable for one that is
    not open now, InvalidInput for a missing note.
    """
    row = lock_supervision(tx, supervision_id=supervision_id)
    label = ACTION_LABELS[step.action]
    found = available(TRANSITIONS, row, tx.actor).get(step.action)
    if found is None and not ever_allowed(TRANSITIONS, row, tx.actor, step.action):
        raise NotAllowed(f"您不能对这张督办单“{label}”：发出的是上一级，答复的是被督办的一方")
    if found is None or found.target is None or step.version not in (None, row.version):
        raise ActionUnavailable(f"督办单现在是“{STATE_LABELS[row.state]}”，不能“{label}”，请刷新后再看")
    if step.action in REQUIRED_NOTES and not step.note:
        raise InvalidInput.at("/note", "这一项必须填写")
    note = step.note or ""
    if step.action is A.issue:
        return _issue(tx, row, reason=note)
    row.state = SupervisionState(found.target)
    if step.action is A.answer:
        row.answer, row.answered_by, row.answered_at = note, tx.actor.user_id, tx.now
    if step.action is A.reject:
        row.answer_due_at = _answer_due(tx, None)
    row.version += 1
    record(tx, row, action=step.action, note=note)
    return _raise(tx, row, reason=note) if step.action is A.step_up else row


def settle_all(tx: Tx, *, errand_id: uuid.UUID, note: str) -> None:
    """End whatever is open about an errand, because it is done."""
    for row in of_errand(tx, errand_id=errand_id):
        if row.state in OPEN:
            row.state = S.dropped if row.state is S.proposed else S.settled
            row.version += 1
            record(tx, row, action=A.settle, note=note)


def record(tx: Tx, row: Supervision, *, action: str, note: str) -> None:
    """Keep a step, and tell it."""
    tx.session.add(row)
    tx.session.flush()
    tx.session.add(
        SupervisionStep(
            county_id=row.county_id,
            supervision_id=row.id,
            version=row.version,
            action=action,
            actor_id=tx.actor.user_id,
            actor_name=tx.actor.name,
            note=note,
            at=tx.now,
        )
    )
    publish(
        tx,
        SupervisionMoved(
            supervision_id=row.id,
            errand_id=row.errand_id,
            county_id=row.county_id,
            path=row.path,
            kind=row.kind,
            action=action,
            state=row.state,
        ),
    )
    tx.session.flush()


def _issue(tx: Tx, row: Supervision, *, days: int | None = None, reason: str = "") -> Supervision:
    """Send it out: from now on somebody is asked, and what came before it is raised."""
    row.reason = reason or row.reason
    row.state, row.issued_by, row.issued_at = S.issued, tx.actor.user_id, tx.now
    if row.kind is not K.reminder:
        row.answer_due_at = _answer_due(tx, days)
    row.version += 1
    record(tx, row, action=A.issue, note=row.reason)
    for earlier in of_errand(tx, errand_id=row.errand_id):
        if earlier.id != row.id and earlier.state in (S.issued, S.answered):
            earlier.state, earlier.version = S.raised, earlier.version + 1
            record(tx, earlier, action=A.step_up, note="")
    return row


def _raise(tx: Tx, row: Supervision, *, reason: str) -> Supervision:
    """Send the next one out: the one that the worker proposed meanwhile, if there is one."""
    kind, chain = NEXT_KIND[row.kind], of_errand(tx, errand_id=row.errand_id)
    for proposed in chain:
        if proposed.kind is kind and proposed.state is S.proposed:
            return _issue(tx, proposed, reason=reason)
    errand = tx.session.get_one(Errand, row.errand_id)
    return _issue(tx, make(tx, errand, kind=kind, reason=reason, position=chain[-1].position + 1))


def _answer_due(tx: Tx, days: int | None) -> datetime:
    days = days or rules_in_force(tx, SupervisionRules).answer_days
    day = calendar.add_working_days(tx, start=tx.today, days=days)
    return end_of_day(day, tx.settings.timezone)
