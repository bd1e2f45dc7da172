"""The catalogue and errands over HTTP."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.text import Query as SearchText
from app.core.tx import Tx
from app.core.web import public, requires
from app.errands.course_schemas import PartTransitionCreate
from app.errands.item_schemas import ServiceItemCreate, ServiceItemUpdate
from app.errands.models import Category, ErrandState
from app.errands.queries import catalogue as board
from app.errands.queries import reading
from app.errands.queries.reach import Scope
from app.errands.schemas import (
    ErrandCreate,
    ErrandRead,
    ServiceItemRead,
    SummaryRead,
    TransitionCreate,
)
from app.errands.service import catalogue, parts
from app.errands.service.moves import move
from app.errands.service.submit import submit
from app.errands.states import Light
from app.orgs.queries import check_whole_county

router = APIRouter(tags=["代办"])


@router.get("/service-items")
@public()
def list_service_items(
    tx: Tx,
    *,
    category: Annotated[Category | None, Query()] = None,
    q: Annotated[SearchText, Query()] = "",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ServiceItemRead]:
    """List what can be done, found by plain words, in the order of the public board."""
    return board.items_page(tx, category=category, q=q, cursor=cursor, limit=limit)


@router.get("/service-items/{item_id}")
@public()
def read_service_item(tx: Tx, item_id: uuid.UUID) -> ServiceItemRead:
    """Give one item with its papers."""
    return board.read_item(tx, item_id=item_id)


@router.post("/service-items", status_code=201)
@requires(Permission.catalogue_manage)
def create_service_item(tx: Tx, body: ServiceItemCreate) -> ServiceItemRead:
    """Put a new item on the county's board."""
    check_whole_county(tx)
    return board.read_item(tx, item_id=catalogue.create_item(tx, draft=body).id)


@router.patch("/service-items/{item_id}")
@requires(Permission.catalogue_manage)
def update_service_item(tx: Tx, item_id: uuid.UUID, body: ServiceItemUpdate) -> ServiceItemRead:
    """Change an item; `is_active: false` takes it off the board."""
    check_whole_county(tx)
    return board.read_item(tx, item_id=catalogue.update_item(tx, item_id=item_id, changes=body).id)


@router.post("/errands", status_code=201)
@requires(Permission.errand_submit)
def create_errand(tx: Tx, body: ErrandCreate) -> ErrandRead:
    """Ask for something to be done, for oneself, for family, or at the station for whoever came."""
    return reading.read_errand(tx, errand_id=submit(tx, draft=body).id)


@router.get("/errands")
@requires(Permission.errand_view)
def list_errands(
    tx: Tx,
    *,
    scope: Annotated[Scope, Query()] = Scope.mine,
    state: Annotated[ErrandState | Literal["open", "closed"] | None, Query()] = None,
    q: Annotated[SearchText, Query()] = "",
    light: Annotated[Light | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ErrandRead]:
    """List errands that concern me, lie at my station, are in my hands, or were sent up; newest first."""
    wanted = reading.Filter(scope=scope, state=state or "", q=q, light=light)
    return reading.errands_page(tx, wanted=wanted, cursor=cursor, limit=limit)


@router.get("/errands/summary")
@requires(Permission.errand_view)
def read_summary(tx: Tx) -> SummaryRead:
    """Count what waits on my desk."""
    return reading.summary(tx)


@router.get("/errands/{errand_id}")
@requires(Permission.errand_view)
def read_errand(tx: Tx, errand_id: uuid.UUID) -> ErrandRead:
    """Give one errand with its history and the steps open to me."""
    return reading.read_errand(tx, errand_id=errand_id)


@router.post("/errands/{errand_id}/parts/{part_id}/transitions", status_code=201)
@requires(Permission.errand_handle)
def move_part(tx: Tx, errand_id: uuid.UUID, part_id: uuid.UUID, body: PartTransitionCreate) -> ErrandRead:
    """Take one step on a part of a joint errand; `parts[].actions` tells which are open."""
    moved = parts.move_part(tx, errand_id=errand_id, part_id=part_id, step=body)
    return reading.read_errand(tx, errand_id=moved.id)


@router.post("/errands/{errand_id}/transitions", status_code=201)
@requires(Permission.errand_view)
def move_errand(tx: Tx, errand_id: uuid.UUID, body: TransitionCreate) -> ErrandRead:
    """Take one step; `actions` of the errand tells which are open and what each asks for."""
    return reading.read_errand(tx, errand_id=move(tx, errand_id=errand_id, step=body).id)
