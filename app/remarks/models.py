"""What is said about an errand between those who ask for it and those who do it."""

import uuid
from datetime import datetime

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class Remark(Row, table=True):
    """One thing said, with pictures or none; `path` is where the errand began. Never changed."""

    __tablename__ = "remark"
    __table_args__ = (
        Index("ix_remark_errand_id_at", "errand_id", "at", "id"),
        Index("ix_remark_author_id_at", "author_id", "at"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    path: str = Field(sa_type=PathType)
    author_id: uuid.UUID = Field(foreign_key="user_account.id")
    author_name: str = Field(max_length=50)
    is_staff: bool
    text: str = Field(default="", sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class RemarkReading(Row, table=True):
    """Up to when somebody has read what is said about an errand."""

    __tablename__ = "remark_reading"
    __table_args__ = (UniqueConstraint("errand_id", "user_id"),)

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    read_until: datetime = Field(sa_type=UtcDateTime)
