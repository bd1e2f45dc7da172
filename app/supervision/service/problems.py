"""Problem cases: flagged by themselves, settled by a person above."""

import uuid

from sqlalchemy import func, select
from sqlmodel import col

from app.core.db import insert_into, new_id
from app.core.errors import NotAllowed, Problem
from app.core.events import publish
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.errands.models import Errand, ErrandTransition
from app.errands.states import ErrandAction
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.events import ProblemCaseSettled
from app.supervision.models import ProblemCase, ProblemState
from app.supervision.queries.problems import lock_problem_case
from app.supervision.schemas import ProblemStepCreate
from app.supervision.states import PROBLEM_TRANSITIONS

COUNTED = frozenset({ErrandAction.transfer.value, ErrandAction.reopen.value})


class AlreadySettled(Problem):
    """Somebody has dealt with it before."""

    title = "已经解决过"


def flag_if_due(tx: Tx, *, errand_id: uuid.UUID) -> None:
    """Make an errand a problem case once it was passed on or done again too often; twice does no harm."""
    errand = tx.session.get_one(Errand, errand_id)
    rules = rules_in_force(tx, SupervisionRules, county_id=errand.county_id)
    transfers = tx.session.scalars(
        select(func.count())
        .select_from(ErrandTransition)
        .where(
            col(ErrandTransition.errand_id) == errand_id,
            col(ErrandTransition.action) == ErrandAction.transfer.value,
        )
    ).one()
    reworks = errand.times_reopened
    if transfers < rules.problem_transfers and reworks < rules.problem_reworks:
        return
    known = tx.session.scalars(
        select(ProblemCase).where(col(ProblemCase.errand_id) == errand_id).with_for_update()
    ).first()
    if known is None:
        _flag(tx, errand, transfers, reworks)
    elif (known.transfers, known.reworks) != (transfers, reworks):
        # It was settled, and began again.
        known.transfers, known.reworks, known.state = transfers, reworks, ProblemState.open
        known.settled_by = known.settled_at = None
        tx.session.add(known)
    tx.session.flush()


def settle(tx: Tx, *, problem_case_id: uuid.UUID, step: ProblemStepCreate) -> ProblemCase:
    """Say how it was dealt with; raises NotFound, NotAllowed, AlreadySettled."""
    row = lock_problem_case(tx, problem_case_id=problem_case_id)
    found = available(PROBLEM_TRANSITIONS, row, tx.actor).get(step.action)
    if found is None and not ever_allowed(PROBLEM_TRANSITIONS, row, tx.actor, step.action):
        raise NotAllowed("问题件由上一级的干部解决")
    if found is None:
        raise AlreadySettled("这件已经有人解决过，请刷新后查看")
    row.state, row.note = ProblemState.settled, step.note
    row.settled_by, row.settled_at = tx.actor.user_id, tx.now
    tx.session.add(row)
    publish(tx, ProblemCaseSettled(problem_case_id=row.id, errand_id=row.errand_id, county_id=row.county_id))
    tx.session.flush()
    return row


def _flag(tx: Tx, errand: Errand, transfers: int, reworks: int) -> None:
    facts = {
        "id": new_id(),
        "county_id": errand.county_id,
        "errand_id": errand.id,
        "path": errand.path,
        "state": ProblemState.open,
        "transfers": transfers,
        "reworks": reworks,
        "flagged_at": tx.now,
        "note": "",
    }
    tx.session.execute(insert_into(tx.session, ProblemCase).values(**facts).on_conflict_do_nothing())
