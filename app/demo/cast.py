"""The people of api.md: which part each of them plays, and at whose table they sit."""

from dataclasses import dataclass

from app.auth.demo_people import DEMO_PEOPLE
from app.core.permissions import Role
from app.demo import names
from app.people.models import Gender, PersonClass

VILLAGER, SON, NEIGHBOUR = "19900000001", "19900000009", "19900000010"
AGENT, OTHER_AGENT, LEAD = "19900000002", "19900000012", "19900000011"
SHOPKEEPER, REVIEWER = "19900000003", "19900000006"
TOWN_OFFICER, COUNTY_OFFICER, AUDITOR, ADMIN = "19900000004", "19900000005", "19900000007", "19900000008"
NAME_OF = {person.phone: person.name for person in DEMO_PEOPLE}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the cast on a village's roll; everybody there is a resident as well."""

    phone: str
    age: int
    gender: Gender
    village: str
    role: Role
    person_class: PersonClass = PersonClass.villager
    is_paid: bool = False


# Each line is one household, its head first.
HOUSEHOLDS: tuple[tuple[Part, ...], ...] = (
    (
        Part(VILLAGER, 72, Gender.female, names.MAIN_VILLAGE, Role.resident),
        Part(SON, 46, Gender.male, names.MAIN_VILLAGE, Role.resident),
    ),
    (
        Part(
            AGENT,
            54,
            Gender.male,
            names.MAIN_VILLAGE,
            Role.agent,
            PersonClass.volunteer,
        ),
    ),
    (Part(SHOPKEEPER, 41, Gender.female, names.MAIN_VILLAGE, Role.shopkeeper),),
    (
        Part(
            LEAD,
            57,
            Gender.male,
            names.MAIN_VILLAGE,
            Role.station_lead,
            PersonClass.party_member,
            is_paid=True,
        ),
    ),
    (
        Part(
            REVIEWER,
            66,
            Gender.male,
            names.MAIN_VILLAGE,
            Role.reviewer,
            PersonClass.party_member,
        ),
    ),
    (Part(NEIGHBOUR, 69, Gender.female, names.NEXT_VILLAGE, Role.resident),),
    (
        Part(
            OTHER_AGENT,
            48,
            Gender.male,
            names.NEXT_VILLAGE,
            Role.agent,
            PersonClass.volunteer,
        ),
    ),
)
