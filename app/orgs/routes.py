"""Places and stations over HTTP."""

import uuid
from typing import Annotated, Any, cast

from fastapi import APIRouter, File, Query, UploadFile

from app.core.clock import Day
from app.core.config import Settings
from app.core.errors import InvalidInput
from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.sheets import MAX_FILE_BYTES, ImportRead, Sheet, read_sheet
from app.core.text import Query as SearchText
from app.core.tx import Tx
from app.core.web import public, requires
from app.orgs import queries
from app.orgs.schemas import (
    CalendarDayRead,
    CalendarDayUpdate,
    CalendarRead,
    RegionAction,
    RegionCreate,
    RegionRead,
    RegionTransitionCreate,
    RosterUpdate,
    ShiftRead,
    StaffRead,
    StationCreate,
    StationRead,
    StationUpdate,
)
from app.orgs.service import calendar, imports, regions, stations

router = APIRouter(tags=["地方与站点"])


@router.get("/regions")
@public()
def list_regions(
    tx: Tx,
    parent_id: Annotated[uuid.UUID | None, Query()] = None,
    q: Annotated[SearchText | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[RegionRead]:
    """List open places by code, under one place or by a part of the name."""
    return queries.regions_page(tx, parent_id=parent_id, q=q, cursor=cursor, limit=limit)


@router.get("/regions/{region_id}")
@public()
def read_region(tx: Tx, region_id: uuid.UUID) -> RegionRead:
    """Give a place, closed ones too."""
    return queries.read_region(tx, region_id=region_id)


@router.post("/regions", status_code=201)
@requires(Permission.region_manage)
def create_region(tx: Tx, body: RegionCreate) -> RegionRead:
    """Make a place under another."""
    made = regions.create_region(
        tx, parent_id=body.parent_id, level=body.level, code=body.code, name=body.name
    )
    return queries.read_region(tx, region_id=made.id)


@router.post("/regions/{region_id}/transitions", status_code=201)
@requires(Permission.region_manage)
def end_region(tx: Tx, region_id: uuid.UUID, body: RegionTransitionCreate) -> RegionRead:
    """Close a place, or merge it into another."""
    if body.action is RegionAction.close:
        regions.close_region(tx, region_id=region_id)
    elif body.successor_id is None:
        raise InvalidInput.at("/successor_id", "请选择并入哪个地方")
    else:
        regions.merge_region(tx, region_id=region_id, successor_id=body.successor_id)
    return queries.read_region(tx, region_id=region_id)


def _read_sheet(_settings: Settings, arguments: dict[str, Any]) -> dict[str, Any]:
    content = arguments["file"].file.read(MAX_FILE_BYTES + 1)
    return arguments | {"file": read_sheet(content, required=(imports.CODE_COLUMN, imports.NAME_COLUMN))}


@router.post("/regions/imports")
@requires(Permission.region_manage, prepare=_read_sheet)
def import_regions(
    tx: Tx, file: Annotated[UploadFile, File()], *, dry_run: Annotated[bool, Query()] = False
) -> ImportRead:
    """Make or rename places from a table with the columns 区划代码 and 名称; nothing is half-imported."""
    # The preparation puts what it read in the file's place.
    sheet = cast("Sheet", file)
    if sheet.errors:
        return ImportRead(rows=len(sheet.rows), created=0, updated=0, errors=sheet.errors)
    return imports.import_regions(tx, rows=sheet.rows, dry_run=dry_run)


@router.get("/stations")
@public()
def list_stations(
    tx: Tx,
    region_id: Annotated[uuid.UUID | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[StationRead]:
    """List open stations of a region or anything under it."""
    return queries.stations_page(tx, region_id=region_id, cursor=cursor, limit=limit)


@router.get("/stations/{station_id}")
@public()
def read_station(tx: Tx, station_id: uuid.UUID) -> StationRead:
    """Give a station's public page, with who is on duty now."""
    return queries.read_station(tx, station_id=station_id)


@router.post("/stations", status_code=201)
@requires(Permission.station_manage)
def create_station(tx: Tx, body: StationCreate) -> StationRead:
    """Open a station in my area."""
    fields = body.model_dump() | {"phone": body.phone or ""}
    return queries.read_station(tx, station_id=stations.create_station(tx, **fields).id)


@router.patch("/stations/{station_id}")
@requires(Permission.station_manage)
def update_station(tx: Tx, station_id: uuid.UUID, body: StationUpdate) -> StationRead:
    """Change a station in my area."""
    stations.update_station(tx, station_id=station_id, changes=body)
    return queries.read_station(tx, station_id=station_id)


@router.get("/stations/{station_id}/duty")
@requires(Permission.errand_handle)
def read_duty(tx: Tx, station_id: uuid.UUID) -> Items[ShiftRead]:
    """List the shifts of a station from today on."""
    return queries.roster_of(tx, station=queries.get_served_station(tx, station_id=station_id))


@router.put("/stations/{station_id}/duty")
@requires(Permission.station_manage)
def set_duty(tx: Tx, station_id: uuid.UUID, body: RosterUpdate) -> Items[ShiftRead]:
    """Replace a station's roster from today on."""
    station = stations.set_duty(tx, station_id=station_id, shifts=body.shifts)
    return queries.roster_of(tx, station=station)


@router.get("/stations/{station_id}/staff")
@requires(Permission.errand_handle)
def list_staff(tx: Tx, station_id: uuid.UUID) -> Items[StaffRead]:
    """List who can be given an errand at a station."""
    station = queries.get_served_station(tx, station_id=station_id)
    return Items(items=queries.staff_of(tx, station=station))


@router.get("/calendar-days")
@public()
def list_calendar_days(tx: Tx, year: Annotated[int, Query(ge=2000, le=2100)]) -> CalendarRead:
    """List the days of a year on which the county departs from the national calendar."""
    return CalendarRead(
        year=year,
        has_announced_swaps=calendar.has_announced_swaps(year),
        items=queries.own_days(tx, year=year),
    )


@router.put("/calendar-days/{day}")
@requires(Permission.catalogue_manage)
def set_calendar_day(tx: Tx, day: Day, body: CalendarDayUpdate) -> CalendarDayRead:
    """Say for the whole county whether its offices work on a day."""
    queries.check_whole_county(tx)
    own = calendar.set_day(tx, day=day, is_working=body.is_working, note=body.note)
    return CalendarDayRead(day=own.day, is_working=own.is_working, note=own.note)


@router.delete("/calendar-days/{day}", status_code=204)
@requires(Permission.catalogue_manage)
def forget_calendar_day(tx: Tx, day: Day) -> None:
    """Go back to the national calendar on a day."""
    queries.check_whole_county(tx)
    calendar.forget_day(tx, day=day)
