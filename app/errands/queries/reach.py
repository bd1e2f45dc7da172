"""Which errands an actor may see, and which of them lie on which list."""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.permissions import Actor, Permission, below, in_reach
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating
from app.errands.queries.rules import errand_rules
from app.errands.queries.shares import has_part_of, has_part_to_place, serves
from app.errands.states import AT_WORK, HELD, OPEN
from app.errands.ties import Case, town_of
from app.orgs.models import Station
from app.people.models import FamilyLink
from app.rulebook.topics.errands import ErrandRules


class Scope(StrEnum):
    """A list of errands: mine, my station's, in my hands, sent up, waiting for my word as a lead."""

    mine = "mine"
    station = "station"
    assigned = "assigned"
    escalated = "escalated"
    lead = "lead"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor may see an errand; what is not visible answers 404."""
    return or_(concerns(actor), in_hands_of(actor), at_stations_of(actor), has_part_of(actor))


def concerns(actor: Actor) -> ColumnElement[bool]:
    """Who benefits, and her family as long as it is; and who took it in there, and still serves."""
    typed = col(Errand.typed_by_id) == actor.user_id
    return or_(is_party(actor), and_(typed, serves_at(actor)))


def is_party(actor: Actor) -> ColumnElement[bool]:
    """Give the SQL twin of `ties.is_party`."""
    return or_(benefits(actor), benefits_family(actor))


def benefits(actor: Actor) -> ColumnElement[bool]:
    if actor.resident_id is None:
        return false()
    return col(Errand.beneficiary_id) == actor.resident_id


def benefits_family(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the beneficiary agreed to the actor as family; a guest is, of one case."""
    if actor.errand_id is not None:
        return col(Errand.id) == actor.errand_id
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
    held = or_(col(Errand.agent_id) == actor.user_id, col(Errand.first_agent_id) == actor.user_id)
    return and_(held, serves_at(actor))


def serves_at(actor: Actor) -> ColumnElement[bool]:
    """Give the SQL twin of `ties.is_staff`: an agent where the errand began or lies now."""
    return or_(
        in_reach(Errand.path, actor, Permission.errand_handle),
        in_reach(Errand.handling_path, actor, Permission.errand_handle),
    )


def at_stations_of(actor: Actor) -> ColumnElement[bool]:
    """Agents where the errand began or lies now, officers and auditors above them."""
    return or_(serves_at(actor), in_reach(Errand.path, actor, Permission.errand_supervise))


def wants_lead(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an errand waits for the word of whoever leads the actor's station or town.

    A second return that the town decides on, what was opened again, and what lies, whole or in part, in
    the hands of somebody who serves there no longer; a part in nobody's hands too.
    """
    towns = [path for path in actor.paths(Permission.errand_assign) if path == town_of(path)]
    asked = and_(
        col(Errand.return_asked_at).is_not(None),
        col(Errand.return_asked_by) != actor.user_id,
        or_(false(), *(below(Errand.path, town) for town in towns)),
    )
    left = and_(
        col(Errand.state).in_(HELD),
        ~agent_serves(),
        in_reach(Errand.handling_path, actor, Permission.errand_assign),
    )
    again = and_(col(Errand.times_reopened) > 0, in_reach(Errand.path, actor, Permission.errand_assign))
    return and_(col(Errand.state).in_(AT_WORK), or_(asked, again, left, has_part_to_place(actor)))


def agent_serves() -> ColumnElement[bool]:
    """Give the condition that the agent still serves where the errand lies."""
    found: ColumnElement[bool] = serves(Errand.agent_id, Errand.handling_path).correlate(Errand)
    return found


def on_list(scope: Scope, actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an errand stands on one of the actor's lists."""
    if scope is Scope.mine:
        return concerns(actor)
    if scope is Scope.assigned:
        return or_(in_hands_of(actor), has_part_of(actor, is_own=True))
    if scope is Scope.station:
        return or_(at_stations_of(actor), has_part_of(actor))
    if scope is Scope.lead:
        return wants_lead(actor)
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
        agent_serves(),
    )
    parent_id, is_rated, is_family, serves = tx.session.execute(
        select(*columns)
        .select_from(Errand)
        .join(Station, col(Station.id) == Errand.handling_station_id)
        .where(Errand.id == errand.id)
    ).one()
    return case_from(
        errand,
        sight=Sight(tx.now, errand_rules(tx)),
        has_upper=parent_id is not None,
        is_rated=is_rated,
        is_family=is_family,
        agent_serves=serves,
    )


def rated_now() -> ColumnElement[bool]:
    """Give the condition that the latest completion was rated."""
    return exists().where(
        col(ErrandRating.errand_id) == col(Errand.id),
        col(ErrandRating.times_reopened) == col(Errand.times_reopened),
    )


class Sight(NamedTuple):
    """By what a case is judged: the present moment and the county's rules."""

    now: datetime
    rules: ErrandRules


def case_from(
    row: Any,  # noqa: ANN401 - an errand, or a row of its columns
    *,
    sight: Sight,
    has_upper: bool,
    is_rated: bool,
    is_family: bool,
    agent_serves: bool,
) -> Case:
    """Build a case."""
    now, rules = sight
    return Case(
        state=row.state,
        path=row.path,
        handling_path=row.handling_path,
        typed_by_id=row.typed_by_id,
        beneficiary_id=row.beneficiary_id,
        first_agent_id=row.first_agent_id,
        agent_id=row.agent_id,
        is_above=row.handling_station_id != row.station_id,
        has_upper=has_upper,
        is_paused=row.paused_at is not None,
        is_rated=bool(is_rated),
        is_family=bool(is_family),
        is_return_asked=row.return_asked_at is not None,
        return_asked_by=row.return_asked_by,
        has_open_parts=row.parts_open > 0,
        is_extendable=now < row.due_at and row.times_extended < rules.extensions_max,
        is_overdue=row.due_at <= (row.paused_at or now),
        is_resubmit_over=row.resubmit_by is not None and row.resubmit_by <= now,
        is_reopenable=row.completed_at is not None
        and now < row.completed_at + timedelta(days=rules.reopen_days),
        is_orphan=row.agent_id is not None and not agent_serves,
    )
