"""A roll that is imported whole or not at all; the same roll again changes nothing."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.auth.service import rolls
from app.core.errors import Problem
from app.core.permissions import Permission
from app.core.sheets import ImportRead, RowError
from app.core.tx import Tx
from app.orgs.models import Region, RegionLevel
from app.orgs.queries import get_region
from app.people.models import Gender, Household, PersonClass, Resident
from app.people.service import roll_rows as columns
from app.people.service.households import AlreadyRegistered, Place, place_for
from app.people.service.residents import (
    HEAD,
    change_phone,
    enrolment,
    is_mobile,
    seal_id_number,
    seal_phone,
)
from app.people.service.roll_rows import Roll, RollRow

_BATCH = 1000
_MOST_ERRORS = 200


def import_roll(tx: Tx, *, region_id: uuid.UUID, roll: Roll, dry_run: bool) -> ImportRead:
    """Bring a village's roll to a table; people who are not in it stay.

    A person is known again by the ID number, else by name and phone, else by name, household and year
    of birth. A dry run does everything and takes it back, so that it tells exactly what would happen.
    """
    place = place_for(tx, region_id=region_id, permission=Permission.resident_import)
    # Who has neither ID number nor phone is known by name only: two rolls at once would enter both.
    get_region(tx, region_id=place.village.id, lock=True)
    with tx.session.begin_nested() as savepoint:
        work = _Import(tx, place, roll.rows)
        for row in roll.rows:
            work.take(row)
        if not (roll.errors or work.errors):
            work.write()
        errors = sorted(roll.errors + work.errors, key=lambda one: one.row)
        if errors or dry_run:
            savepoint.rollback()
    return ImportRead(
        rows=roll.count,
        created=0 if errors else len(work.created),
        updated=0 if errors else len(work.updated),
        errors=errors[:_MOST_ERRORS],
    )


class _Import:
    """What the village has, what the rows make of it, and what is wrong with them."""

    def __init__(self, tx: Tx, place: Place, rows: Sequence[RollRow]) -> None:
        self._tx = tx
        self._place = place
        self._known = _Known(tx, place.village, rows)
        self._seen: dict[tuple[str, object], int] = {}
        self._heads: dict[str, int] = {}
        self._phones: dict[uuid.UUID, str] = {}
        self._new_phones: list[tuple[RollRow, Resident]] = []
        self._new_households: dict[uuid.UUID, Household] = {}
        self.created: dict[uuid.UUID, Resident] = {}
        self.updated: list[Resident] = []
        self.errors: list[RowError] = []

    def take(self, row: RollRow) -> None:
        """Take one row over into the session's objects, or note what is wrong with it."""
        id_index = self._tx.vault.index(row.id_number, kind="id_number")
        phone_index = self._tx.vault.index(row.phone, kind="phone")
        known = self._known.find(row, id_index, phone_index)
        before = len(self.errors)
        self._check_twin(row, id_index, phone_index)
        self._check_id_number(row, id_index, known)
        region = self._region(row)
        household = self._household(row)
        if len(self.errors) > before or region is None:
            return
        resident = known or self._new(row, region)
        self._apply(row, resident, household, region)
        if row.phone and resident.phone_index != phone_index:
            self._new_phones.append((row, resident))
        if is_mobile(row.phone):
            self._phones[resident.id] = row.phone

    def write(self) -> None:
        """Write everything; a phone that must not move is noted as an error."""
        session = self._tx.session
        changed_phones = {resident.id for _, resident in self._new_phones}
        # Asked before the flush, which makes everything unmodified.
        self.updated = [one for one in self.updated if session.is_modified(one) or one.id in changed_phones]
        # The tables know each other by key only, so households go first.
        session.add_all(self._new_households.values())
        session.flush()
        for row, resident in self._new_phones:
            self._change_phone(row, resident)
        session.add_all(self.created.values())
        try:
            session.flush()
        except IntegrityError as error:
            # Somebody entered one of the ID numbers at the same moment.
            raise AlreadyRegistered("名册里有人刚刚被登记，请重新导入") from error
        residents = self.created | {one.id: one for one in self._known.residents}
        village = self._place.village
        people = [enrolment(residents[key], phone, village) for key, phone in self._phones.items()]
        rolls.enrol(self._tx, people=people)

    def _change_phone(self, row: RollRow, resident: Resident) -> None:
        if resident.id in self.created:
            seal_phone(self._tx, resident, row.phone)
            return
        try:
            change_phone(self._tx, resident, row.phone)
        except Problem as problem:
            self._refuse(row, columns.PHONE, problem.detail)

    def _check_twin(self, row: RollRow, id_index: str | None, phone_index: str | None) -> None:
        keys: list[tuple[str, object]] = []
        if id_index is not None:
            keys.append((columns.ID_NUMBER, id_index))
        if phone_index is not None:
            keys.append((columns.PHONE, (row.name, phone_index)))
        if not keys:
            keys.append((columns.NAME, (row.name, row.household_code, row.birth_year)))
        for key in keys:
            first = self._seen.setdefault(key, row.number)
            if first != row.number:
                self._refuse(row, key[0], f"与第 {first} 行像是同一个人，请核对，或填写各自的身份证号")

    def _check_id_number(self, row: RollRow, id_index: str | None, known: Resident | None) -> None:
        if id_index is None:
            return
        if row.birth_year is not None and row.birth_year != int(row.id_number[6:10]):
            self._refuse(row, columns.BIRTH_YEAR, "与身份证号里的出生年不一样")
        if village := self._known.elsewhere.get(id_index):
            self._refuse(row, columns.ID_NUMBER, f"已经登记在{village}，请先在那里办理迁出")
        if known is not None and known.id_number_index not in {None, id_index}:
            self._refuse(row, columns.ID_NUMBER, "同名同手机号的人已经登记了另一个身份证号，请核对")

    def _region(self, row: RollRow) -> Region | None:
        grids = self._known.grids
        if not row.grid or not grids:
            return self._place.region
        if row.grid not in grids:
            self._refuse(row, columns.GRID, f"这个村没有叫“{row.grid}”的网格")
        return grids.get(row.grid)

    def _household(self, row: RollRow) -> Household | None:
        code = row.household_code
        if not code:
            return None
        is_head = row.relation == HEAD
        if is_head and self._heads.setdefault(code, row.number) != row.number:
            self._refuse(row, columns.RELATION, f"第 {self._heads[code]} 行已经是这一户的户主")
        household = self._known.households.get(code)
        if household is None:
            household = self._new_household(row)
        if is_head and household.id in self._new_households:
            household.name, household.address = f"{row.name}户", row.address
        return household

    def _new_household(self, row: RollRow) -> Household:
        region = self._place.region
        household = Household(
            county_id=region.county_id,
            code=row.household_code,
            name=f"{row.household_code} 号户",
            village_id=self._place.village.id,
            region_id=region.id,
            path=region.path,
            address=row.address,
            created_at=self._tx.now,
        )
        self._known.households[household.code] = household
        self._new_households[household.id] = household
        return household

    def _new(self, row: RollRow, region: Region) -> Resident:
        resident = Resident(
            county_id=region.county_id,
            name=row.name,
            gender=Gender.unknown,
            village_id=self._place.village.id,
            region_id=region.id,
            path=region.path,
            person_class=PersonClass.villager,
            created_by=self._tx.actor.user_id,
            created_at=self._tx.now,
        )
        self.created[resident.id] = resident
        return resident

    def _apply(self, row: RollRow, resident: Resident, household: Household | None, region: Region) -> None:
        """Set what the row says; what it leaves empty stays."""
        address = row.address if self._known.grids else f"{row.grid} {row.address}".strip()
        told = {
            "name": row.name,
            "address": address,
            "gender": row.gender,
            "birth_year": row.birth_year,
            "person_class": row.person_class,
            "household_id": household.id if household else None,
        }
        for name, value in told.items():
            if value:
                setattr(resident, name, value)
        if row.relation:
            resident.relation, resident.is_head = row.relation, row.relation == HEAD
        if row.grid and self._known.grids:
            resident.region_id, resident.path = region.id, region.path
        if row.id_number and resident.id_number_index is None:
            seal_id_number(self._tx, resident, row.id_number)
        resident.moved_out_on = None
        if resident.id not in self.created:
            self.updated.append(resident)

    def _refuse(self, row: RollRow, column: str, detail: str) -> None:
        self.errors.append(RowError(row=row.number, column=column, detail=detail))


