"""What the administrator sees of the machinery."""

import uuid
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.core.text import Line


class MessageState(StrEnum):
    """Whether a message still comes again by itself."""

    parked = "parked"
    waiting = "waiting"


class MessageAction(StrEnum):
    """What an administrator can do with a parked message."""

    retry = "retry"
    drop = "drop"


class MessageRead(BaseModel):
    """One message between features that was not delivered yet."""

    id: uuid.UUID
    kind: str
    kind_label: str
    created_at: datetime
    attempts: int
    last_error: str
    next_attempt_at: datetime
    state: MessageState
    actions: list[MessageAction]


class MessageTransitionCreate(BaseModel):
    """A step with a parked message, and why."""

    model_config = ConfigDict(extra="forbid")

    action: MessageAction
    note: Line


class CheckRead(BaseModel):
    """One thing that must always hold, and whether it did."""

    name: str
    label: str
    ok: bool
    problems: list[str]
    checked: int


class ChecksRead(BaseModel):
    """The last night's checks; all null and empty before the first."""

    last_run_at: datetime | None
    ok: bool
    items: list[CheckRead]
