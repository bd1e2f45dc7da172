"""Shapes of the catalogue and of errands."""

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.clock import Day, Moment
from app.core.text import ContactPhone, Line, OptionalLine, Paragraph
from app.errands.course_schemas import PartRead, PausedRead, PauseRead, PersonRead, StationBrief
from app.errands.item_schemas import DocumentCode
from app.errands.kinds import ClosingKind, Mode, Procedure
from app.errands.models import Category, Channel, ErrandState, Handling, PauseReason
from app.errands.states import ErrandAction, Light
from app.files.schemas import FileRead

MAX_FILES = 9
FileIds = Annotated[list[uuid.UUID], Field(max_length=MAX_FILES)]
SignedBy = Literal["self", "family", "witness"]


class DocumentRead(BaseModel):
    """A paper that an item needs."""

    code: str
    name: str
    required: bool
    note: str


class ServiceItemRead(BaseModel):
    """One line of the public board."""

    id: uuid.UUID
    code: str
    name: str
    category: Category
    handling: Handling
    procedure: Procedure
    promised_working_days: int | None
    fee_yuan: int
    documents: list[DocumentRead]
    plain_sentence: str
    handled_at: str
    needs_authority: bool
    is_active: bool


class BeneficiaryCreate(BaseModel):
    """For whom: somebody on the roll by id, or somebody new by name."""

    model_config = ConfigDict(extra="forbid")

    resident_id: uuid.UUID | None = None
    name: Annotated[Line, StringConstraints(max_length=50)] | None = None
    phone: ContactPhone | None = None
    address: OptionalLine | None = None
    # Of somebody new at a town's or the county's station: the village.
    region_id: uuid.UUID | None = None

    @model_validator(mode="after")
    def _names_one_person(self) -> Self:
        if (self.resident_id is None) == (self.name is None):
            raise PydanticCustomError("one_person", "请选一位已登记的人，或填写姓名，二选一")
        if self.resident_id is not None and (self.phone or self.address or self.region_id):
            raise PydanticCustomError("one_person", "已登记的人不用再填电话和住址")
        return self


class ErrandCreate(BaseModel):
    """Ask for something to be done; without a beneficiary it is for oneself."""

    model_config = ConfigDict(extra="forbid")

    service_item_id: uuid.UUID
    station_id: uuid.UUID
    description: Paragraph | None = None
    channel: Channel
    beneficiary: BeneficiaryCreate | None = None
    authority_id: uuid.UUID | None = None
    contact_phone: ContactPhone | None = None
    appointment_at: Moment | None = None
    file_ids: FileIds | None = None


class TransitionCreate(BaseModel):
    """One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest."""

    model_config = ConfigDict(extra="forbid")

    action: ErrandAction
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    note: Paragraph | None = None
    agent_id: uuid.UUID | None = None
    working_days: Annotated[int, Field(ge=1, le=366)] | None = None
    reason: PauseReason | None = None
    until: Day | None = None
    waiting_for: Annotated[Line, StringConstraints(max_length=100)] | None = None
    missing: Annotated[list[DocumentCode], Field(max_length=30)] | None = None
    outcome: Paragraph | None = None
    result: Paragraph | None = None
    closing_kind: ClosingKind | None = None
    title: Annotated[Line, StringConstraints(max_length=100)] | None = None
    station_id: uuid.UUID | None = None
    file_ids: FileIds | None = None
    by: SignedBy | None = None
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    reasons: Annotated[list[Line], Field(max_length=10)] | None = None
    comment: Annotated[Paragraph, StringConstraints(max_length=500)] | None = None
    via: Literal["phone", "paper"] | None = None


class BeneficiaryRead(BaseModel):
    """For whom; the phone is masked."""

    resident_id: uuid.UUID
    name: str
    phone: str
    address: str


class ReturnAskedRead(BaseModel):
    """A second return that waits for the town's word; shown to staff only."""

    missing: list[DocumentRead]
    note: str
    asked_at: datetime


class TimelineEntry(BaseModel):
    """One step as the people concerned read it."""

    action: str
    label: str
    actor_name: str
    at: datetime
    note: str
    missing: list[DocumentRead]


class RatingRead(BaseModel):
    """The rating of the latest completion."""

    score: int
    reasons: list[str]
    comment: str
    at: datetime


class ActionRead(BaseModel):
    """A step open to the reader now; `fields` is the JSON Schema of what it asks for."""

    action: ErrandAction
    label: str
    fields: dict[str, Any]


class Related(BaseModel):
    """What another feature has about one errand: a row on its page, which leads to `/errands/{id}/{kind}`."""

    kind: str
    label: str
    count: int
    is_alert: bool


class ErrandRead(BaseModel):
    """An errand as one reader sees it; timeline, pauses, parts, related are told of one, not in lists."""

    id: uuid.UUID
    number: str
    state: ErrandState
    state_label: str
    light: Light
    service_item: ServiceItemRead
    station: StationBrief
    handling_station: StationBrief
    requester: PersonRead | None
    typed_by: PersonRead
    beneficiary: BeneficiaryRead
    authority_id: uuid.UUID | None
    mode: Mode
    mode_label: str
    procedure: Procedure
    procedure_label: str
    first_agent: PersonRead | None
    agent: PersonRead | None
    channel: Channel
    description: str
    contact_phone: str
    appointment_at: datetime | None
    due_at: datetime
    promised_at: datetime | None
    report_by: datetime | None
    report_light: Light | None
    paused: PausedRead | None
    pauses: list[PauseRead]
    missing: list[DocumentRead]
    resubmit_by: datetime | None
    return_asked: ReturnAskedRead | None
    outcome: str
    closing_kind: ClosingKind | None
    closing_label: str
    times_reopened: int
    times_returned: int
    times_returned_again: int
    times_extended: int
    parts_open: int
    parts: list[PartRead]
    timeline: list[TimelineEntry]
    rating: RatingRead | None
    files: list[FileRead]
    actions: list[ActionRead]
    related: list[Related]
    version: int
    created_at: datetime
    completed_at: datetime | None


class SummaryRead(BaseModel):
    """Counts for a desk."""

    to_claim: int
    mine_open: int
    due_soon: int
    overdue: int
    escalated: int
    to_lead: int
