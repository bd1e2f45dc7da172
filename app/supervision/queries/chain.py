"""Reads of reminders, letters and escalations, for those who ask and those who answer."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import col

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Actor, Permission, in_reach
from app.core.states import available
from app.core.tx import Tx
from app.errands.models import Errand, ServiceItem
from app.errands.queries import reach
from app.errands.schemas import Related
from app.errands.states import CLOSED
from app.orgs.models import Station
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.models import (
    Supervision,
    SupervisionAction,
    SupervisionKind,
    SupervisionState,
    SupervisionStep,
)
from app.supervision.schemas import (
    ActionRead,
    ErrandSupervisions,
    StepRead,
    SupervisionBrief,
    SupervisionRead,
)
from app.supervision.states import (
    ACTION_LABELS,
    KIND_LABELS,
    OPEN,
    STATE_LABELS,
    TRANSITIONS,
    form_schema,
    make_schema,
    supervises_at,
    upper,
)

_ANSWERED = (SupervisionKind.letter, SupervisionKind.escalation)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor asks or answers; a proposal is for those who ask only."""
    is_out = col(Supervision.state).not_in((SupervisionState.proposed, SupervisionState.dropped))
    return or_(
        in_reach(Supervision.path, actor, Permission.errand_supervise),
        and_(in_reach(Supervision.path, actor, Permission.errand_handle), is_out),
    )


def lock_supervision(tx: Tx, *, supervision_id: uuid.UUID) -> Supervision:
    """Give one that the actor may see, locked, and the chain that it belongs to by the errand's lock."""
    of_its_errand = select(col(Supervision.errand_id)).where(col(Supervision.id) == supervision_id)
    tx.session.execute(select(col(Errand.id)).where(col(Errand.id).in_(of_its_errand)).with_for_update())
    found = tx.session.scalars(
        select(Supervision)
        .where(col(Supervision.id) == supervision_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound("没有找到这张督办单，或您无权查看")
    return found


def supervisions_page(
    tx: Tx, *, state: SupervisionState | None, cursor: str | None, limit: int
) -> Page[SupervisionBrief]:
    """List what was asked in the actor's area, newest first."""
    statement = _select().where(visible_to(tx.actor))
    if state is not None:
        statement = statement.where(col(Supervision.state) == state)
    sort = (col(Supervision.created_at), col(Supervision.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=[SupervisionBrief(**_brief(row, tx.now)) for row in rows], next_cursor=after)


def read_supervision(tx: Tx, *, supervision_id: uuid.UUID) -> SupervisionRead:
    """Give one with its history and the steps open to the reader."""
    row = tx.session.execute(
        _select().where(col(Supervision.id) == supervision_id, visible_to(tx.actor))
    ).first()
    if row is None:
        raise NotFound("没有找到这张督办单，或您无权查看")
    return _read(tx, [row])[0]


def of_errand(tx: Tx, *, errand_id: uuid.UUID) -> ErrandSupervisions:
    """Give what was done about one errand, and what the reader may begin."""
    errand = tx.session.scalars(
        select(Errand).where(col(Errand.id) == errand_id, reach.visible_to(tx.actor))
    ).first()
    if errand is None:
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    rows = tx.session.execute(
        _select()
        .where(col(Supervision.errand_id) == errand_id, visible_to(tx.actor))
        .order_by(col(Supervision.position).desc())
    ).all()
    return ErrandSupervisions(items=_read(tx, rows), actions=_beginnings(tx, errand, rows))


def related(tx: Tx, errand: Errand) -> list[Related]:
    """Tell the errand's page what was done about it, and those above that they may begin."""
    states = tx.session.scalars(
        select(col(Supervision.state)).where(col(Supervision.errand_id) == errand.id, visible_to(tx.actor))
    ).all()
    may_begin = supervises_at(tx.actor, upper(errand.handling_path)) and errand.state not in CLOSED
    if not states and not may_begin:
        return []
    is_open = any(state in OPEN for state in states)
    return [Related(kind="supervision", label="督办", count=len(states), is_alert=is_open)]


def _beginnings(tx: Tx, errand: Errand, rows: Any) -> list[ActionRead]:  # noqa: ANN401 - rows of the select
    if errand.state in CLOSED or not supervises_at(tx.actor, upper(errand.handling_path)):
        return []
    if any(row[0].state in OPEN for row in rows):
        return []
    rules = rules_in_force(tx, SupervisionRules)
    kinds = [SupervisionKind.reminder]
    if errand.reminded_at is not None or rows:
        kinds.append(SupervisionKind.letter)
    return [
        ActionRead(
            action=kind,
            label=KIND_LABELS[kind],
            fields=make_schema(kind, answer_days=rules.answer_days),
        )
        for kind in kinds
    ]


def _select() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Supervision,
        col(Errand.number).label("errand_number"),
        col(ServiceItem.name).label("item_name"),
        col(Station.name).label("station_name"),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Supervision)
        .join(Errand, col(Errand.id) == col(Supervision.errand_id))
        .join(ServiceItem, col(ServiceItem.id) == col(Errand.service_item_id))
        .join(Station, col(Station.id) == col(Errand.handling_station_id))
    )


def _brief(found: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - a row of the select
    row: Supervision = found[0]
    is_waiting = row.state is SupervisionState.issued and row.kind in _ANSWERED
    return {
        "id": row.id,
        "number": row.number,
        "kind": row.kind,
        "kind_label": KIND_LABELS[row.kind],
        "state": row.state,
        "state_label": STATE_LABELS[row.state],
        "errand_id": row.errand_id,
        "errand_number": found.errand_number,
        "item_name": found.item_name,
        "station_name": found.station_name,
        "reason": row.reason,
        "is_automatic": row.is_automatic,
        "answer_due_at": row.answer_due_at,
        "is_late": is_waiting and row.answer_due_at is not None and row.answer_due_at <= now,
        "created_at": row.created_at,
    }


def _read(tx: Tx, rows: Any) -> list[SupervisionRead]:  # noqa: ANN401 - rows of the select
    timelines = _timelines(tx, [found[0].id for found in rows])
    return [
        SupervisionRead(
            **_brief(found, tx.now),
            issued_at=found[0].issued_at,
            answer=found[0].answer,
            answered_at=found[0].answered_at,
            timeline=timelines.get(found[0].id, []),
            actions=[
                ActionRead(
                    action=action,
                    label=step.label,
                    fields=form_schema(SupervisionAction(action), reason=found[0].reason),
                )
                for action, step in available(TRANSITIONS, found[0], tx.actor).items()
            ],
            version=found[0].version,
        )
        for found in rows
    ]


def _timelines(tx: Tx, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[StepRead]]:
    told: dict[uuid.UUID, list[StepRead]] = {}
    if not ids:
        return told
    steps = tx.session.scalars(
        select(SupervisionStep)
        .where(col(SupervisionStep.supervision_id).in_(ids))
        .order_by(col(SupervisionStep.version))
    )
    for step in steps:
        told.setdefault(step.supervision_id, []).append(
            StepRead(
                action=step.action,
                label=ACTION_LABELS[step.action],
                actor_name=step.actor_name,
                at=step.at,
                note=step.note,
            )
        )
    return told
