"""Seals: transfers hashed in batches into a chain, so that a row touched later is named."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, insert, select, text

from app.core.db import new_id
from app.core.tx import Tx
from app.ledger.models import Seal, SealLeaf
from app.ledger.service.posting import POSTING, TRANSFER

SEAL = Seal.__table__  # type: ignore[attr-defined]
SEAL_LEAF = SealLeaf.__table__  # type: ignore[attr-defined]
HEADING = [column for column in TRANSFER.c if column.name != "county_id"]
MOVEMENT = [column for column in POSTING.c if column.name not in {"county_id", "transfer_id"}]

# A UUIDv7 begins with 48 bits of milliseconds.
_UUID7_REST_BITS = 80
_DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Sealed:
    """A new seal: publish its root outside the database, or its owner could still rewrite all."""

    n: int
    root: str
    count: int


def seal(tx: Tx, *, limit: int = 1000) -> Sealed | None:
    """Seal the county's transfers that no seal holds yet; None when there are none.

    A transfer that commits late is simply found by the next run: nothing is remembered but what is sealed.
    """
    county_id = tx.actor.county_id
    if tx.session.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(county_id.bytes[-8:], signed=True)
        tx.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
    last = tx.session.execute(
        select(SEAL.c.n, SEAL.c.root).where(SEAL.c.county_id == county_id).order_by(SEAL.c.n.desc()).limit(1)
    ).one_or_none()
    ids = _unsealed(tx, None if last is None else last.n, limit)
    if not ids:
        return None
    digests = _digests(tx, ids)
    n, previous_root = (1, None) if last is None else (last.n + 1, last.root)
    root = root_of(n, previous_root, [digests[id_] for id_ in ids])
    header = {
        "id": new_id(),
        "county_id": county_id,
        "n": n,
        "previous_n": n - 1 or None,
        "previous_root": previous_root,
        "root": root,
        "leaf_count": len(ids),
        "at": tx.now,
    }
    tx.session.execute(insert(SEAL), [header])
    leaves = [
        {"id": id_, "county_id": county_id, "seal_n": n, "position": position, "digest": digests[id_]}
        for position, id_ in enumerate(ids)
    ]
    tx.session.execute(insert(SEAL_LEAF), leaves)
    return Sealed(n, root, len(ids))


def unsealed_count(tx: Tx) -> int:
    """Count the transfers that wait for their seal."""
    statement = select(func.count()).where(
        TRANSFER.c.county_id == tx.actor.county_id, ~exists().where(SEAL_LEAF.c.id == TRANSFER.c.id)
    )
    return int(tx.session.execute(statement).scalar_one())


def digest_of(heading: Sequence[object], movements: Iterable[Sequence[object]]) -> str:
    """Digest a transfer with its postings in line order."""
    body = [[str(value) for value in heading], [[str(value) for value in row] for row in movements]]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()


def root_of(n: int, previous_root: str | None, digests: Sequence[str]) -> str:
    """Hash the leaves in pairs up to one node, then bind it to its place in the chain."""
    level = [bytes.fromhex(digest) for digest in digests]
    while len(level) > 1:
        pairs = zip(level[::2], [*level[1::2], b""], strict=False)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
    chained = f"{n}:{len(digests)}:{previous_root or ''}:{level[0].hex()}"
    return hashlib.sha256(chained.encode()).hexdigest()


def _unsealed(tx: Tx, last_n: int | None, limit: int) -> list[uuid.UUID]:
    """Give what no seal holds. An id tells when it was made, and no transaction stays open for a day."""
    county_id = tx.actor.county_id
    waiting = select(TRANSFER.c.id).where(
        TRANSFER.c.county_id == county_id, ~exists().where(SEAL_LEAF.c.id == TRANSFER.c.id)
    )
    if last_n is not None:
        last = SEAL_LEAF.c.county_id == county_id, SEAL_LEAF.c.seal_n == last_n
        leaves = select(SEAL_LEAF.c.id).where(*last).order_by(SEAL_LEAF.c.position.desc())
        newest = tx.session.execute(leaves.limit(1)).scalar_one()
        made_at = newest.int >> _UUID7_REST_BITS
        waiting = waiting.where(TRANSFER.c.id >= uuid.UUID(int=(made_at - _DAY) << _UUID7_REST_BITS))
    return list(tx.session.execute(waiting.order_by(TRANSFER.c.id).limit(limit)).scalars())


def _digests(tx: Tx, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    movements: dict[uuid.UUID, list[Any]] = {id_: [] for id_ in ids}
    rows = (
        select(POSTING.c.transfer_id, *MOVEMENT)
        .where(POSTING.c.transfer_id.in_(ids))
        .order_by(POSTING.c.line)
    )
    for row in tx.session.execute(rows):
        movements[row.transfer_id].append(row[1:])
    headings = tx.session.execute(select(*HEADING).where(TRANSFER.c.id.in_(ids)))
    return {row.id: digest_of(row, movements[row.id]) for row in headings}
