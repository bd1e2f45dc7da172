"""Errands as their readers see them: columns in few statements, never one query a row."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Actor
from app.core.text import like_pattern
from app.core.tx import Tx
from app.errands.kinds import Procedure
from app.errands.models import Errand, ErrandRating, ErrandState, ErrandTransition, ServiceItem
from app.errands.queries.catalogue import Documents, documents_of
from app.errands.queries.parts import parts_of
from app.errands.queries.pauses import pauses_of
from app.errands.queries.reach import Scope, agent_serves, benefits_family, on_list, visible_to
from app.errands.queries.related import RELATED, related_of
from app.errands.queries.shapes import Detail, Known, case_of_row, errand_read, item_of, timeline_entry
from app.errands.queries.shares import has_late_part, has_part_to_take
from app.errands.schemas import DocumentRead, ErrandRead, SummaryRead
from app.errands.states import CLOSED, DONE, OPEN, Light, light_is
from app.files import queries as files
from app.orgs.models import Station
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.ratings import RatingRules


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; `state` may also be "open" or "closed"."""

    scope: Scope
    state: str = ""
    q: str = ""
    light: Light | None = None


def errands_page(tx: Tx, *, wanted: Filter, cursor: str | None, limit: int) -> Page[ErrandRead]:
    """List errands, newest first."""
    statement = _select(tx).where(on_list(wanted.scope, tx.actor), *_conditions(tx, wanted))
    rows, after = fetch_page(
        tx.session, statement, sort=(col(Errand.created_at), col(Errand.id)), cursor=cursor, limit=limit
    )
    return Page(items=_read(tx, rows), next_cursor=after)


def read_errand(tx: Tx, *, errand_id: uuid.UUID) -> ErrandRead:
    """Give one errand with its timeline, if the actor may see it."""
    row = tx.session.execute(_select(tx).where(col(Errand.id) == errand_id, visible_to(tx.actor))).first()
    if row is None:
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    documents = documents_of(tx, item_ids=[row.service_item_id])
    detail = _detail(tx, row, documents.get(row.service_item_id, []))
    return _read(tx, [row], documents=documents, detail=detail)[0]


def _detail(tx: Tx, row: Any, documents: Sequence[DocumentRead]) -> Detail:  # noqa: ANN401 - a row of the errand select
    steps = tx.session.exec(
        select(ErrandTransition)
        .where(ErrandTransition.errand_id == row.id)
        .order_by(col(ErrandTransition.version))
    ).all()
    is_joint = row.procedure is Procedure.joint
    return Detail(
        timeline=[timeline_entry(step, documents) for step in steps],
        pauses=pauses_of(tx, steps),
        parts=parts_of(tx, errand_id=row.id, case=case_of_row(tx, row)) if is_joint else [],
        related=related_of(tx, tx.session.get_one(Errand, row.id)) if RELATED else [],
        reasons=_reasons(tx) if row.state in DONE else (),
    )


def summary(tx: Tx) -> SummaryRead:
    """Count what waits on the actor's desk, in one statement; each count has its list."""
    actor = tx.actor
    station = on_list(Scope.station, actor)
    mine = on_list(Scope.assigned, actor)
    is_open = col(Errand.state).in_(OPEN)
    counted = (
        and_(station, _is_to_take(actor)),
        and_(mine, is_open),
        and_(station, light_is(Light.yellow, now=tx.now)),
        and_(station, _is_late(tx)),
        on_list(Scope.escalated, actor),
        on_list(Scope.lead, actor),
    )
    statement: Select[Any] = select(*(func.count().filter(one) for one in counted))
    row = tx.session.execute(statement.select_from(Errand).where(or_(station, mine), is_open)).one()
    return SummaryRead(
        to_claim=row[0],
        mine_open=row[1],
        due_soon=row[2],
        overdue=row[3],
        escalated=row[4],
        to_lead=row[5],
    )


def _is_to_take(actor: Actor) -> ColumnElement[bool]:
    """Tell what a station has to take: a new errand, or a part that it is asked for."""
    return or_(col(Errand.state) == ErrandState.submitted, has_part_to_take(actor))


