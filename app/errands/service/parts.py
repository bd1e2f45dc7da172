"""Joint handling: parts that other people and stations do, and one lead who answers for the whole."""

import uuid

from sqlmodel import col, select

from app.core.errors import NotAllowed, Problem
from app.core.forms import check_given
from app.core.states import Transition, available
from app.core.tx import Tx
from app.errands.course_schemas import PartAction, PartTransitionCreate
from app.errands.kinds import PART_LABELS, PartState
from app.errands.models import Errand, ErrandPart
from app.errands.part_states import (
    ACTION_LABELS,
    OPEN_PARTS,
    PART_FORMS,
    PART_TRANSITIONS,
    PartCase,
    may_ever,
)
from app.errands.queries.parts import get_part, part_case
from app.errands.queries.reach import case_of, lock_errand
from app.errands.service.record import Taken, record


class PartUnavailable(Problem):
    """The part has moved on, or is in somebody else's hands."""

    title = "这一部分现在不能这样操作"


def move_part(tx: Tx, *, errand_id: uuid.UUID, part_id: uuid.UUID, step: PartTransitionCreate) -> Errand:
    """Take one step on a part; with its last part an errand can be completed.

    Raises NotFound, NotAllowed, PartUnavailable, InvalidInput as a step on an errand does.
    """
    errand = lock_errand(tx, errand_id=errand_id)
    part = get_part(tx, errand_id=errand_id, part_id=part_id)
    transition = _allowed(tx, part_case(part, case_of(tx, errand)), step.action)
    asked = PART_FORMS[step.action]
    check_given(step, fields=asked["properties"], required=asked["required"])
    was_open = part.state in OPEN_PARTS
    assert transition.target is not None, "every step on a part leads somewhere"
    part.state = PartState(transition.target)
    if step.action is PartAction.take:
        part.agent_id, part.taken_at = tx.actor.user_id, tx.now
    else:
        part.ended_at = tx.now
    part.result = step.result or part.result
    errand.parts_open += (part.state in OPEN_PARTS) - was_open
    tx.session.add(part)
    details = {"part_id": str(part.id), "title": part.title, "result": part.result}
    note = step.result or step.note or ""
    record(tx, errand=errand, taken=Taken(f"part_{step.action}", errand.state, note, details))
    return errand


def drop_open(tx: Tx, *, errand: Errand) -> None:
    """Let nobody go on with parts of an errand that is over."""
    parts = select(ErrandPart).where(ErrandPart.errand_id == errand.id, col(ErrandPart.state).in_(OPEN_PARTS))
    for part in tx.session.exec(parts):
        part.state, part.ended_at = PartState.withdrawn, tx.now
        tx.session.add(part)
    errand.parts_open = 0


def _allowed(tx: Tx, part: PartCase, action: PartAction) -> Transition[PartCase]:
    if not may_ever(part, tx.actor, action):
        raise NotAllowed(f"您的身份不能对这一部分“{ACTION_LABELS[action]}”")
    transition = available(PART_TRANSITIONS, part, tx.actor).get(action)
    if transition is None:
        state = PART_LABELS[part.state]
        raise PartUnavailable(f"这一部分现在是“{state}”，不能“{ACTION_LABELS[action]}”，请刷新后再看")
    return transition
