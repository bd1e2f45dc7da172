"""Reads of places and stations; all public but the staff list."""

import uuid
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, or_, select
from sqlmodel import col

from app.core.errors import NotAllowed, NotFound
from app.core.pages import Items, Page, fetch_page, page_of
from app.core.permissions import Permission, below
from app.core.text import like_pattern
from app.core.tx import Tx
from app.orgs.models import CalendarDay, DutyShift, Region, RegionLevel, Station
from app.orgs.schemas import CalendarDayRead, DutyRead, RegionRead, ShiftRead, StaffRead, StationRead


def _no_items(_tx: Tx, _county_id: uuid.UUID) -> int:
    return 0


def _no_staff(_tx: Tx, paths: Collection[str]) -> dict[str, list[StaffRead]]:
    return {path: [] for path in paths}


# Features above fill these in; app/main.py is the place where it happens.
# The number of catalogue items of a county.
ITEM_COUNTER: Callable[[Tx, uuid.UUID], int] = _no_items
# Who takes errands at each of some stations, by the stations' paths.
STAFF_READER: Callable[[Tx, Collection[str]], dict[str, list[StaffRead]]] = _no_staff


def get_region(tx: Tx, *, region_id: uuid.UUID, lock: bool = False) -> Region:
    """Give a place, open or closed."""
    region = tx.session.get(Region, region_id, with_for_update=lock or None)
    if region is None:
        raise NotFound("没有找到这个地方")
    return region


def get_station(tx: Tx, *, station_id: uuid.UUID, lock: bool = False) -> Station:
    """Give a station, open or closed."""
    station = tx.session.get(Station, station_id, with_for_update=lock or None)
    if station is None:
        raise NotFound("没有找到这个代办站")
    return station


def get_served_station(tx: Tx, *, station_id: uuid.UUID) -> Station:
    """Give a station that the actor serves or leads; anybody else's inner life is not found."""
    station = get_station(tx, station_id=station_id)
    may = (Permission.errand_handle, Permission.station_manage)
    if not any(tx.actor.can(permission, station.path) for permission in may):
        raise NotFound("没有找到这个代办站")
    return station


def village_of(tx: Tx, *, region: Region) -> Region | None:
    """Give the village that a place lies in, itself if it is one, None above villages."""
    return tx.session.scalars(
        select(Region).where(
            col(Region.id).in_(ids_of(region.path)), col(Region.level) == RegionLevel.village
        )
    ).first()


def home_station(tx: Tx, *, path: str) -> Station | None:
    """Give the open station nearest to a place: its own, or the first one going up."""
    stations = tx.session.scalars(
        select(Station).where(col(Station.path).in_(prefixes_of(path)), col(Station.is_open))
    ).all()
    # A hamlet's point lies at the same region as its village's station may; the station comes first.
    return max(stations, key=lambda one: (len(one.path), one.kind != "point", one.code), default=None)


def prefixes_of(path: str) -> list[str]:
    """Give a path's ancestors and itself, the topmost first."""
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[: depth + 1])}/" for depth in range(len(parts))]


def ids_of(path: str) -> list[uuid.UUID]:
    """Give the ids that a path is made of, the topmost first."""
    return [uuid.UUID(hex=part) for part in path.strip("/").split("/")]


def read_region(tx: Tx, *, region_id: uuid.UUID) -> RegionRead:
    """Give a place as everybody sees it."""
    return RegionRead.model_validate(get_region(tx, region_id=region_id), from_attributes=True)


