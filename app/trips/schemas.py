"""Shapes of offices, distances and trips."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.clock import Day
from app.core.text import Line, OptionalLine
from app.custody.schemas import PersonRead
from app.trips.models import Outcome, TripAction, TripState

MOST_STOPS = 12
MOST_TASKS = 60
Metres = Annotated[int, Field(ge=1, le=1_000_000)]
Ids = Annotated[list[uuid.UUID], Field(max_length=MOST_TASKS)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class OfficeCreate(BaseModel):
    """A new office of the county's list."""

    model_config = ConfigDict(extra="forbid")

    name: Line
    address: OptionalLine = ""


class OfficeUpdate(BaseModel):
    """What changes in an office; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Line | None = None
    address: OptionalLine | None = None
    is_active: bool | None = None


class OfficeRead(BaseModel):
    """An office; `metres` is its distance from the station that was asked for, None if nobody measured."""

    id: uuid.UUID
    name: str
    address: str
    is_active: bool
    metres: int | None


class DistanceUpdate(BaseModel):
    """How far it is one way, measured."""

    model_config = ConfigDict(extra="forbid")

    metres: Metres


class StopCreate(BaseModel):
    """An office and what to do there: errands, and things kept without one."""

    model_config = ConfigDict(extra="forbid")

    office_id: uuid.UUID
    errand_ids: Ids = []
    custody_item_ids: Ids = []


class _Plan(BaseModel):
    model_config = ConfigDict(extra="forbid")

    stops: Annotated[list[StopCreate], Field(min_length=1, max_length=MOST_STOPS)]

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        offices = [stop.office_id for stop in self.stops]
        if len(set(offices)) < len(offices):
            raise PydanticCustomError("repeated", "同一个地方写了两次，请合在一起")
        for stop in self.stops:
            tasks = [*stop.errand_ids, *stop.custody_item_ids]
            if not tasks or len(set(tasks)) < len(tasks):
                raise PydanticCustomError("tasks", "每个地方至少有一件事，同一件事只写一次")
        if sum(len(stop.errand_ids) + len(stop.custody_item_ids) for stop in self.stops) > MOST_TASKS:
            raise PydanticCustomError("too_many", f"一趟最多 {MOST_TASKS} 件事")
        return self


class TripCreate(_Plan):
    """A new trip from a station, its stops in the order of the ride."""

    station_id: uuid.UUID
    day: Day


class TripPlanUpdate(_Plan):
    """Other stops or another order, as long as nothing is ticked."""

    version: Version


class TickCreate(BaseModel):
    """One thing to do, ticked off; what was not done says why."""

    model_config = ConfigDict(extra="forbid")

    task_id: uuid.UUID
    outcome: Outcome
    reason: Annotated[OptionalLine, StringConstraints(max_length=200)] = ""

    @model_validator(mode="after")
    def _says_why_not(self) -> Self:
        if (self.outcome is Outcome.not_done) != bool(self.reason):
            raise PydanticCustomError("reason", "没办成请写明原因，办了的不用写")
        return self


class TripTransitionCreate(BaseModel):
    """One step; which fields it takes is told by `actions[].fields`."""

    model_config = ConfigDict(extra="forbid")

    action: TripAction
    version: Version | None = None
    metres_made: Metres | None = None
    resident_id: uuid.UUID | None = None
    witness: Annotated[OptionalLine, StringConstraints(max_length=200)] | None = None


class TaskRead(BaseModel):
    """One thing to do at a stop."""

    id: uuid.UUID
    errand_id: uuid.UUID | None
    custody_item_id: uuid.UUID | None
    title: str
    number: str
    person: str
    outcome: Outcome
    reason: str


class StopRead(BaseModel):
    """A stop with its tasks; `metres` is from the trip's station, one way."""

    id: uuid.UUID
    office: OfficeRead
    tasks: list[TaskRead]


class PaperRead(BaseModel):
    """A thing to carry on the trip."""

    id: uuid.UUID
    name: str
    owner: str
    where: str


class ActionRead(BaseModel):
    """A step open to the reader now; `fields` is the JSON Schema of what it asks for."""

    action: TripAction
    label: str
    fields: dict[str, Any]


class SavingRead(BaseModel):
    """What it saved: of `done` tasks `counted` have a measured distance; `saved_metres` may be unknown."""

    trips: int
    done: int
    counted: int
    single_metres: int
    metres_made: int | None
    saved_metres: int | None


class TripRead(BaseModel):
    """A trip as its reader sees it; who only carries the bundle sees no names of others."""

    id: uuid.UUID
    day: date
    state: TripState
    state_label: str
    station: PersonRead
    agent: PersonRead
    carrier: PersonRead | None
    carrier_confirmed_at: datetime | None
    carried_back_at: datetime | None
    stops: list[StopRead]
    papers: list[PaperRead]
    saving: SavingRead
    tasks: int
    ticked: int
    actions: list[ActionRead]
    version: int
