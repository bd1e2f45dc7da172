"""A person leaves the roll for good: the row stays, for the books; who it was goes."""

from sqlalchemy import or_, select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, Leaver
from app.core.tx import Tx
from app.people.models import FamilyLink, Gender, Household, PersonClass, Resident


def erase(tx: Tx, *, leaver: Leaver) -> None:
    """Empty a person's row, end the family links, and free the household of the name."""
    resident = tx.session.get_one(Resident, leaver.resident_id, with_for_update=True)
    _leave_household(tx, resident)
    resident.name = ERASED_NAME
    resident.gender, resident.birth_year = Gender.unknown, None
    resident.household_id, resident.is_head, resident.relation = None, False, ""
    resident.person_class = PersonClass.villager
    resident.address = resident.phone_sealed = resident.id_number_sealed = ""
    resident.phone_index = resident.phone_tail_index = resident.id_number_index = None
    resident.moved_out_on = resident.moved_out_on or tx.today
    tx.session.add(resident)
    links = or_(
        col(FamilyLink.elder_id) == leaver.resident_id, col(FamilyLink.relative_id) == leaver.resident_id
    )
    tx.session.execute(update(FamilyLink).where(links).values(relation="", ended_at=tx.now))
    tx.session.flush()


def _leave_household(tx: Tx, resident: Resident) -> None:
    if resident.household_id is None:
        return
    household = tx.session.get_one(Household, resident.household_id, with_for_update=True)
    others = select(col(Resident.id)).where(
        col(Resident.household_id) == household.id, col(Resident.id) != resident.id
    )
    is_last = tx.session.scalars(others.limit(1)).first() is None
    if is_last:
        household.address = ""
    if is_last or resident.name in household.name:
        household.name = f"{household.code} 号户"
    tx.session.add(household)
