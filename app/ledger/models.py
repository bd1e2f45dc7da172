"""Tables of the ledger: accounts, transfers and their postings, holds and their ends, seals.

All but the account's counters is written once; `guards/` makes both engines refuse anything else.
"""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Enum, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.core.db import Row, UtcDateTime

# Points that never expire carry this day, so that days compare without a special case.
NEVER = date(9999, 12, 31)
LARGEST_AMOUNT = 1_000_000_000_000


class AccountClass(StrEnum):
    """What an account is for; the class decides which guards hold."""

    mint = "mint"
    village_budget = "village_budget"
    person = "person"
    household = "household"
    shop_sink = "shop_sink"
    expired = "expired"
    clearing = "clearing"
    supplier = "supplier"
    shelf = "shelf"
    delivered = "delivered"
    damaged = "damaged"


class HoldOutcome(StrEnum):
    """How a hold ended: exactly one of these, once."""

    captured = "captured"
    void = "void"
    lapsed = "lapsed"


# Everybody writes to the other classes: they keep no counters to queue up for, their balance is the sum.
COUNTED = frozenset(
    {
        AccountClass.mint,
        AccountClass.village_budget,
        AccountClass.person,
        AccountClass.household,
        AccountClass.shelf,
    }
)
# Points here have a last day of use.
EXPIRING = frozenset({AccountClass.person, AccountClass.household})

_CLASSES_SQL = ", ".join(f"'{account_class}'" for account_class in AccountClass)
_COUNTED_SQL = "account_class IN ('mint', 'village_budget', 'person', 'household', 'shelf')"
_STOCK_SQL = "account_class IN ('supplier', 'shelf', 'delivered', 'damaged')"
_IS_STOCK_SQL = "(substr(asset, 1, 6) = 'stock:' AND length(asset) > 6)"


class Account(Row, table=True):
    """A holder of one asset. The mint may go negative up to the county's authorised issue; nobody else may.

    `seq` counts the postings on it, `hold_seq` the holds placed and ended. What was consumed
    (`debits - refunds`) is a watermark over `credits`: it says which credits are used up, oldest first.
    """

    __tablename__ = "ledger_account"
    __table_args__ = (
        UniqueConstraint(
            "county_id", "owner_kind", "owner_id", "asset", "account_class", name="uq_ledger_account_owner"
        ),
        CheckConstraint("credits + refunds - debits - held + overdraft >= 0", name="never_below_zero"),
        CheckConstraint(
            "credits >= 0 AND debits >= 0 AND refunds >= 0 AND held >= 0 AND seq >= 0 AND hold_seq >= 0",
            name="counters_not_negative",
        ),
        CheckConstraint("refunds <= debits", name="refunds_within_debits"),
        CheckConstraint(
            f"overdraft >= 0 AND (overdraft = 0 OR account_class = '{AccountClass.mint}')",
            name="only_mint_overdraws",
        ),
        CheckConstraint(f"is_counted = ({_COUNTED_SQL})", name="counted_by_class"),
        CheckConstraint(f"account_class IN ({_CLASSES_SQL})", name="known_class"),
        CheckConstraint(f"({_STOCK_SQL}) = ({_IS_STOCK_SQL})", name="stock_on_stock_accounts"),
        CheckConstraint(f"asset IN ('points', 'honour', 'debt') OR {_IS_STOCK_SQL}", name="known_asset"),
        CheckConstraint("is_open OR (credits + refunds - debits = 0 AND held = 0)", name="closed_is_empty"),
        Index("ix_ledger_account_village_id", "village_id"),
    )

    asset: str = Field(max_length=60)
    account_class: AccountClass = Field(sa_type=Enum(AccountClass, native_enum=False, length=20))
    owner_kind: str = Field(max_length=20)
    owner_id: uuid.UUID
    village_id: uuid.UUID | None = None
    is_counted: bool
    is_open: bool = True
    overdraft: int = Field(default=0, sa_type=BigInteger)
    credits: int = Field(default=0, sa_type=BigInteger)
    debits: int = Field(default=0, sa_type=BigInteger)
    refunds: int = Field(default=0, sa_type=BigInteger)
    held: int = Field(default=0, sa_type=BigInteger)
    seq: int = Field(default=0, sa_type=BigInteger)
    hold_seq: int = Field(default=0, sa_type=BigInteger)
    last_expires_on: date | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Transfer(Row, table=True):
    """One business fact, whole or not at all. Its reference names the fact, so it happens once."""

    __tablename__ = "ledger_transfer"
    __table_args__ = (
        UniqueConstraint("county_id", "reference"),
        UniqueConstraint("county_id", "reverses"),
        CheckConstraint("line_count > 0 OR (line_count = 0 AND reverses IS NOT NULL)", name="has_lines"),
        CheckConstraint("reference <> '' AND kind <> ''", name="named"),
        Index("ix_ledger_transfer_county_id_at", "county_id", "at"),
        Index("ix_ledger_transfer_source_id", "source_id"),
    )

    reference: str = Field(max_length=200)
    kind: str = Field(max_length=40)
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: uuid.UUID
    request_hash: str = Field(max_length=64)
    line_count: int
    reverses: uuid.UUID | None = Field(default=None, foreign_key="ledger_transfer.id")
    note: str = Field(default="", max_length=2000)
    source_kind: str = Field(default="", max_length=40)
    source_id: uuid.UUID | None = None
    rule_code: str | None = Field(default=None, max_length=20)
    reason_label: str = Field(default="", max_length=200)


