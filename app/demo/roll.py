"""Families written onto the rolls of their villages; whoever has a mobile phone can then sign in."""

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.tx import Tx
from app.demo import cast
from app.demo.families import SON, Family, Person
from app.demo.places import Places
from app.demo.stage import Stage
from app.orgs.models import Region
from app.people.service.family import link_family
from app.people.service.households import create_household
from app.people.service.residents import register


def write_roll(stage: Stage, places: Places, families: Sequence[Family]) -> None:
    """Enter every household with its members, and the grown children whom the old trust."""
    tx = stage.tx(stage.opening)
    people: list[Person] = []
    for family in families:
        _enter(tx, family, places.grids[family.village][family.grid])
        people += family.members
    _find_accounts(tx, people)
    for family in families:
        _link(tx, family)


def _link(tx: Tx, family: Family) -> None:
    """Note whom the old of a family trust; those who have a phone manage without."""
    for person in family.members:
        relative = family.relative_of(person)
        if relative is None or (person.phone and person.phone != cast.VILLAGER):
            continue
        assert person.resident_id is not None, "just entered"
        assert relative.resident_id is not None, "just entered"
        link_family(tx, elder_id=person.resident_id, relative_id=relative.resident_id, relation=SON)


def _enter(tx: Tx, family: Family, grid: Region) -> None:
    household = create_household(
        tx, region_id=grid.id, name=f"{family.head.name}户", code=family.code, address=family.address
    )
    family.household_id = household.id
    for person in family.members:
        person.resident_id = register(
            tx,
            name=person.name,
            region_id=grid.id,
            phone=person.phone,
            id_number=person.id_number,
            gender=person.gender,
            birth_year=person.birth_date.year,
            household_id=household.id,
            relation=person.relation,
            address=family.address,
            person_class=person.person_class,
        ).id


def _find_accounts(tx: Tx, people: Iterable[Person]) -> None:
    found = tx.session.exec(
        select(UserAccount.resident_id, UserAccount.id).where(col(UserAccount.resident_id).is_not(None))
    )
    accounts = dict(found.all())
    for person in people:
        person.user_id = accounts.get(person.resident_id)
