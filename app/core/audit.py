"""The audit log: who did or saw what, for whom, from where; a row in the transaction of what it tells."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Enum, Index, Text, bindparam, insert, select
from sqlmodel import Field, Session

from app.core.db import PathType, Row, UtcDateTime, new_id, table_of
from app.core.permissions import ROLE_RANK
from app.core.tx import Tx

# Before anybody is signed in, no county is known.
NO_COUNTY = uuid.UUID(int=0)
READ_AGAIN_AFTER = timedelta(hours=1)
Changes = Mapping[str, list[Any]]


class Outcome(StrEnum):
    """What became of it."""

    done = "done"
    refused = "refused"


class AuditEntry(Row, table=True):
    """One thing done or seen. Written once; `resident_id` is whose personal data it was about."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_county_id_at", "county_id", "at", "id"),
        Index("ix_audit_entry_actor_id_at", "actor_id", "at", "id"),
        Index("ix_audit_entry_subject_id_at", "subject_id", "at", "id"),
        Index("ix_audit_entry_resident_id_at", "resident_id", "at", "id"),
        # It tells where things were done, whatever became of the place.
        {"info": {"stays_when_merged": True}},
    )

    path: str = Field(sa_type=PathType)
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: uuid.UUID | None = None
    session_id: uuid.UUID | None = None
    actor_role: str = Field(default="", max_length=20)
    action: str = Field(max_length=80)
    subject_kind: str = Field(default="", max_length=40)
    subject_id: uuid.UUID | None = None
    resident_id: uuid.UUID | None = None
    outcome: Outcome = Field(default=Outcome.done, sa_type=Enum(Outcome, native_enum=False, length=20))
    why: str = Field(default="", max_length=500)
    changes: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    address: str = Field(default="", max_length=64)
    device: str = Field(default="", max_length=200)
    request_id: str = Field(default="", max_length=64)


ENTRY = table_of(AuditEntry)
# Built once: to build a statement costs more than to run it.
_INSERT = insert(ENTRY)
_LATELY = (
    select(ENTRY.c.id)
    .where(
        ENTRY.c.subject_id == bindparam("subject_id"),
        ENTRY.c.at > bindparam("since"),
        ENTRY.c.actor_id == bindparam("actor_id"),
        ENTRY.c.action == bindparam("action"),
    )
    .limit(1)
)


def note(
    tx: Tx,
    *,
    action: str,
    subject_kind: str = "",
    subject_id: uuid.UUID | None = None,
    resident_id: uuid.UUID | None = None,
    path: str = "",
    changes: Changes | None = None,
    outcome: Outcome | str = Outcome.done,
    why: str = "",
    actor_id: uuid.UUID | None = None,
    county_id: uuid.UUID | None = None,
) -> None:
    """Write one entry in this transaction; while only reading, right after it, before the answer leaves.

    `actor_id` and `county_id` are for those who are just signing in. Personal values never stand in
    `changes`: use `[None, CHANGED]`.
    """
    actor = tx.visitor
    county_id = county_id or (actor.county_id if actor else NO_COUNTY)
    values = _actor_values(tx) | {
        "id": new_id(),
        "county_id": county_id,
        "path": path or f"/{county_id.hex}/",
        "at": tx.now,
        "action": action[:80],
        "subject_kind": subject_kind[:40],
        "subject_id": subject_id,
        "resident_id": resident_id,
        "outcome": Outcome(outcome),
        "why": why[:500],
        "changes": _packed(changes or {}),
    }
    if actor_id is not None:
        values["actor_id"] = actor_id
    if tx.noted is None:
        write(tx.session, [values])
    else:
        tx.noted.append(values)


def note_read(
    tx: Tx,
    *,
    action: str,
    subject_kind: str,
    subject_id: uuid.UUID,
    resident_id: uuid.UUID | None,
    path: str = "",
) -> None:
    """Note that the actor saw somebody else's personal data; the same thing once an hour.

    Whoever changes a row sees it too: the entry of the change tells that.
    """
    is_own = resident_id is not None and resident_id == tx.actor.resident_id
    if tx.noted is None or is_own:
        return
    if not was_noted_lately(tx, action=action, subject_id=subject_id):
        note(
            tx,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            resident_id=resident_id,
            path=path,
        )


def was_noted_lately(tx: Tx, *, action: str, subject_id: uuid.UUID) -> bool:
    """Tell whether the actor did this with this subject within the hour."""
    values = {
        "subject_id": subject_id,
        "since": tx.now - READ_AGAIN_AFTER,
        "actor_id": tx.actor.user_id,
        "action": action,
    }
    return tx.session.execute(_LATELY, values).first() is not None


def write(session: Session, entries: list[dict[str, Any]]) -> None:
    """Put entries into the log."""
    session.execute(_INSERT, entries)


# What stands in place of a personal value: that it changed, not what it was.
CHANGED = "…"


def _actor_values(tx: Tx) -> dict[str, Any]:
    actor = tx.visitor
    roles = [reach.role for reach in actor.reaches] if actor else []
    return {
        "actor_id": actor.user_id if actor else None,
        "session_id": actor.session_id if actor else None,
        "actor_role": max(roles, key=lambda role: ROLE_RANK[role]).value if roles else "",
        "address": tx.origin.address,
        "device": tx.origin.device,
        "request_id": tx.origin.request_id,
    }


def _packed(changes: Changes) -> str:
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"), default=str)
