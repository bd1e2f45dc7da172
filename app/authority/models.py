"""Authority to act: whose, to whom, for what, until when; and every use that was made of it."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, Text, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class AuthorityState(StrEnum):
    """Where an authority stands; that it is over or used up is computed."""

    draft = "draft"
    signed = "signed"
    in_force = "in_force"
    revoked = "revoked"
    discarded = "discarded"


class Capacity(StrEnum):
    """As what the representative acts."""

    agent = "agent"
    family = "family"


class Power(StrEnum):
    """One thing that the representative may do; money only where it is said."""

    submit = "submit"
    papers = "papers"
    result = "result"
    money = "money"


class GivenBy(StrEnum):
    """How the principal gave it."""

    signature = "signature"
    thumbprint = "thumbprint"
    app = "app"


class Authority(Row, table=True):
    """What a principal lets somebody do in her name. `path` is where she lives."""

    __tablename__ = "authority"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_authority_path_created_at", "path", "created_at"),
        Index("ix_authority_principal_id", "principal_id"),
        Index("ix_authority_representative_id", "representative_id"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("uses >= 0 AND (uses_max IS NULL OR uses <= uses_max)", name="within_its_uses"),
        CheckConstraint(
            "given_by IS NOT NULL OR state NOT IN ('signed', 'in_force', 'revoked')", name="given_somehow"
        ),
        CheckConstraint(
            "witness_id IS NULL OR witness_id <> representative_id", name="witness_is_not_representative"
        ),
        CheckConstraint(
            "witness_resident_id IS NULL OR witness_resident_id <> principal_id",
            name="witness_is_not_principal",
        ),
    )

    number: str = Field(max_length=20)
    state: AuthorityState = Field(sa_type=Enum(AuthorityState, native_enum=False, length=20))
    path: str = Field(sa_type=PathType)
    principal_id: uuid.UUID = Field(foreign_key="resident.id")
    representative_id: uuid.UUID = Field(foreign_key="user_account.id")
    capacity: Capacity = Field(sa_type=Enum(Capacity, native_enum=False, length=20))
    powers: list[str] = Field(sa_column=Column(JSON, nullable=False))
    words: str = Field(default="", sa_column=Column(Text, nullable=False))
    starts_on: date
    ends_on: date
    uses_max: int | None = None
    uses: int = 0
    given_by: GivenBy | None = Field(default=None, sa_type=Enum(GivenBy, native_enum=False, length=20))
    given_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    witness_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    witness_resident_id: uuid.UUID | None = Field(default=None, foreign_key="resident.id")
    witnessed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_by: uuid.UUID = Field(foreign_key="user_account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class AuthorityItem(Row, table=True):
    """One line of what it covers: a service item, or a whole class. The name stays as it was signed."""

    __tablename__ = "authority_item"
    __table_args__ = (
        Index("ix_authority_item_authority_id", "authority_id"),
        CheckConstraint("(service_item_id IS NULL) = (category <> '')", name="item_or_class"),
    )

    authority_id: uuid.UUID = Field(foreign_key="authority.id")
    service_item_id: uuid.UUID | None = Field(default=None, foreign_key="service_item.id")
    category: str = Field(default="", max_length=20)
    name: str = Field(max_length=100)


class AuthorityStep(Row, table=True):
    """One step in its life, or one use of it for an errand. Never changed, never deleted."""

    __tablename__ = "authority_step"
    __table_args__ = (
        Index("ix_authority_step_authority_id_at", "authority_id", "at"),
        Index("ix_authority_step_errand_id", "errand_id"),
    )

    authority_id: uuid.UUID = Field(foreign_key="authority.id")
    action: str = Field(max_length=20)
    errand_id: uuid.UUID | None = Field(default=None, foreign_key="errand.id")
    errand_step: str = Field(default="", max_length=20)
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)
