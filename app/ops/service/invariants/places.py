"""Invariants of the tree: every row that hangs on a place carries that place's path."""

from typing import Any

from sqlalchemy import ColumnElement, String, Table, cast, func, or_, select

from app.auth.models import Grant, SignInSession, UsedRefreshToken
from app.core.db import table_of
from app.errands.models import Errand
from app.ops.service.invariants.check import Broken, Check, Invariant, Look, add_rows, count, no_rows
from app.orgs.models import Region, Station
from app.people.models import Household, Resident
from app.points.models import RuleSet
from app.shop.models import Offer, Order, Shop

_REGION = table_of(Region)
_PARENT = _REGION.alias("parent")
_SESSION, _USED = table_of(SignInSession), table_of(UsedRefreshToken)
# A row's reference to a place, and the table of the place that its path is copied from.
_COPIES = (
    (Grant, "region_id", "path", Region),
    (Resident, "region_id", "path", Region),
    (Household, "region_id", "path", Region),
    (Station, "region_id", "path", Region),
    (Shop, "region_id", "path", Region),
    (RuleSet, "region_id", "path", Region),
    (Offer, "shop_id", "path", Shop),
    (Order, "shop_id", "path", Shop),
    (Errand, "station_id", "path", Station),
    (Errand, "handling_station_id", "handling_path", Station),
)


def _tree(_look: Look) -> Broken:
    """A place's path is its parent's, and its own id."""
    own = func.concat(func.replace(cast(_REGION.c.id, String), "-", ""), "/")
    whole = func.concat(func.coalesce(_PARENT.c.path, "/"), own)
    joined = _REGION.outerjoin(_PARENT, _PARENT.c.id == _REGION.c.parent_id)
    return {"路径与上级不符": select(_REGION.c.id).select_from(joined).where(_REGION.c.path != whole)}


def _copies(look: Look, check: Check) -> None:
    for model, reference, path, source in _COPIES:
        table, place = table_of(model), table_of(source)
        other = _other_path(table, place, reference, path)
        check.checked += count(look.session, model)
        add_rows(look, check, model, f"{path} 与所属地点的路径不符", other)


def _other_path(table: Table, place: Table, reference: str, path: str) -> Any:  # noqa: ANN401 - a select
    joined = table.join(place, place.c.id == table.c[reference])
    differs: ColumnElement[bool] = or_(table.c[path] != place.c.path, table.c.county_id != place.c.county_id)
    return select(table.c.id).select_from(joined).where(differs)


def _residents(_look: Look) -> Broken:
    """Somebody's home lies in the village that keeps the roll, and so does the household."""
    residents, households = table_of(Resident), table_of(Household)
    village = _REGION.alias("village")
    at_home = residents.join(village, village.c.id == residents.c.village_id)
    outside = func.substr(residents.c.path, 1, func.length(village.c.path)) != village.c.path
    together = residents.join(households, households.c.id == residents.c.household_id)
    elsewhere = households.c.village_id != residents.c.village_id
    return {
        "住址不在本村": select(residents.c.id).select_from(at_home).where(outside),
        "与所在的户不在一个村": select(residents.c.id).select_from(together).where(elsewhere),
    }


def _sessions(_look: Look) -> Broken:
    """A refresh token opens one session, and a token that was used opens none."""
    twin = _SESSION.alias("twin")
    same = select(twin.c.id).where(twin.c.token_hash == _SESSION.c.token_hash, twin.c.id != _SESSION.c.id)
    used = select(_USED.c.id).where(_USED.c.token_hash == _SESSION.c.token_hash)
    sessions = select(_SESSION.c.id)
    return {
        "与另一个登录共用令牌": sessions.where(same.exists()),
        "用过的令牌仍然有效": sessions.where(used.exists()),
        "已失效却没有原因": sessions.where(_SESSION.c.revoked_at.is_not(None), _SESSION.c.revoked_why == ""),
    }


PLACES = (
    Invariant("regions", "地点的层级", no_rows(Region, _tree)),
    Invariant("paths", "各处记下的地点", _copies),
    Invariant("residents", "村民与住址", no_rows(Resident, _residents)),
    Invariant("sessions", "登录", no_rows(SignInSession, _sessions)),
)
