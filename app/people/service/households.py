"""Households of a village, and where on the map people are entered."""

import itertools
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.queries import get_region, village_of
from app.people.models import Household


class AlreadyRegistered(Problem):
    """The same person stands on a roll of the county already."""

    title = "这个人已经登记过"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person or a household is entered: a village, or a place inside it."""

    region: Region
    village: Region


def create_household(
    tx: Tx, *, region_id: uuid.UUID, name: str, code: str = "", address: str = ""
) -> Household:
    """Enter a household; without a code it gets the village's next number.

    Raises AlreadyRegistered for a code that the village has used.
    """
    place = place_for(tx, region_id=region_id)
    # Two households that are entered at once wait here for each other's number.
    get_region(tx, region_id=place.village.id, lock=True)
    code = code or _next_code(tx, village_id=place.village.id)
    twin = select(Household).where(col(Household.village_id) == place.village.id, col(Household.code) == code)
    if taken := tx.session.scalars(twin).first():
        raise AlreadyRegistered(f"户号 {code} 已经是“{taken.name}”")
    household = Household(
        county_id=place.region.county_id,
        code=code,
        name=name,
        village_id=place.village.id,
        region_id=place.region.id,
        path=place.region.path,
        address=address,
        created_at=tx.now,
    )
    tx.session.add(household)
    tx.session.flush()
    return household


def place_for(
    tx: Tx, *, region_id: uuid.UUID, permission: Permission = Permission.resident_register
) -> Place:
    """Give the place for an entry; it lies in an open village where the actor may enter people."""
    region = get_region(tx, region_id=region_id)
    if not (tx.actor.is_system or tx.actor.can(permission, region.path)):
        raise NotAllowed("这个村不在您服务的范围内")
    village = village_of(tx, region=region)
    if village is None:
        raise InvalidInput.at("/region_id", "请选到村")
    if region.closed_on is not None or village.closed_on is not None:
        raise InvalidInput.at("/region_id", f"“{region.name}”已经撤并，请选现在的村")
    return Place(region=region, village=village)


def _next_code(tx: Tx, *, village_id: uuid.UUID) -> str:
    households = tx.session.scalars(select(Household).where(col(Household.village_id) == village_id))
    taken = {one.code for one in households}
    return next(code for number in itertools.count(len(taken) + 1) if (code := f"{number:04d}") not in taken)
