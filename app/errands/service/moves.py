"""One step in an errand's life: may it happen, what belongs to it, and who did it."""

import uuid
from collections.abc import Callable
from typing import Any

from sqlmodel import select

from app.auth.models import UserAccount
from app.core.errors import NotAllowed, Problem
from app.core.forms import check_given
from app.core.states import Transition, available
from app.core.tx import Tx
from app.errands.forms import FORMS
from app.errands.models import Errand, ErrandState
from app.errands.queries.reach import case_of, lock_errand
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.service.record import Taken, record
from app.errands.service.steps import closing, custody, handling, parts, refusals, returns
from app.errands.states import (
    ACTION_LABELS,
    ASK_RETURN,
    STATE_LABELS,
    TRANSITIONS,
    ErrandAction,
    may_ever,
)
from app.errands.ties import Case

A = ErrandAction
Details = dict[str, Any]
Step = Callable[[Tx, Errand, TransitionCreate], Details]
# What features above say against a step before it is taken, by raising a Problem; `main` fills it.
OBJECTIONS: list[Callable[[Tx, Errand, TransitionCreate], None]] = []


class ActionUnavailable(Problem):
    """The errand has moved on, or is in somebody else's hands."""

    title = "现在不能这样操作"


_STEPS: dict[ErrandAction, Step] = {
    A.claim: custody.claim,
    A.assign: custody.assign,
    A.transfer: custody.transfer,
    A.escalate: custody.escalate,
    A.hand_back: custody.hand_back,
    A.start: handling.start,
    A.promise: handling.promise,
    A.extend: handling.extend,
    A.pause: handling.pause,
    A.resume: handling.resume,
    A.return_: returns.return_,
    A.approve_return: returns.approve,
    A.refuse_return: returns.refuse,
    A.resubmit: returns.resubmit,
    A.close: returns.close,
    A.add_part: parts.add,
    A.complete: handling.complete,
    A.sign: closing.sign,
    A.rate: closing.rate,
    A.record_rating: closing.record_rating,
    A.reopen: closing.reopen,
    A.withdraw: closing.withdraw,
    A.remind: closing.remind,
    A.archive: closing.archive,
}


def move(tx: Tx, *, errand_id: uuid.UUID, step: TransitionCreate) -> Errand:
    """Take one step with everything that belongs to it.

    Raises NotFound for an errand that the actor may not see, NotAllowed for a step that is never the
    actor's, ActionUnavailable for one that is not open now, InvalidInput for what the step asks for.
    """
    errand = lock_errand(tx, errand_id=errand_id)
    transition = _allowed(tx, errand, step)
    form = FORMS[step.action]
    check_given(step, fields=form.fields, required=form.required)
    for object_to in OBJECTIONS:
        object_to(tx, errand, step)
    source, waited = errand.state, dict[str, Any]()
    action, target, take = str(step.action), transition.target, _STEPS[step.action]
    if step.action is A.return_ and returns.needs_approval(tx, errand, step):
        action, target, take = ASK_RETURN, None, returns.ask
    if target is not None:
        # Whatever an errand waited for, it does so no longer when it goes on.
        if errand.paused_at is not None:
            waited["waited_days"] = clock.resume(tx, errand=errand)
        errand.state = ErrandState(target)
    details = take(tx, errand, step) | waited
    if target is not None:
        returns.forget_asked(errand)
    record(tx, errand=errand, taken=Taken(action, source, step.note or "", details))
    return errand


def _allowed(tx: Tx, errand: Errand, step: TransitionCreate) -> Transition[Case]:
    case = case_of(tx, errand)
    if not may_ever(case, tx.actor, step.action):
        raise NotAllowed(f"您的身份不能对这件代办“{ACTION_LABELS[step.action]}”")
    transition = available(TRANSITIONS, case, tx.actor).get(step.action)
    if transition is None or step.version not in (None, errand.version):
        raise ActionUnavailable(_why_not(tx, errand, step.action))
    return transition


def _why_not(tx: Tx, errand: Errand, action: ErrandAction) -> str:
    if action in (A.claim, A.assign) and errand.agent_id is not None:
        holder = tx.session.exec(select(UserAccount.name).where(UserAccount.id == errand.agent_id)).one()
        who = "您" if errand.agent_id == tx.actor.user_id else holder
        return f"{who}已经认领了这件事"
    if (told := refusals.why_not(tx, errand, action)) is not None:
        return told
    state = STATE_LABELS[errand.state]
    return f"这件代办现在是“{state}”，不能“{ACTION_LABELS[action]}”，请刷新后再看"
