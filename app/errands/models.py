"""What can be done for somebody, and each case of it: steps, ratings, numbers."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, Text, UniqueConstraint, false
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime
from app.errands.kinds import ClosingKind, Mode, PartState, Procedure


class Category(StrEnum):
    """The four classes of the public board (定项)."""

    approval = "approval"
    certificate = "certificate"
    consultation = "consultation"
    public_welfare = "public_welfare"


class Handling(StrEnum):
    """How an item is dealt with: at once, by a promised day, or reported upwards."""

    instant = "instant"
    promised = "promised"
    reported = "reported"


class Channel(StrEnum):
    """How somebody asked; the last three are the registers of 四登记."""

    app = "app"
    phone = "phone"
    walk_in = "walk_in"
    visit = "visit"


class RatedVia(StrEnum):
    """How a rating came: pressed by whom it is about, or told to somebody on the phone or on paper."""

    app = "app"
    phone = "phone"
    paper = "paper"


class ErrandState(StrEnum):
    """Where an errand stands."""

    submitted = "submitted"
    accepted = "accepted"
    handling = "handling"
    completed = "completed"
    signed = "signed"
    archived = "archived"
    returned = "returned"
    escalated = "escalated"
    withdrawn = "withdrawn"


class PauseReason(StrEnum):
    """For whom a paused errand waits."""

    resident = "resident"
    authority = "authority"
    statutory = "statutory"
    weather = "weather"
    documents = "documents"


class ServiceItem(Row, table=True):
    """One line of the public board; a county edits it, nothing of it is a constant."""

    __tablename__ = "service_item"
    __table_args__ = (
        UniqueConstraint("county_id", "code"),
        CheckConstraint("fee_yuan >= 0", name="fee_not_negative"),
        CheckConstraint("promised_working_days > 0", name="promise_positive"),
    )

    code: str = Field(max_length=20)
    name: str = Field(max_length=100)
    category: Category = Field(sa_type=Enum(Category, native_enum=False, length=20))
    handling: Handling = Field(sa_type=Enum(Handling, native_enum=False, length=20))
    procedure: Procedure = Field(
        default=Procedure.promised,
        sa_type=Enum(Procedure, native_enum=False, length=20),
        sa_column_kwargs={"server_default": "promised"},
    )
    promised_working_days: int | None = None
    fee_yuan: int = 0
    plain_sentence: str = Field(max_length=200)
    keywords: str = Field(default="", max_length=500)
    handled_at: str = Field(default="", max_length=50)
    position: int
    is_active: bool = True
    # Whoever does it in another's name has her authority.
    needs_authority: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class ServiceItemDocument(Row, table=True):
    """A paper that an item needs; returning an errand names these, all at once."""

    __tablename__ = "service_item_document"
    __table_args__ = (UniqueConstraint("item_id", "code"),)

    item_id: uuid.UUID = Field(foreign_key="service_item.id")
    code: str = Field(max_length=30)
    name: str = Field(max_length=100)
    is_required: bool = True
    note: str = Field(default="", max_length=200)
    position: int


class Errand(Row, table=True):
    """A case. Four different people: who asked, who typed, who benefits, and on what authority.

    `station_id` numbers it and stays; `handling_station_id` is where it lies now. `first_agent_id`
    answers for it to the end. Lights are computed from `warn_at` and `due_at`, never stored.
    """

    __tablename__ = "errand"
    __table_args__ = (
        UniqueConstraint("county_id", "number"),
        Index("ix_errand_path_created_at", "path", "created_at"),
        Index("ix_errand_county_id_created_at", "county_id", "created_at"),
        Index("ix_errand_county_id_due_at", "county_id", "due_at"),
        Index("ix_errand_handling_path_state", "handling_path", "state"),
        Index("ix_errand_requester_id", "requester_id"),
        Index("ix_errand_typed_by_id", "typed_by_id"),
        Index("ix_errand_beneficiary_id", "beneficiary_id"),
        Index("ix_errand_first_agent_id", "first_agent_id"),
        Index("ix_errand_agent_id", "agent_id"),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint("agent_id IS NULL OR first_agent_id IS NOT NULL", name="agent_after_first_agent"),
        CheckConstraint("(paused_at IS NULL) = (pause_reason IS NULL)", name="pause_has_reason"),
    )

    number: str = Field(max_length=40)
    state: ErrandState = Field(sa_type=Enum(ErrandState, native_enum=False, length=20))
    service_item_id: uuid.UUID = Field(foreign_key="service_item.id")
    station_id: uuid.UUID = Field(foreign_key="station.id")
    path: str = Field(sa_type=PathType)
    handling_station_id: uuid.UUID = Field(foreign_key="station.id")
    handling_path: str = Field(sa_type=PathType)
    requester_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    typed_by_id: uuid.UUID = Field(foreign_key="user_account.id")
    beneficiary_id: uuid.UUID = Field(foreign_key="resident.id")
    authority_id: uuid.UUID | None = Field(default=None, foreign_key="authority.id")
    mode: Mode = Field(
        default=Mode.promised,
        sa_type=Enum(Mode, native_enum=False, length=20),
        sa_column_kwargs={"server_default": "promised"},
    )
    procedure: Procedure = Field(
        default=Procedure.promised,
        sa_type=Enum(Procedure, native_enum=False, length=20),
        sa_column_kwargs={"server_default": "promised"},
    )
    first_agent_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    agent_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    channel: Channel = Field(sa_type=Enum(Channel, native_enum=False, length=20))
    description: str = Field(default="", sa_column=Column(Text, nullable=False))
    contact_phone_sealed: str = Field(default="", max_length=200)
    appointment_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    clock_started_at: datetime = Field(sa_type=UtcDateTime)
    warn_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    promised_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    paused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    pause_reason: PauseReason | None = Field(
        default=None, sa_type=Enum(PauseReason, native_enum=False, length=20)
    )
    paused_until: date | None = None
    pause_for: str = Field(default="", max_length=100, sa_column_kwargs={"server_default": ""})
    pause_note: str = Field(default="", sa_column=Column(Text, server_default="", nullable=False))
    report_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    missing: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    # What the item asked for when the errand was first returned: all of it could have been told then.
    knowable: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, server_default="[]", nullable=False)
    )
    resubmit_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # A second return that waits for the town's word: what was asked for, by whom, when.
    return_asked: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, server_default="[]", nullable=False)
    )
    return_asked_by: uuid.UUID | None = None
    return_asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    return_note: str = Field(default="", sa_column=Column(Text, server_default="", nullable=False))
    outcome: str = Field(default="", sa_column=Column(Text, nullable=False))
    times_reopened: int = 0
    times_returned: int = 0
    times_returned_again: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    times_extended: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    parts_open: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    closing_kind: ClosingKind | None = Field(
        default=None, sa_type=Enum(ClosingKind, native_enum=False, length=20)
    )
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class ErrandPart(Row, table=True):
    """One part of a joint errand, at a station of its own; the errand is done when all its parts are."""

    __tablename__ = "errand_part"
    __table_args__ = (
        Index("ix_errand_part_errand_id", "errand_id"),
        Index("ix_errand_part_path_state", "path", "state"),
        Index("ix_errand_part_agent_id", "agent_id"),
        CheckConstraint("(state = 'doing') <= (agent_id IS NOT NULL)", name="doing_has_agent"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    title: str = Field(max_length=100)
    station_id: uuid.UUID = Field(foreign_key="station.id")
    path: str = Field(sa_type=PathType)
    agent_id: uuid.UUID | None = Field(default=None, foreign_key="user_account.id")
    state: PartState = Field(default=PartState.waiting, sa_type=Enum(PartState, native_enum=False, length=20))
    due_at: datetime = Field(sa_type=UtcDateTime)
    result: str = Field(default="", sa_column=Column(Text, nullable=False))
    added_by: uuid.UUID
    created_at: datetime = Field(sa_type=UtcDateTime)
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ErrandTransition(Row, table=True):
    """One step in an errand's life: who, when, why. Never changed, never deleted."""

    __tablename__ = "errand_transition"
    __table_args__ = (
        UniqueConstraint("errand_id", "version"),
        Index("ix_errand_transition_county_id_action_at", "county_id", "action", "at"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    version: int
    action: str = Field(max_length=20)
    source: ErrandState | None = Field(default=None, sa_type=Enum(ErrandState, native_enum=False, length=20))
    target: ErrandState = Field(sa_type=Enum(ErrandState, native_enum=False, length=20))
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class ErrandRating(Row, table=True):
    """A voluntary rating: one for each time the errand was completed."""

    __tablename__ = "errand_rating"
    __table_args__ = (
        UniqueConstraint("errand_id", "times_reopened"),
        Index("ix_errand_rating_county_id_at", "county_id", "at"),
        CheckConstraint("score BETWEEN 1 AND 5", name="five_levels"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    times_reopened: int
    score: int
    reasons: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    comment: str = Field(default="", sa_column=Column(Text, nullable=False))
    agent_id: uuid.UUID = Field(foreign_key="user_account.id")
    rated_by: uuid.UUID = Field(foreign_key="user_account.id")
    via: RatedVia = Field(
        default=RatedVia.app,
        sa_type=Enum(RatedVia, native_enum=False, length=20),
        sa_column_kwargs={"server_default": "app"},
    )
    at: datetime = Field(sa_type=UtcDateTime)


class ErrandCounter(Row, table=True):
    """The last number a station gave in a year; taken in the errand's own transaction, so without gaps."""

    __tablename__ = "errand_counter"
    __table_args__ = (UniqueConstraint("station_id", "year"),)

    station_id: uuid.UUID = Field(foreign_key="station.id")
    year: int
    last: int
