"""Slips, registers and the wall board over HTTP."""

import uuid
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response, StreamingResponse

from app.core.clock import FIRST_DAY, LAST_DAY
from app.core.errors import InvalidInput
from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit
from app.core.permissions import Permission
from app.core.requests import site_of
from app.core.tx import Tx
from app.core.web import public, requires
from app.papers.duties import INTAKE
from app.papers.queries.boards import wall_board
from app.papers.queries.registers import Wanted, register_page
from app.papers.queries.slips import slips_of
from app.papers.schemas import DutyFieldRead, RegisterKind, RegisterRead, SlipKind, SlipRead, WallBoardRead
from app.papers.service import boards, registers, slips

router = APIRouter(tags=["单据"])
_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _file(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


def _named(name: str, plain: str) -> dict[str, str]:
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


@router.get("/errands/{errand_id}/slips")
@requires(Permission.errand_view)
def list_slips(tx: Tx, errand_id: uuid.UUID) -> Items[SlipRead]:
    """List the slips that can be printed of a case as it stands now."""
    return slips_of(tx, errand_id=errand_id)


@router.get("/errands/{errand_id}/slips/{kind}.pdf", response_class=Response, responses=_file(_PDF))
@requires(Permission.errand_view)
def print_slip(tx: Tx, request: Request, errand_id: uuid.UUID, kind: SlipKind) -> StreamingResponse:
    """Print a slip on A5, with a code that brings the case back."""
    slip = slips.take(tx, errand_id=errand_id, kind=kind)
    headers = _named(f"{slip.title}-{slip.number}.pdf", f"{slip.number}-{kind}.pdf")
    return StreamingResponse(slips.draw(slip, site=site_of(request.scope)), media_type=_PDF, headers=headers)


@router.get("/intake-fields")
@requires(Permission.errand_submit)
def list_intake_fields(tx: Tx) -> Items[DutyFieldRead]:  # noqa: ARG001 - every endpoint is given it
    """Tell for each field that the intake must have which duty needs it."""
    return Items(items=[DutyFieldRead(**asdict(one)) for one in INTAKE])


def _month(month: Annotated[str, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]) -> date:
    year = int(month[:4])
    if not FIRST_DAY.year <= year < LAST_DAY.year:
        raise InvalidInput.at("/month", "月份不对")
    return date(year, int(month[5:]), 1)


Month = Annotated[date, Depends(_month)]
Station = Annotated[uuid.UUID | None, Query()]


@router.get("/registers/{kind}")
@requires(Permission.errand_handle)
def read_register(
    tx: Tx,
    kind: RegisterKind,
    month: Month,
    *,
    station_id: Station = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> RegisterRead:
    """Read one of the four books (四登记) for a month, of one station or of all that I serve."""
    return register_page(tx, wanted=Wanted(kind, month, station_id), cursor=cursor, limit=limit)


@router.get("/registers/{kind}/export.xlsx", response_class=Response, responses=_file(_XLSX))
@requires(Permission.errand_handle)
def export_register(
    tx: Tx, kind: RegisterKind, month: Month, *, station_id: Station = None
) -> StreamingResponse:
    """Give a month of a book as a workbook; that it was taken is in the log."""
    book = registers.take(tx, wanted=Wanted(kind, month, station_id))
    headers = _named(f"{book.title}-{book.place}-{book.month}.xlsx", f"{book.kind}-{book.month}.xlsx")
    return StreamingResponse(registers.write(book), media_type=_XLSX, headers=headers)


@router.get("/stations/{station_id}/wall-board")
@public()
def read_wall_board(tx: Tx, station_id: uuid.UUID) -> WallBoardRead:
    """Give the wall board of a station (公示牌): items, papers, days, fees, phone, who is on duty."""
    return wall_board(tx, station_id=station_id)


@router.get("/stations/{station_id}/wall-board.pdf", response_class=Response, responses=_file(_PDF))
@requires(Permission.errand_handle)
def print_wall_board(
    tx: Tx, request: Request, station_id: uuid.UUID, *, paper: Annotated[Literal["A3", "A4"], Query()] = "A3"
) -> StreamingResponse:
    """Print the wall board of a station that I serve."""
    board = boards.take(tx, station_id=station_id)
    drawn = boards.draw(board, size=paper, site=site_of(request.scope), station_id=station_id)
    headers = _named(f"{board.title}-{board.station_name}.pdf", "wall-board.pdf")
    return StreamingResponse(drawn, media_type=_PDF, headers=headers)
