"""Shapes of things in custody and of the evening count."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.text import Line, OptionalLine, Paragraph
from app.custody.forms import INTERNAL, MOST_FEN
from app.custody.models import CustodyAction, CustodyKind, CustodyState
from app.files.schemas import FileRead

MOST_THINGS = 500
FileIds = Annotated[list[uuid.UUID], Field(max_length=9)]
Witness = Annotated[OptionalLine, StringConstraints(max_length=200)]


class CustodyItemCreate(BaseModel):
    """Take a thing: for an errand, or for somebody on the roll at a station. Money comes with its amount."""

    model_config = ConfigDict(extra="forbid")

    kind: CustodyKind
    description: Line
    amount_fen: Annotated[int, Field(ge=1, le=MOST_FEN)] | None = None
    errand_id: uuid.UUID | None = None
    resident_id: uuid.UUID | None = None
    station_id: uuid.UUID | None = None
    witness: Witness = ""
    note: Paragraph = ""
    file_ids: FileIds = []

    @model_validator(mode="after")
    def _belongs_to_somebody(self) -> Self:
        loose = self.resident_id is not None and self.station_id is not None
        if (self.errand_id is None) != loose:
            raise PydanticCustomError("one_owner", "请选一件代办，或选是谁的、在哪个站收的，二选一")
        if (self.kind is CustodyKind.cash) != (self.amount_fen is not None):
            raise PydanticCustomError("amount", "收现金要写金额，别的物品不写金额")
        return self


class CustodyTransitionCreate(BaseModel):
    """One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest."""

    model_config = ConfigDict(extra="forbid")

    action: CustodyAction
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    amount_fen: Annotated[int, Field(ge=0, le=MOST_FEN)] | None = None
    station_id: uuid.UUID | None = None
    agent_id: uuid.UUID | None = None
    office: Line | None = None
    witness: Witness | None = None
    note: Paragraph | None = None
    file_ids: FileIds | None = None

    @model_validator(mode="after")
    def _is_a_step_of_its_own(self) -> Self:
        if self.action in INTERNAL:
            raise PydanticCustomError("action", "这一步不能单独做")
        return self


class PersonRead(BaseModel):
    """Somebody by name only."""

    id: uuid.UUID
    name: str


class ErrandBrief(BaseModel):
    """The errand for which a thing was taken."""

    id: uuid.UUID
    number: str


class MovementRead(BaseModel):
    """One step of a thing as the people concerned read it."""

    action: CustodyAction
    label: str
    actor_name: str
    at: datetime
    counterpart: str
    amount_fen: int
    witness: str
    note: str
    files: list[FileRead]


class ActionRead(BaseModel):
    """A step open to the reader now; `fields` is the JSON Schema of what it asks for."""

    action: CustodyAction
    label: str
    fields: dict[str, Any]


class CustodyItemRead(BaseModel):
    """A thing as one reader sees it; `where` tells in words who has it."""

    id: uuid.UUID
    kind: CustodyKind
    kind_label: str
    description: str
    state: CustodyState
    state_label: str
    where: str
    owner: PersonRead
    errand: ErrandBrief | None
    station: PersonRead
    holder: PersonRead | None
    received_fen: int
    spent_fen: int
    returned_fen: int
    missing_fen: int
    left_fen: int
    taken_at: datetime
    confirmed_at: datetime | None
    closed_at: datetime | None
    days: int
    is_overdue: bool
    movements: list[MovementRead]
    actions: list[ActionRead]
    version: int


class CustodySummaryRead(BaseModel):
    """What waits for the reader: as agent, as lead, and as somebody whose things are kept."""

    held: int
    held_overdue: int
    to_receive: int
    is_counted_today: bool
    mine: int
    mine_overdue: int
    mine_to_confirm: int
    station_overdue: int
    station_troubled: int


class HolderRead(BaseModel):
    """One agent's drawer as the lead sees it."""

    user: PersonRead
    things: int
    cash_fen: int
    overdue: int
    troubled: int
    oldest_at: datetime
    counted_on: date | None
    missing: int
    is_counted_today: bool


class CountSheetRead(BaseModel):
    """What should be in the reader's drawer this evening."""

    day: date
    counted_at: datetime | None
    items: list[CustodyItemRead]


class MissingCreate(BaseModel):
    """A thing that was not there."""

    model_config = ConfigDict(extra="forbid")

    custody_item_id: uuid.UUID
    note: Line


class CountCreate(BaseModel):
    """The evening count: every thing of the list, and which of them were not there."""

    model_config = ConfigDict(extra="forbid")

    custody_item_ids: Annotated[list[uuid.UUID], Field(max_length=MOST_THINGS)]
    missing: Annotated[list[MissingCreate], Field(max_length=MOST_THINGS)] = []

    @model_validator(mode="after")
    def _misses_what_was_listed(self) -> Self:
        listed, missing = set(self.custody_item_ids), [one.custody_item_id for one in self.missing]
        if len(listed) < len(self.custody_item_ids) or len(set(missing)) < len(missing):
            raise PydanticCustomError("repeated", "同一样东西写了两次")
        if not set(missing) <= listed:
            raise PydanticCustomError("missing", "少了的东西要在清单里")
        return self


class CountRead(BaseModel):
    """A count that was made."""

    id: uuid.UUID
    day: date
    expected: int
    missing: int
    at: datetime
