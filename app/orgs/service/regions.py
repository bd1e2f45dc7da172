"""The region tree: places are made, and end by closing or merging."""

import uuid

from sqlmodel import col, select, update

from app.core.db import new_id
from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.permissions import Permission, below
from app.core.tx import Tx
from app.orgs import queries
from app.orgs.models import Region, RegionLevel, Station
from app.orgs.service import codes
from app.orgs.service.merging import carry_over


class CodeTaken(Problem):
    """Another place or station has this code."""

    title = "编码已被使用"


class RegionClosed(Problem):
    """The place was closed or merged before."""

    title = "这个地方已经撤并"


class RegionNotEmpty(Problem):
    """Open places lie under it; a merge takes them along, a closing does not."""

    title = "下面还有未撤销的地方"


def create_region(tx: Tx, *, parent_id: uuid.UUID | None, level: RegionLevel, code: str, name: str) -> Region:
    """Make a place below another; only the system makes a county, which has no parent.

    Raises CodeTaken, RegionClosed, NotAllowed outside one's own area, and InvalidInput for a code that
    does not fit the level or the parent.
    """
    # Locked, so that two places with one code under it wait for each other.
    parent = None if parent_id is None else queries.get_region(tx, region_id=parent_id, lock=True)
    _check_may_manage(tx, parent)
    _check_place(parent, level=level, code=code)
    region = new_region(parent, level=level, code=code, name=name)
    taken = tx.session.exec(
        select(Region.name).where(Region.county_id == region.county_id, Region.code == code)
    ).first()
    if taken is not None:
        raise CodeTaken(f"区划代码 {code} 已经是“{taken}”")
    tx.session.add(region)
    tx.session.flush()
    return region


def new_region(parent: Region | None, *, level: RegionLevel, code: str, name: str) -> Region:
    """Give a place that is not yet in the session; a county is its own county."""
    identity = new_id()
    return Region(
        id=identity,
        county_id=parent.county_id if parent else identity,
        code=code,
        level=level,
        name=name,
        parent_id=parent.id if parent else None,
        path=f"{parent.path if parent else '/'}{identity.hex}/",
    )


def close_region(tx: Tx, *, region_id: uuid.UUID) -> Region:
    """Close a place under which nothing is open any more; its rows keep its path and stay readable.

    No role is given there afterwards and its stations take nothing new. Roles held there stay until
    they are taken back, so that open cases can be brought to their end.
    """
    region = _lock_open(tx, region_id=region_id)
    child = tx.session.exec(
        select(Region.name).where(Region.parent_id == region.id, col(Region.closed_on).is_(None))
    ).first()
    if child is not None:
        raise RegionNotEmpty(f"“{region.name}”下面还有“{child}”等，请先处理")
    region.closed_on = tx.today
    tx.session.add(region)
    tx.session.exec(update(Station).where(below(Station.path, region.path)).values(is_open=False))
    tx.session.flush()
    return region


def merge_region(tx: Tx, *, region_id: uuid.UUID, successor_id: uuid.UUID) -> Region:
    """Close a place in favour of an open one of the same level, which takes over all that it had.

    The places under it and everything that lies there come under the successor, with their history; to
    move a village to another town, make it anew there and merge the old one into it.
    """
    first, second = sorted((region_id, successor_id))
    for identity in (first, second):
        queries.get_region(tx, region_id=identity, lock=True)
    region = _lock_open(tx, region_id=region_id)
    successor = _lock_open(tx, region_id=successor_id)
    if successor.level is not region.level or successor.id == region.id:
        raise InvalidInput.at("/successor_id", "并入的地方应是另一个同级的地方")
    carry_over(tx, region=region, successor=successor)
    region.closed_on, region.successor_id = tx.today, successor.id
    tx.session.add(region)
    tx.session.flush()
    return region


def _lock_open(tx: Tx, *, region_id: uuid.UUID) -> Region:
    region = queries.get_region(tx, region_id=region_id, lock=True)
    _check_may_manage(tx, region)
    if region.closed_on is not None:
        raise RegionClosed(f"“{region.name}”已于 {region.closed_on} 撤并")
    return region


def _check_may_manage(tx: Tx, region: Region | None) -> None:
    if tx.actor.is_system or (region and tx.actor.can(Permission.region_manage, region.path)):
        return
    raise NotAllowed("这个地方不在您管理的范围内")


def _check_place(parent: Region | None, *, level: RegionLevel, code: str) -> None:
    if codes.level_of(code) is not level:
        raise InvalidInput.at("/code", f"区划代码不是{codes.LEVEL_LABELS[level]}一级的代码")
    expected = codes.PARENT_LEVEL.get(level)
    if (parent.level if parent else None) is not expected:
        raise InvalidInput.at("/parent_id", f"{codes.LEVEL_LABELS[level]}不能放在这个地方下面")
    if parent is None:
        return
    if parent.closed_on is not None:
        raise RegionClosed(f"“{parent.name}”已经撤并，不能再添加")
    if codes.shared_part(code, level) != codes.shared_part(parent.code, level):
        raise InvalidInput.at("/code", f"区划代码应以“{parent.name}”的代码开头")
