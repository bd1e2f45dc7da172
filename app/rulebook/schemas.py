"""Shapes of the county's own settings."""

import uuid
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.core.clock import Day
from app.core.text import Line


class TopicRead(BaseModel):
    """A topic as it is in force, with the form that sets it.

    `values` has every field; `form` is a JSON Schema with Chinese titles and bounds. Version 0 is
    the defaults. `coming` is an edition that is adopted and not yet in force.
    """

    key: str
    title: str
    about: str
    version: int
    effective_from: date | None
    values: dict[str, Any]
    defaults: dict[str, Any]
    form: dict[str, Any]
    coming: "EditionRead | None"
    latest_version: int
    may_edit: bool


class EditionRead(BaseModel):
    """One edition, with what it changed: field, title, before, after."""

    id: uuid.UUID
    topic: str
    version: int
    effective_from: date
    note: str
    adopted_by_name: str
    created_at: datetime
    values: dict[str, Any]
    changes: list[dict[str, Any]]


class EditionCreate(BaseModel):
    """A new edition: the whole form, on top of the version that its author read."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(ge=0, le=1_000_000)
    values: dict[str, Any]
    effective_from: Day | None = None
    note: Line
