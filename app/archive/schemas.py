"""Shapes of the archive."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.archive.models import ArchiveState
from app.archive.states import ArchiveAction
from app.core.text import Line


class ArchiveActionRead(BaseModel):
    """A decision open to the reader now."""

    action: ArchiveAction
    label: str


class ArchiveRead(BaseModel):
    """A package as a list shows it."""

    id: uuid.UUID
    errand_id: uuid.UUID
    number: str
    title: str
    person: str
    station_name: str
    category_label: str
    closing_kind: str
    closing_label: str
    closed_on: date
    state: ArchiveState
    state_label: str
    made_at: datetime | None
    pages: int
    size: int
    sha256: str
    retain_until: date
    decided_by_name: str
    note: str
    actions: list[ArchiveActionRead]


class DecisionCreate(BaseModel):
    """Keep a package whose time is over, or let it be destroyed; always with the reason."""

    model_config = ConfigDict(extra="forbid")

    action: ArchiveAction
    note: Line


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the case, with its bytes; None where the disk has lost it."""

    name: str
    media_type: str
    sha256: str
    uploaded_at: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that goes into a package, as the county's rule lets it be read."""

    archive_id: uuid.UUID
    owner_id: uuid.UUID
    number: str
    # Under a title, label and value.
    facts: list[tuple[str, str]]
    timeline: list[dict[str, str]]
    signatures: list[dict[str, str]]
    rating: str
    parts: list[Part]
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Package:
    """A finished package: its bytes, their hash, and how many pages its summary has."""

    content: bytes
    sha256: str
    pages: int