def regions_page(
    tx: Tx, *, parent_id: uuid.UUID | None, q: str | None, cursor: str | None, limit: int
) -> Page[RegionRead]:
    """List open places in the order of their codes."""
    columns = [col(getattr(Region, name)) for name in RegionRead.model_fields]
    statement: Select[*tuple[Any, ...]] = select(*columns).where(col(Region.closed_on).is_(None))
    if parent_id is not None:
        statement = statement.where(col(Region.parent_id) == parent_id)
    if q:
        statement = statement.where(_matches(q))
    sort = (col(Region.code), col(Region.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit, descending=False)
    return page_of(rows, after, lambda row: RegionRead.model_validate(row, from_attributes=True))


def _matches(q: str) -> ColumnElement[bool]:
    by_name = col(Region.name).ilike(like_pattern(q), escape="\\")
    is_digits = q.isascii() and q.isdecimal()
    return or_(by_name, col(Region.code).startswith(q)) if is_digits else by_name


def stations_page(
    tx: Tx, *, region_id: uuid.UUID | None, cursor: str | None, limit: int
) -> Page[StationRead]:
    """List open stations of a region or anything under it."""
    statement: Select[*tuple[Any, ...]] = select(col(Station.id)).where(col(Station.is_open))
    if region_id is not None:
        statement = statement.where(below(Station.path, get_region(tx, region_id=region_id).path))
    sort = (col(Station.path), col(Station.code), col(Station.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit, descending=False)
    found = tx.session.scalars(select(Station).where(col(Station.id).in_([row[0] for row in rows]))).all()
    ordered = sorted(found, key=lambda one: (one.path, one.code, one.id))
    return Page(items=_read_stations(tx, ordered), next_cursor=after)


def read_station(tx: Tx, *, station_id: uuid.UUID) -> StationRead:
    """Give a station's public page."""
    return _read_stations(tx, [get_station(tx, station_id=station_id)])[0]


def staff_of(tx: Tx, *, station: Station) -> list[StaffRead]:
    """List who takes errands at a station."""
    return STAFF_READER(tx, [station.path])[station.path]


def roster_of(tx: Tx, *, station: Station) -> Items[ShiftRead]:
    """List the shifts of a station from today on."""
    shifts = tx.session.scalars(
        select(DutyShift)
        .where(col(DutyShift.station_id) == station.id, col(DutyShift.day) >= tx.today)
        .order_by(col(DutyShift.day), col(DutyShift.starts), col(DutyShift.id))
    ).all()
    names = {one.user_id: one.name for one in staff_of(tx, station=station)}
    return Items(items=[_read_shift(shift, names) for shift in shifts])


def own_days(tx: Tx, *, year: int) -> list[CalendarDayRead]:
    """List a year's days with the county's own word; a deployment that is empty yet has none."""
    rows = tx.session.execute(
        select(col(CalendarDay.day), col(CalendarDay.is_working), col(CalendarDay.note))
        .where(col(CalendarDay.day).between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(col(CalendarDay.day))
    )
    return [CalendarDayRead(day=row[0], is_working=row[1], note=row[2]) for row in rows]


def check_whole_county(tx: Tx) -> None:
    """Refuse whoever manages only a part of the county: calendar and catalogue bind all of it."""
    county = tx.session.get_one(Region, tx.actor.county_id)
    if not tx.actor.can(Permission.catalogue_manage, county.path):
        raise NotAllowed("只有县一级的管理人员能改全县的事项和工作日")


def _read_shift(shift: DutyShift, names: dict[uuid.UUID, str]) -> ShiftRead:
    return ShiftRead(
        user_id=shift.user_id,
        name=names.get(shift.user_id, "已离岗"),
        substitute_id=shift.substitute_id,
        substitute_name=names.get(shift.substitute_id, "已离岗") if shift.substitute_id else None,
        date=shift.day,
        starts=shift.starts,
        ends=shift.ends,
        phone=shift.phone,
    )


def _read_stations(tx: Tx, stations: Sequence[Station]) -> list[StationRead]:
    ids = {one.region_id for one in stations}
    named = tx.session.execute(select(col(Region.id), col(Region.name)).where(col(Region.id).in_(ids)))
    regions = {row[0]: row[1] for row in named}
    on_duty = _on_duty(tx, stations)
    counts = {county_id: ITEM_COUNTER(tx, county_id) for county_id in {one.county_id for one in stations}}
    return [
        StationRead(
            **station.model_dump(include=_OWN_FIELDS),
            region_name=regions[station.region_id],
            on_duty=on_duty.get(station.id, []),
            items_count=counts[station.county_id],
        )
        for station in stations
    ]


_OWN_FIELDS = set(StationRead.model_fields) - {"region_name", "on_duty", "items_count"}


def _on_duty(tx: Tx, stations: Sequence[Station]) -> dict[uuid.UUID, list[DutyRead]]:
    """Tell who is on duty at this moment: a substitute for the person, and only who still works there."""
    local = _local_now(tx)
    shifts = tx.session.scalars(
        select(DutyShift)
        .where(
            col(DutyShift.station_id).in_({one.id for one in stations}),
            col(DutyShift.day) == local.date(),
            col(DutyShift.starts) <= local.time(),
            col(DutyShift.ends) > local.time(),
        )
        .order_by(col(DutyShift.starts), col(DutyShift.id))
    ).all()
    by_id = {one.id: one for one in stations}
    staff = STAFF_READER(tx, {by_id[shift.station_id].path for shift in shifts}) if shifts else {}
    answer: dict[uuid.UUID, list[DutyRead]] = {}
    for shift in shifts:
        station = by_id[shift.station_id]
        names = {one.user_id: one.name for one in staff[station.path]}
        name = names.get(shift.substitute_id or shift.user_id)
        if name is not None:
            found = answer.setdefault(station.id, [])
            found.append(DutyRead(name=name, phone=shift.phone or station.phone))
    return answer


def _local_now(tx: Tx) -> datetime:
    return tx.now.astimezone(ZoneInfo(tx.settings.timezone))
