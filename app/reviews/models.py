"""A bad rating and what is done about it: by another person, within days, step by step."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, Text, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class RectificationState(StrEnum):
    """Where a rectification stands."""

    opened = "opened"
    assigned = "assigned"
    contacted = "contacted"
    fixed = "fixed"
    closed = "closed"
    excluded = "excluded"


class RectificationAction(StrEnum):
    """A step of a rectification."""

    assign = "assign"
    contact = "contact"
    fix = "fix"
    redo = "redo"
    rate_again = "rate_again"
    appeal = "appeal"
    request_exclusion = "request_exclusion"
    approve_exclusion = "approve_exclusion"
    refuse_exclusion = "refuse_exclusion"
    close = "close"


class Rectification(Row, table=True):
    """What answers one bad rating (整改单). The agents of the errand neither handle nor judge it."""

    __tablename__ = "rectification"
    __table_args__ = (
        UniqueConstraint("rating_id"),
        Index("ix_rectification_path_created_at", "path", "created_at"),
        Index("ix_rectification_errand_id", "errand_id"),
        Index("ix_rectification_handler_id", "handler_id"),
        Index("ix_rectification_county_id_fix_due_at", "county_id", "fix_due_at"),
        CheckConstraint(
            "handler_id IS NULL OR (handler_id <> agent_id AND handler_id <> first_agent_id)",
            name="handled_by_another",
        ),
        CheckConstraint("exclusion_by IS NULL OR exclusion_by <> agent_id", name="exclusion_not_by_agent"),
        CheckConstraint(
            "exclusion_decided_by IS NULL OR"
            " (exclusion_decided_by <> exclusion_by AND exclusion_decided_by <> agent_id)",
            name="two_people_exclude",
        ),
        CheckConstraint(
            "(state = 'excluded') = (exclusion_decided_by IS NOT NULL)", name="excluded_by_somebody"
        ),
        CheckConstraint("score BETWEEN 1 AND 2", name="bad_score"),
        CheckConstraint("second_score IS NULL OR second_score BETWEEN 1 AND 5", name="five_levels"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    rating_id: uuid.UUID = Field(foreign_key="errand_rating.id")
    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    path: str = Field(sa_type=PathType)
    state: RectificationState = Field(sa_type=Enum(RectificationState, native_enum=False, length=20))
    score: int
    # Whoever pressed the stars may do so once more; None where it was told, or came by a guest's link.
    rater_id: uuid.UUID | None = None
    agent_id: uuid.UUID = Field(foreign_key="user_account.id")
    first_agent_id: uuid.UUID
    handler_id: uuid.UUID | None = None
    contact_due_at: datetime = Field(sa_type=UtcDateTime)
    fix_due_at: datetime = Field(sa_type=UtcDateTime)
    contacted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    fixed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    remedy: str = Field(default="", sa_column=Column(Text, nullable=False))
    second_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    second_score: int | None = None
    second_comment: str = Field(default="", sa_column=Column(Text, nullable=False))
    second_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    appeal: str = Field(default="", sa_column=Column(Text, nullable=False))
    exclusion_by: uuid.UUID | None = None
    exclusion_reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    exclusion_decided_by: uuid.UUID | None = None
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class RectificationStep(Row, table=True):
    """One step of a rectification: who, when, what was said or done."""

    __tablename__ = "rectification_step"
    __table_args__ = (UniqueConstraint("rectification_id", "version"),)

    rectification_id: uuid.UUID = Field(foreign_key="rectification.id")
    version: int
    action: str = Field(max_length=20)
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)
