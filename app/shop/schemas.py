"""Shapes of shops, offers, stock and orders."""

import re
import unicodedata
import uuid
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from app.core.clock import Day
from app.core.text import ContactPhone, Line, OptionalLine, clean
from app.shop.models import OfferKind, OrderState, StockReason

LARGEST = 1_000_000
Points = Annotated[int, Field(ge=1, le=LARGEST)]
Stock = Annotated[int, Field(ge=0, le=LARGEST)]
Quantity = Annotated[int, Field(ge=1, le=1000)]
QR_PREFIX = "LB:"


def _bare_code(text: str) -> str:
    """Take a code as typed, spoken in groups, or scanned with its prefix."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper().removeprefix(QR_PREFIX)


PickupCode = Annotated[str, BeforeValidator(clean), Field(max_length=40), AfterValidator(_bare_code)]


class NamedRead(BaseModel):
    """A thing by its name."""

    id: uuid.UUID
    name: str


class ShopRead(BaseModel):
    """A shop and where it is."""

    id: uuid.UUID
    name: str
    region_id: uuid.UUID
    address: str
    phone: str
    hours: str


class ShopCreate(BaseModel):
    """Open a shop at a region."""

    model_config = ConfigDict(extra="forbid")

    name: Line
    region_id: uuid.UUID
    address: OptionalLine = ""
    phone: ContactPhone | Literal[""] = ""
    hours: OptionalLine = ""


class OfferRead(BaseModel):
    """An offer: `stock` stands on the shelf, `stock_left` of it is free; null means without limit."""

    id: uuid.UUID
    title: str
    kind: OfferKind
    points: int
    stock: int | None
    stock_left: int | None
    per_person_limit: int | None
    shop: NamedRead
    picture_url: str | None
    valid_until: date | None
    is_on_sale: bool


class OfferCreate(BaseModel):
    """Offer something; without `stock` it never runs out."""

    model_config = ConfigDict(extra="forbid")

    shop_id: uuid.UUID
    title: Line
    kind: OfferKind
    points: Points
    stock: Stock | None
    per_person_limit: Quantity | None = None
    valid_until: Day | None = None
    picture_id: uuid.UUID | None = None


class OfferUpdate(BaseModel):
    """Change what is given; stock changes by stock moves only."""

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    kind: OfferKind | None = None
    points: Points | None = None
    per_person_limit: Quantity | None = None
    valid_until: Day | None = None
    picture_id: uuid.UUID | None = None
    is_on_sale: bool | None = None


class StockMoveCreate(BaseModel):
    """Units that came or went; a stocktake that found too few is negative, damage always takes away."""

    model_config = ConfigDict(extra="forbid")

    quantity: Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
    reason: StockReason
    note: OptionalLine = ""


class OrderCreate(BaseModel):
    """Redeem points, one's own or a family member's."""

    model_config = ConfigDict(extra="forbid")

    offer_id: uuid.UUID
    quantity: Quantity = 1
    for_resident_id: uuid.UUID | None = None


class PickupCreate(BaseModel):
    """The code a resident shows at the counter."""

    model_config = ConfigDict(extra="forbid")

    pickup_code: PickupCode


class OrderTransitionCreate(BaseModel):
    """A step that a button offers."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["cancel", "refund"]
    note: OptionalLine = ""


class ActionRead(BaseModel):
    """A button: what it does, what it says, and the form it opens."""

    action: str
    label: str
    fields: dict[str, Any]


class OrderRead(BaseModel):
    """An order. Only the buyer's side sees the code, so that nobody else can collect."""

    id: uuid.UUID
    number: str
    state: OrderState
    state_label: str
    offer: OfferRead
    quantity: int
    points: int
    resident: NamedRead
    pickup_code: str | None
    qr: str | None
    created_at: datetime
    expires_at: datetime
    closed_at: datetime | None
    actions: list[ActionRead]
