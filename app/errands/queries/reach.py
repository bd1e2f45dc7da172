"""Which errands an actor may see, and which of them lie on which list."""

import uuid
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.permissions import Actor, Permission, in_reach
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating
from app.errands.states import OPEN, Case
from app.orgs.models import Station
from app.people.models import FamilyLink


class Scope(StrEnum):
    """A list of errands: those that concern me, my station's, those in my hands, those sent up."""

    mine = "mine"
    station = "station"
    assigned = "assigned"
    escalated = "escalated"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor may see an errand; what is not visible answers 404."""
    return or_(concerns(actor), in_hands_of(actor), at_stations_of(actor))


def concerns(actor: Actor) -> ColumnElement[bool]:
    """Who asked, who typed, who benefits, and the family of who benefits."""
    return or_(
        col(Errand.requester_id) == actor.user_id,
        col(Errand.typed_by_id) == actor.user_id,
        benefits(actor),
        benefits_family(actor),
    )


def benefits(actor: Actor) -> ColumnElement[bool]:
    if actor.resident_id is None:
        return false()
    return col(Errand.beneficiary_id) == actor.resident_id


def benefits_family(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the beneficiary agreed to the actor as family, and still does."""
    if actor.resident_id is None:
        return false()
    elders = select(FamilyLink.elder_id).where(
        FamilyLink.relative_id == actor.resident_id,
        col(FamilyLink.confirmed_at).is_not(None),
        col(FamilyLink.ended_at).is_(None),
    )
    return col(Errand.beneficiary_id).in_(elders)


def in_hands_of(actor: Actor) -> ColumnElement[bool]:
    """The current agent, and the first one, who answers for the errand wherever it goes."""
    return or_(col(Errand.agent_id) == actor.user_id, col(Errand.first_agent_id) == actor.user_id)


def at_stations_of(actor: Actor) -> ColumnElement[bool]:
    """Agents where the errand began or lies now, officers and auditors above them."""
    return or_(
        in_reach(Errand.path, actor, Permission.errand_handle),
        in_reach(Errand.handling_path, actor, Permission.errand_handle),
        in_reach(Errand.path, actor, Permission.errand_supervise),
    )


def on_list(scope: Scope, actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an errand stands on one of the actor's lists."""
    if scope is Scope.mine:
        return concerns(actor)
    if scope is Scope.assigned:
        return in_hands_of(actor)
    if scope is Scope.station:
        return at_stations_of(actor)
    return and_(
        or_(in_hands_of(actor), at_stations_of(actor)),
        col(Errand.handling_station_id) != col(Errand.station_id),
        col(Errand.state).in_(OPEN),
    )


def lock_errand(tx: Tx, *, errand_id: uuid.UUID) -> Errand:
    """Give an errand that the actor may see, locked: of two who move it at once, the second waits."""
    errand = tx.session.exec(
        select(Errand)
        .where(Errand.id == errand_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if errand is None:
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    return errand


def may_see(tx: Tx, errand_id: uuid.UUID) -> bool:
    """Tell whether the actor may see an errand, and so what is attached to it."""
    seen = select(Errand.id).where(Errand.id == errand_id, visible_to(tx.actor))
    return tx.session.exec(seen).first() is not None


def case_of(tx: Tx, errand: Errand) -> Case:
    """Give what the rules need to know of a locked errand."""
    columns: Any = (
        Station.parent_id,
        rated_now(),
        benefits_family(tx.actor),
    )
    parent_id, is_rated, is_family = tx.session.execute(
        select(*columns)
        .select_from(Errand)
        .join(Station, col(Station.id) == Errand.handling_station_id)
        .where(Errand.id == errand.id)
    ).one()
    return case_from(errand, has_upper=parent_id is not None, is_rated=is_rated, is_family=is_family)


def rated_now() -> ColumnElement[bool]:
    """Give the condition that the latest completion was rated."""
    return exists().where(
        col(ErrandRating.errand_id) == col(Errand.id),
        col(ErrandRating.times_reopened) == col(Errand.times_reopened),
    )


def case_from(row: Any, *, has_upper: bool, is_rated: bool, is_family: bool) -> Case:  # noqa: ANN401 - an errand, or a row of its columns
    """Build a case."""
    return Case(
        state=row.state,
        path=row.path,
        handling_path=row.handling_path,
        requester_id=row.requester_id,
        typed_by_id=row.typed_by_id,
        beneficiary_id=row.beneficiary_id,
        first_agent_id=row.first_agent_id,
        agent_id=row.agent_id,
        is_above=row.handling_station_id != row.station_id,
        has_upper=has_upper,
        is_paused=row.paused_at is not None,
        is_rated=bool(is_rated),
        is_family=bool(is_family),
    )