class _Known:
    """What the village already has, by the keys under which a row finds it."""

    def __init__(self, tx: Tx, village: Region, rows: Sequence[RollRow]) -> None:
        session = tx.session
        self.residents = session.scalars(select(Resident).where(col(Resident.village_id) == village.id)).all()
        households = session.scalars(select(Household).where(col(Household.village_id) == village.id)).all()
        grids = session.scalars(
            select(Region).where(
                col(Region.parent_id) == village.id,
                col(Region.level) == RegionLevel.grid,
                col(Region.closed_on).is_(None),
            )
        )
        codes = {one.id: one.code for one in households}
        self.households = {one.code: one for one in households}
        self.grids = {one.name: one for one in grids}
        self._by_id = {one.id_number_index: one for one in self.residents if one.id_number_index}
        self._by_phone = {(one.name, one.phone_index): one for one in self.residents if one.phone_index}
        self._by_rest = {
            (one.name, codes.get(one.household_id) if one.household_id else "", one.birth_year): one
            for one in self.residents
            if not one.id_number_index and not one.phone_index
        }
        self.elsewhere = _registered_elsewhere(tx, village, rows)

    def find(self, row: RollRow, id_index: str | None, phone_index: str | None) -> Resident | None:
        """Give the person whom a row speaks of, None for a new one."""
        if id_index is not None and id_index in self._by_id:
            return self._by_id[id_index]
        if phone_index is not None:
            return self._by_phone.get((row.name, phone_index))
        if id_index is not None:
            return None
        return self._by_rest.get((row.name, row.household_code, row.birth_year))


def _registered_elsewhere(tx: Tx, village: Region, rows: Sequence[RollRow]) -> dict[str | None, str]:
    """Tell for the rows' ID numbers in which other village of the county they are registered."""
    indexes = [tx.vault.index(row.id_number, kind="id_number") for row in rows if row.id_number]
    found: dict[str | None, str] = {}
    for start in range(0, len(indexes), _BATCH):
        statement = (
            select(col(Resident.id_number_index), col(Region.name))
            .join(Region, col(Region.id) == col(Resident.village_id))
            .where(
                col(Resident.county_id) == village.county_id,
                col(Resident.village_id) != village.id,
                col(Resident.id_number_index).in_(indexes[start : start + _BATCH]),
            )
        )
        found |= {row[0]: row[1] for row in tx.session.execute(statement)}
    return found
