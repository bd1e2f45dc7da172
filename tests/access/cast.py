"""The people of the access matrix: every role in every relation to the objects of one village."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.auth.models import Grant, UserAccount
from app.core.db import new_id
from app.core.permissions import SYSTEM_USER_ID, Role
from app.orgs.models import Region, RegionLevel
from app.people.models import Household, Resident
from tests.factories import Make
from tests.people.numbers import id_number


class Relation(StrEnum):
    """How the place of somebody's role lies to the objects, which lie in the home village."""

    own = "own"
    same_village = "same village"
    same_town = "same town"
    same_county = "same county"
    other_county = "other county"


_OF_THE_TOWN = frozenset({Role.town_officer})
_OF_THE_COUNTY = frozenset({Role.county_officer, Role.auditor, Role.admin})
ROLES = tuple(Role)
RELATIONS = tuple(Relation)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks: an account with one role at one place."""

    role: Role
    relation: Relation
    account: UserAccount
    region: Region

    @property
    def reaches_home(self) -> bool:
        """Tell whether the role holds in the village of the objects."""
        return reaches_home(self.role, self.relation)


def reaches_home(role: Role, relation: Relation) -> bool:
    """Tell whether a role in a relation holds in the home village."""
    if relation is Relation.same_town:
        return role in _OF_THE_TOWN | _OF_THE_COUNTY
    if relation is Relation.same_county:
        return role in _OF_THE_COUNTY
    return relation is not Relation.other_county


class Places:
    """Two counties, in the first two towns, in the first of these two villages."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self.county = make.county()
        self.town = make.region()
        self.home = make.village(self.town)
        self.next_village = make.village(self.town)
        self.other_town = make.region()
        self.far_village = make.village(self.other_town)
        self.other_county = self._other_county()
        self.foreign_town = make.region(self.other_county)
        self.foreign_village = make.region(self.foreign_town)

    def of(self, role: Role, relation: Relation) -> Region:
        """Give where a role is held: a village's roles in villages, a town's in towns where it can be."""
        is_county, is_town = role in _OF_THE_COUNTY, role in _OF_THE_TOWN
        if relation is Relation.same_town:
            return self.town if is_county or is_town else self.next_village
        if relation is Relation.same_county:
            return self.county if is_county else self.other_town if is_town else self.far_village
        if relation is Relation.other_county:
            foreign = self.foreign_town if is_town else self.foreign_village
            return self.other_county if is_county else foreign
        return self.home

    def _other_county(self) -> Region:
        number = new_id()
        county = Region(
            id=number,
            county_id=number,
            code="520100000000",
            level=RegionLevel.county,
            name="邻县",
            path=f"/{number.hex}/",
        )
        return self._make._add(county)


class Cast:
    """Makes people with phones, ID numbers and names that are looked for in every answer."""

    def __init__(self, make: Make, places: Places) -> None:
        self.make, self.places = make, places
        self.numbers: dict[uuid.UUID, set[str]] = {}
        self.homes: dict[str, str] = {}
        self._count = 0
        with make.tx() as tx:
            self._vault = tx.vault
        self.people = {
            (role, relation): self._person(role, relation) for role in ROLES for relation in RELATIONS
        }

    def account(self, role: Role, region: Region, *, name: str = "") -> UserAccount:
        """Make an account; at a village it belongs to somebody on its roll, who has a household."""
        self._count += 1
        number, name = self._count, name or f"测{self._count:03d}人"
        phone = f"139{number:08d}"
        self.homes[name] = region.path
        resident = self._resident(region, name, number) if region.level == RegionLevel.village else None
        account = UserAccount(
            county_id=region.county_id,
            name=name,
            phone_sealed=self._vault.seal(phone),
            phone_index=self._vault.index(phone, kind="phone"),
            resident_id=resident.id if resident else None,
            created_at=self.make.now,
        )
        grant = Grant(
            county_id=region.county_id,
            user_id=account.id,
            role=role,
            region_id=region.id,
            path=region.path,
            granted_by=SYSTEM_USER_ID,
            created_at=self.make.now,
        )
        self.numbers[account.id] = {phone, contact_phone(number), id_number(number)}
        with self.make.database.transaction() as session:
            session.add(account)
            session.flush()
            session.add(grant)
        return account

    def names_in(self, path: str) -> set[str]:
        """Give the names of everybody at home under a path."""
        return {name for name, home in self.homes.items() if home.startswith(path)}

    def _person(self, role: Role, relation: Relation) -> Person:
        region = self.places.of(role, relation)
        return Person(role, relation, self.account(role, region), region)

    def _resident(self, village: Region, name: str, number: int) -> Resident:
        # A villager's number to call is another one than that to sign in by.
        phone, identity = contact_phone(number), id_number(number)
        household = Household(
            county_id=village.county_id,
            code=f"{number:04d}",
            name=f"{name}家",
            village_id=village.id,
            region_id=village.id,
            path=village.path,
            created_at=self.make.now,
        )
        resident = Resident(
            county_id=village.county_id,
            name=name,
            village_id=village.id,
            region_id=village.id,
            path=village.path,
            household_id=household.id,
            phone_sealed=self._vault.seal(phone),
            phone_index=self._vault.index(phone, kind="phone"),
            phone_tail_index=self._vault.index(phone[-4:], kind="phone_tail"),
            id_number_sealed=self._vault.seal(identity),
            id_number_index=self._vault.index(identity, kind="id_number"),
            created_by=SYSTEM_USER_ID,
            created_at=self.make.now,
        )
        with self.make.database.transaction() as session:
            session.add(household)
            session.flush()
            session.add(resident)
        return resident


def contact_phone(number: int) -> str:
    """Give the number to call of somebody on the roll."""
    return f"138{number:08d}"


def resident_of(account: UserAccount) -> uuid.UUID:
    """Give who somebody is on the roll."""
    assert account.resident_id is not None, "a villager is on the roll"
    return account.resident_id
