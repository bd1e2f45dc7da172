"""Who works in the demo county: leads, agents and officers, their accounts, roles and duty."""

import itertools
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta

from app.auth.service import users
from app.core.permissions import Role
from app.core.tx import Tx
from app.demo import cast, names
from app.demo.families import Family, Person
from app.demo.places import LIVELY_VILLAGES, Places
from app.demo.stage import Stage
from app.orgs.models import Region
from app.orgs.schemas import ShiftCreate
from app.orgs.service.stations import set_duty
from app.people.models import Gender

AGENTS = 723
# A village has four agents at least, a lively one more, and some villages one more than four.
_FEWEST, _IN_LIVELY = 4, 7
_FIRST_PHONE = 19900001000
_DUTY_DAYS = 14
# In a quiet village one person answers the phone all day; the last second of a day belongs to nobody.
_MIDNIGHT, _LAST_SECOND = time(0), time(23, 59, 59)
_QUIET_SHIFTS = ((_MIDNIGHT, _LAST_SECOND),)
_SHIFTS = ((_MIDNIGHT, time(8, 30)), (time(8, 30), time(18)), (time(18), _LAST_SECOND))


@dataclass
class Staff:
    """Accounts of those who work, by place; the people of lively villages are on the roll too."""

    leads: dict[str, uuid.UUID] = field(default_factory=dict)
    agents: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    grid_workers: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    reviewers: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    shopkeepers: dict[str, uuid.UUID] = field(default_factory=dict)
    officers: dict[str, uuid.UUID] = field(default_factory=dict)
    cast: dict[str, uuid.UUID] = field(default_factory=dict)


