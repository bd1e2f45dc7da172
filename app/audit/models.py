"""Seals of the audit log: entries hashed in batches into a chain, and which batches were let go by age."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.core.db import Row, UtcDateTime


class AuditSeal(Row, table=True):
    """A batch of entries hashed into one root, chained to the seal before: no gap, no fork."""

    __tablename__ = "audit_seal"
    __table_args__ = (
        UniqueConstraint("county_id", "n"),
        UniqueConstraint("county_id", "n", "root"),
        ForeignKeyConstraint(
            ["county_id", "previous_n", "previous_root"],
            ["audit_seal.county_id", "audit_seal.n", "audit_seal.root"],
            name="fk_audit_seal_previous",
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
    newest_at: datetime = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)


class AuditSealLeaf(Row, table=True):
    """A sealed entry's digest and its place; `id` is the entry's id, so it is sealed once."""

    __tablename__ = "audit_seal_leaf"
    __table_args__ = (
        ForeignKeyConstraint(["county_id", "seal_n"], ["audit_seal.county_id", "audit_seal.n"]),
        UniqueConstraint("county_id", "seal_n", "position"),
    )

    seal_n: int
    position: int
    digest: str = Field(max_length=64)


class AuditPurge(Row, table=True):
    """A sealed batch whose entries were let go because of their age; the seal with its root stays."""

    __tablename__ = "audit_purge"
    __table_args__ = (
        ForeignKeyConstraint(["county_id", "seal_n"], ["audit_seal.county_id", "audit_seal.n"]),
        UniqueConstraint("county_id", "seal_n"),
    )

    seal_n: int
    leaf_count: int
    at: datetime = Field(sa_type=UtcDateTime)


def root_key(county_id: uuid.UUID) -> int:
    """Give the number of the lock under which a county's chain grows."""
    return int.from_bytes(county_id.bytes[:8], signed=True)
