"""Shapes of links, and of a case as a guest sees it."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.text import Line, Paragraph
from app.guests.models import GuestPurpose

PURPOSE_LABELS = {
    GuestPurpose.see: "看进度",
    GuestPurpose.confirm: "替本人签收",
    GuestPurpose.upload: "补传材料照片",
    GuestPurpose.rate: "评价一次",
}
Pin = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]


class CaseLinkCreate(BaseModel):
    """A new link; who is not the beneficiary makes it beside her, says so, and gives nobody her hand."""

    model_config = ConfigDict(extra="forbid")

    guest_name: Annotated[Line, StringConstraints(max_length=50)]
    purposes: Annotated[list[GuestPurpose], Field(max_length=len(GuestPurpose))] = Field(
        default_factory=lambda: [GuestPurpose.see]
    )
    phone_tail: Pin | None = None
    days: Annotated[int, Field(ge=1, le=90)] | None = None
    in_presence: bool = False


class CaseLinkRead(BaseModel):
    """A link as those who may take it back see it; `token` is told once, when it is made."""

    id: uuid.UUID
    guest_name: str
    purposes: list[GuestPurpose]
    purpose_labels: list[str]
    is_open: bool
    state_label: str
    uses: int
    uses_max: int
    created_by_name: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    token: str | None


class GuestOpen(BaseModel):
    """What a guest shows: the token of the link, and the tail of the own phone where it was asked for."""

    model_config = ConfigDict(extra="forbid")

    token: Token
    pin: Pin | None = None


class GuestStep(BaseModel):
    """What a guest does: takes the result in her name, or rates once."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["sign", "rate"]
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    comment: Annotated[Paragraph, StringConstraints(max_length=500)] | None = None


class GuestLine(BaseModel):
    """One step of the case; nobody is named."""

    label: str
    at: datetime


class GuestCaseRead(BaseModel):
    """The one case, without anybody's personal data but what the guest brought."""

    case_link_id: uuid.UUID
    number: str
    item_name: str
    state_label: str
    beneficiary_name: str
    guest_name: str
    station_name: str
    station_phone: str
    due_at: datetime
    waiting_for: str
    missing: list[str]
    outcome: str
    timeline: list[GuestLine]
    photos: int
    purposes: list[GuestPurpose]
    actions: list[str]
    expires_at: datetime
    uses_left: int
