"""What a county sets for itself: each change is a new edition, and none is ever altered."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import Row, UtcDateTime


class RulebookEdition(Row, table=True):
    """One edition of a topic's settings, in force from a day on until a later edition is."""

    __tablename__ = "rulebook_edition"
    __table_args__ = (
        UniqueConstraint("county_id", "topic", "version"),
        Index("ix_rulebook_edition_topic_effective_from", "county_id", "topic", "effective_from"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    topic: str = Field(max_length=30)
    version: int
    effective_from: date
    values: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    note: str = Field(max_length=500)
    adopted_by: uuid.UUID
    adopted_by_name: str = Field(max_length=50)
    created_at: datetime = Field(sa_type=UtcDateTime)
