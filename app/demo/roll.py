"""Families imported onto the rolls of their villages; whoever has a mobile phone can then sign in."""

from collections.abc import Sequence

from sqlmodel import select

from app.auth.models import UserAccount
from app.core.tx import Tx
from app.demo import cast
from app.demo.families import SON, Family
from app.demo.places import LIVELY_VILLAGES, Places
from app.demo.stage import Stage
from app.people.models import Household, Resident
from app.people.service.family import link_family
from app.people.service.imports import import_roll
from app.people.service.roll_rows import Roll, RollRow


def write_roll(stage: Stage, places: Places, families: Sequence[Family]) -> None:
    """Bring every lively village's roll in, as a town would, and note whom the old trust."""
    tx = stage.tx(stage.opening)
    for name in LIVELY_VILLAGES:
        rows = [
            row
            for family in families
            if family.village == name
            for row in _rows(family, places.grids[name][family.grid].name)
        ]
        roll = Roll(rows=rows, errors=[], count=len(rows))
        done = import_roll(tx, region_id=places.village(name).id, roll=roll, dry_run=False)
        assert not done.errors, done.errors
    _find_ids(tx, places, families)
    for family in families:
        _link(tx, family)


def _rows(family: Family, grid: str) -> list[RollRow]:
    return [
        RollRow(
            number=number,
            name=person.name,
            id_number=person.id_number,
            phone=person.phone,
            household_code=family.code,
            relation=person.relation,
            grid=grid,
            address=family.address,
            gender=person.gender,
            birth_year=person.birth_date.year,
            person_class=person.person_class,
        )
        for number, person in enumerate(family.members, 2)
    ]


def _find_ids(tx: Tx, places: Places, families: Sequence[Family]) -> None:
    residents = dict(tx.session.exec(select(Resident.id_number_index, Resident.id)).all())
    accounts = dict(tx.session.exec(select(UserAccount.resident_id, UserAccount.id)).all())
    households = {
        (village_id, code): household_id
        for village_id, code, household_id in tx.session.exec(
            select(Household.village_id, Household.code, Household.id)
        )
    }
    for family in families:
        family.household_id = households[places.village(family.village).id, family.code]
        for person in family.members:
            person.resident_id = residents[tx.vault.index(person.id_number, kind="id_number")]
            person.user_id = accounts.get(person.resident_id)


def _link(tx: Tx, family: Family) -> None:
    """Note whom the old of a family trust; those who have a phone manage without."""
    for person in family.members:
        relative = family.relative_of(person)
        if relative is None or (person.phone and person.phone != cast.VILLAGER):
            continue
        assert person.resident_id is not None, "just entered"
        assert relative.resident_id is not None, "just entered"
        link_family(tx, elder_id=person.resident_id, relative_id=relative.resident_id, relation=SON)
