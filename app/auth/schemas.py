"""Shapes of sign-in, devices and roles."""

import uuid
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.permissions import Role
from app.core.text import Phone

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=128)]
# Six digits of an authenticator, or sixteen letters of a recovery code with or without hyphens.
FactorCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{6}|[A-Za-z0-9]{4}(-?[A-Za-z0-9]{4}){3})$")]


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
    """Sign in with a phone, and a code or a password; `second_factor` for those who have one."""

    model_config = ConfigDict(extra="forbid")

    phone: Phone
    code: Code | None = None
    password: Password | None = None
    second_factor: FactorCode | None = None

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
    must_change_password: bool
    must_set_second_factor: bool


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


class SecondFactorRead(BaseModel):
    """A secret for an authenticator, and the same as an address to scan; shown this once."""

    secret: str
    uri: str


class SecondFactorCode(BaseModel):
    """A code of the authenticator, or a recovery code."""

    model_config = ConfigDict(extra="forbid")

    code: FactorCode


class RecoveryCodesRead(BaseModel):
    """Codes to keep on paper, each of which stands in once for the authenticator; shown this once."""

    recovery_codes: list[str]


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
    licence: str
    source_url: str
    help_phone: str
    people: list[DemoPerson] | None
