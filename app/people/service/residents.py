"""People come onto the roll of a village, and change."""

import uuid

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.auth.service import rolls
from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Permission
from app.core.text import mask_name
from app.core.tx import Tx
from app.orgs.models import Region
from app.people import queries
from app.people.models import Gender, Household, PersonClass, Resident
from app.people.schemas import ResidentUpdate
from app.people.service.households import AlreadyRegistered, place_for

HEAD = "户主"
_TAIL_DIGITS = 4
_MOBILE_DIGITS = 11
_OPTIONAL = frozenset({"birth_year", "household_id", "moved_out_on"})
_PERSONAL = frozenset({"phone", "id_number"})


def register(
    tx: Tx,
    *,
    name: str,
    region_id: uuid.UUID,
    phone: str = "",
    id_number: str = "",
    gender: Gender = Gender.unknown,
    birth_year: int | None = None,
    household_id: uuid.UUID | None = None,
    relation: str = "",
    address: str = "",
    person_class: PersonClass = PersonClass.villager,
    is_confirmed: bool = True,
) -> Resident:
    """Enter a person on the roll of a village; with a mobile phone they can sign in."""
    place = place_for(tx, region_id=region_id)
    resident = Resident(
        county_id=place.region.county_id,
        name=name,
        gender=gender,
        birth_year=birth_year,
        village_id=place.village.id,
        region_id=place.region.id,
        path=place.region.path,
        household_id=household_id,
        is_head=relation == HEAD,
        relation=relation,
        person_class=person_class,
        address=address,
        is_confirmed=is_confirmed,
        created_by=tx.actor.user_id,
        created_at=tx.now,
    )
    seal_phone(tx, resident, phone)
    seal_id_number(tx, resident, id_number)
    _keep(tx, resident)
    if is_mobile(phone):
        rolls.enrol(tx, people=[enrolment(resident, phone, place.village)])
    return resident


def update_resident(tx: Tx, *, resident_id: uuid.UUID, changes: ResidentUpdate) -> Resident:
    """Change what is given. A new phone is also the one to sign in by, unless the person holds an office."""
    resident = lock_editable(tx, resident_id=resident_id)
    given = changes.model_dump(exclude_unset=True)
    for name in given.keys() - _PERSONAL:
        if given[name] is not None or name in _OPTIONAL:
            setattr(resident, name, given[name])
    resident.is_head = resident.relation == HEAD
    # Before anything is flushed: an unknown household would break a foreign key.
    _check_household(tx, resident)
    if given.get("id_number"):
        seal_id_number(tx, resident, given["id_number"])
    if "phone" in given:
        change_phone(tx, resident, given["phone"] or "")
    _keep(tx, resident)
    return resident


def lock_editable(tx: Tx, *, resident_id: uuid.UUID) -> Resident:
    """Give a resident whom the actor may change, locked."""
    if tx.actor.is_system:
        found = tx.session.get(Resident, resident_id, with_for_update=True)
        if found is None:
            raise NotFound("没有找到这位居民")
        return found
    resident = queries.get_resident(tx, resident_id=resident_id, lock=True)
    if not tx.actor.can(Permission.resident_register, resident.path):
        raise NotAllowed
    return resident


def seal_phone(tx: Tx, resident: Resident, phone: str) -> None:
    """Keep a phone sealed, findable whole and by its last four digits."""
    resident.phone_sealed = tx.vault.seal(phone)
    resident.phone_index = tx.vault.index(phone, kind="phone")
    resident.phone_tail_index = tx.vault.index(phone[-_TAIL_DIGITS:], kind="phone_tail")


def seal_id_number(tx: Tx, resident: Resident, number: str) -> None:
    """Keep an ID number sealed, and the year of birth and the gender that it tells."""
    if not number:
        return
    resident.id_number_sealed = tx.vault.seal(number)
    resident.id_number_index = tx.vault.index(number, kind="id_number")
    resident.birth_year = int(number[6:10])
    resident.gender = Gender.male if int(number[16]) % 2 else Gender.female


def change_phone(tx: Tx, resident: Resident, phone: str) -> None:
    """Change the number to call, and with it the number to sign in by."""
    if tx.vault.index(phone, kind="phone") == resident.phone_index:
        return
    seal_phone(tx, resident, phone)
    if is_mobile(phone):
        tx.session.flush()
        rolls.move_phone(tx, resident_id=resident.id, phone=phone)
        village = tx.session.get_one(Region, resident.village_id)
        rolls.enrol(tx, people=[enrolment(resident, phone, village)])


def enrolment(resident: Resident, phone: str, village: Region) -> rolls.Enrolment:
    """Give a resident as somebody who may sign in."""
    return rolls.Enrolment(
        resident_id=resident.id,
        county_id=resident.county_id,
        name=resident.name,
        phone=phone,
        village_id=village.id,
        path=village.path,
    )


def is_mobile(phone: str) -> bool:
    """Tell whether a number to call can receive a sign-in code."""
    return len(phone) == _MOBILE_DIGITS and phone.startswith("1") and phone.isdecimal()


def _keep(tx: Tx, resident: Resident) -> None:
    _refuse_twin(tx, resident)
    _check_household(tx, resident)
    tx.session.add(resident)
    try:
        tx.session.flush()
    except IntegrityError as error:
        # Somebody else entered the same ID number at the same moment.
        raise AlreadyRegistered("这个身份证号刚刚被登记，请刷新后核对") from error


def _refuse_twin(tx: Tx, resident: Resident) -> None:
    """Raise AlreadyRegistered for a known ID number, or the same name and phone in the village."""
    same_id = col(Resident.id_number_index) == resident.id_number_index
    same_phone = (
        (col(Resident.village_id) == resident.village_id)
        & (col(Resident.name) == resident.name)
        & (col(Resident.phone_index) == resident.phone_index)
    )
    with tx.session.no_autoflush:
        for known, same in ((resident.id_number_index, same_id), (resident.phone_index, same_phone)):
            twins = select(Resident).where(
                col(Resident.county_id) == resident.county_id, col(Resident.id) != resident.id, same
            )
            if known is not None and (twin := tx.session.scalars(twins).first()):
                raise AlreadyRegistered(_told(tx, twin))


def _told(tx: Tx, twin: Resident) -> str:
    """Say who it is; outside the actor's area only the village and the masked name."""
    village = tx.session.get_one(Region, twin.village_id).name
    if tx.actor.is_system or tx.actor.can(Permission.resident_view, twin.path):
        hint = queries.hints_of(tx, [twin])[twin.id]
        return f"已经登记：{village} {twin.name}（{hint}）" if hint else f"已经登记：{village} {twin.name}"
    return f"已经登记在{village}：{mask_name(twin.name)}，请联系该村代办站核对"


def _check_household(tx: Tx, resident: Resident) -> None:
    if resident.household_id is None:
        return
    with tx.session.no_autoflush:
        household = tx.session.get(Household, resident.household_id)
    if household is None or household.village_id != resident.village_id:
        raise InvalidInput.at("/household_id", "这户人家不在这个村")
