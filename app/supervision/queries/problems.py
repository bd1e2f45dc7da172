"""Reads of problem cases."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import Actor, Permission, in_reach
from app.core.states import available
from app.core.tx import Tx
from app.errands.models import Errand, ServiceItem
from app.orgs.models import Station
from app.supervision.models import ProblemCase, ProblemState
from app.supervision.schemas import ActionRead, ProblemCaseRead
from app.supervision.states import PROBLEM_LABELS, PROBLEM_TRANSITIONS

_NOTE = {"title": "怎样解决的", "type": "string", "maxLength": 2000}
_FORM = {
    "type": "object",
    "properties": {"note": _NOTE},
    "required": ["note"],
    "additionalProperties": False,
}


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor supervises where the errand began."""
    return in_reach(ProblemCase.path, actor, Permission.errand_supervise)


def lock_problem_case(tx: Tx, *, problem_case_id: uuid.UUID) -> ProblemCase:
    """Give a problem case that the actor may see, locked."""
    found = tx.session.scalars(
        select(ProblemCase)
        .where(col(ProblemCase.id) == problem_case_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound("没有找到这个问题件，或您无权查看")
    return found


def problem_cases_page(
    tx: Tx, *, state: ProblemState | None, cursor: str | None, limit: int
) -> Page[ProblemCaseRead]:
    """List problem cases in the actor's area, newest first."""
    statement = _select().where(visible_to(tx.actor))
    if state is not None:
        statement = statement.where(col(ProblemCase.state) == state)
    sort = (col(ProblemCase.flagged_at), col(ProblemCase.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return page_of(rows, after, lambda row: _read(tx, row))


def read_problem_case(tx: Tx, *, problem_case_id: uuid.UUID) -> ProblemCaseRead:
    """Give one problem case."""
    row = tx.session.execute(
        _select().where(col(ProblemCase.id) == problem_case_id, visible_to(tx.actor))
    ).first()
    if row is None:
        raise NotFound("没有找到这个问题件，或您无权查看")
    return _read(tx, row)


def why_problem(*, transfers: int, reworks: int) -> str:
    """Say in a sentence why an errand is a problem case."""
    parts = [f"转办了 {transfers} 次"] if transfers else []
    parts += [f"重办了 {reworks} 次"] if reworks else []
    return "，".join(parts)


def _select() -> Select[Any]:
    columns: tuple[Any, ...] = (
        ProblemCase,
        col(Errand.number).label("errand_number"),
        col(ServiceItem.name).label("item_name"),
        col(Station.name).label("station_name"),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(ProblemCase)
        .join(Errand, col(Errand.id) == col(ProblemCase.errand_id))
        .join(ServiceItem, col(ServiceItem.id) == col(Errand.service_item_id))
        .join(Station, col(Station.id) == col(Errand.handling_station_id))
    )


def _read(tx: Tx, found: Any) -> ProblemCaseRead:  # noqa: ANN401 - a row of the select
    row: ProblemCase = found[0]
    steps = available(PROBLEM_TRANSITIONS, row, tx.actor)
    return ProblemCaseRead(
        id=row.id,
        errand_id=row.errand_id,
        errand_number=found.errand_number,
        item_name=found.item_name,
        station_name=found.station_name,
        state=row.state,
        state_label=PROBLEM_LABELS[row.state],
        transfers=row.transfers,
        reworks=row.reworks,
        why=why_problem(transfers=row.transfers, reworks=row.reworks),
        note=row.note,
        flagged_at=row.flagged_at,
        settled_at=row.settled_at,
        actions=[ActionRead(action=action, label=step.label, fields=_FORM) for action, step in steps.items()],
    )
