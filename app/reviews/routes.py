"""Rectifications over HTTP."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.reviews.models import RectificationState
from app.reviews.queries import rectifications as reading
from app.reviews.queries.rectifications import Scope
from app.reviews.schemas import RectificationBrief, RectificationRead, StepCreate
from app.reviews.service.moves import move

router = APIRouter(tags=["评价整改"])


@router.get("/rectifications")
@requires(Permission.errand_view)
def list_rectifications(
    tx: Tx,
    *,
    scope: Annotated[Scope, Query()] = Scope.mine,
    state: Annotated[RectificationState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[RectificationBrief]:
    """List the rectifications in my hands, or those of my area; newest first."""
    return reading.rectifications_page(tx, scope=scope, state=state, cursor=cursor, limit=limit)


@router.get("/rectifications/{rectification_id}")
@requires(Permission.errand_view)
def read_rectification(tx: Tx, rectification_id: uuid.UUID) -> RectificationRead:
    """Give one rectification with its history and the steps open to me."""
    return reading.read_rectification(tx, rectification_id=rectification_id)


@router.post("/rectifications/{rectification_id}/transitions", status_code=201)
@requires(Permission.errand_view)
def move_rectification(tx: Tx, rectification_id: uuid.UUID, body: StepCreate) -> RectificationRead:
    """Take one step; `actions` tells which are open and what each asks for."""
    row = move(tx, rectification_id=rectification_id, step=body)
    return reading.read_rectification(tx, rectification_id=row.id)


@router.get("/errands/{errand_id}/rectifications")
@requires(Permission.errand_view)
def list_errand_rectifications(tx: Tx, errand_id: uuid.UUID) -> Items[RectificationRead]:
    """Give what was done about the bad ratings of one errand."""
    return reading.of_errand(tx, errand_id=errand_id)
