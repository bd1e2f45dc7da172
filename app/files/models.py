"""Stored files: checked pictures, and what each is attached to."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from app.core.db import Row, UtcDateTime


class StoredFile(Row, table=True):
    """A file. Until it is attached to a subject only its uploader sees it.

    On the disk it has a random name, so that two uploads of one content tell nothing of each other.
    """

    __tablename__ = "stored_file"
    __table_args__ = (
        Index("ix_stored_file_subject_kind_subject_id", "subject_kind", "subject_id"),
        Index("ix_stored_file_uploaded_by_created_at", "uploaded_by", "created_at"),
        CheckConstraint("size > 0", name="size_positive"),
    )

    uploaded_by: uuid.UUID = Field(foreign_key="user_account.id")
    sha256: str = Field(max_length=64)
    # Empty for a file from before 0008, which lies under its hash.
    stored_name: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    media_type: str = Field(max_length=50)
    size: int
    width: int = 0
    height: int = 0
    has_thumbnail: bool = False
    subject_kind: str = Field(default="", max_length=40)
    subject_id: uuid.UUID | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