class Hiring:
    """Gives everybody an account and a role on the opening day."""

    def __init__(self, stage: Stage, places: Places, families: Sequence[Family]) -> None:
        self._stage = stage
        self._tx: Tx = stage.tx(stage.opening)
        self._places = places
        self._families = families
        self._phones = itertools.count(_FIRST_PHONE)
        self.staff = Staff()

    def hire(self) -> Staff:
        """Fill every post of the county."""
        self._seat_cast()
        self._seat_offices()
        for village in self._places.villages:
            if village.name in LIVELY_VILLAGES:
                self._seat_from_roll(village)
            else:
                self.staff.leads[village.name] = self._newcomer(Role.station_lead, village, is_paid=True)
        self._seat_agents()
        return self.staff

    def _seat_cast(self) -> None:
        for person in (one for family in self._families for one in family.members if one.part):
            assert person.part is not None, "chosen by it"
            village = self._places.village(person.part.village)
            user_id = self._account(person)
            if person.part.role is not Role.resident:
                self._grant(user_id, person.part.role, village, is_paid=person.part.is_paid)
            self.staff.cast[person.phone] = user_id
            self._note(person.part.role, village.name, user_id)

    def _seat_offices(self) -> None:
        county = self._places.county
        main_town = next(one for one in self._places.towns if one.name == names.MAIN_TOWN)
        for phone, role, region in (
            (cast.TOWN_OFFICER, Role.town_officer, main_town),
            (cast.COUNTY_OFFICER, Role.county_officer, county),
            (cast.AUDITOR, Role.auditor, county),
            (cast.ADMIN, Role.admin, county),
        ):
            self.staff.cast[phone] = self._hired(cast.NAME_OF[phone], phone, role, region, is_paid=True)
        self.staff.officers[main_town.name] = self.staff.cast[cast.TOWN_OFFICER]
        for town in self._places.towns:
            if town is not main_town:
                self.staff.officers[town.name] = self._newcomer(Role.town_officer, town, is_paid=True)
        for region in (county, *self._places.towns):
            self.staff.leads[region.name] = self._newcomer(Role.station_lead, region, is_paid=True)

    def _seat_from_roll(self, village: Region) -> None:
        """Let neighbours of a lively village serve it: they are on its roll and can earn points."""
        neighbours = self._willing(village)
        if village.name not in self.staff.leads:
            self._serve(next(neighbours), Role.station_lead, village, is_paid=True)
        if village.name not in self.staff.shopkeepers:
            self._serve(next(neighbours), Role.shopkeeper, village)
        for grid in self._places.grids[village.name]:
            self._serve(next(neighbours), Role.grid_worker, grid, is_paid=True)
        while len(self.staff.reviewers.get(village.name, ())) < 3:  # noqa: PLR2004 - an odd number decides
            self._serve(next(neighbours), Role.reviewer, village)
        while len(self.staff.agents.get(village.name, ())) < _IN_LIVELY:
            # One of them is paid by the village and earns honour instead of points.
            is_paid = len(self.staff.agents.get(village.name, ())) == _IN_LIVELY - 1
            self._serve(next(neighbours), Role.agent, village, is_paid=is_paid)

    def _willing(self, village: Region) -> Iterator[Person]:
        year = self._stage.today.year
        return (
            one
            for family in self._families
            if family.village == village.name and not family.is_for_tests
            for one in family.members
            if one.part is None and one.phone and 25 <= one.age_in(year) <= 64  # noqa: PLR2004 - of working age
        )

    def _serve(self, person: Person, role: Role, region: Region, *, is_paid: bool = False) -> None:
        user_id = self._account(person)
        self._grant(user_id, role, region, is_paid=is_paid)
        village = region.name if region.name in LIVELY_VILLAGES else region.name.partition("第")[0]
        self._note(role, village, user_id)

    def _seat_agents(self) -> None:
        """Give the quiet villages the rest of the county's agents, one more to some."""
        quiet = [one for one in self._places.villages if one.name not in LIVELY_VILLAGES]
        left = AGENTS - _IN_LIVELY * len(LIVELY_VILLAGES) - _FEWEST * len(quiet)
        luckier = {one.name for one in self._stage.dice.sample(quiet, left)}
        for village in quiet:
            for _ in range(_FEWEST + (village.name in luckier)):
                user_id = self._newcomer(Role.agent, village)
                self.staff.agents.setdefault(village.name, []).append(user_id)

    def _note(self, role: Role, village: str, user_id: uuid.UUID) -> None:
        lists = {
            Role.agent: self.staff.agents,
            Role.grid_worker: self.staff.grid_workers,
            Role.reviewer: self.staff.reviewers,
        }
        if role in lists:
            lists[role].setdefault(village, []).append(user_id)
        elif role is Role.station_lead:
            self.staff.leads[village] = user_id
        elif role is Role.shopkeeper:
            self.staff.shopkeepers[village] = user_id

    def _newcomer(self, role: Role, region: Region, *, is_paid: bool = False) -> uuid.UUID:
        dice = self._stage.dice
        born = self._stage.today.year - dice.randint(28, 58)
        gender = dice.choice((Gender.female, Gender.male))
        name = names.full_name(dice, gender=gender, birth_year=born)
        return self._hired(name, str(next(self._phones)), role, region, is_paid=is_paid)

    def _hired(self, name: str, phone: str, role: Role, region: Region, *, is_paid: bool) -> uuid.UUID:
        user_id = users.ensure_user(self._tx, name=name, phone=phone).id
        self._grant(user_id, role, region, is_paid=is_paid)
        return user_id

    def _account(self, person: Person) -> uuid.UUID:
        assert person.user_id is not None, "whoever serves has a phone, so the roll gave an account"
        return person.user_id

    def _grant(self, user_id: uuid.UUID, role: Role, region: Region, *, is_paid: bool = False) -> None:
        users.grant(self._tx, user_id=user_id, role=role, region_id=region.id, is_paid=is_paid)


def post_duty(stage: Stage, places: Places, staff: Staff) -> None:
    """Put rosters up for the coming weeks: at every station somebody answers at every hour."""
    tx = stage.tx(stage.now)
    quiet = {one.name for one in places.villages} - set(LIVELY_VILLAGES)
    for name, station in places.stations.items():
        people = [staff.leads[name], *staff.agents.get(name, [])]
        hours = _QUIET_SHIFTS if name in quiet else _SHIFTS
        set_duty(tx, station_id=station.id, shifts=list(_shifts(stage, people, hours)))


def _shifts(
    stage: Stage, people: Sequence[uuid.UUID], hours: Sequence[tuple[time, time]]
) -> Iterator[ShiftCreate]:
    turns = itertools.cycle(people)
    for day in (stage.today + timedelta(days=ahead) for ahead in range(_DUTY_DAYS)):
        for starts, ends in hours:
            # The phone that is published is the station's, never somebody's own.
            yield ShiftCreate(user_id=next(turns), date=day, starts=starts, ends=ends)
