"""Seals: entries hashed in batches into one chain for each county, so that a row touched later is named."""

import hashlib
import json
import logging
import uuid
from collections.abc import Sequence

from sqlalchemy import select

from app.audit.models import AuditSeal, AuditSealLeaf, root_key
from app.core.audit import ENTRY, NO_COUNTY
from app.core.chain import Chain, Sealed, root_of_list
from app.core.db import table_of
from app.core.tx import Tx

log = logging.getLogger(__name__)
SEAL = table_of(AuditSeal)
LEAF = table_of(AuditSealLeaf)
COLUMNS = tuple(ENTRY.c)
CHAIN = Chain(rows=ENTRY, seals=SEAL, leaves=LEAF, root_of=root_of_list)


def seal(tx: Tx, *, limit: int = 1000) -> Sealed | None:
    """Seal the county's entries that no seal holds yet, and those of nobody's county; None without any."""
    county = seal_county(tx, county_id=tx.actor.county_id, limit=limit)
    nobody = seal_county(tx, county_id=NO_COUNTY, limit=limit)
    return county or nobody


def seal_county(tx: Tx, *, county_id: uuid.UUID, limit: int = 1000) -> Sealed | None:
    """Add one batch to a county's chain; its root goes to the server's log, which is not the database's."""
    last_n = CHAIN.last_n(tx, county_id=county_id, lock=root_key(county_id))
    waiting = select(*COLUMNS).where(CHAIN.waiting(tx, county_id=county_id, after=last_n))
    rows = tx.session.execute(waiting.order_by(ENTRY.c.id).limit(limit)).all()
    if not rows:
        return None
    digests = {row.id: digest_of(row) for row in rows}
    newest_at = max(row.at for row in rows)
    sealed = CHAIN.add(tx, county_id=county_id, after=last_n, digests=digests, newest_at=newest_at)
    log.info("audit seal %d of %s holds %d entries: %s", sealed.n, county_id.hex, sealed.count, sealed.root)
    return sealed


def digest_of(row: Sequence[object]) -> str:
    """Digest every column of an entry."""
    return hashlib.sha256(json.dumps([str(value) for value in row], ensure_ascii=False).encode()).hexdigest()
