"""The boards: a place with those inside it, and its agents where the county chose so."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import UserAccount
from app.boards.definitions import RATES
from app.boards.queries import figures
from app.boards.queries.figures import Counts
from app.boards.schemas import BoardRead, PeopleBoard, PersonFigures, PlaceFigures, PlaceRead
from app.core.clock import local_date
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region, RegionLevel
from app.orgs.queries import ids_of
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.boards import BoardRules

_SHOWN = (RegionLevel.county, RegionLevel.town, RegionLevel.village)


class PeopleNotShown(Problem):
    """The county shows places only."""

    title = "本县不按人分列"


def read_board(tx: Tx, *, region_id: uuid.UUID | None, month: str) -> BoardRead:
    """Give a place's rates of a month; raises NotFound for a place the actor does not supervise."""
    rules = rules_in_force(tx, BoardRules)
    region = _region(tx, region_id)
    period = figures.period_of(tx, month=_month(tx, month), rules=rules)
    found = figures.by_path(tx, period=period, path=region.path)
    zone = tx.settings.timezone
    return BoardRead(
        month=month,
        begins=local_date(period.begins, zone),
        until=local_date(period.until - period.until.resolution, zone),
        place=_place(region),
        rates=figures.rates(figures.added(found.values())),
        places=_inside(tx, region, found),
        shows_people=rules.per_person,
    )


def read_people(tx: Tx, *, region_id: uuid.UUID | None, month: str) -> PeopleBoard:
    """Give the rates by agent, in the order of names.

    Raises PeopleNotShown unless the county switched it on, NotFound for a place of others.
    """
    rules = rules_in_force(tx, BoardRules)
    region = _region(tx, region_id)
    if not rules.per_person:
        raise PeopleNotShown("按代办员分列默认关闭，由县里在“县级规则”里决定是否打开")
    period = figures.period_of(tx, month=_month(tx, month), rules=rules)
    found = figures.by_agent(tx, period=period, path=region.path)
    people = tx.session.execute(
        select(col(UserAccount.id), col(UserAccount.name))
        .where(col(UserAccount.id).in_(found))
        .order_by(col(UserAccount.name), col(UserAccount.id))
    )
    return PeopleBoard(
        month=month,
        place=_place(region),
        titles={rate.key: rate.title for rate in RATES},
        items=[
            PersonFigures(user_id=user_id, name=name, figures=figures.figures(found[user_id]))
            for user_id, name in people
        ],
    )


def _inside(tx: Tx, region: Region, found: dict[str, Counts]) -> list[PlaceFigures]:
    children = tx.session.scalars(
        select(Region)
        .where(
            col(Region.parent_id) == region.id,
            col(Region.level).in_(_SHOWN),
            col(Region.closed_on).is_(None),
        )
        .order_by(col(Region.code))
    ).all()
    parts: dict[uuid.UUID, list[Counts]] = {child.id: [] for child in children}
    for path, counts in found.items():
        for place_id in ids_of(path):
            if place_id in parts:
                parts[place_id].append(counts)
    return [
        PlaceFigures(place=_place(child), figures=figures.figures(figures.added(parts[child.id])))
        for child in children
    ]


def _region(tx: Tx, region_id: uuid.UUID | None) -> Region:
    """Give the place, by default the highest that the actor supervises."""
    actor = tx.actor
    paths = actor.paths(Permission.errand_supervise)
    wanted = region_id or ids_of(min(paths, key=len))[-1]
    region = tx.session.get(Region, wanted)
    if (
        region is None
        or region.level not in _SHOWN
        or not actor.can(Permission.errand_supervise, region.path)
    ):
        raise NotFound("没有找到这个地方，或您无权查看它的数据")
    return region


def _month(tx: Tx, month: str) -> date:
    """Read a month as its first day; a month that has not begun has nothing to show."""
    first = date(int(month[:4]), int(month[5:]), 1)
    if first > tx.today:
        raise InvalidInput.at("/month", "请选一个已经开始的月份")
    return first


def _place(region: Region) -> PlaceRead:
    return PlaceRead(id=region.id, name=region.name, level=region.level)
