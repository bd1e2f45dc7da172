"""Shapes of what happens to an errand on its way: whose hands, pauses, parts."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.core.text import Paragraph
from app.errands.kinds import PartState
from app.errands.models import PauseReason
from app.errands.states import Light


class PersonRead(BaseModel):
    """Somebody with an account, by name only."""

    id: uuid.UUID
    name: str


class StationBrief(BaseModel):
    """A station as an errand shows it."""

    id: uuid.UUID
    name: str
    phone: str


class PausedRead(BaseModel):
    """For what an errand waits; its clock stands still."""

    reason: PauseReason
    reason_label: str
    waiting_for: str
    note: str
    since: datetime
    until: date | None
    sentence: str


class PauseRead(PausedRead):
    """A pause of the past or the present, and what it cost."""

    ended_at: datetime | None
    working_days: int | None


class PartAction(StrEnum):
    """A step on one part of a joint errand."""

    take = "take"
    finish = "finish"
    withdraw = "withdraw"


class PartTransitionCreate(BaseModel):
    """One step on a part."""

    model_config = ConfigDict(extra="forbid")

    action: PartAction
    note: Paragraph | None = None
    result: Paragraph | None = None


class PartActionRead(BaseModel):
    """A step open to the reader on a part now."""

    action: PartAction
    label: str
    fields: dict[str, Any]


class PartRead(BaseModel):
    """One part of a joint errand."""

    id: uuid.UUID
    title: str
    station: StationBrief
    agent: PersonRead | None
    state: PartState
    state_label: str
    due_at: datetime
    light: Light
    result: str
    actions: list[PartActionRead]
