"""Supervision over HTTP: the desk, the chain, and problem cases."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.supervision.models import ProblemState, SupervisionState
from app.supervision.queries import attention as desk
from app.supervision.queries import chain as reading
from app.supervision.queries import problems as problem_reading
from app.supervision.schemas import (
    AttentionGroup,
    ErrandSupervisions,
    ProblemCaseRead,
    ProblemStepCreate,
    StepCreate,
    SupervisionBrief,
    SupervisionCreate,
    SupervisionRead,
)
from app.supervision.service import chain, problems

router = APIRouter(tags=["督办"])


@router.get("/supervision/attention")
@requires(Permission.errand_supervise)
def read_attention(tx: Tx) -> Items[AttentionGroup]:
    """Tell what needs attention today in my area, and why; the most urgent group first."""
    return desk.attention(tx)


@router.get("/supervisions")
@requires(Permission.errand_view)
def list_supervisions(
    tx: Tx,
    *,
    state: Annotated[SupervisionState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[SupervisionBrief]:
    """List reminders, letters and escalations of my area or to my station, newest first."""
    return reading.supervisions_page(tx, state=state, cursor=cursor, limit=limit)


@router.get("/supervisions/{supervision_id}")
@requires(Permission.errand_view)
def read_supervision(tx: Tx, supervision_id: uuid.UUID) -> SupervisionRead:
    """Give one with its history and the steps open to me."""
    return reading.read_supervision(tx, supervision_id=supervision_id)


@router.post("/supervisions/{supervision_id}/transitions", status_code=201)
@requires(Permission.errand_handle)
def move_supervision(tx: Tx, supervision_id: uuid.UUID, body: StepCreate) -> SupervisionRead:
    """Take one step; raising gives the new, sharper one."""
    row = chain.move(tx, supervision_id=supervision_id, step=body)
    return reading.read_supervision(tx, supervision_id=row.id)


@router.get("/errands/{errand_id}/supervisions")
@requires(Permission.errand_view)
def list_errand_supervisions(tx: Tx, errand_id: uuid.UUID) -> ErrandSupervisions:
    """Give what was asked about one errand, and what I may begin."""
    return reading.of_errand(tx, errand_id=errand_id)


@router.post("/errands/{errand_id}/supervisions", status_code=201)
@requires(Permission.errand_supervise)
def create_supervision(tx: Tx, errand_id: uuid.UUID, body: SupervisionCreate) -> SupervisionRead:
    """Send a reminder, or a letter after one."""
    row = chain.begin(tx, errand_id=errand_id, draft=body)
    return reading.read_supervision(tx, supervision_id=row.id)


@router.get("/supervision/problem-cases")
@requires(Permission.errand_supervise)
def list_problem_cases(
    tx: Tx,
    *,
    state: Annotated[ProblemState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ProblemCaseRead]:
    """List the problem cases of my area, newest first."""
    return problem_reading.problem_cases_page(tx, state=state, cursor=cursor, limit=limit)


@router.post("/supervision/problem-cases/{problem_case_id}/transitions", status_code=201)
@requires(Permission.errand_supervise)
def move_problem_case(tx: Tx, problem_case_id: uuid.UUID, body: ProblemStepCreate) -> ProblemCaseRead:
    """Say how a problem case was dealt with."""
    row = problems.settle(tx, problem_case_id=problem_case_id, step=body)
    return problem_reading.read_problem_case(tx, problem_case_id=row.id)
