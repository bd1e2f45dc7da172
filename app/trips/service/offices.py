"""Writes of the county's offices, and of the distances that each station measured."""

import uuid

from sqlmodel import select

from app.core.errors import NotFound, Problem
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.queries import get_served_station
from app.trips.models import Office, OfficeDistance
from app.trips.queries.offices import get_office
from app.trips.schemas import OfficeCreate, OfficeUpdate


class OfficeNameTaken(Problem):
    """Another office of the county has this name."""

    title = "已经有这个办事地点"


def create_office(tx: Tx, *, draft: OfficeCreate) -> Office:
    """Add an office to the county's list; raises OfficeNameTaken."""
    _check_name(tx, draft.name)
    office = Office(county_id=tx.actor.county_id, name=draft.name, address=draft.address)
    tx.session.add(office)
    tx.session.flush()
    return office


def update_office(tx: Tx, *, office_id: uuid.UUID, changes: OfficeUpdate) -> Office:
    """Change what is given; an office that is closed stays on the trips that went there."""
    office = get_office(tx, office_id=office_id, lock=True)
    if changes.name is not None and changes.name != office.name:
        _check_name(tx, changes.name)
    for name, value in changes.model_dump(exclude_none=True).items():
        setattr(office, name, value)
    tx.session.add(office)
    tx.session.flush()
    return office


def measure(tx: Tx, *, station_id: uuid.UUID, office_id: uuid.UUID, metres: int) -> Office:
    """Write down how far an office is from a station, one way; only the station's own people know."""
    station = get_served_station(tx, station_id=station_id)
    if not tx.actor.can(Permission.errand_handle, station.path):
        raise NotFound("没有找到这个代办站")
    office = get_office(tx, office_id=office_id, lock=True)
    distance = tx.session.exec(
        select(OfficeDistance).where(
            OfficeDistance.station_id == station_id, OfficeDistance.office_id == office_id
        )
    ).first()
    if distance is None:
        distance = OfficeDistance(
            county_id=station.county_id, station_id=station_id, office_id=office_id, metres=metres
        )
    distance.metres = metres
    tx.session.add(distance)
    tx.session.flush()
    return office


def _check_name(tx: Tx, name: str) -> None:
    same = select(Office.id).where(Office.county_id == tx.actor.county_id, Office.name == name)
    if tx.session.exec(same).first() is not None:
        raise OfficeNameTaken(f"“{name}”已经在名单上")
