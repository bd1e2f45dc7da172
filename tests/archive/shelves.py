"""Packages whose time is over, put there without their cases' whole life."""

import uuid
from hashlib import sha256

from app.archive.models import ArchiveState, ErrandArchive
from app.core.tx import Tx
from app.errands.models import Category, Errand
from app.files import service as files


def put(tx: Tx, *, errand_id: uuid.UUID) -> ErrandArchive:
    """Put a package of a case up for a decision."""
    errand = tx.session.get_one(Errand, errand_id)
    archive = ErrandArchive(
        enrolled_at=tx.now,
        county_id=errand.county_id,
        errand_id=errand.id,
        number=errand.number,
        title="老年证",
        category=Category.certificate,
        station_id=errand.station_id,
        path=errand.path,
        closing_kind="normal",
        closed_on=tx.today,
        retain_until=tx.today,
    )
    content = b"package"
    tx.session.add(archive)
    tx.session.flush()
    stored = files.store_made(
        tx,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type="application/zip",
        owner_id=errand.typed_by_id,
        subject_kind="archive",
        subject_id=archive.id,
    )
    archive.state, archive.made_at, archive.file_id = ArchiveState.proposed, tx.now, stored.id
    archive.sha256, archive.size = stored.sha256, stored.size
    tx.session.add(archive)
    tx.session.flush()
    return archive
