"""How expected answers are declared: who gets one, and one `Row` for each call."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.core.permissions import Role
from tests.access.cast import RELATIONS, ROLES, Relation, reaches_home
from tests.access.things import Things

Cell = tuple[Role, Relation]
Who = frozenset[Cell]

NOBODY: Who = frozenset()
EVERYBODY: Who = frozenset((role, relation) for role in ROLES for relation in RELATIONS)
RESIDENT, AGENT, LEAD, GRID_WORKER = Role.resident, Role.agent, Role.station_lead, Role.grid_worker
REVIEWER, SHOPKEEPER = Role.reviewer, Role.shopkeeper
TOWN, COUNTY, AUDITOR, ADMIN = Role.town_officer, Role.county_officer, Role.auditor, Role.admin
ALL = tuple(Role)
NEIGHBOURS = (RESIDENT, AGENT, LEAD, GRID_WORKER, REVIEWER, SHOPKEEPER)


def own(*roles: Role) -> Who:
    """Give the owner of the object, whatever the role or in these roles only."""
    return frozenset((role, Relation.own) for role in roles or ROLES)


def around(*roles: Role) -> Who:
    """Give whoever holds one of these roles where the object lies."""
    return frozenset(cell for cell in EVERYBODY if cell[0] in roles and reaches_home(*cell))


def roles(*these: Role) -> Who:
    """Give whoever holds one of these roles, wherever."""
    return frozenset((role, relation) for role, relation in EVERYBODY if role in these)


def at(*relations: Relation) -> Who:
    """Give everybody in these relations."""
    return frozenset((role, relation) for role, relation in EVERYBODY if relation in relations)


# Whose role is held in a village stands on its roll.
ON_THE_ROLL = roles(*NEIGHBOURS) | at(Relation.own, Relation.same_village)
HERE = at(Relation.own, Relation.same_village)
SAME_COUNTY = EVERYBODY - at(Relation.other_county)


@dataclass(frozen=True)
class Row:
    """What one call answers to each person.

    `who` succeeds. Anybody else without the route's permission gets 403; of the others `refused` see the
    object but may not do this (403), and the rest get `outside`. With `lists` the call is a list: all who
    have the permission get one, and the thing of that name stands in it for `who` only.

    `ids` puts another thing in the place of a parameter of the path than that of its name.
    `thing` names the object that decides, by default the first of the path: it is replaced by one that
    does not exist, to see that the two answers are the same. `phones` may read the contact phone.
    `names` may read the names of those concerned, by default `who`; with `area` everybody may read those
    of the own area, with `own_numbers` everybody the own phone and ID number. `outcome` is the one status
    that success has, where it is not just 2xx.
    """

    route: str
    who: Who = EVERYBODY
    case: str = ""
    refused: Who = NOBODY
    outside: int = 404
    lists: str = ""
    thing: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    body: Callable[[Things], object] | None = None
    query: Callable[[Things], dict[str, Any]] | None = None
    form: Callable[[Things], dict[str, Any]] | None = None
    cookie: str = ""
    phones: Who = NOBODY
    area: bool = False
    own_numbers: bool = False
    outcome: int | None = None
    names: Who | None = None

    @property
    def label(self) -> str:
        """Name the row for a reader of the report."""
        return f"{self.route} ({self.case})" if self.case else self.route

    @property
    def decides(self) -> str:
        """Give the name of the thing that decides, if any does."""
        in_path = re.search(r"{(\w+)}", self.route)
        return self.thing or (self.thing_of(in_path[1]) if in_path else "")

    def thing_of(self, parameter: str) -> str:
        """Give the name of the thing in the place of a parameter of the path."""
        return self.ids.get(parameter, parameter.removesuffix("_id"))

    def is_done(self, status: int) -> bool:
        """Tell whether a status is that of success."""
        return status == self.outcome if self.outcome else 200 <= status < 300
