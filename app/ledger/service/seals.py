"""Seals: transfers hashed in batches into a chain, so that a row touched later is named."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import exists, func, select

from app.core.chain import Chain, Sealed, root_of_tree
from app.core.tx import Tx
from app.ledger.models import Seal, SealLeaf
from app.ledger.service.posting import POSTING, TRANSFER

SEAL = Seal.__table__  # type: ignore[attr-defined]
SEAL_LEAF = SealLeaf.__table__  # type: ignore[attr-defined]
HEADING = [column for column in TRANSFER.c if column.name != "county_id"]
MOVEMENT = [column for column in POSTING.c if column.name not in {"county_id", "transfer_id"}]
CHAIN = Chain(rows=TRANSFER, seals=SEAL, leaves=SEAL_LEAF, root_of=root_of_tree)


def seal(tx: Tx, *, limit: int = 1000) -> Sealed | None:
    """Seal the county's transfers that no seal holds yet; None when there are none."""
    county_id = tx.actor.county_id
    lock = int.from_bytes(county_id.bytes[-8:], signed=True)
    last_n = CHAIN.last_n(tx, county_id=county_id, lock=lock)
    waiting = select(TRANSFER.c.id).where(CHAIN.waiting(tx, county_id=county_id, after=last_n))
    ids = list(tx.session.execute(waiting.order_by(TRANSFER.c.id).limit(limit)).scalars())
    if not ids:
        return None
    found = _digests(tx, ids)
    return CHAIN.add(tx, county_id=county_id, after=last_n, digests={id_: found[id_] for id_ in ids})


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