class Hold(Row, table=True):
    """Amounts set aside for one business fact until it is captured, void or lapsed."""

    __tablename__ = "ledger_hold"
    __table_args__ = (
        UniqueConstraint("county_id", "reference"),
        CheckConstraint("line_count > 0", name="has_lines"),
        CheckConstraint("reference <> '' AND kind <> ''", name="named"),
        Index("ix_ledger_hold_source_id", "source_id"),
    )

    reference: str = Field(max_length=200)
    kind: str = Field(max_length=40)
    at: datetime = Field(sa_type=UtcDateTime)
    lapses_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    actor_id: uuid.UUID
    request_hash: str = Field(max_length=64)
    line_count: int
    note: str = Field(default="", max_length=2000)
    source_kind: str = Field(default="", max_length=40)
    source_id: uuid.UUID | None = None
    rule_code: str | None = Field(default=None, max_length=20)
    reason_label: str = Field(default="", max_length=200)


class HoldLine(Row, table=True):
    """One amount set aside on an account, for another one."""

    __tablename__ = "ledger_hold_line"
    __table_args__ = (
        UniqueConstraint("hold_id", "line"),
        UniqueConstraint("debit_id", "hold_seq"),
        CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount_in_bounds"),
        CheckConstraint("debit_id <> credit_id", name="two_accounts"),
    )

    hold_id: uuid.UUID = Field(foreign_key="ledger_hold.id")
    line: int
    debit_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    credit_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    amount: int = Field(sa_type=BigInteger)
    expires_on: date | None = None
    hold_seq: int = Field(sa_type=BigInteger)
    held_after: int = Field(sa_type=BigInteger)


class HoldEnd(Row, table=True):
    """The one end of a hold line: `id` is the line's id, so a line ends once."""

    __tablename__ = "ledger_hold_end"
    __table_args__ = (
        ForeignKeyConstraint(["id"], ["ledger_hold_line.id"]),
        UniqueConstraint("account_id", "hold_seq"),
        CheckConstraint("outcome IN ('captured', 'void', 'lapsed')", name="known_outcome"),
        Index("ix_ledger_hold_end_hold_id", "hold_id"),
    )

    hold_id: uuid.UUID = Field(foreign_key="ledger_hold.id")
    account_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    outcome: HoldOutcome = Field(sa_type=Enum(HoldOutcome, native_enum=False, length=20))
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: uuid.UUID
    hold_seq: int = Field(sa_type=BigInteger)
    held_after: int = Field(sa_type=BigInteger)


class Posting(Row, table=True):
    """One movement: `amount` leaves the debit account and arrives at the credit account.

    The `…_seq` and `…_after` of a side are its place and balance in that account, NULL where the account
    keeps no counters. `credit_total` is all that was ever credited, so a credit with `expires_on` is a lot.
    """

    __tablename__ = "ledger_posting"
    __table_args__ = (
        UniqueConstraint("transfer_id", "line"),
        UniqueConstraint("debit_id", "debit_seq"),
        UniqueConstraint("credit_id", "credit_seq"),
        UniqueConstraint("hold_line_id"),
        UniqueConstraint("refunds_id"),
        CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount_in_bounds"),
        CheckConstraint("debit_id <> credit_id", name="two_accounts"),
        Index("ix_ledger_posting_credit_id_expires_on", "credit_id", "expires_on", "credit_total"),
    )

    transfer_id: uuid.UUID = Field(foreign_key="ledger_transfer.id")
    line: int
    debit_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    credit_id: uuid.UUID = Field(foreign_key="ledger_account.id")
    amount: int = Field(sa_type=BigInteger)
    debit_seq: int | None = Field(default=None, sa_type=BigInteger)
    debit_after: int | None = Field(default=None, sa_type=BigInteger)
    credit_seq: int | None = Field(default=None, sa_type=BigInteger)
    credit_after: int | None = Field(default=None, sa_type=BigInteger)
    credit_total: int | None = Field(default=None, sa_type=BigInteger)
    expires_on: date | None = None
    hold_line_id: uuid.UUID | None = Field(default=None, foreign_key="ledger_hold_line.id")
    refunds_id: uuid.UUID | None = Field(default=None, foreign_key="ledger_posting.id")


class Seal(Row, table=True):
    """A batch of transfers hashed into one root, chained to the seal before: no gap, no fork."""

    __tablename__ = "ledger_seal"
    __table_args__ = (
        UniqueConstraint("county_id", "n"),
        UniqueConstraint("county_id", "n", "root"),
        ForeignKeyConstraint(
            ["county_id", "previous_n", "previous_root"],
            ["ledger_seal.county_id", "ledger_seal.n", "ledger_seal.root"],
            name="fk_ledger_seal_previous",
        ),
        CheckConstraint(
            "(n = 1 AND previous_n IS NULL AND previous_root IS NULL)"
            " OR (n > 1 AND previous_n IS NOT NULL AND previous_root IS NOT NULL AND n = previous_n + 1)",
            name="chained",
        ),
        CheckConstraint("leaf_count > 0", name="has_leaves"),
    )

    n: int
    previous_n: int | None = None
    previous_root: str | None = Field(default=None, max_length=64)
    root: str = Field(max_length=64)
    leaf_count: int
    at: datetime = Field(sa_type=UtcDateTime)


class SealLeaf(Row, table=True):
    """A sealed transfer's digest and its place: `id` is the transfer's id, so it is sealed once."""

    __tablename__ = "ledger_seal_leaf"
    __table_args__ = (
        ForeignKeyConstraint(["id"], ["ledger_transfer.id"]),
        ForeignKeyConstraint(["county_id", "seal_n"], ["ledger_seal.county_id", "ledger_seal.n"]),
        UniqueConstraint("county_id", "seal_n", "position"),
    )

    seal_n: int
    position: int
    digest: str = Field(max_length=64)
