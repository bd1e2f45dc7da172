"""What points are given for: rule sets, caps, awards, claims and their review, reversals."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class CapPeriod(StrEnum):
    """The stretch of time that a cap counts over."""

    day = "day"
    month = "month"
    quarter = "quarter"
    year = "year"
    once = "once"


class RuleSource(StrEnum):
    """How points of a rule come about: asked for, noticed by the system, a factor, or a correction."""

    claim = "claim"
    system = "system"
    multiplier = "multiplier"
    correction = "correction"


class RuleSubject(StrEnum):
    """Whose deeds a cap counts."""

    person = "person"
    household = "household"


class ClaimState(StrEnum):
    """Where a claim stands on its way to the books."""

    submitted = "submitted"
    checked = "checked"
    reviewed = "reviewed"
    published = "published"
    credited = "credited"
    rejected = "rejected"
    objected = "objected"
    withdrawn = "withdrawn"


class ClaimAction(StrEnum):
    """A step of a claim."""

    submit = "submit"
    check = "check"
    approve = "approve"
    reject = "reject"
    publish = "publish"
    object = "object"
    credit = "credit"
    withdraw = "withdraw"


class ReversalState(StrEnum):
    """Where a reversal stands."""

    requested = "requested"
    approved = "approved"
    rejected = "rejected"


class ReversalAction(StrEnum):
    """A step of a reversal."""

    approve = "approve"
    reject = "reject"


class RuleSet(Row, table=True):
    """A version of the rules of a region and everything under it, in force from a day on; never changed."""

    __tablename__ = "rule_set"
    __table_args__ = (
        UniqueConstraint("region_id", "version"),
        Index("ix_rule_set_path_effective_from", "path", "effective_from"),
        CheckConstraint("version > 0", name="version_positive"),
        # A merged village is bound by its successor's rules; its own stay as what was voted.
        {"info": {"stays_when_merged": True}},
    )

    region_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    version: int
    effective_from: date
    note: str = Field(default="", max_length=500)
    rules: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    adopted_by: uuid.UUID
    created_at: datetime = Field(sa_type=UtcDateTime)


class CapUse(Row, table=True):
    """How often a rule has counted for a person or household in one period."""

    __tablename__ = "cap_use"
    __table_args__ = (
        UniqueConstraint("subject_id", "rule_code", "period"),
        CheckConstraint("quantity BETWEEN 0 AND ceiling", name="within_cap"),
    )

    subject_id: uuid.UUID
    rule_code: str = Field(max_length=20)
    period: str = Field(max_length=20)
    quantity: int
    ceiling: int


class Award(Row, table=True):
    """Points given once for one deed: `reference` names the deed, the transfer moved the points."""

    __tablename__ = "award"
    __table_args__ = (
        UniqueConstraint("county_id", "reference"),
        UniqueConstraint("transfer_id"),
        Index("ix_award_resident_id", "resident_id"),
        CheckConstraint("points <> 0", name="points_not_zero"),
    )

    reference: str = Field(max_length=150)
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    village_id: uuid.UUID = Field(foreign_key="region.id")
    rule_code: str = Field(max_length=20)
    rule_version: int
    quantity: int
    points: int
    is_honour: bool
    transfer_id: uuid.UUID = Field(foreign_key="ledger_transfer.id")
    cap_use_id: uuid.UUID | None = Field(default=None, foreign_key="cap_use.id")
    occurred_on: date
    created_at: datetime = Field(sa_type=UtcDateTime)


class Claim(Row, table=True):
    """Somebody says that a person did something which a rule rewards (申报)."""

    __tablename__ = "points_claim"
    __table_args__ = (
        Index("ix_points_claim_path_created_at", "path", "created_at"),
        Index("ix_points_claim_resident_id_created_at", "resident_id", "created_at"),
        Index("ix_points_claim_submitted_by_created_at", "submitted_by", "created_at"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("points <> 0", name="points_not_zero"),
        CheckConstraint("(state = 'credited') = (award_id IS NOT NULL)", name="credited_has_award"),
    )

    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    household_id: uuid.UUID | None = Field(default=None, foreign_key="household.id")
    village_id: uuid.UUID = Field(foreign_key="region.id")
    path: str = Field(sa_type=PathType)
    rule_code: str = Field(max_length=20)
    rule_title: str = Field(max_length=100)
    rule_version: int
    quantity: int
    points: int
    occurred_on: date
    note: str = Field(default="", max_length=2000)
    state: ClaimState = Field(sa_type=Enum(ClaimState, native_enum=False, length=20))
    submitted_by: uuid.UUID
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    objections_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    award_id: uuid.UUID | None = Field(default=None, foreign_key="award.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class ClaimStep(Row, table=True):
    """One step a claim took: who, when, why."""

    __tablename__ = "points_claim_step"
    __table_args__ = (Index("ix_points_claim_step_claim_id", "claim_id"),)

    claim_id: uuid.UUID = Field(foreign_key="points_claim.id")
    action: ClaimAction = Field(sa_type=Enum(ClaimAction, native_enum=False, length=20))
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    at: datetime = Field(sa_type=UtcDateTime)
    note: str = Field(default="", max_length=2000)


class Reversal(Row, table=True):
    """A wrong award, to be taken back once a second person agrees."""

    __tablename__ = "points_reversal"
    __table_args__ = (
        Index(
            "uq_points_reversal_transfer_id",
            "transfer_id",
            unique=True,
            sqlite_where=text("state <> 'rejected'"),
            postgresql_where=text("state <> 'rejected'"),
        ),
        Index("ix_points_reversal_path_created_at", "path", "created_at"),
        CheckConstraint("decided_by IS NULL OR decided_by <> requested_by", name="two_people"),
        CheckConstraint("(state = 'requested') = (decided_by IS NULL)", name="decided_by_somebody"),
    )

    transfer_id: uuid.UUID = Field(foreign_key="ledger_transfer.id")
    entry_id: uuid.UUID = Field(foreign_key="ledger_posting.id")
    resident_id: uuid.UUID = Field(foreign_key="resident.id")
    path: str = Field(sa_type=PathType)
    amount: int
    reason: str = Field(max_length=500)
    state: ReversalState = Field(sa_type=Enum(ReversalState, native_enum=False, length=20))
    requested_by: uuid.UUID
    requested_by_name: str = Field(max_length=50)
    decided_by: uuid.UUID | None = None
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    note: str = Field(default="", max_length=500)
    created_at: datetime = Field(sa_type=UtcDateTime)
