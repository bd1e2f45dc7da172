"""The honest boards over HTTP: read only."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query

from app.boards.queries import places
from app.boards.schemas import BoardRead, PeopleBoard
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires

router = APIRouter(tags=["公开榜"])
Month = Annotated[str, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


@router.get("/boards/rates")
@requires(Permission.errand_supervise)
def read_board(tx: Tx, *, month: Month, region_id: Annotated[uuid.UUID | None, Query()] = None) -> BoardRead:
    """Give every rate of a place in a month with numerator and denominator, and of the places inside it."""
    return places.read_board(tx, region_id=region_id, month=month)


@router.get("/boards/people")
@requires(Permission.errand_supervise)
def read_people_board(
    tx: Tx, *, month: Month, region_id: Annotated[uuid.UUID | None, Query()] = None
) -> PeopleBoard:
    """Give the rates by agent, in the order of names; only where the county switched that on."""
    return places.read_people(tx, region_id=region_id, month=month)
