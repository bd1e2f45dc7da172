"""Shapes of residents, households, the roll, and of oneself."""

import uuid
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.auth.schemas import GrantRead, UserRead
from app.core.clock import Day
from app.core.permissions import Permission
from app.core.text import ContactPhone, IdNumber, Line, OptionalLine
from app.people.models import Gender, PersonClass

Name = Annotated[Line, Field(max_length=50)]
Relation = Annotated[OptionalLine, Field(max_length=20)]
BirthYear = Annotated[int, Field(ge=1880, le=2200)]
HouseholdCode = Annotated[OptionalLine, Field(max_length=30)]
PhoneTail = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]


class ResidentRead(BaseModel):
    """A person on the roll as staff see one; `hint` tells two people of one name apart."""

    id: uuid.UUID
    name: str
    phone_masked: str
    id_number_masked: str
    gender: Gender
    birth_year: int | None
    region_id: uuid.UUID
    region_name: str
    village_id: uuid.UUID
    household_id: uuid.UUID | None
    household_name: str | None
    is_head: bool
    relation: str
    address: str
    person_class: PersonClass
    is_confirmed: bool
    moved_out_on: date | None
    hint: str


class ResidentCreate(BaseModel):
    """A person who comes onto the roll of a village."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    region_id: uuid.UUID
    phone: ContactPhone | None = None
    id_number: IdNumber | None = None
    gender: Gender = Gender.unknown
    birth_year: BirthYear | None = None
    household_id: uuid.UUID | None = None
    relation: Relation = ""
    address: OptionalLine = ""
    person_class: PersonClass = PersonClass.villager


class ResidentUpdate(BaseModel):
    """What changes; what is left out stays. An empty household, phone or year is taken away."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    phone: ContactPhone | None = None
    id_number: IdNumber | None = None
    gender: Gender | None = None
    birth_year: BirthYear | None = None
    household_id: uuid.UUID | None = None
    relation: Relation | None = None
    address: OptionalLine | None = None
    person_class: PersonClass | None = None
    moved_out_on: Day | None = None


class HouseholdCreate(BaseModel):
    """A household of a village; without a code it gets the next free number."""

    model_config = ConfigDict(extra="forbid")

    region_id: uuid.UUID
    code: HouseholdCode = ""
    name: Name
    address: OptionalLine = ""


class MemberRead(BaseModel):
    """A member of a household."""

    id: uuid.UUID
    name: str
    relation_label: str
    birth_year: int | None
    is_head: bool


class HouseholdRead(BaseModel):
    """A household with its members, the head first."""

    id: uuid.UUID
    code: str
    name: str
    region_id: uuid.UUID
    region_name: str
    address: str
    members: list[MemberRead]


class FamilyLinkCreate(BaseModel):
    """A relative who may act for an elder, since the elder agreed."""

    model_config = ConfigDict(extra="forbid")

    relative_id: uuid.UUID
    relation: Annotated[Line, Field(max_length=20)]


class FamilyLinkRead(BaseModel):
    """One family link, by the relative."""

    id: uuid.UUID
    relative_id: uuid.UUID
    relative_name: str
    relation: str
    is_confirmed: bool


class NamedRead(BaseModel):
    """Something by its name."""

    id: uuid.UUID
    name: str


class OwnResidentRead(BaseModel):
    """Oneself on the roll, and the station that serves one's home."""

    id: uuid.UUID
    name: str
    region_id: uuid.UUID
    region_name: str
    station_id: uuid.UUID | None


class ElderRead(BaseModel):
    """Somebody who agreed that the reader acts for them."""

    id: uuid.UUID
    name: str
    relation: str


class MeRead(BaseModel):
    """Who is signed in, with everything the app needs to draw the right desk."""

    user: UserRead
    grants: list[GrantRead]
    household: NamedRead | None
    resident: OwnResidentRead | None
    elders: list[ElderRead]
    permissions: list[Permission]
    elder_mode: bool
    must_change_password: bool
    must_set_second_factor: bool
    second_factor: bool
    demo: bool
    home_station_id: uuid.UUID | None


class MeUpdate(BaseModel):
    """What a person changes about the own account."""

    model_config = ConfigDict(extra="forbid")

    elder_mode: bool | None = None
