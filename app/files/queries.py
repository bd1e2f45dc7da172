"""Reads of files: by whoever may see what a file is attached to."""

import uuid
from collections.abc import Callable, Collection

from sqlalchemy import select
from sqlmodel import col

from app.core.errors import NotFound
from app.core.tx import Tx
from app.files.models import StoredFile
from app.files.schemas import FileRead

URL = "/api/v1/files"
# For each kind of subject, who may see what is attached to it; app/main.py fills it in.
VIEWERS: dict[str, Callable[[Tx, uuid.UUID], bool]] = {}


def get_file(tx: Tx, *, file_id: uuid.UUID) -> StoredFile:
    """Give a file that the actor may see: the own one until it is attached, then by its subject."""
    stored = tx.session.get(StoredFile, file_id)
    if stored is None or stored.county_id != tx.actor.county_id or not _may_see(tx, stored):
        raise NotFound("没有找到这个文件")
    return stored


def _may_see(tx: Tx, stored: StoredFile) -> bool:
    if stored.subject_id is None:
        return stored.uploaded_by == tx.actor.user_id
    may_see = VIEWERS.get(stored.subject_kind)
    return may_see is not None and may_see(tx, stored.subject_id)


def everybody(_tx: Tx, _subject_id: uuid.UUID) -> bool:
    """Let everybody of the county who is signed in see a subject's files: for VIEWERS."""
    return True


def of_subjects(
    tx: Tx, *, subject_kind: str, subject_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[FileRead]]:
    """Give what is attached to each of some subjects; whoever asks has checked that they may be seen."""
    rows = tx.session.scalars(
        select(StoredFile)
        .where(col(StoredFile.subject_kind) == subject_kind, col(StoredFile.subject_id).in_(subject_ids))
        .order_by(col(StoredFile.created_at), col(StoredFile.id))
    )
    found: dict[uuid.UUID, list[FileRead]] = {}
    for stored in rows:
        assert stored.subject_id is not None, "selected by its subject"
        found.setdefault(stored.subject_id, []).append(read_file(stored))
    return found


def read_file(stored: StoredFile) -> FileRead:
    """Give a file's description."""
    return FileRead(
        id=stored.id,
        media_type=stored.media_type,
        size=stored.size,
        width=stored.width,
        height=stored.height,
        url=url_of(stored.id),
        thumbnail_url=f"{url_of(stored.id)}/thumbnail" if stored.has_thumbnail else None,
    )


def url_of(file_id: uuid.UUID) -> str:
    """Give the address of a file."""
    return f"{URL}/{file_id}"
