"""Seals: entries hashed in batches into one chain for each county, so that a row touched later is named."""

import hashlib
import json
import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, insert, select, text

from app.audit.models import AuditSeal, AuditSealLeaf, root_key
from app.core.audit import ENTRY, NO_COUNTY
from app.core.db import new_id, table_of
from app.core.tx import Tx

log = logging.getLogger(__name__)
SEAL = table_of(AuditSeal)
LEAF = table_of(AuditSealLeaf)
COLUMNS = tuple(ENTRY.c)
# A UUIDv7 begins with 48 bits of milliseconds.
_UUID7_REST_BITS = 80
_DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Sealed:
    """A new seal: its root also goes to the server's log, which the owner of the database cannot rewrite."""

    n: int
    root: str
    count: int


def seal(tx: Tx, *, limit: int = 1000) -> Sealed | None:
    """Seal the county's entries that no seal holds yet, and those of nobody's county; None without any."""
    county = seal_county(tx, county_id=tx.actor.county_id, limit=limit)
    nobody = seal_county(tx, county_id=NO_COUNTY, limit=limit)
    return county or nobody


def seal_county(tx: Tx, *, county_id: uuid.UUID, limit: int = 1000) -> Sealed | None:
    """Add one batch to a county's chain; whoever commits late is found by the next run."""
    if tx.session.get_bind().dialect.name == "postgresql":
        tx.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": root_key(county_id)})
    last = tx.session.execute(
        select(SEAL.c.n, SEAL.c.root).where(SEAL.c.county_id == county_id).order_by(SEAL.c.n.desc()).limit(1)
    ).one_or_none()
    rows = _unsealed(tx, county_id, None if last is None else last.n, limit)
    if not rows:
        return None
    digests = [digest_of(row) for row in rows]
    n, previous_root = (1, None) if last is None else (last.n + 1, last.root)
    root = root_of(n, previous_root, digests)
    header = {
        "id": new_id(),
        "county_id": county_id,
        "n": n,
        "previous_n": n - 1 or None,
        "previous_root": previous_root,
        "root": root,
        "leaf_count": len(rows),
        "newest_at": max(row.at for row in rows),
        "at": tx.now,
    }
    tx.session.execute(insert(SEAL), [header])
    leaves = [
        {"id": row.id, "county_id": county_id, "seal_n": n, "position": position, "digest": digest}
        for position, (row, digest) in enumerate(zip(rows, digests, strict=True))
    ]
    tx.session.execute(insert(LEAF), leaves)
    log.info("audit seal %d of %s holds %d entries: %s", n, county_id.hex, len(rows), root)
    return Sealed(n, root, len(rows))


def digest_of(row: Sequence[object]) -> str:
    """Digest every column of an entry."""
    return hashlib.sha256(json.dumps([str(value) for value in row], ensure_ascii=False).encode()).hexdigest()


def root_of(n: int, previous_root: str | None, digests: Sequence[str]) -> str:
    """Bind a batch to its place in the chain."""
    chained = ":".join((str(n), str(len(digests)), previous_root or "", *digests))
    return hashlib.sha256(chained.encode()).hexdigest()


def made_since(newest: uuid.UUID) -> uuid.UUID:
    """Give the lowest id that may still be waiting: no transaction stays open for a day."""
    return uuid.UUID(int=max(0, (newest.int >> _UUID7_REST_BITS) - _DAY) << _UUID7_REST_BITS)


def _unsealed(tx: Tx, county_id: uuid.UUID, last_n: int | None, limit: int) -> list[Any]:
    """Give what no seal holds; an id tells when it was made."""
    waiting = select(*COLUMNS).where(ENTRY.c.county_id == county_id, ~exists().where(LEAF.c.id == ENTRY.c.id))
    if last_n is not None:
        last = LEAF.c.county_id == county_id, LEAF.c.seal_n == last_n
        newest = tx.session.execute(select(LEAF.c.id).where(*last).order_by(LEAF.c.id.desc()).limit(1))
        if (found := newest.scalar_one_or_none()) is not None:
            waiting = waiting.where(ENTRY.c.id >= made_since(found))
    return list(tx.session.execute(waiting.order_by(ENTRY.c.id).limit(limit)))
