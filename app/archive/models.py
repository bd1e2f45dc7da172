"""The archive (档案): one package for each case that was filed, and what becomes of it in the end."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Enum, Index, Text, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime
from app.errands.models import Category


class ArchiveState(StrEnum):
    """Where a package stands; what is proposed may be destroyed, once an officer says so."""

    waiting = "waiting"
    kept = "kept"
    proposed = "proposed"
    destroyed = "destroyed"


class ErrandArchive(Row, table=True):
    """The package of one case. Its hash stays when the package is destroyed: that is the register of it."""

    __tablename__ = "errand_archive"
    __table_args__ = (
        UniqueConstraint("errand_id"),
        Index("ix_errand_archive_path_closed_on", "path", "closed_on"),
        Index("ix_errand_archive_state_retain_until", "state", "retain_until"),
        CheckConstraint("(state = 'waiting') = (made_at IS NULL)", name="made_or_waiting"),
        CheckConstraint("(state IN ('kept', 'proposed')) = (file_id IS NOT NULL)", name="kept_has_file"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    number: str = Field(max_length=40)
    title: str = Field(max_length=100)
    category: Category = Field(sa_type=Enum(Category, native_enum=False, length=20))
    station_id: uuid.UUID = Field(foreign_key="station.id")
    path: str = Field(sa_type=PathType)
    closing_kind: str = Field(max_length=20)
    closed_on: date
    state: ArchiveState = Field(
        default=ArchiveState.waiting, sa_type=Enum(ArchiveState, native_enum=False, length=20)
    )
    sha256: str = Field(default="", max_length=64)
    size: int = 0
    pages: int = 0
    file_id: uuid.UUID | None = Field(default=None, foreign_key="stored_file.id")
    enrolled_at: datetime = Field(sa_type=UtcDateTime)
    made_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retain_until: date
    decided_by: uuid.UUID | None = None
    decided_by_name: str = Field(default="", max_length=50)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
