"""Stations and their duty rosters."""

import itertools
import uuid
from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select

from app.core.errors import InvalidInput, NotAllowed
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs import queries
from app.orgs.models import DutyShift, Region, RegionLevel, Station, StationKind
from app.orgs.schemas import ShiftCreate, StationUpdate
from app.orgs.service.regions import CodeTaken, RegionClosed

_LEVELS = {
    StationKind.county: {RegionLevel.county},
    StationKind.town: {RegionLevel.town},
    StationKind.village: {RegionLevel.village},
    StationKind.point: {RegionLevel.village, RegionLevel.grid},
}


def create_station(
    tx: Tx,
    *,
    region_id: uuid.UUID,
    kind: StationKind,
    code: str,
    name: str,
    parent_id: uuid.UUID | None = None,
    phone: str = "",
    address: str = "",
    hours: str = "",
    passport: str = "",
) -> Station:
    """Open a station; without a parent it reports to the nearest open one above it."""
    region = queries.get_region(tx, region_id=region_id)
    _check_may_manage(tx, path=region.path)
    _check_fits(tx, region=region, kind=kind, code=code)
    parent = _parent(tx, region=region, kind=kind, parent_id=parent_id)
    station = Station(
        county_id=region.county_id,
        code=code,
        name=name,
        kind=kind,
        region_id=region.id,
        path=region.path,
        parent_id=parent.id if parent else None,
        phone=phone,
        address=address,
        hours=hours,
        passport=passport,
    )
    tx.session.add(station)
    try:
        tx.session.flush()
    except IntegrityError as error:
        raise CodeTaken(f"站点编码 {code} 刚刚被使用，请换一个") from error
    return station


def update_station(tx: Tx, *, station_id: uuid.UUID, changes: StationUpdate) -> Station:
    """Change what is given; a station of a closed place does not open again."""
    station = _lock(tx, station_id=station_id)
    if changes.is_open and queries.get_region(tx, region_id=station.region_id).closed_on is not None:
        raise RegionClosed("所在的地方已经撤并，不能再开放")
    for name, value in changes.model_dump(exclude_unset=True).items():
        if value is not None:
            setattr(station, name, value)
    tx.session.add(station)
    tx.session.flush()
    return station


def set_duty(tx: Tx, *, station_id: uuid.UUID, shifts: Sequence[ShiftCreate]) -> Station:
    """Replace the roster from today on; earlier days stay.

    Raises InvalidInput for a past day, a person who does not work at the station, or shifts of one
    person that overlap.
    """
    station = _lock(tx, station_id=station_id)
    staff = {one.user_id for one in queries.staff_of(tx, station=station)}
    for number, shift in enumerate(shifts):
        _check_shift(tx, shift, staff, pointer=f"/shifts/{number}")
    _check_overlaps(shifts)
    tx.session.exec(
        delete(DutyShift).where(col(DutyShift.station_id) == station.id, col(DutyShift.day) >= tx.today)
    )
    tx.session.add_all(
        DutyShift(
            county_id=station.county_id,
            station_id=station.id,
            user_id=shift.user_id,
            substitute_id=shift.substitute_id,
            day=shift.date,
            starts=shift.starts,
            ends=shift.ends,
            phone=shift.phone or "",
        )
        for shift in shifts
    )
    tx.session.flush()
    return station


def _check_fits(tx: Tx, *, region: Region, kind: StationKind, code: str) -> None:
    """Raise RegionClosed, InvalidInput where the kind does not fit the place, or CodeTaken."""
    if region.closed_on is not None:
        raise RegionClosed(f"“{region.name}”已经撤并，不能再设站")
    if region.level not in _LEVELS[kind]:
        raise InvalidInput.at("/kind", "站点类型与所在地方的级别不符")
    taken = tx.session.exec(
        select(Station.name).where(Station.county_id == region.county_id, Station.code == code)
    ).first()
    if taken is not None:
        raise CodeTaken(f"站点编码 {code} 已经是“{taken}”")


def _check_shift(tx: Tx, shift: ShiftCreate, staff: set[uuid.UUID], *, pointer: str) -> None:
    if shift.starts.tzinfo is not None or shift.ends.tzinfo is not None:
        raise InvalidInput.at(f"{pointer}/starts", "时间应如 08:30，不带时区")
    if shift.starts >= shift.ends:
        raise InvalidInput.at(f"{pointer}/ends", "下班时间应晚于上班时间")
    if shift.date < tx.today:
        raise InvalidInput.at(f"{pointer}/date", "不能改今天以前的值班")
    if shift.user_id not in staff:
        raise InvalidInput.at(f"{pointer}/user_id", "值班的人应是本站的工作人员")
    if shift.substitute_id is not None and shift.substitute_id not in staff:
        raise InvalidInput.at(f"{pointer}/substitute_id", "替班的人应是本站的工作人员")
    if shift.substitute_id == shift.user_id:
        raise InvalidInput.at(f"{pointer}/substitute_id", "替班的人应是另一个人")


def _check_overlaps(shifts: Sequence[ShiftCreate]) -> None:
    ordered = sorted(enumerate(shifts), key=lambda one: (one[1].user_id, one[1].date, one[1].starts))
    for (_, before), (number, after) in itertools.pairwise(ordered):
        same_day = (before.user_id, before.date) == (after.user_id, after.date)
        if same_day and after.starts < before.ends:
            raise InvalidInput.at(f"/shifts/{number}/starts", "同一个人的班次时间重叠")


def _parent(tx: Tx, *, region: Region, kind: StationKind, parent_id: uuid.UUID | None) -> Station | None:
    if parent_id is None:
        # A point reports to the station of its own village; every other one to a place above.
        above = region.path if kind is StationKind.point else region.path.rstrip("/").rpartition("/")[0] + "/"
        return queries.home_station(tx, path=above) if above != "/" else None
    parent = queries.get_station(tx, station_id=parent_id)
    is_above = region.path.startswith(parent.path) and parent.kind is not StationKind.point
    if not is_above or (parent.path == region.path and kind is not StationKind.point):
        raise InvalidInput.at("/parent_id", "上级站应在上一级的地方")
    return parent


def _lock(tx: Tx, *, station_id: uuid.UUID) -> Station:
    station = queries.get_station(tx, station_id=station_id, lock=True)
    _check_may_manage(tx, path=station.path)
    return station


def _check_may_manage(tx: Tx, *, path: str) -> None:
    if not tx.actor.is_system and not tx.actor.can(Permission.station_manage, path):
        raise NotAllowed("这个站点不在您管理的范围内")
