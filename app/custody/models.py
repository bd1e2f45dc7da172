"""Papers, cards, cash and keys that agents keep for villagers, and the way of each from hand to hand."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Enum, Index, Text, UniqueConstraint
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class CustodyKind(StrEnum):
    """What was given into custody."""

    original = "original"
    copy = "copy"
    bank_card = "bank_card"
    cash = "cash"
    key = "key"
    other = "other"


class CustodyState(StrEnum):
    """Where a thing is."""

    with_agent = "with_agent"
    handing_over = "handing_over"
    carried = "carried"
    at_office = "at_office"
    giving_back = "giving_back"
    disputed = "disputed"
    damaged = "damaged"
    lost = "lost"
    returned = "returned"
    handed_in = "handed_in"
    settled = "settled"


class CustodyAction(StrEnum):
    """A step of a thing; `take` is the first of each."""

    take = "take"
    confirm = "confirm"
    spend = "spend"
    hand_over = "hand_over"
    receive = "receive"
    decline = "decline"
    entrust = "entrust"
    bring_back = "bring_back"
    to_office = "to_office"
    from_office = "from_office"
    hand_in = "hand_in"
    give_back = "give_back"
    give_back_witnessed = "give_back_witnessed"
    confirm_back = "confirm_back"
    recall = "recall"
    object = "object"
    report_damaged = "report_damaged"
    report_lost = "report_lost"
    found = "found"
    settle = "settle"


_CLOSED = "state IN ('returned', 'handed_in', 'settled')"


class CustodyItem(Row, table=True):
    """One thing. As long as it is not closed exactly one agent answers for it: the holder.

    `path` is where it was taken, `holding_path` where it is kept now. The receiver is a station, and an
    agent there if one was named. Money is in fen.
    """

    __tablename__ = "custody_item"
    __table_args__ = (
        Index("ix_custody_item_path_taken_at", "path", "taken_at"),
        Index("ix_custody_item_holding_path_state", "holding_path", "state"),
        Index("ix_custody_item_holder_id_state", "holder_id", "state"),
        Index("ix_custody_item_resident_id_taken_at", "resident_id", "taken_at"),
        Index("ix_custody_item_errand_id", "errand_id"),
        CheckConstraint(f"({_CLOSED}) = (holder_id IS NULL)", name="one_holder_while_open"),
        CheckConstraint(
            "(state = 'handing_over') = (receiver_path IS NOT NULL)", name="receiver_while_passed"
        ),
        CheckConstraint("receiver_id IS NULL OR receiver_path IS NOT NULL", name="receiver_at_a_station"),
        CheckConstraint("(state = 'carried') = (carrier_id IS NOT NULL)", name="carrier_while_carried"),
        CheckConstraint("(state = 'at_office') = (office <> '')", name="office_while_there"),
        CheckConstraint("(kind = 'cash') = (received_fen > 0)", name="cash_has_amount"),
        CheckConstraint(
            "spent_fen >= 0 AND returned_fen >= 0 AND missing_fen >= 0"
            " AND spent_fen + returned_fen + missing_fen <= received_fen",
            name="cash_not_overdrawn",
        ),
        CheckConstraint(
            f"NOT ({_CLOSED}) OR spent_fen + returned_fen + missing_fen = received_fen", name="cash_balances"
        ),
        CheckConstraint("missing_fen = 0 OR state = 'settled'", name="missing_is_settled"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    kind: CustodyKind = Field(sa_type=Enum(CustodyKind, native_enum=False, length=20))
    description: str = Field(max_length=200)
    state: CustodyState = Field(sa_type=Enum(CustodyState, native_enum=False, length=20))
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    errand_id: uuid.UUID | None = Field(default=None, foreign_key="errand.id")
    station_id: uuid.UUID = Field(foreign_key="station.id")
    path: str = Field(sa_type=PathType)
    holding_path: str = Field(sa_type=PathType)
    holder_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    receiver_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    receiver_path: str | None = Field(default=None, sa_type=PathType)
    carrier_id: uuid.UUID | None = Field(default=None, foreign_key="resident.id")
    office: str = Field(default="", max_length=100)
    received_fen: int = 0
    spent_fen: int = 0
    returned_fen: int = 0
    missing_fen: int = 0
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    taken_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_witnessed: bool = False
    version: int = 1


class CustodyMovement(Row, table=True):
    """One step of a thing: from whom to whom, who saw it. Never changed, never deleted."""

    __tablename__ = "custody_movement"
    __table_args__ = (UniqueConstraint("item_id", "version"),)

    item_id: uuid.UUID = Field(foreign_key="custody_item.id")
    version: int
    action: CustodyAction = Field(sa_type=Enum(CustodyAction, native_enum=False, length=20))
    target: CustodyState = Field(sa_type=Enum(CustodyState, native_enum=False, length=20))
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    from_holder_id: uuid.UUID | None = None
    to_holder_id: uuid.UUID | None = None
    counterpart: str = Field(default="", max_length=100)
    amount_fen: int = 0
    witness: str = Field(default="", max_length=200)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class CustodyCount(Row, table=True):
    """An agent looked into the drawer in the evening: how much was to be there, how much was."""

    __tablename__ = "custody_count"
    __table_args__ = (
        UniqueConstraint("user_id", "day", "round"),
        CheckConstraint("round > 0", name="round_positive"),
        CheckConstraint("missing BETWEEN 0 AND expected", name="missing_of_expected"),
    )

    user_id: uuid.UUID = Field(foreign_key="user_account.id")
    day: date
    round: int
    expected: int
    missing: int
    at: datetime = Field(sa_type=UtcDateTime)


class CustodyCountLine(Row, table=True):
    """One thing as it was counted."""

    __tablename__ = "custody_count_line"
    __table_args__ = (UniqueConstraint("count_id", "item_id"),)

    count_id: uuid.UUID = Field(foreign_key="custody_count.id")
    item_id: uuid.UUID = Field(foreign_key="custody_item.id")
    is_there: bool
    note: str = Field(default="", max_length=200)
