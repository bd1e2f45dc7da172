"""What the server found when it looked itself over."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, UniqueConstraint

from app.core.db import Row, UtcDateTime


class CheckRun(Row, table=True):
    """One night's checks; the day is unique, so that of several workers one does them."""

    __tablename__ = "check_run"
    __table_args__ = (UniqueConstraint("day"),)

    day: date
    started_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    items: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
