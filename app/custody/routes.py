"""Things in custody over HTTP."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.custody.queries import overview, reading
from app.custody.queries.reach import Scope
from app.custody.schemas import (
    CountCreate,
    CountRead,
    CountSheetRead,
    CustodyItemCreate,
    CustodyItemRead,
    CustodySummaryRead,
    CustodyTransitionCreate,
    HolderRead,
)
from app.custody.service import counting
from app.custody.service.moves import move
from app.custody.service.taking import take

router = APIRouter(tags=["证件与现金保管"])


@router.post("/custody/items", status_code=201)
@requires(Permission.errand_handle)
def create_custody_item(tx: Tx, body: CustodyItemCreate) -> CustodyItemRead:
    """Take something for safe keeping: a paper, a card, cash with its amount, a key."""
    return reading.read_item(tx, item_id=take(tx, draft=body).id)


@router.get("/custody/items")
@requires(Permission.errand_view)
def list_custody_items(
    tx: Tx,
    *,
    scope: Annotated[Scope, Query()] = Scope.mine,
    errand_id: Annotated[uuid.UUID | None, Query()] = None,
    state: Annotated[reading.Narrowed | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[CustodyItemRead]:
    """List my things, those in my hands, my station's, or those of one errand; the latest taken first."""
    wanted = reading.Filter(scope=scope, errand_id=errand_id, state=state)
    return reading.items_page(tx, wanted=wanted, cursor=cursor, limit=limit)


@router.get("/custody/items/{custody_item_id}")
@requires(Permission.errand_view)
def read_custody_item(tx: Tx, custody_item_id: uuid.UUID) -> CustodyItemRead:
    """Give one thing with its way from hand to hand and the steps open to me."""
    return reading.read_item(tx, item_id=custody_item_id)


@router.post("/custody/items/{custody_item_id}/transitions", status_code=201)
@requires(Permission.errand_view)
def move_custody_item(tx: Tx, custody_item_id: uuid.UUID, body: CustodyTransitionCreate) -> CustodyItemRead:
    """Take one step; `actions` of the thing tells which are open and what each asks for."""
    return reading.read_item(tx, item_id=move(tx, item_id=custody_item_id, step=body).id)


@router.get("/custody/summary")
@requires(Permission.errand_view)
def read_custody_summary(tx: Tx) -> CustodySummaryRead:
    """Count what waits for me: in my hands, at my stations, and of my own."""
    return overview.summary(tx)


@router.get("/custody/holders")
@requires(Permission.errand_assign)
def list_custody_holders(tx: Tx, *, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[HolderRead]:
    """List who keeps things at my stations, with what is overdue and who has not counted today."""
    return overview.holders_page(tx, cursor=cursor, limit=limit)


@router.get("/custody/count-sheet")
@requires(Permission.errand_handle)
def read_count_sheet(tx: Tx) -> CountSheetRead:
    """Give what should be in my drawer this evening."""
    return counting.sheet(tx)


@router.post("/custody/counts", status_code=201)
@requires(Permission.errand_handle)
def create_custody_count(tx: Tx, body: CountCreate) -> CountRead:
    """Keep my evening count: all that should be there, and what was not."""
    return counting.count(tx, draft=body)
