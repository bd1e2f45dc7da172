"""Shapes of supervision: the chain, problem cases, and what needs attention."""

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.text import Paragraph
from app.supervision.models import (
    ProblemAction,
    ProblemState,
    SupervisionAction,
    SupervisionKind,
    SupervisionState,
)

Reason = Annotated[Paragraph, StringConstraints(min_length=1)]


class ActionRead(BaseModel):
    """A step open to the reader now; `fields` is the JSON Schema of what it asks for."""

    action: str
    label: str
    fields: dict[str, Any]


class StepRead(BaseModel):
    """One line of the history."""

    action: str
    label: str
    actor_name: str
    at: datetime
    note: str


class SupervisionBrief(BaseModel):
    """A reminder, letter or escalation on a list."""

    id: uuid.UUID
    number: str
    kind: SupervisionKind
    kind_label: str
    state: SupervisionState
    state_label: str
    errand_id: uuid.UUID
    errand_number: str
    item_name: str
    station_name: str
    reason: str
    is_automatic: bool
    answer_due_at: datetime | None
    is_late: bool
    created_at: datetime


class SupervisionRead(SupervisionBrief):
    """One of them, whole."""

    issued_at: datetime | None
    answer: str
    answered_at: datetime | None
    timeline: list[StepRead]
    actions: list[ActionRead]
    version: int


class ErrandSupervisions(BaseModel):
    """What was done about one errand, newest first; `actions` are the kinds that the reader may begin."""

    items: list[SupervisionRead]
    actions: list[ActionRead]


class SupervisionCreate(BaseModel):
    """Begin the chain, or go on with it by a letter."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal[SupervisionKind.reminder, SupervisionKind.letter]
    reason: Reason
    answer_days: Annotated[int, Field(ge=1, le=30)] | None = None


class StepCreate(BaseModel):
    """One step. With `version` it must be the latest."""

    model_config = ConfigDict(extra="forbid")

    action: SupervisionAction
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    note: Paragraph | None = None


class ProblemCaseRead(BaseModel):
    """An errand that somebody above must look at, and why in a sentence."""

    id: uuid.UUID
    errand_id: uuid.UUID
    errand_number: str
    item_name: str
    station_name: str
    state: ProblemState
    state_label: str
    transfers: int
    reworks: int
    why: str
    note: str
    flagged_at: datetime
    settled_at: datetime | None
    actions: list[ActionRead]


class ProblemStepCreate(BaseModel):
    """One step of a problem case."""

    model_config = ConfigDict(extra="forbid")

    action: ProblemAction
    note: Reason


class AttentionItem(BaseModel):
    """One thing that needs somebody today, and why in a sentence."""

    kind: Literal["errand", "rectification", "supervision", "problem_case"]
    id: uuid.UUID
    errand_id: uuid.UUID
    number: str
    title: str
    station_name: str
    person_name: str
    why: str
    since: datetime


class AttentionGroup(BaseModel):
    """Things that need attention for one reason: how many, and those that have waited longest."""

    key: str
    title: str
    advice: str
    count: int
    items: list[AttentionItem]
