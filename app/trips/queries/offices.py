"""Reads of the county's offices, with their distance from a station."""

import uuid
from typing import Any

from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page, page_of
from app.core.tx import Tx
from app.trips.models import Office, OfficeDistance
from app.trips.schemas import OfficeRead


def offices_page(
    tx: Tx, *, station_id: uuid.UUID | None, is_active: bool | None, cursor: str | None, limit: int
) -> Page[OfficeRead]:
    """List offices by name; with a station each tells how far it is from there."""
    statement: Any = (
        select(Office.id, Office.name, Office.address, Office.is_active, OfficeDistance.metres)  # type: ignore[call-overload]
        .outerjoin(
            OfficeDistance,
            (col(OfficeDistance.office_id) == Office.id) & (col(OfficeDistance.station_id) == station_id),
        )
        .where(Office.county_id == tx.actor.county_id)
    )
    if is_active is not None:
        statement = statement.where(col(Office.is_active) == is_active)
    sort = (col(Office.name), col(Office.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit, descending=False)
    return page_of(rows, after, _read)


def get_office(tx: Tx, *, office_id: uuid.UUID, lock: bool = False) -> Office:
    """Give an office of the actor's county; raises NotFound."""
    office = tx.session.get(Office, office_id, with_for_update=lock or None)
    if office is None or office.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个办事地点")
    return office


def read_office(office: Office, *, metres: int | None = None) -> OfficeRead:
    """Give one office."""
    return OfficeRead(
        id=office.id, name=office.name, address=office.address, is_active=office.is_active, metres=metres
    )


def _read(row: Any) -> OfficeRead:  # noqa: ANN401 - a row of columns
    return OfficeRead(id=row[0], name=row[1], address=row[2], is_active=row[3], metres=row[4])
