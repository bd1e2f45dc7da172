"""What people agreed to, and what they ask for about their own data."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Enum, Index, Text, text
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class Purpose(StrEnum):
    """What personal data is used for; each has its own notice and its own consent."""

    errand_handling = "errand_handling"
    document_photos = "document_photos"
    thumbprint = "thumbprint"
    public_display = "public_display"
    messages = "messages"


class ConsentAction(StrEnum):
    """Agreed, or took it back."""

    given = "given"
    withdrawn = "withdrawn"


class ConsentChannel(StrEnum):
    """How somebody said so: on the own phone, on paper, or aloud before an agent."""

    app = "app"
    paper = "paper"
    spoken = "spoken"


class ConsentReceipt(Row, table=True):
    """One word on one purpose: whose, which version was read, how, and who wrote it down.

    The database refuses to change it (`app/privacy/guards.py`); taking back is a receipt of its own.
    `resident_id` is NULL for somebody on no roll; then the account answers. NULL equals nobody's NULL.
    """

    __tablename__ = "consent_receipt"
    __table_args__ = (
        Index("ix_consent_receipt_resident_id", "resident_id"),
        Index("ix_consent_receipt_user_id", "user_id"),
        CheckConstraint("resident_id IS NOT NULL OR user_id IS NOT NULL", name="somebody"),
        CheckConstraint("guardian_id IS NULL OR guardian_id <> resident_id", name="guardian_is_another"),
    )

    purpose: Purpose = Field(sa_type=Enum(Purpose, native_enum=False, length=40))
    version: int
    action: ConsentAction = Field(sa_type=Enum(ConsentAction, native_enum=False, length=20))
    channel: ConsentChannel = Field(sa_type=Enum(ConsentChannel, native_enum=False, length=20))
    resident_id: uuid.UUID | None = Field(default=None, foreign_key="resident.id")
    user_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    guardian_id: uuid.UUID | None = Field(default=None, foreign_key="resident.id")
    recorded_by: uuid.UUID
    at: datetime = Field(sa_type=UtcDateTime)


class RequestKind(StrEnum):
    """What a person asks to have done with the own data."""

    correction = "correction"
    deletion = "deletion"


class RequestState(StrEnum):
    """Where a data request stands."""

    open = "open"
    approved = "approved"
    refused = "refused"


class RequestAction(StrEnum):
    """An officer's decision."""

    approve = "approve"
    refuse = "refuse"


class DataRequest(Row, table=True):
    """A person asks to correct or delete what is kept; somebody else decides. The changes are sealed."""

    __tablename__ = "data_request"
    __table_args__ = (
        Index(
            "uq_data_request_open_resident_id_kind",
            "resident_id",
            "kind",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_data_request_path_created_at", "path", "created_at"),
        Index("ix_data_request_resident_id_created_at", "resident_id", "created_at"),
        CheckConstraint("(state = 'open') = (decided_by IS NULL)", name="decided_by_somebody"),
        CheckConstraint("decided_by IS NULL OR decided_by <> requested_by", name="two_people"),
    )

    kind: RequestKind = Field(sa_type=Enum(RequestKind, native_enum=False, length=20))
    state: RequestState = Field(sa_type=Enum(RequestState, native_enum=False, length=20))
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    requested_by: uuid.UUID = Field(foreign_key="user_account.id")
    path: str = Field(sa_type=PathType)
    reason: str = Field(sa_column=Column(Text, nullable=False))
    changes_sealed: str = Field(default="", max_length=4000)
    created_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: uuid.UUID | None = None
    decided_by_name: str = Field(default="", max_length=50)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
