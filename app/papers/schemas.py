"""Shapes of slips, registers and the wall board."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from app.core.pages import Items, Page
from app.errands.models import Category
from app.orgs.schemas import DutyRead


class SlipKind(StrEnum):
    """The slips that a villager takes home."""

    accepted = "accepted"
    promised = "promised"
    missing = "missing"
    refused = "refused"
    receipt = "receipt"


class SlipRead(BaseModel):
    """A slip that can be printed of a case as it stands now."""

    kind: SlipKind
    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a slip; every value is already as a third person may read it."""

    errand_id: uuid.UUID
    kind: SlipKind
    title: str
    number: str
    rows: list[tuple[str, str]]
    words: list[str]
    # Whoever signs does so on paper.
    signers: list[str]
    station: str
    phone: str
    free_line: str
    printed_at: str


class DutyFieldRead(BaseModel):
    """A mandatory field of the intake, and the duty that needs it."""

    field: str
    label: str
    duty: str


class RegisterKind(StrEnum):
    """The four books (四登记): what was asked by phone, done on a visit, its result, its signature."""

    phone = "phone"
    visit = "visit"
    result = "result"
    signature = "signature"


class ColumnRead(BaseModel):
    """A column of a book, as the county calls it."""

    key: str
    label: str


class RegisterEntryRead(BaseModel):
    """One line of a book: its cells by the columns' keys, and the case that it is of."""

    id: uuid.UUID
    errand_id: uuid.UUID
    cells: dict[str, str]


class RegisterRead(Page[RegisterEntryRead]):
    """A book's month, in pages."""

    kind: RegisterKind
    title: str
    place: str
    month: str
    masks_names: bool
    columns: list[ColumnRead]


class BoardItemRead(BaseModel):
    """One item as the wall board tells it."""

    name: str
    category: Category
    category_label: str
    documents: list[str]
    time: str
    fee: str
    handled_at: str


class WallBoardRead(Items[BoardItemRead]):
    """The wall board of a station (公示牌)."""

    title: str
    station_name: str
    address: str
    phone: str
    hours: str
    on_duty: list[DutyRead]
    free_line: str
    steps: list[str]
