"""People who sign in: accounts, roles at places, phone codes, signed-in devices, tries."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Enum, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime
from app.core.permissions import Role


class UserAccount(Row, table=True):
    """Somebody who may sign in. The phone is sealed; `phone_index` finds it; NULL never equals NULL."""

    __tablename__ = "user_account"
    __table_args__ = (UniqueConstraint("phone_index"),)

    name: str = Field(max_length=50)
    phone_sealed: str = Field(default="", max_length=200)
    phone_index: str | None = Field(default=None, max_length=64)
    password_hash: str = Field(default="", max_length=200)
    must_change_password: bool = False
    password_set_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resident_id: uuid.UUID | None = Field(default=None, unique=True, foreign_key="resident.id")
    elder_mode: bool = False
    is_active: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)


class Grant(Row, table=True):
    """A role at a region, valid for everything under it. A paid post earns honour, not points."""

    __tablename__ = "role_grant"
    __table_args__ = (
        UniqueConstraint("user_id", "role", "region_id"),
        Index("ix_role_grant_path", "path"),
    )

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    role: Role = Field(sa_type=Enum(Role, native_enum=False, length=20))
    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    is_paid: bool = False
    granted_by: uuid.UUID
    created_at: datetime = Field(sa_type=UtcDateTime)


class PhoneCode(Row, table=True):
    """A code sent to a phone: one use, five tries, minutes of life. For an unknown phone it opens nothing."""

    __tablename__ = "phone_code"
    __table_args__ = (
        Index("ix_phone_code_phone_index_created_at", "phone_index", "created_at"),
        CheckConstraint("tries >= 0", name="tries_not_negative"),
    )

    phone_index: str = Field(max_length=64)
    code_hash: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    tries: int = 0
    # Tries from a device that signed in here before: strangers cannot use them up.
    known_tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class SignInSession(Row, table=True):
    """A signed-in device: one family of rotating refresh tokens.

    `token_hash` is the current refresh token; `previous_hash` the one before it, which for a few
    seconds gives a second tab the same successor, sealed in `successor_sealed`.
    """

    __tablename__ = "sign_in_session"
    __table_args__ = (
        Index("ix_sign_in_session_user_id", "user_id"),
        Index("ix_sign_in_session_token_hash", "token_hash"),
        Index("ix_sign_in_session_previous_hash", "previous_hash"),
    )

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    token_hash: str = Field(max_length=64)
    previous_hash: str = Field(default="", max_length=64)
    successor_sealed: str = Field(default="", max_length=300)
    rotated_at: datetime = Field(sa_type=UtcDateTime)
    device: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_why: str = Field(default="", max_length=50)
    device_hash: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})


class UsedRefreshToken(Row, table=True):
    """A refresh token that was rotated away; to see it again means that somebody stole it."""

    __tablename__ = "used_refresh_token"
    __table_args__ = (UniqueConstraint("token_hash"),)

    session_id: uuid.UUID = Field(foreign_key="sign_in_session.id", index=True)
    token_hash: str = Field(max_length=64)
    used_at: datetime = Field(sa_type=UtcDateTime)


class Attempt(Row, table=True):
    """One try at a limited thing (a code asked for, a sign-in), by account or address; counted in windows."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_subject_at", "subject", "at"),)

    subject: str = Field(max_length=120)
    at: datetime = Field(sa_type=UtcDateTime)


class KnownDevice(Row, table=True):
    """A browser on which a person signed in: strangers' wrong guesses do not lock it out."""

    __tablename__ = "known_device"
    __table_args__ = (
        UniqueConstraint("user_id", "device_hash"),
        Index("ix_known_device_last_used_at", "last_used_at"),
    )

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    device_hash: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime = Field(sa_type=UtcDateTime)


class SecondFactor(Row, table=True):
    """A person's authenticator; until confirmed it opens and demands nothing. `last_step` stops a replay."""

    __tablename__ = "second_factor"
    __table_args__ = (UniqueConstraint("user_id"),)

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    secret_sealed: str = Field(max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_step: int = Field(default=0, sa_type=BigInteger)


class RecoveryCode(Row, table=True):
    """A code on paper that stands in once for the authenticator."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "code_hash"),)

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    code_hash: str = Field(max_length=64)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class UsedPassword(Row, table=True):
    """A password's hash, kept only where the county's rules forbid using it again."""

    __tablename__ = "used_password"
    __table_args__ = (Index("ix_used_password_user_id_at", "user_id", "at"),)

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    password_hash: str = Field(max_length=200)
    at: datetime = Field(sa_type=UtcDateTime)


# Before anybody is signed in, no county is known.
NO_COUNTY = uuid.UUID(int=0)
