"""Makes the packages that wait: reads, works without a transaction, and writes the result in a short one."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from app.archive.models import ArchiveState, ErrandArchive
from app.archive.queries.material import material_of
from app.archive.schemas import Material, Package
from app.archive.service.enrolment import enrol
from app.archive.service.package import pack
from app.core.config import Settings
from app.core.db import Database
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.files import service as files

log = logging.getLogger(__name__)
# A round of the worker takes so many; the rest waits a minute.
AT_ONCE = 20
SUBJECT_KIND = "archive"
MEDIA_TYPE = "application/zip"


def make_waiting(database: Database, settings: Settings, *, now: datetime) -> int:
    """Make some of the packages that wait, and enrol what was filed before there was an archive."""
    with database.transaction(write=False) as session:
        missing = _missing(session)
    for county_id, errand_id in missing:
        with database.transaction() as session:
            enrol(_tx(session, settings, now, county_id), errand_id=errand_id)
    with database.transaction(write=False) as session:
        waiting = session.exec(
            select(ErrandArchive.id)
            .where(ErrandArchive.state == ArchiveState.waiting)
            .order_by(col(ErrandArchive.id))
            .limit(AT_ONCE)
        ).all()
    return sum(_make(database, settings, now, archive_id) for archive_id in waiting)


def _missing(session: Session) -> Sequence[tuple[uuid.UUID, uuid.UUID]]:
    known = select(ErrandArchive.id).where(ErrandArchive.errand_id == col(Errand.id))
    return session.exec(
        select(Errand.county_id, Errand.id)
        .where(Errand.state == ErrandState.archived, ~known.exists())
        .limit(AT_ONCE)
    ).all()


def _make(database: Database, settings: Settings, now: datetime, archive_id: uuid.UUID) -> bool:
    """Make one; another worker may have been quicker. One that fails is tried again in a minute."""
    try:
        with database.transaction(write=False) as session:
            archive = session.get_one(ErrandArchive, archive_id)
            material = material_of(_tx(session, settings, now, archive.county_id), archive=archive)
        package = pack(material, made_at=now)
        with database.transaction() as session:
            tx = _tx(session, settings, now, archive.county_id)
            return _keep(tx, archive_id, material, package)
    except Exception:
        log.exception("the package of archive %s could not be made", archive_id)
        return False


def _keep(tx: Tx, archive_id: uuid.UUID, material: Material, package: Package) -> bool:
    archive = tx.session.get_one(ErrandArchive, archive_id, with_for_update=True)
    if archive.state is not ArchiveState.waiting:
        return False
    stored = files.store_made(
        tx,
        content=package.content,
        sha256=package.sha256,
        media_type=MEDIA_TYPE,
        owner_id=material.owner_id,
        subject_kind=SUBJECT_KIND,
        subject_id=archive.id,
    )
    archive.state, archive.made_at, archive.file_id = ArchiveState.kept, tx.now, stored.id
    archive.sha256, archive.size, archive.pages = package.sha256, len(package.content), package.pages
    tx.session.add(archive)
    return True


def _tx(session: Session, settings: Settings, now: datetime, county_id: uuid.UUID) -> Tx:
    return Tx(session=session, settings=settings, now=now, visitor=system_actor(county_id))
