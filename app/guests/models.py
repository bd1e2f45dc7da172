"""Links with which somebody far away, without an account, sees to one case."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import Row, UtcDateTime


class GuestPurpose(StrEnum):
    """What a link is good for; to see the case is always part of it."""

    see = "see"
    confirm = "confirm"
    upload = "upload"
    rate = "rate"


class CaseLink(Row, table=True):
    """A link for one case. The token is known to its holder alone; the first device that opens it keeps it.

    The guest acts in the name of an account of the link's own, by which nobody can sign in.
    """

    __tablename__ = "case_link"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_case_link_errand_id", "errand_id"),
        Index("ix_case_link_device_hash", "device_hash"),
        CheckConstraint("uses >= 0 AND uses <= uses_max", name="within_its_uses"),
        CheckConstraint("expires_at > created_at", name="expires_after_it_is_made"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    beneficiary_id: uuid.UUID = Field(foreign_key="resident.id")
    guest_account_id: uuid.UUID = Field(foreign_key="user_account.id")
    token_hash: str = Field(max_length=64)
    device_hash: str = Field(default="", max_length=64)
    pin_index: str = Field(default="", max_length=64)
    pin_failures: int = 0
    purposes: list[str] = Field(sa_column=Column(JSON, nullable=False))
    guest_name: str = Field(max_length=50)
    uses: int = 0
    uses_max: int
    in_presence: bool
    created_by: uuid.UUID = Field(foreign_key="user_account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
