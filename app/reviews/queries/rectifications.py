"""Reads of rectifications: by who rated, who handles it, whose work it was, and those above."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import Grant, UserAccount
from app.core.errors import NotFound
from app.core.pages import Items, Page, fetch_page
from app.core.permissions import ROLE_PERMISSIONS, Actor, Permission, in_reach
from app.core.states import available
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating, ServiceItem
from app.errands.queries import reach
from app.errands.schemas import Related
from app.files import queries as files
from app.orgs.models import Station
from app.orgs.queries import prefixes_of
from app.reviews.models import Rectification, RectificationAction, RectificationState, RectificationStep
from app.reviews.schemas import ActionRead, NamedRead, RectificationBrief, RectificationRead, StepRead
from app.reviews.states import (
    ACTION_LABELS,
    OPEN,
    SHOWN_TO_AGENTS,
    STATE_LABELS,
    TRANSITIONS,
    Case,
    form_schema,
    is_agent,
)

KIND = "rectification"
_AGENT, _HANDLER = aliased(UserAccount), aliased(UserAccount)


class Scope(StrEnum):
    """A list of rectifications: those in my hands, those in my area."""

    mine = "mine"
    area = "area"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor may see a rectification; what is not visible answers 404."""
    is_mine = or_(
        col(Rectification.agent_id) == actor.user_id, col(Rectification.first_agent_id) == actor.user_id
    )
    return or_(
        _in_area(actor),
        col(Rectification.handler_id) == actor.user_id,
        # Whose work it was learns of it once somebody else has spoken with the villager.
        and_(is_mine, col(Rectification.contacted_at).is_not(None)),
        col(Rectification.errand_id).in_(select(col(Errand.id)).where(_asked(actor))),
    )


def _in_area(actor: Actor) -> ColumnElement[bool]:
    return and_(
        or_(
            in_reach(Rectification.path, actor, Permission.errand_assign),
            in_reach(Rectification.path, actor, Permission.errand_supervise),
        ),
        is_others_work(actor),
    )


