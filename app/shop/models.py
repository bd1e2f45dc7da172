"""Shops, what they offer at which price, how stock moved, and the orders of residents."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class OfferKind(StrEnum):
    """What a resident gets for points."""

    goods = "goods"
    fee_deduction = "fee_deduction"
    discount = "discount"
    service = "service"


class StockReason(StrEnum):
    """Why the number on a shelf changed, other than by an order."""

    purchase = "purchase"
    stocktake = "stocktake"
    damage = "damage"


class OrderState(StrEnum):
    """Where an order stands; only a held one still reserves points and stock."""

    held = "held"
    collected = "collected"
    cancelled = "cancelled"
    expired = "expired"
    refunded = "refunded"


class OrderAction(StrEnum):
    """A step in the life of an order."""

    place = "place"
    collect = "collect"
    cancel = "cancel"
    expire = "expire"
    refund = "refund"


class Shop(Row, table=True):
    """A place where points are spent; they go to its till. It serves its region and everything under it."""

    __tablename__ = "shop"
    __table_args__ = (
        UniqueConstraint("region_id", "name"),
        Index("ix_shop_path", "path"),
    )

    name: str = Field(max_length=100)
    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    address: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=20)
    hours: str = Field(default="", max_length=200)
    till_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    is_open: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)


class Offer(Row, table=True):
    """Something to be had for points, from its shelf of units; without one there is no limit.

    `path` is the shop's.
    """

    __tablename__ = "offer"
    __table_args__ = (
        Index("ix_offer_path", "path"),
        Index("ix_offer_shop_id", "shop_id"),
        CheckConstraint("points > 0", name="points_positive"),
        CheckConstraint("(shelf_id IS NULL) = (delivered_id IS NULL)", name="shelf_has_other_end"),
        CheckConstraint("per_person_limit IS NULL OR per_person_limit > 0", name="limit_positive"),
    )

    shop_id: uuid.UUID = Field(foreign_key="shop.id")
    path: str = Field(sa_type=PathType)
    title: str = Field(max_length=100)
    kind: OfferKind = Field(sa_type=Enum(OfferKind, native_enum=False, length=20))
    points: int
    shelf_id: uuid.UUID | None = Field(default=None, foreign_key="ledger_account.id")
    delivered_id: uuid.UUID | None = Field(default=None, foreign_key="ledger_account.id")
    per_person_limit: int | None = None
    valid_until: date | None = None
    picture_id: uuid.UUID | None = Field(default=None, foreign_key="stored_file.id")
    is_on_sale: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)


class OfferPrice(Row, table=True):
    """A price an offer had from a moment on."""

    __tablename__ = "offer_price"
    __table_args__ = (
        Index("ix_offer_price_offer_id_since", "offer_id", "since"),
        CheckConstraint("points > 0", name="points_positive"),
    )

    offer_id: uuid.UUID = Field(foreign_key="offer.id")
    points: int
    since: datetime = Field(sa_type=UtcDateTime)
    changed_by: uuid.UUID


class StockMove(Row, table=True):
    """Units that came to a shelf (positive) or left it (negative), and the transfer that moved them."""

    __tablename__ = "stock_move"
    __table_args__ = (
        Index("ix_stock_move_offer_id_created_at", "offer_id", "created_at"),
        CheckConstraint("quantity <> 0", name="quantity_not_zero"),
    )

    offer_id: uuid.UUID = Field(foreign_key="offer.id")
    quantity: int
    reason: StockReason = Field(sa_type=Enum(StockReason, native_enum=False, length=20))
    note: str = Field(default="", max_length=200)
    moved_by: uuid.UUID
    transfer_id: uuid.UUID = Field(foreign_key="ledger_transfer.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class OfferAllowance(Row, table=True):
    """How many of an offer one resident has had or reserved; `ceiling` is the limit when last counted."""

    __tablename__ = "offer_allowance"
    __table_args__ = (
        UniqueConstraint("offer_id", "resident_id"),
        CheckConstraint("quantity >= 0", name="quantity_not_negative"),
        CheckConstraint("ceiling IS NULL OR quantity <= ceiling", name="within_limit"),
    )

    offer_id: uuid.UUID = Field(foreign_key="offer.id")
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    quantity: int
    ceiling: int | None = None


class Order(Row, table=True):
    """One redemption: paid by a resident's points, collected at the shop by a code.

    The code is unique among the open orders of a county; a closed order's code may come again.
    `path` is the shop's.
    """

    __tablename__ = "shop_order"
    __table_args__ = (
        UniqueConstraint("county_id", "number"),
        UniqueConstraint("hold_id"),
        Index(
            "uq_shop_order_open_pickup_code",
            "county_id",
            "pickup_code",
            unique=True,
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
        Index("ix_shop_order_pickup_code", "pickup_code"),
        Index("ix_shop_order_resident_id_created_at", "resident_id", "created_at"),
        Index("ix_shop_order_placed_by_created_at", "placed_by", "created_at"),
        Index("ix_shop_order_path_created_at", "path", "created_at"),
        Index("ix_shop_order_state_expires_at", "state", "expires_at"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("points > 0", name="points_positive"),
        CheckConstraint(
            "(state IN ('collected', 'refunded')) = (transfer_id IS NOT NULL)", name="paid_when_collected"
        ),
    )

    number: str = Field(max_length=30)
    offer_id: uuid.UUID = Field(foreign_key="offer.id")
    shop_id: uuid.UUID = Field(foreign_key="shop.id")
    path: str = Field(sa_type=PathType)
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    placed_by: uuid.UUID
    quantity: int
    points: int
    pickup_code: str = Field(max_length=10)
    state: OrderState = Field(sa_type=Enum(OrderState, native_enum=False, length=20))
    hold_id: uuid.UUID = Field(foreign_key="ledger_hold.id")
    transfer_id: uuid.UUID | None = Field(default=None, foreign_key="ledger_transfer.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OrderStep(Row, table=True):
    """One step an order took: who, when, why."""

    __tablename__ = "order_step"
    __table_args__ = (Index("ix_order_step_order_id", "order_id"),)

    order_id: uuid.UUID = Field(foreign_key="shop_order.id")
    action: OrderAction = Field(sa_type=Enum(OrderAction, native_enum=False, length=20))
    actor_id: uuid.UUID
    at: datetime = Field(sa_type=UtcDateTime)
    note: str = Field(default="", max_length=500)
