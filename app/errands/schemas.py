"""Shapes of the catalogue and of errands."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.clock import Day, Moment
from app.core.text import ContactPhone, Line, OptionalLine, Paragraph
from app.errands.forms import PROMISE_DAYS_MAX
from app.errands.models import Category, Channel, ErrandState, Handling, PauseReason
from app.errands.states import ErrandAction, Light
from app.files.schemas import FileRead

MAX_FILES = 9
DocumentCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
ItemCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,20}$")]
Sentence = Annotated[Line, StringConstraints(max_length=100)]
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
    promised_working_days: int | None
    fee_yuan: int
    documents: list[DocumentRead]
    plain_sentence: str
    handled_at: str
    is_active: bool


class DocumentCreate(BaseModel):
    """A paper to ask for."""

    model_config = ConfigDict(extra="forbid")

    code: DocumentCode
    name: Line
    required: bool = True
    note: OptionalLine = ""


class _Documents(BaseModel):
    model_config = ConfigDict(extra="forbid")

    documents: Annotated[list[DocumentCreate], Field(max_length=30)] | None = None

    @model_validator(mode="after")
    def _has_each_document_once(self) -> Self:
        codes = [one.code for one in self.documents or []]
        if len(set(codes)) < len(codes):
            raise PydanticCustomError("repeated", "同一种材料写了两次")
        return self


class ServiceItemCreate(_Documents):
    """A new item of the county's board."""

    code: ItemCode
    name: Line
    category: Category
    handling: Handling
    promised_working_days: Annotated[int, Field(ge=1, le=366)] | None = None
    fee_yuan: Annotated[int, Field(ge=0, le=100_000)] = 0
    plain_sentence: Sentence
    keywords: OptionalLine = ""
    handled_at: Annotated[OptionalLine, StringConstraints(max_length=50)] = ""


class ServiceItemUpdate(_Documents):
    """What changes in an item; what is left out stays. Documents are replaced as a whole."""

    name: Line | None = None
    category: Category | None = None
    handling: Handling | None = None
    promised_working_days: Annotated[int, Field(ge=1, le=366)] | None = None
    fee_yuan: Annotated[int, Field(ge=0, le=100_000)] | None = None
    plain_sentence: Sentence | None = None
    keywords: OptionalLine | None = None
    handled_at: Annotated[OptionalLine, StringConstraints(max_length=50)] | None = None
    position: Annotated[int, Field(ge=0, le=100_000)] | None = None
    is_active: bool | None = None


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
    working_days: Annotated[int, Field(ge=1, le=PROMISE_DAYS_MAX)] | None = None
    reason: PauseReason | None = None
    until: Day | None = None
    missing: Annotated[list[DocumentCode], Field(max_length=30)] | None = None
    outcome: Paragraph | None = None
    result: Paragraph | None = None
    file_ids: FileIds | None = None
    by: SignedBy | None = None
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    reasons: Annotated[list[Line], Field(max_length=10)] | None = None
    comment: Annotated[Paragraph, StringConstraints(max_length=500)] | None = None


class PersonRead(BaseModel):
    """Somebody with an account, by name only."""

    id: uuid.UUID
    name: str


class StationBrief(BaseModel):
    """A station as an errand shows it."""

    id: uuid.UUID
    name: str
    phone: str


class BeneficiaryRead(BaseModel):
    """For whom; the phone is masked."""

    resident_id: uuid.UUID
    name: str
    phone: str
    address: str


class PausedRead(BaseModel):
    """For what an errand waits; its clock stands still."""

    reason: PauseReason
    reason_label: str
    since: datetime
    until: date | None


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
    """An errand as one reader sees it; `timeline` and `related` are told of one errand, not in lists."""

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
    first_agent: PersonRead | None
    agent: PersonRead | None
    channel: Channel
    description: str
    contact_phone: str
    appointment_at: datetime | None
    due_at: datetime
    promised_at: datetime | None
    paused: PausedRead | None
    missing: list[DocumentRead]
    outcome: str
    times_reopened: int
    times_returned: int
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
