"""What the log looks like from outside."""

import uuid
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from app.core.audit import Outcome


class AuditChangeRead(BaseModel):
    """A field before and after; "…" stands for a personal value, of which only the change is kept."""

    field: str
    label: str
    before: Any
    after: Any


class AuditEntryRead(BaseModel):
    """One thing that somebody did, saw, or was refused."""

    id: uuid.UUID
    at: datetime
    actor_id: uuid.UUID | None
    actor_name: str
    actor_role_label: str
    on_behalf_of_name: str | None
    action: str
    action_label: str
    subject_kind: str
    subject_kind_label: str
    subject_id: uuid.UUID | None
    resident_id: uuid.UUID | None
    resident_name: str | None
    outcome: Outcome
    why: str
    changes: list[AuditChangeRead]
    address: str
    device: str
    request_id: str


class AuditVerificationRead(BaseModel):
    """Whether the log is as it was written; `problems` begins with the first bad row."""

    ok: bool
    entries: int
    sealed_entries: int
    seals: int
    sealed_until: datetime | None
    problems: list[str]


class AccessRead(BaseModel):
    """Somebody saw or changed my data."""

    id: uuid.UUID
    at: datetime
    actor_name: str
    role_label: str
    place_name: str
    sentence: str
    subject_kind: str
    subject_id: uuid.UUID | None
