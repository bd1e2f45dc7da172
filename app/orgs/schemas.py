"""Shapes of places, stations and duty."""

import uuid
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.clock import Day
from app.core.permissions import Role
from app.core.text import ContactPhone, Line, OptionalLine, Paragraph
from app.orgs.models import RegionLevel, StationKind

RegionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}([0-9]{3}){0,2}$")]
StationCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{1,19}$")]


class RegionRead(BaseModel):
    """A place; `path` names its ancestors and itself; it changes when a place above is merged."""

    id: uuid.UUID
    code: str
    level: RegionLevel
    name: str
    parent_id: uuid.UUID | None
    path: str
    closed_on: date | None
    successor_id: uuid.UUID | None


class RegionCreate(BaseModel):
    """A new place under another."""

    model_config = ConfigDict(extra="forbid")

    parent_id: uuid.UUID
    level: RegionLevel
    code: RegionCode
    name: Line


class RegionAction(StrEnum):
    """How a place ends."""

    close = "close"
    merge = "merge"


class RegionTransitionCreate(BaseModel):
    """End a place; a merged one names its successor."""

    model_config = ConfigDict(extra="forbid")

    action: RegionAction
    successor_id: uuid.UUID | None = None


class DutyRead(BaseModel):
    """Who is on duty now, and the phone that the station publishes for it."""

    name: str
    phone: str


class StationRead(BaseModel):
    """A station's public page."""

    id: uuid.UUID
    code: str
    name: str
    kind: StationKind
    region_id: uuid.UUID
    region_name: str
    parent_id: uuid.UUID | None
    address: str
    phone: str
    hours: str
    on_duty: list[DutyRead]
    items_count: int
    passport: str
    is_open: bool


class StationCreate(BaseModel):
    """A new station; without a parent it reports to the nearest one above."""

    model_config = ConfigDict(extra="forbid")

    region_id: uuid.UUID
    kind: StationKind
    code: StationCode
    name: Line
    parent_id: uuid.UUID | None = None
    address: OptionalLine = ""
    phone: ContactPhone | None = None
    hours: OptionalLine = ""
    passport: Paragraph = ""


class StationUpdate(BaseModel):
    """What changes at a station; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Line | None = None
    address: OptionalLine | None = None
    phone: ContactPhone | None = None
    hours: OptionalLine | None = None
    passport: Paragraph | None = None
    is_open: bool | None = None


class ShiftCreate(BaseModel):
    """One shift; without a phone the station's own is shown."""

    model_config = ConfigDict(extra="forbid")

    user_id: uuid.UUID
    substitute_id: uuid.UUID | None = None
    date: Day
    starts: time
    ends: time
    phone: ContactPhone | None = None


class RosterUpdate(BaseModel):
    """The whole roster from today on; earlier days stay as they were."""

    model_config = ConfigDict(extra="forbid")

    shifts: Annotated[list[ShiftCreate], Field(max_length=400)]


class ShiftRead(BaseModel):
    """One shift of the roster."""

    user_id: uuid.UUID
    name: str
    substitute_id: uuid.UUID | None
    substitute_name: str | None
    date: date
    starts: time
    ends: time
    phone: str


class StaffRead(BaseModel):
    """Somebody who takes errands at a station."""

    user_id: uuid.UUID
    name: str
    role: Role


class CalendarDayUpdate(BaseModel):
    """The county's own word on a day; the note says why."""

    model_config = ConfigDict(extra="forbid")

    is_working: bool
    note: Line


class CalendarDayRead(BaseModel):
    """A day on which the county departs from the national calendar."""

    day: date
    is_working: bool
    note: str


class CalendarRead(BaseModel):
    """A year's departures, and whether the nation has announced that year's swapped days."""

    year: int
    has_announced_swaps: bool
    items: list[CalendarDayRead]
