"""Shapes of authorities and of family links."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.authority.models import Capacity, GivenBy, Power
from app.authority.states import AuthorityAction, Standing
from app.core.clock import Day
from app.core.text import Paragraph
from app.files.schemas import FileRead

MOST_ITEMS = 30
Words = Annotated[Paragraph, StringConstraints(max_length=500)]
Class = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]


class AuthorityCreate(BaseModel):
    """A new authority; without a principal it is one's own. Money only where `powers` says so."""

    model_config = ConfigDict(extra="forbid")

    principal_id: uuid.UUID | None = None
    representative_id: uuid.UUID
    item_ids: Annotated[list[uuid.UUID], Field(max_length=MOST_ITEMS)] = Field(default_factory=list)
    categories: Annotated[list[Class], Field(max_length=10)] = Field(default_factory=list)
    powers: Annotated[list[Power], Field(min_length=1, max_length=len(Power))] = Field(
        default_factory=lambda: [Power.submit, Power.papers, Power.result]
    )
    words: Words = ""
    ends_on: Day | None = None
    uses_max: Annotated[int, Field(ge=1, le=1000)] | None = None

    @model_validator(mode="after")
    def _covers_something(self) -> Self:
        if not self.item_ids and not self.categories:
            raise PydanticCustomError("nothing_covered", "请至少选一个事项或一类事项")
        return self


class AuthorityMove(BaseModel):
    """One step; which fields it takes is told by `actions[].fields`."""

    model_config = ConfigDict(extra="forbid")

    action: AuthorityAction
    given_by: GivenBy | None = None
    file_id: uuid.UUID | None = None
    witness_id: uuid.UUID | None = None
    note: Words | None = None


class PartyRead(BaseModel):
    """One of the people of an authority, by name only."""

    id: uuid.UUID
    name: str


class AuthorityActionRead(BaseModel):
    """A step open to the reader now."""

    action: AuthorityAction
    label: str
    fields: dict[str, Any]


class AuthorityStepRead(BaseModel):
    """One step in its life, or one use of it."""

    action: str
    label: str
    actor_name: str
    at: datetime
    note: str
    errand_id: uuid.UUID | None


class AuthorityRead(BaseModel):
    """An authority as one of its people, or staff, sees it; `timeline` and `files` are told of one only."""

    id: uuid.UUID
    number: str
    standing: Standing
    standing_label: str
    principal: PartyRead
    representative: PartyRead
    capacity: Capacity
    capacity_label: str
    items: list[str]
    powers: list[Power]
    power_labels: list[str]
    words: str
    starts_on: date
    ends_on: date
    uses: int
    uses_max: int | None
    given_by_label: str
    given_at: datetime | None
    witness_name: str
    revoked_at: datetime | None
    created_at: datetime
    timeline: list[AuthorityStepRead]
    files: list[FileRead]
    actions: list[AuthorityActionRead]


class CandidateRead(BaseModel):
    """Somebody to whom a principal may give an authority."""

    user_id: uuid.UUID
    name: str
    capacity: Capacity
    label: str


class AuthorityCheckRead(BaseModel):
    """What a stranger with the paper in hand is told: whether it counts, for what, and masked names."""

    number: str
    standing: Standing
    standing_label: str
    principal_name: str
    representative_name: str
    items: list[str]


class OwnFamilyRead(BaseModel):
    """A family link as one of the two sees it, and what the relative may do by it."""

    id: uuid.UUID
    name: str
    relation: str
    is_elder: bool
    is_confirmed: bool
    may: list[str]
    actions: list[str]