def is_others_work(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a rating was not about the actor's own work."""
    return and_(
        col(Rectification.agent_id) != actor.user_id, col(Rectification.first_agent_id) != actor.user_id
    )


def is_party(tx: Tx, row: Rectification) -> bool:
    """Tell whether the actor asked for the errand, or it was done for the actor or the family."""
    asked = select(col(Errand.id)).where(col(Errand.id) == row.errand_id, _asked(tx.actor))
    return tx.session.scalars(asked).first() is not None


def _asked(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an errand was done for the actor, or for the actor's family."""
    return reach.is_party(actor)


def lock_rectification(tx: Tx, *, rectification_id: uuid.UUID) -> Rectification:
    """Give a rectification that the actor may see, locked."""
    found = tx.session.scalars(
        select(Rectification)
        .where(col(Rectification.id) == rectification_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound("没有找到这张整改单，或您无权查看")
    return found


def may_see_files(tx: Tx, rectification_id: uuid.UUID) -> bool:
    """Tell whether the actor may see what is attached to a rectification."""
    seen = select(col(Rectification.id)).where(
        col(Rectification.id) == rectification_id, visible_to(tx.actor)
    )
    return tx.session.scalars(seen).first() is not None


def rectifications_page(
    tx: Tx, *, scope: Scope, state: RectificationState | None, cursor: str | None, limit: int
) -> Page[RectificationBrief]:
    """List rectifications, newest first."""
    actor = tx.actor
    here = col(Rectification.handler_id) == actor.user_id if scope is Scope.mine else _in_area(actor)
    statement = _select().where(here)
    if state is not None:
        statement = statement.where(col(Rectification.state) == state)
    sort = (col(Rectification.created_at), col(Rectification.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=[RectificationBrief(**_brief(row, tx.now)) for row in rows], next_cursor=after)


def of_errand(tx: Tx, *, errand_id: uuid.UUID) -> Items[RectificationRead]:
    """Give an errand's rectifications, each whole: there is one for each bad rating."""
    if not reach.may_see(tx, errand_id):
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    rows = tx.session.execute(
        _select()
        .where(col(Rectification.errand_id) == errand_id, visible_to(tx.actor))
        .order_by(col(Rectification.created_at).desc())
    ).all()
    return Items(items=[_whole(tx, row) for row in rows])


def read_rectification(tx: Tx, *, rectification_id: uuid.UUID) -> RectificationRead:
    """Give one rectification with its history and the steps open to the reader."""
    row = tx.session.execute(
        _select().where(col(Rectification.id) == rectification_id, visible_to(tx.actor))
    ).first()
    if row is None:
        raise NotFound("没有找到这张整改单，或您无权查看")
    return _whole(tx, row)


def candidates(tx: Tx, *, row: Rectification) -> dict[uuid.UUID, str]:
    """Give who may put it right: who takes errands there, as far as the actor leads, but not who did it."""
    serving = [role for role, held in ROLE_PERMISSIONS.items() if Permission.errand_handle in held]
    found = tx.session.execute(
        select(col(UserAccount.id), col(UserAccount.name))
        .join(Grant, col(Grant.user_id) == col(UserAccount.id))
        .where(
            col(Grant.path).in_(prefixes_of(row.path)),
            in_reach(Grant.path, tx.actor, Permission.errand_assign),
            col(Grant.role).in_(serving),
            col(UserAccount.is_active),
            col(UserAccount.id).not_in((row.agent_id, row.first_agent_id)),
        )
        .distinct()
        .order_by(col(UserAccount.name), col(UserAccount.id))
    )
    return {row[0]: row[1] for row in found}


def related(tx: Tx, errand: Errand) -> list[Related]:
    """Tell the errand's page that a bad rating is being answered."""
    states = tx.session.scalars(
        select(col(Rectification.state)).where(
            col(Rectification.errand_id) == errand.id, visible_to(tx.actor)
        )
    ).all()
    if not states:
        return []
    is_open = any(state in OPEN for state in states)
    return [Related(kind="review", label="差评整改", count=len(states), is_alert=is_open)]


def _select() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Rectification,
        col(Errand.number).label("errand_number"),
        col(ServiceItem.name).label("item_name"),
        col(Station.name).label("station_name"),
        col(_AGENT.name).label("agent_name"),
        col(_HANDLER.name).label("handler_name"),
        col(ErrandRating.reasons).label("reasons"),
        col(ErrandRating.comment).label("comment"),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Rectification)
        .join(Errand, col(Errand.id) == col(Rectification.errand_id))
        .join(ErrandRating, col(ErrandRating.id) == col(Rectification.rating_id))
        .join(ServiceItem, col(ServiceItem.id) == col(Errand.service_item_id))
        .join(Station, col(Station.id) == col(Errand.station_id))
        .join(_AGENT, col(_AGENT.id) == col(Rectification.agent_id))
        .outerjoin(_HANDLER, col(_HANDLER.id) == col(Rectification.handler_id))
    )


def _brief(found: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - a row of the select
    row: Rectification = found[0]
    handler = NamedRead(id=row.handler_id, name=found.handler_name) if row.handler_id else None
    return {
        "id": row.id,
        "errand_id": row.errand_id,
        "errand_number": found.errand_number,
        "item_name": found.item_name,
        "station_name": found.station_name,
        "state": row.state,
        "state_label": STATE_LABELS[row.state],
        "agent": NamedRead(id=row.agent_id, name=found.agent_name),
        "handler": handler,
        "contact_due_at": row.contact_due_at,
        "fix_due_at": row.fix_due_at,
        "late": late_words(row, now),
        "created_at": row.created_at,
    }


def late_words(row: Rectification, now: datetime) -> str:
    """Say what of a rectification is overdue, or nothing."""
    if row.state in SHOWN_TO_AGENTS:
        return ""
    if row.fix_due_at <= now:
        return "已过整改期限"
    return "已过联系期限" if row.contacted_at is None and row.contact_due_at <= now else ""


def is_late(now: datetime) -> ColumnElement[bool]:
    """Give the SQL twin of `late_words`."""
    late_contact = and_(col(Rectification.contacted_at).is_(None), col(Rectification.contact_due_at) <= now)
    return and_(
        col(Rectification.state).not_in(SHOWN_TO_AGENTS),
        or_(col(Rectification.fix_due_at) <= now, late_contact),
    )


def _whole(tx: Tx, found: Any) -> RectificationRead:  # noqa: ANN401 - a row of the select
    row: Rectification = found[0]
    case = Case(row, tx.now, is_party=is_party(tx, row))
    is_shown = row.state in SHOWN_TO_AGENTS or not is_agent(case, tx.actor)
    attached = files.of_subjects(tx, subject_kind=KIND, subject_ids=[row.id])
    return RectificationRead(
        **_brief(found, tx.now),
        score=row.score if is_shown else None,
        reasons=found.reasons if is_shown else None,
        comment=found.comment if is_shown else None,
        contacted_at=row.contacted_at,
        fixed_at=row.fixed_at,
        remedy=row.remedy,
        second_until=row.second_until,
        second_score=row.second_score,
        second_comment=row.second_comment or None,
        appeal=row.appeal,
        exclusion_reason=row.exclusion_reason,
        timeline=_timeline(tx, row, is_shown=is_shown),
        files=attached.get(row.id, []),
        actions=_actions(tx, case),
        version=row.version,
    )


def _timeline(tx: Tx, row: Rectification, *, is_shown: bool) -> list[StepRead]:
    steps = tx.session.scalars(
        select(RectificationStep)
        .where(col(RectificationStep.rectification_id) == row.id)
        .order_by(col(RectificationStep.version))
    )
    # What the villager said on the phone is not for the agents before it is put right.
    return [
        StepRead(
            action=step.action,
            label=ACTION_LABELS[step.action],
            actor_name=step.actor_name,
            at=step.at,
            note=step.note if is_shown or step.actor_id == tx.actor.user_id else "",
        )
        for step in steps
    ]


def _actions(tx: Tx, case: Case) -> list[ActionRead]:
    steps: Sequence[tuple[RectificationAction, str]] = [
        (RectificationAction(action), step.label)
        for action, step in available(TRANSITIONS, case, tx.actor).items()
    ]
    is_giving = any(action is RectificationAction.assign for action, _ in steps)
    people = candidates(tx, row=case.row) if is_giving else {}
    return [
        ActionRead(action=action, label=label, fields=form_schema(action, candidates=people))
        for action, label in steps
    ]
