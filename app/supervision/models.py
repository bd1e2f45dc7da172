"""What is done about errands that stand still: reminders, letters, the level above, and problem cases."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Enum, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from app.core.db import PathType, Row, UtcDateTime


class SupervisionKind(StrEnum):
    """The three steps of the chain, each sharper than the one before."""

    reminder = "reminder"
    letter = "letter"
    escalation = "escalation"


class SupervisionState(StrEnum):
    """Where one of them stands."""

    proposed = "proposed"
    issued = "issued"
    answered = "answered"
    raised = "raised"
    settled = "settled"
    dropped = "dropped"


class SupervisionAction(StrEnum):
    """A step of it."""

    issue = "issue"
    drop = "drop"
    answer = "answer"
    reject = "reject"
    step_up = "step_up"
    settle = "settle"


class ProblemState(StrEnum):
    """Whether a problem case waits for somebody."""

    open = "open"
    settled = "settled"


class ProblemAction(StrEnum):
    """A step of a problem case."""

    settle = "settle"


_OPEN = text("state IN ('proposed', 'issued', 'answered')")


class Supervision(Row, table=True):
    """One reminder, letter or escalation about one errand (督办单).

    `path` is who has to answer, `supervisor_path` the level that asks: the one above, and for an
    escalation one more.
    """

    __tablename__ = "supervision"
    __table_args__ = (
        UniqueConstraint("errand_id", "position"),
        Index(
            "uq_supervision_errand_id_kind_open",
            "errand_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_supervision_path_created_at", "path", "created_at"),
        Index("ix_supervision_county_id_state", "county_id", "state"),
        CheckConstraint(
            "state IN ('proposed', 'dropped') OR issued_by IS NOT NULL", name="issued_by_somebody"
        ),
        CheckConstraint("answered_by IS NULL OR answered_by <> issued_by", name="answered_by_another"),
        CheckConstraint("version > 0", name="version_positive"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    position: int
    number: str = Field(max_length=60)
    kind: SupervisionKind = Field(sa_type=Enum(SupervisionKind, native_enum=False, length=20))
    state: SupervisionState = Field(sa_type=Enum(SupervisionState, native_enum=False, length=20))
    path: str = Field(sa_type=PathType)
    supervisor_path: str = Field(sa_type=PathType)
    is_automatic: bool = False
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    issued_by: uuid.UUID | None = None
    issued_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str = Field(default="", sa_column=Column(Text, nullable=False))
    answered_by: uuid.UUID | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class SupervisionStep(Row, table=True):
    """One step of it: who, when, why."""

    __tablename__ = "supervision_step"
    __table_args__ = (UniqueConstraint("supervision_id", "version"),)

    supervision_id: uuid.UUID = Field(foreign_key="supervision.id")
    version: int
    action: str = Field(max_length=20)
    actor_id: uuid.UUID
    actor_name: str = Field(max_length=50)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class ProblemCase(Row, table=True):
    """An errand that was passed on or done again so often that somebody above must look (问题件)."""

    __tablename__ = "problem_case"
    __table_args__ = (
        UniqueConstraint("errand_id"),
        Index("ix_problem_case_path_flagged_at", "path", "flagged_at"),
        CheckConstraint("(state = 'settled') = (settled_by IS NOT NULL)", name="settled_by_somebody"),
    )

    errand_id: uuid.UUID = Field(foreign_key="errand.id")
    path: str = Field(sa_type=PathType)
    state: ProblemState = Field(sa_type=Enum(ProblemState, native_enum=False, length=20))
    transfers: int
    reworks: int
    flagged_at: datetime = Field(sa_type=UtcDateTime)
    settled_by: uuid.UUID | None = None
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
