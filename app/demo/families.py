"""Families of the lively villages: drawn first, written by the services afterwards."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from random import Random

from app.auth.demo_people import FIRST_TEST_RESIDENT, TEST_RESIDENTS
from app.demo import cast, names
from app.demo.places import COUNTY_PREFIX, GRID_NAMES
from app.people.models import Gender, PersonClass
from app.people.service.residents import HEAD

HOUSEHOLDS_OF = {names.MAIN_VILLAGE: 46, names.NEXT_VILLAGE: 44, names.FAR_VILLAGE: 40}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_FIRST_PHONE = 19900003000
_ADULT_AGE, _ELDER_AGE = 18, 60
SON, WIFE = "儿子", "妻子"


@dataclass(slots=True)
class Person:
    """Somebody on a roll; the ids come when the services have written them."""

    name: str
    gender: Gender
    birth_date: date
    id_number: str
    phone: str = ""
    relation: str = HEAD
    person_class: PersonClass = PersonClass.villager
    part: cast.Part | None = None
    resident_id: uuid.UUID | None = None
    user_id: uuid.UUID | None = None

    def age_in(self, year: int) -> int:
        """Give the age reached in a year."""
        return year - self.birth_date.year


@dataclass(slots=True)
class Family:
    """One door: its head comes first."""

    village: str
    code: str
    grid: int
    members: list[Person]
    is_for_tests: bool = False
    household_id: uuid.UUID | None = None

    @property
    def head(self) -> Person:
        """Give who speaks for the household."""
        return self.members[0]

    def relative_of(self, person: Person) -> Person | None:
        """Give the grown child whom an old member trusts."""
        grown = next((one for one in self.members if one.relation == SON), None)
        is_elder = person.relation in {HEAD, WIFE} and person is not grown
        return grown if is_elder and grown is not None and grown.phone else None

    @property
    def address(self) -> str:
        """Give the door."""
        return f"{self.village}{GRID_NAMES[self.grid]}组 {int(self.code)} 号"


@dataclass
class FamilyRegister:
    """Draws the families of all lively villages, the cast among them."""

    dice: Random
    year: int
    families: list[Family] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _phones: Iterator[int] = field(default_factory=lambda: count(_FIRST_PHONE))
    _doors: dict[str, Iterator[int]] = field(default_factory=dict)

    def draw(self) -> list[Family]:
        """Give every family: the cast, their neighbours, and the residents for tests."""
        for household in cast.HOUSEHOLDS:
            self._add(household[0].village, [self._of_cast(part) for part in household])
        for village, households in HOUSEHOLDS_OF.items():
            for _ in range(households):
                self._add(village, self._ordinary_family())
        phones = [str(FIRST_TEST_RESIDENT + number) for number in range(TEST_RESIDENTS)]
        while phones:
            size = min(len(phones), self.dice.randint(2, 4))
            members = [self._adult(phones.pop(0)) for _ in range(size)]
            for other in members[1:]:
                other.relation = "家人"
            self._add(names.MAIN_VILLAGE, members).is_for_tests = True
        return self.families

    def _add(self, village: str, members: list[Person]) -> Family:
        door = next(self._doors.setdefault(village, count(1)))
        family = Family(village, f"{door:04d}", door % len(GRID_NAMES), members)
        self.families.append(family)
        return family

    def _of_cast(self, part: cast.Part) -> Person:
        person = self._person(cast.NAME_OF[part.phone], part.gender, part.age, part.phone)
        person.part, person.person_class = part, part.person_class
        person.relation = SON if part.phone == cast.SON else HEAD
        return person

    def _ordinary_family(self) -> list[Person]:
        """Draw grandparents, the middle generation and a child or two; many of the middle work far away."""
        surname = self.dice.choice(names.SURNAMES)
        elder = self.dice.randint(58, 86)
        members = [
            self._named(Gender.male, elder, surname),
            self._named(Gender.female, elder - 2, relation=WIFE),
        ]
        if self.dice.random() < 0.25:  # noqa: PLR2004 - a quarter of the old live alone
            alone = self.dice.choice(members)
            alone.relation = HEAD
            return [alone]
        if self.dice.random() < 0.7:  # noqa: PLR2004 - most have a grown child on the roll
            grown = elder - self.dice.randint(23, 29)
            members += [
                self._named(Gender.male, grown, surname, relation=SON),
                self._named(Gender.female, grown - 1, relation="儿媳"),
            ]
            ages = [age for age in range(grown - 27, 1, -5) if age < _ADULT_AGE][:2]
            members += [
                self._named(self.dice.choice((Gender.male, Gender.female)), age, surname, relation="孙辈")
                for age in ages
            ]
        return members

    def _named(self, gender: Gender, age: int, surname: str = "", *, relation: str = HEAD) -> Person:
        name = self._name(gender, age, surname)
        has_phone = _ADULT_AGE <= age < _ELDER_AGE or (age >= _ELDER_AGE and self.dice.random() < 0.5)  # noqa: PLR2004 - half of the old have a phone
        person = self._person(name, gender, age, str(next(self._phones)) if has_phone else "")
        person.relation = relation
        if age >= _ADULT_AGE and self.dice.random() < 0.12:  # noqa: PLR2004 - about one in eight joins in
            person.person_class = self.dice.choice((PersonClass.party_member, PersonClass.volunteer))
        return person

    def _adult(self, phone: str) -> Person:
        gender = self.dice.choice((Gender.male, Gender.female))
        age = self.dice.randint(22, 74)
        return self._person(self._name(gender, age), gender, age, phone)

    def _name(self, gender: Gender, age: int, surname: str = "") -> str:
        """Draw a name; names may repeat in a village, but nobody is called like one of the cast."""
        while True:
            name = names.full_name(self.dice, gender=gender, birth_year=self.year - age, surname=surname)
            if name not in cast.NAME_OF.values():
                return name

    def _person(self, name: str, gender: Gender, age: int, phone: str) -> Person:
        born = date(self.year - age, self.dice.randint(1, 12), self.dice.randint(1, 28))
        return Person(name, gender, born, self._id_number(born, gender), phone)

    def _id_number(self, born: date, gender: Gender) -> str:
        serial = next(self._numbers) % 499 * 2 + (gender is Gender.male)
        body = f"{COUNTY_PREFIX}{born:%Y%m%d}{serial:03d}"
        total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS, strict=True))
        return body + _ID_CHECKS[total % 11]
