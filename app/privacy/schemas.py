"""Shapes of notices, consents and data requests."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.text import ContactPhone, IdNumber, Line, Paragraph
from app.people.schemas import Name
from app.privacy.models import ConsentChannel, Purpose, RequestAction, RequestKind, RequestState

Version = Annotated[int, Field(ge=1, le=10_000)]
Reason = Annotated[Paragraph, StringConstraints(min_length=1, max_length=500)]
Address = Annotated[Line, Field(max_length=200)]


class NoticeRead(BaseModel):
    """What is told before somebody agrees."""

    purpose: Purpose
    version: int
    title: str
    text: str
    required: bool
    sensitive: bool


class ConsentRead(BaseModel):
    """How somebody stands to one purpose; `is_current` when today's text was agreed to and still is."""

    purpose: Purpose
    version: int
    title: str
    required: bool
    consented_at: datetime | None
    withdrawn_at: datetime | None
    is_current: bool


class ConsentCreate(BaseModel):
    """I agree to this purpose, having read this version."""

    model_config = ConfigDict(extra="forbid")

    purpose: Purpose
    version: Version


class ConsentRecord(BaseModel):
    """A villager agreed on paper or aloud; for a child under 14 the guardian did."""

    model_config = ConfigDict(extra="forbid")

    purpose: Purpose
    version: Version
    channel: ConsentChannel = ConsentChannel.paper
    guardian_id: uuid.UUID | None = None


class ExportKind(StrEnum):
    """For machines, or for reading."""

    json = "json"
    pdf = "pdf"


class DataRequestCreate(BaseModel):
    """Correct what is kept of me, with the right values, or delete it."""

    model_config = ConfigDict(extra="forbid")

    kind: RequestKind
    reason: Reason
    name: Name | None = None
    phone: ContactPhone | None = None
    id_number: IdNumber | None = None
    address: Address | None = None


class DataRequestRead(BaseModel):
    """A data request as the person who made it sees it."""

    id: uuid.UUID
    kind: RequestKind
    kind_label: str
    state: RequestState
    state_label: str
    reason: str
    note: str
    created_at: datetime
    decided_at: datetime | None
    decided_by_name: str | None


class RequesterRead(BaseModel):
    """Whose data it is."""

    id: uuid.UUID
    name: str
    phone_masked: str


class ChangeRead(BaseModel):
    """One value that should change, as much of it as an officer needs to see."""

    field: str
    label: str
    before_masked: str
    after_masked: str


class ActionRead(BaseModel):
    """A decision that is open to the reader."""

    action: RequestAction
    label: str


class DataRequestDecide(DataRequestRead):
    """A data request as an officer meets it."""

    resident: RequesterRead
    changes: list[ChangeRead]
    actions: list[ActionRead]


class DecisionCreate(BaseModel):
    """An officer's decision, with the reason that the person will read."""

    model_config = ConfigDict(extra="forbid")

    action: RequestAction
    note: Annotated[Paragraph, Field(max_length=500)] = ""
