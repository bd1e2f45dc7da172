"""Looks packages up."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlmodel import col

from app.archive.closings import CATEGORY_LABELS, CLOSING_LABELS
from app.archive.models import ArchiveState, ErrandArchive
from app.archive.schemas import ArchiveActionRead, ArchiveRead
from app.archive.states import STATE_LABELS, TRANSITIONS, ArchiveAction
from app.core.clock import FIRST_DAY
from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import Permission, in_reach
from app.core.states import available
from app.core.text import like_pattern
from app.core.tx import Tx
from app.errands.models import Errand
from app.orgs.models import Station
from app.people.models import Resident

_OWN = ("id", "errand_id", "number", "title", "closing_kind", "closed_on", "state", "made_at", "pages")
_MORE = ("size", "sha256", "retain_until", "decided_by_name", "note")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the search is narrowed to."""

    q: str = ""
    station_id: uuid.UUID | None = None
    year: int | None = None
    closing_kind: str = ""
    state: ArchiveState | None = None


def archives_page(tx: Tx, *, wanted: Filter, cursor: str | None, limit: int) -> Page[ArchiveRead]:
    """List packages of the cases that the actor's stations took in, the latest filed first."""
    rows, after = fetch_page(
        tx.session,
        _narrowed(tx, wanted),
        sort=(col(ErrandArchive.id),),
        cursor=cursor,
        limit=limit,
    )
    return page_of(rows, after, lambda row: _read(tx, row))


def read_archive(tx: Tx, *, archive_id: uuid.UUID) -> ArchiveRead:
    """Give one package as the list shows it."""
    row = tx.session.execute(_narrowed(tx, Filter()).where(col(ErrandArchive.id) == archive_id)).one()
    return _read(tx, row)


def get_archive(tx: Tx, *, archive_id: uuid.UUID) -> ErrandArchive:
    """Give a package that the actor may see; raises NotFound."""
    return _get(tx, archive_id, select(ErrandArchive))


def lock_archive(tx: Tx, *, archive_id: uuid.UUID) -> ErrandArchive:
    """Give a package that the actor may see, locked."""
    return _get(
        tx, archive_id, select(ErrandArchive).with_for_update().execution_options(populate_existing=True)
    )


def _get(tx: Tx, archive_id: uuid.UUID, statement: Select[Any]) -> ErrandArchive:
    seen = in_reach(ErrandArchive.path, tx.actor, Permission.errand_handle)
    found: ErrandArchive | None = tx.session.scalars(
        statement.where(col(ErrandArchive.id) == archive_id, seen)
    ).first()
    if found is None:
        raise NotFound("没有找到这份档案")
    return found


_SELECT: Select[Any] = (
    select(
        *table_of(ErrandArchive).c,
        col(Resident.name).label("person"),
        col(Station.name).label("station_name"),
    )
    .select_from(ErrandArchive)
    .join(Errand, col(Errand.id) == ErrandArchive.errand_id)
    .join(Resident, col(Resident.id) == Errand.beneficiary_id)
    .join(Station, col(Station.id) == ErrandArchive.station_id)
)


def _narrowed(tx: Tx, wanted: Filter) -> Select[Any]:
    statement = _SELECT.where(in_reach(ErrandArchive.path, tx.actor, Permission.errand_handle))
    if wanted.q:
        pattern = like_pattern(wanted.q)
        places = (ErrandArchive.number, ErrandArchive.title, Resident.name)
        statement = statement.where(or_(*(col(place).ilike(pattern, escape="\\") for place in places)))
    if wanted.station_id is not None:
        statement = statement.where(col(ErrandArchive.station_id) == wanted.station_id)
    if wanted.year is not None:
        first, last = FIRST_DAY.replace(year=wanted.year), FIRST_DAY.replace(wanted.year, 12, 31)
        statement = statement.where(col(ErrandArchive.closed_on).between(first, last))
    if wanted.closing_kind:
        statement = statement.where(col(ErrandArchive.closing_kind) == wanted.closing_kind)
    if wanted.state is not None:
        statement = statement.where(col(ErrandArchive.state) == wanted.state)
    return statement


def _read(tx: Tx, row: Any) -> ArchiveRead:  # noqa: ANN401 - a row of the select
    steps = available(TRANSITIONS, row, tx.actor).values()
    return ArchiveRead(
        **{name: getattr(row, name) for name in (*_OWN, *_MORE)},
        person=row.person,
        station_name=row.station_name,
        category_label=CATEGORY_LABELS[row.category],
        closing_label=CLOSING_LABELS.get(row.closing_kind, row.closing_kind),
        state_label=STATE_LABELS[row.state],
        actions=[ArchiveActionRead(action=ArchiveAction(str(one.action)), label=one.label) for one in steps],
    )
