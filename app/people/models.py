"""The roll: residents, households, and who is family of whom."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class Household(Row, table=True):
    """A household of a village: one door, one roll entry. `code` is the village's own household number."""

    __tablename__ = "household"
    __table_args__ = (
        UniqueConstraint("village_id", "code"),
        Index("ix_household_path", "path"),
    )

    code: str = Field(max_length=30)
    name: str = Field(max_length=60)
    village_id: uuid.UUID = Field(foreign_key="region.id")
    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    address: str = Field(default="", max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Gender(StrEnum):
    """As on the ID card; unknown when it was not told."""

    female = "female"
    male = "male"
    unknown = "unknown"


class PersonClass(StrEnum):
    """The class by which points rules differ (分类考核)."""

    villager = "villager"
    volunteer = "volunteer"
    party_member = "party_member"
    block_lead = "block_lead"
    grid_worker = "grid_worker"


class Resident(Row, table=True):
    """A person on a village's roll. Phone and ID number are sealed; the indexes find them."""

    __tablename__ = "resident"
    __table_args__ = (
        UniqueConstraint("county_id", "id_number_index"),
        Index("ix_resident_path", "path"),
        Index("ix_resident_household_id", "household_id"),
        Index("ix_resident_phone_index", "phone_index"),
        Index("ix_resident_phone_tail_index", "phone_tail_index"),
        Index("ix_resident_name", "name"),
        CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1880 AND 2200", name="birth_year_plausible"
        ),
    )

    name: str = Field(max_length=50)
    gender: Gender = Field(default=Gender.unknown, sa_type=Enum(Gender, native_enum=False, length=20))
    birth_year: int | None = None
    village_id: uuid.UUID = Field(foreign_key="region.id")
    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    household_id: uuid.UUID | None = Field(default=None, foreign_key="household.id")
    is_head: bool = False
    relation: str = Field(default="", max_length=20)
    person_class: PersonClass = Field(
        default=PersonClass.villager, sa_type=Enum(PersonClass, native_enum=False, length=20)
    )
    address: str = Field(default="", max_length=200)
    phone_sealed: str = Field(default="", max_length=200)
    phone_index: str | None = Field(default=None, max_length=64)
    phone_tail_index: str | None = Field(default=None, max_length=64)
    id_number_sealed: str = Field(default="", max_length=200)
    id_number_index: str | None = Field(default=None, max_length=64)
    is_confirmed: bool = True
    moved_out_on: date | None = None
    created_by: uuid.UUID
    created_at: datetime = Field(sa_type=UtcDateTime)


class FamilyLink(Row, table=True):
    """Somebody who may ask, sign and rate for a family member, since the elder agreed."""

    __tablename__ = "family_link"
    __table_args__ = (
        UniqueConstraint("elder_id", "relative_id"),
        Index("ix_family_link_relative_id", "relative_id"),
        CheckConstraint("elder_id <> relative_id", name="two_people"),
    )

    elder_id: uuid.UUID = Field(foreign_key="resident.id")
    relative_id: uuid.UUID = Field(foreign_key="resident.id")
    relation: str = Field(max_length=20)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
