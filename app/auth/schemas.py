"""Shapes of sign-in, devices and roles."""

import uuid
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.permissions import Role
from app.core.text import Phone

Code = Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=128)]


class CodeCreate(BaseModel):
    """Ask for a sign-in code."""

    model_config = ConfigDict(extra="forbid")

    phone: Phone


class CodeRead(BaseModel):
    """A code was sent; it lives for so many seconds."""

    expires_in: int


class DemoCodeRead(CodeRead):
    """In demo mode nothing is sent and the code is shown."""

    demo_code: str


class SessionCreate(BaseModel):
    """Sign in with a phone, and a code or a password."""

    model_config = ConfigDict(extra="forbid")

    phone: Phone
    code: Code | None = None
    password: Password | None = None

    @model_validator(mode="after")
    def _has_one_proof(self) -> Self:
        if (self.code is None) == (self.password is None):
            raise PydanticCustomError("one_proof", "请填写验证码或密码，二选一")
        return self


class UserRead(BaseModel):
    """An account as its owner sees it."""

    id: uuid.UUID
    name: str
    phone_masked: str


class GrantRead(BaseModel):
    """A role at a place."""

    id: uuid.UUID
    role: Role
    region_id: uuid.UUID
    region_name: str
    is_paid: bool
    user_id: uuid.UUID | None = None
    user_name: str | None = None


class SignedIn(BaseModel):
    """An access token and whom it speaks for; the refresh token travels in a cookie."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int
    user: UserRead
    grants: list[GrantRead]


class SessionRead(BaseModel):
    """A signed-in device."""

    id: uuid.UUID
    device: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class PasswordChange(BaseModel):
    """Set a password; the current one is needed once there is one."""

    model_config = ConfigDict(extra="forbid")

    new_password: Password
    current_password: Password | None = None


class GrantCreate(BaseModel):
    """Give a role to an account, named by id or by phone."""

    model_config = ConfigDict(extra="forbid")

    user_id: uuid.UUID | None = None
    phone: Phone | None = None
    role: Role
    region_id: uuid.UUID
    is_paid: bool = False

    @model_validator(mode="after")
    def _names_one_account(self) -> Self:
        if (self.user_id is None) == (self.phone is None):
            raise PydanticCustomError("one_account", "请填写账号或手机号，二选一")
        return self


class DemoPerson(BaseModel):
    """A demo person to sign in as."""

    phone: str
    name: str
    role_label: str


class AppRead(BaseModel):
    """What the sign-in page needs before anybody is known."""

    name: str
    demo: bool
    county_name: str
    version: str
    help_phone: str
    people: list[DemoPerson] | None
