"""Facts told to features above: an outbox row in the caller's transaction, delivered by the worker."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, Column, Index, Text
from sqlmodel import Field

from app.core.db import Row, UtcDateTime

if TYPE_CHECKING:
    from app.core.tx import Tx

MAX_ATTEMPTS = 10


class Event(BaseModel):
    """Something that happened, in the past tense: ids and values, never database objects."""

    model_config = ConfigDict(frozen=True)
    kinds: ClassVar[dict[str, type["Event"]]] = {}

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - what Python passes
        super().__init_subclass__(**options)
        Event.kinds[cls.__name__] = cls


class OutboxMessage(Row, table=True):
    """One event that waits for its handlers, or was delivered, or was parked after too many tries."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index("ix_outbox_message_due", "delivered_at", "next_attempt_at"),)

    kind: str = Field(max_length=80)
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    next_attempt_at: datetime = Field(sa_type=UtcDateTime)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Given up for good by an administrator; then it counts as delivered.
    dropped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = Field(default=0)
    last_error: str = Field(default="", sa_column=Column(Text, nullable=False))


def publish(tx: "Tx", event: Event) -> uuid.UUID:
    """Tell a fact: no change without its event, no event without its change."""
    message = OutboxMessage(
        county_id=tx.actor.county_id,
        kind=type(event).__name__,
        payload=event.model_dump(mode="json"),
        created_at=tx.now,
        next_attempt_at=tx.now,
    )
    tx.session.add(message)
    tx.session.info["published"] = True
    return message.id


Handler = Callable[["Tx", Any], None]
