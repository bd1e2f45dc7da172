"""Retention: a whole sealed batch is let go when all of it is older than AUDIT_DAYS; its seal stays."""

import uuid
from datetime import timedelta

from sqlalchemy import delete, exists, insert, select

from app.audit.models import AuditPurge
from app.audit.service.seals import LEAF, SEAL
from app.core import audit
from app.core.audit import ENTRY, NO_COUNTY
from app.core.db import new_id, table_of
from app.core.tx import Tx

PURGE = table_of(AuditPurge)


def purge_old(tx: Tx) -> bool:
    """Let the oldest batch go if it is old enough; tell whether there may be more."""
    return purge_county(tx, county_id=tx.actor.county_id) or purge_county(tx, county_id=NO_COUNTY)


def purge_county(tx: Tx, *, county_id: uuid.UUID) -> bool:
    """Let the oldest batch of one chain go."""
    before = tx.now - timedelta(days=tx.settings.audit_days)
    kept = ~exists().where(PURGE.c.county_id == SEAL.c.county_id, PURGE.c.seal_n == SEAL.c.n)
    oldest = (
        select(SEAL.c.n, SEAL.c.leaf_count, SEAL.c.newest_at, SEAL.c.at)
        .where(SEAL.c.county_id == county_id, kept)
        .order_by(SEAL.c.n)
        .limit(1)
    )
    row = tx.session.execute(oldest).one_or_none()
    if row is None or row.newest_at >= before or row.at >= before:
        return False
    purged = {
        "id": new_id(),
        "county_id": county_id,
        "seal_n": row.n,
        "leaf_count": row.leaf_count,
        "at": tx.now,
    }
    tx.session.execute(insert(PURGE), [purged])
    batch = LEAF.c.county_id == county_id, LEAF.c.seal_n == row.n
    tx.session.execute(delete(ENTRY).where(ENTRY.c.id.in_(select(LEAF.c.id).where(*batch))))
    tx.session.execute(delete(LEAF).where(*batch))
    audit.note(
        tx,
        action="audit.purge",
        subject_kind="audit_seal",
        changes={"seal": [row.n, None], "entries": [row.leaf_count, 0]},
        county_id=county_id,
    )
    return True
