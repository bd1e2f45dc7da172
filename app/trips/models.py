"""Rides to offices: which offices there are, how far, who rides when, and what is done at each stop."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class TripState(StrEnum):
    """Where a trip stands."""

    planned = "planned"
    finished = "finished"
    cancelled = "cancelled"


class TripAction(StrEnum):
    """A step of a trip."""

    finish = "finish"
    cancel = "cancel"
    entrust = "entrust"
    recall = "recall"
    accept = "accept"
    bring_back = "bring_back"


class Outcome(StrEnum):
    """What became of one thing to do."""

    open = "open"
    done = "done"
    not_done = "not_done"


class Office(Row, table=True):
    """A place outside where villagers' business is done; the county keeps the list."""

    __tablename__ = "office"
    __table_args__ = (UniqueConstraint("county_id", "name"),)

    name: str = Field(max_length=100)
    address: str = Field(default="", max_length=200)
    is_active: bool = True


class OfficeDistance(Row, table=True):
    """How far an office is from a station, one way, as the station measured it; nothing is estimated."""

    __tablename__ = "office_distance"
    __table_args__ = (
        UniqueConstraint("station_id", "office_id"),
        CheckConstraint("metres BETWEEN 1 AND 1000000", name="metres_plausible"),
    )

    station_id: uuid.UUID = Field(foreign_key="station.id")
    office_id: uuid.UUID = Field(foreign_key="office.id")
    metres: int


class Trip(Row, table=True):
    """One ride of an agent. The figures of what it saved are fixed when it is finished."""

    __tablename__ = "trip"
    __table_args__ = (
        Index("ix_trip_path_day", "path", "day"),
        Index("ix_trip_agent_id_day", "agent_id", "day"),
        Index("ix_trip_carrier_id", "carrier_id"),
        CheckConstraint("(state = 'finished') = (finished_at IS NOT NULL)", name="finished_has_moment"),
        CheckConstraint("carrier_confirmed_at IS NULL OR carrier_id IS NOT NULL", name="carrier_confirmed"),
        CheckConstraint(
            "carried_back_at IS NULL OR carrier_confirmed_at IS NOT NULL", name="carried_before_brought_back"
        ),
        CheckConstraint(
            "state = 'planned' OR carrier_confirmed_at IS NULL OR carried_back_at IS NOT NULL",
            name="nothing_out_when_over",
        ),
        CheckConstraint("counted <= done", name="counted_of_done"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    station_id: uuid.UUID = Field(foreign_key="station.id")
    path: str = Field(sa_type=PathType)
    agent_id: uuid.UUID = Field(foreign_key="user_account.id")
    day: date
    state: TripState = Field(sa_type=Enum(TripState, native_enum=False, length=20))
    carrier_id: uuid.UUID | None = Field(default=None, foreign_key="resident.id")
    carrier_witness: str = Field(default="", max_length=200)
    carrier_confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    carried_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    metres_made: int | None = None
    single_metres: int = 0
    done: int = 0
    counted: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1


class TripStop(Row, table=True):
    """An office on a trip, in the order of the ride."""

    __tablename__ = "trip_stop"
    __table_args__ = (UniqueConstraint("trip_id", "office_id"),)

    trip_id: uuid.UUID = Field(foreign_key="trip.id")
    office_id: uuid.UUID = Field(foreign_key="office.id")
    position: int


class TripTask(Row, table=True):
    """One errand, or one thing kept without an errand, to see to at a stop."""

    __tablename__ = "trip_task"
    __table_args__ = (
        UniqueConstraint("stop_id", "errand_id"),
        UniqueConstraint("stop_id", "item_id"),
        Index("ix_trip_task_trip_id", "trip_id"),
        Index("ix_trip_task_errand_id", "errand_id"),
        CheckConstraint("(errand_id IS NULL) <> (item_id IS NULL)", name="errand_or_item"),
        CheckConstraint("(outcome = 'open') = (ticked_at IS NULL)", name="ticked_has_moment"),
        CheckConstraint("(outcome = 'not_done') = (reason <> '')", name="not_done_has_reason"),
    )

    trip_id: uuid.UUID = Field(foreign_key="trip.id")
    stop_id: uuid.UUID = Field(foreign_key="trip_stop.id")
    errand_id: uuid.UUID | None = Field(default=None, foreign_key="errand.id")
    item_id: uuid.UUID | None = Field(default=None, foreign_key="custody_item.id")
    position: int
    outcome: Outcome = Field(default=Outcome.open, sa_type=Enum(Outcome, native_enum=False, length=20))
    reason: str = Field(default="", max_length=200)
    ticked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