def _is_late(tx: Tx) -> ColumnElement[bool]:
    """Tell what is late at a station: an errand, or the part that lies there."""
    return or_(light_is(Light.red, now=tx.now), has_late_part(tx.actor, now=tx.now))


def _select(tx: Tx) -> Select[Any]:
    return _ERRANDS.add_columns(
        benefits_family(tx.actor).label("is_family"), agent_serves().label("agent_serves")
    )


def _errands() -> Select[Any]:
    """Build the select once: it is the longest of the application."""
    latest = and_(
        col(ErrandRating.errand_id) == Errand.id,
        col(ErrandRating.times_reopened) == Errand.times_reopened,
    )
    columns = (
        *table_of(Errand).c,
        *(column.label(f"item_{column.name}") for column in table_of(ServiceItem).c),
        col(Station.name).label("station_name"),
        col(Station.phone).label("station_phone"),
        col(_HANDLING.name).label("handling_name"),
        col(_HANDLING.phone).label("handling_phone"),
        col(_HANDLING.parent_id).label("upper_station_id"),
        col(Resident.name).label("beneficiary_name"),
        col(Resident.phone_sealed).label("beneficiary_phone"),
        col(Resident.address).label("beneficiary_address"),
        *(col(column).label(f"rating_{name}") for name, column in _RATING.items()),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Errand)
        .join(ServiceItem, col(ServiceItem.id) == Errand.service_item_id)
        .join(Station, col(Station.id) == Errand.station_id)
        .join(_HANDLING, col(_HANDLING.id) == Errand.handling_station_id)
        .join(Resident, col(Resident.id) == Errand.beneficiary_id)
        .outerjoin(ErrandRating, latest)
    )


_HANDLING = aliased(Station)
_RATING: dict[str, Any] = {
    "score": ErrandRating.score,
    "reasons": ErrandRating.reasons,
    "comment": ErrandRating.comment,
    "at": ErrandRating.at,
}
_ERRANDS = _errands()


def _conditions(tx: Tx, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    is_station = wanted.scope is Scope.station
    if is_station and wanted.state == ErrandState.submitted:
        conditions.append(_is_to_take(tx.actor))
    elif wanted.state:
        states = {"open": OPEN, "closed": CLOSED}.get(wanted.state) or (ErrandState(wanted.state),)
        conditions.append(col(Errand.state).in_(states))
    if is_station and wanted.light is Light.red:
        conditions.append(_is_late(tx))
    elif wanted.light is not None:
        conditions.append(light_is(wanted.light, now=tx.now))
    if wanted.q:
        pattern = like_pattern(wanted.q)
        places = (Errand.number, Errand.description, Resident.name, ServiceItem.name)
        conditions.append(or_(*(col(place).ilike(pattern, escape="\\") for place in places)))
    return conditions


def _read(
    tx: Tx, rows: Sequence[Any], *, documents: Documents | None = None, detail: Detail | None = None
) -> list[ErrandRead]:
    if not rows:
        return []
    if documents is None:
        documents = documents_of(tx, item_ids=[row.service_item_id for row in rows])
    known = Known(
        items={row.service_item_id: item_of(row, documents) for row in rows},
        names=_names(tx, rows),
        files=files.of_subjects(tx, subject_kind="errand", subject_ids=[row.id for row in rows]),
        detail=detail,
    )
    return [errand_read(tx, row, known) for row in rows]


def _reasons(tx: Tx) -> tuple[str, ...]:
    """Give the county's dictionary of what people say when they rate."""
    rules = rules_in_force(tx, RatingRules)
    return (*rules.good_reasons, *rules.bad_reasons)


def _names(tx: Tx, rows: Sequence[Any]) -> dict[uuid.UUID, str]:
    wanted = {
        user_id
        for row in rows
        for user_id in (row.requester_id, row.typed_by_id, row.first_agent_id, row.agent_id)
    }
    found = select(UserAccount.id, UserAccount.name).where(col(UserAccount.id).in_(wanted - {None}))
    return dict(tx.session.exec(found).all())
