"""Shapes of rectifications."""

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.text import Paragraph
from app.files.schemas import FileRead
from app.reviews.models import RectificationAction, RectificationState


class NamedRead(BaseModel):
    """Somebody by name only."""

    id: uuid.UUID
    name: str


class ActionRead(BaseModel):
    """A step open to the reader now; `fields` is the JSON Schema of what it asks for."""

    action: RectificationAction
    label: str
    fields: dict[str, Any]


class StepRead(BaseModel):
    """One line of the history."""

    action: str
    label: str
    actor_name: str
    at: datetime
    note: str


class RectificationBrief(BaseModel):
    """A rectification on a list; `late` says in words what is overdue."""

    id: uuid.UUID
    errand_id: uuid.UUID
    errand_number: str
    item_name: str
    station_name: str
    state: RectificationState
    state_label: str
    agent: NamedRead
    handler: NamedRead | None
    contact_due_at: datetime
    fix_due_at: datetime
    late: str
    created_at: datetime


class RectificationRead(RectificationBrief):
    """A rectification as one reader sees it.

    `score`, `reasons` and `comment` are null for the errand's agents until it was put right.
    """

    score: int | None
    reasons: list[str] | None
    comment: str | None
    contacted_at: datetime | None
    fixed_at: datetime | None
    remedy: str
    second_until: datetime | None
    second_score: int | None
    second_comment: str | None
    appeal: str
    exclusion_reason: str
    timeline: list[StepRead]
    files: list[FileRead]
    actions: list[ActionRead]
    version: int


class StepCreate(BaseModel):
    """One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest."""

    model_config = ConfigDict(extra="forbid")

    action: RectificationAction
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    note: Paragraph | None = None
    handler_id: uuid.UUID | None = None
    means: Literal["phone", "visit", "station"] | None = None
    file_ids: Annotated[list[uuid.UUID], Field(max_length=9)] | None = None
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    comment: Annotated[Paragraph, StringConstraints(max_length=500)] | None = None
