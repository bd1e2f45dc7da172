"""Places: the region tree, the stations that serve it, and who is on duty when."""

import uuid
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class RegionLevel(StrEnum):
    """Depth in the tree, from the county down."""

    county = "county"
    town = "town"
    village = "village"
    grid = "grid"
    building = "building"


class StationKind(StrEnum):
    """Which level a station serves; a point is a hamlet's."""

    county = "county"
    town = "town"
    village = "village"
    point = "point"


class Region(Row, table=True):
    """A place in the tree. `path` is made of ids; what lies under a merged place goes to its successor.

    `code` is the statistical division code: 12 digits down to the village, 15 for a grid, 18 for a building.
    """

    __tablename__ = "region"
    __table_args__ = (
        UniqueConstraint("county_id", "code"),
        Index("ix_region_path", "path"),
        Index("ix_region_parent_id", "parent_id"),
        CheckConstraint("successor_id IS NULL OR closed_on IS NOT NULL", name="succeeded_is_closed"),
    )

    code: str = Field(max_length=18)
    level: RegionLevel = Field(sa_type=Enum(RegionLevel, native_enum=False, length=20))
    name: str = Field(max_length=100)
    parent_id: uuid.UUID | None = Field(default=None, foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    closed_on: date | None = None
    successor_id: uuid.UUID | None = Field(default=None, foreign_key="region.id")


class Station(Row, table=True):
    """An office that takes errands for a region. `code` begins its case numbers."""

    __tablename__ = "station"
    __table_args__ = (
        UniqueConstraint("county_id", "code"),
        Index("ix_station_path", "path"),
        Index("ix_station_region_id", "region_id"),
    )

    code: str = Field(max_length=20)
    name: str = Field(max_length=100)
    kind: StationKind = Field(sa_type=Enum(StationKind, native_enum=False, length=20))
    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    parent_id: uuid.UUID | None = Field(default=None, foreign_key="station.id")
    address: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=20)
    hours: str = Field(default="", max_length=200)
    passport: str = Field(default="", max_length=2000)
    is_open: bool = True


class DutyShift(Row, table=True):
    """One person on duty at a station on one day; a substitute takes the shift over when named.

    `phone` is what the station publishes for the shift; nobody's sign-in phone is shown by itself.
    """

    __tablename__ = "duty_shift"
    __table_args__ = (
        UniqueConstraint("station_id", "user_id", "day", "starts"),
        Index("ix_duty_shift_station_id_day", "station_id", "day"),
        CheckConstraint("starts < ends", name="starts_before_end"),
    )

    station_id: uuid.UUID = Field(foreign_key="station.id")
    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    substitute_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    day: date
    starts: time
    ends: time
    phone: str = Field(default="", max_length=20)


class CalendarDay(Row, table=True):
    """A county's own word on one day, over the national calendar."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("county_id", "day"),)

    day: date
    is_working: bool
    note: str = Field(default="", max_length=100)
    created_at: datetime = Field(sa_type=UtcDateTime)
