"""Shapes of accounts, entries, rules, claims, publications, reversals and budgets."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core.clock import Day
from app.core.text import Line, OptionalLine, Paragraph
from app.files.schemas import FileRead
from app.points.models import CapPeriod, ClaimState, ReversalState
from app.points.rule_table import Rule

Quantity = Annotated[int, Field(ge=1, le=1000)]
Amount = Annotated[int, Field(ge=1, le=100_000_000)]


class NamedRead(BaseModel):
    """A person or thing by its name."""

    id: uuid.UUID
    name: str


class OwnerRead(BaseModel):
    """Whose account it is."""

    kind: Literal["person", "household"]
    name: str


class ExpiringRead(BaseModel):
    """Points that can be used until the end of a day."""

    amount: int
    expires_on: date


class AccountRead(BaseModel):
    """A points account; honour cannot be spent, a debt is paid by the next points."""

    id: uuid.UUID
    owner: OwnerRead
    balance: int
    held: int
    available: int
    honour: int
    debt: int
    expiring: list[ExpiringRead]


class SourceRead(BaseModel):
    """What an entry is about."""

    kind: str
    id: uuid.UUID


class EntryRead(BaseModel):
    """One line of the passbook."""

    id: uuid.UUID
    at: datetime
    amount: int
    balance_after: int | None
    reason_label: str
    rule_code: str | None
    source: SourceRead | None
    transfer_id: uuid.UUID
    reverses: uuid.UUID | None


class RuleRead(BaseModel):
    """A rule as people read it; `cap` in words, its parts beside it."""

    model_config = ConfigDict(serialize_by_alias=True)

    code: str
    rule_class: str = Field(serialization_alias="class")
    title: str
    points: int
    most_points: int | None
    per: int
    percent: int | None
    cap: str | None
    cap_times: int | None
    cap_period: CapPeriod | None
    proof: str
    review: str
    persons: str
    needs_review: bool
    is_on: bool


class RuleSetRead(BaseModel):
    """The rules in force somewhere."""

    version: int
    effective_from: date
    region_id: uuid.UUID | None
    note: str
    rules: list[RuleRead]


class RuleSetCreate(BaseModel):
    """Adopt a version of the rules, with the record of the meeting that voted for it."""

    model_config = ConfigDict(extra="forbid")

    region_id: uuid.UUID
    effective_from: Day
    note: Paragraph
    rules: Annotated[list[Rule], Field(min_length=1, max_length=100)]


class ActionRead(BaseModel):
    """A button: what it does, what it says, and the form it opens."""

    action: str
    label: str
    fields: dict[str, Any]


class ClaimCreate(BaseModel):
    """Say what somebody did."""

    model_config = ConfigDict(extra="forbid")

    rule_code: Annotated[Line, Field(max_length=20)]
    resident_id: uuid.UUID
    quantity: Quantity = 1
    occurred_on: Day
    note: Paragraph = ""
    file_ids: Annotated[list[uuid.UUID], Field(max_length=9)] = []


class ClaimTransitionCreate(BaseModel):
    """A step of a claim; `points` where the rule leaves room for judgement."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["check", "approve", "reject", "publish", "object", "credit", "withdraw"]
    note: Paragraph = ""
    points: Annotated[int, Field(ge=1, le=1000)] | None = None


class StepRead(BaseModel):
    """One step in a history."""

    action: str
    label: str
    actor_name: str
    at: datetime
    note: str


class ClaimRead(BaseModel):
    """A claim as the reader may see it."""

    id: uuid.UUID
    state: ClaimState
    state_label: str
    rule_code: str
    rule_title: str
    resident: NamedRead
    quantity: int
    points: int
    occurred_on: date
    note: str
    files: list[FileRead]
    timeline: list[StepRead]
    published_at: datetime | None
    objections_until: datetime | None
    created_at: datetime
    actions: list[ActionRead]


class PublicationRead(BaseModel):
    """A claim on the public board, the name masked."""

    id: uuid.UUID
    claim_id: uuid.UUID
    resident_name: str
    rule_title: str
    points: int
    state: ClaimState
    state_label: str
    published_at: datetime
    objections_until: datetime


class ReversalCreate(BaseModel):
    """Ask to take an entry back."""

    model_config = ConfigDict(extra="forbid")

    entry_id: uuid.UUID
    reason: Line


class ReversalTransitionCreate(BaseModel):
    """Answer such a request."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["approve", "reject"]
    note: OptionalLine = ""


class ReversalRead(BaseModel):
    """A reversal and where it stands."""

    id: uuid.UUID
    state: ReversalState
    state_label: str
    reason: str
    amount: int
    entry_id: uuid.UUID
    transfer_id: uuid.UUID
    resident: NamedRead
    requested_by: NamedRead
    created_at: datetime
    decided_at: datetime | None
    actions: list[ActionRead]


class BudgetCreate(BaseModel):
    """Give a village points to award."""

    model_config = ConfigDict(extra="forbid")

    village_id: uuid.UUID
    amount: Amount
    note: OptionalLine = ""


class BudgetRead(BaseModel):
    """What a village may still award."""

    village: NamedRead
    available: int


class SealsRead(BaseModel):
    """The chained digests over the books."""

    count: int
    broken: list[int]


class VerificationRead(BaseModel):
    """The proof of the books; `first_bad` tells in words what is wrong first."""

    accounts: int
    entries: int
    transfers: int
    sum: int
    lots_agree: bool
    seals: SealsRead
    ok: bool
    first_bad: str | None
    bad_count: int
