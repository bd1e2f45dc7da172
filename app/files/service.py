"""Files lie under random names outside what the web server shows, and are attached once."""

import logging
import os
import secrets
import uuid
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, delete, event, func, select
from sqlmodel import col

from app.auth.service import users
from app.core.clock import end_of_day
from app.core.config import Settings
from app.core.disk import keep_names
from app.core.errors import NotFound, Problem, TooManyRequests
from app.core.tx import Tx
from app.files.models import StoredFile
from app.files.pictures import MEDIA_TYPE, Picture

log = logging.getLogger(__name__)

THUMBNAIL = ".thumbnail"
_MEGABYTE = 1_000_000
# What the system makes and keeps by itself takes nobody's space.
MADE = ("archive",)
# For each kind of subject, what may refuse a file to it; app/main.py fills it in.
GATES: dict[str, Callable[[Tx, uuid.UUID], None]] = {}


class QuotaUsedUp(Problem):
    """The account keeps as much as one may."""

    title = "照片空间已满"


def store_picture(tx: Tx, *, picture: Picture) -> StoredFile:
    """Keep a picture for its uploader; raises TooManyRequests past the quota."""
    # Two phones of one person come one after the other, or each would find room for itself.
    users.lock(tx, user_id=tx.actor.user_id)
    _check_quota(tx, size=len(picture.content))
    name = secrets.token_hex(16)
    _write(tx.settings, name, picture.content)
    _write(tx.settings, name + THUMBNAIL, picture.thumbnail)
    stored = StoredFile(
        county_id=tx.actor.county_id,
        uploaded_by=tx.actor.user_id,
        sha256=picture.sha256,
        stored_name=name,
        media_type=MEDIA_TYPE,
        size=len(picture.content),
        width=picture.width,
        height=picture.height,
        has_thumbnail=True,
        created_at=tx.now,
    )
    tx.session.add(stored)
    tx.session.flush()
    return stored


def store_made(
    tx: Tx,
    *,
    content: bytes,
    sha256: str,
    media_type: str,
    owner_id: uuid.UUID,
    subject_kind: str,
    subject_id: uuid.UUID,
) -> StoredFile:
    """Keep what the system made of a subject, in the name of who answers for it."""
    assert subject_kind in MADE, "or it would take its owner's space"
    name = secrets.token_hex(16)
    _write(tx.settings, name, content)
    stored = StoredFile(
        county_id=tx.actor.county_id,
        uploaded_by=owner_id,
        sha256=sha256,
        stored_name=name,
        media_type=media_type,
        size=len(content),
        subject_kind=subject_kind,
        subject_id=subject_id,
        created_at=tx.now,
    )
    tx.session.add(stored)
    tx.session.flush()
    return stored


def attach(tx: Tx, *, file_ids: Collection[uuid.UUID], subject_kind: str, subject_id: uuid.UUID) -> None:
    """Tie the actor's own new files to a subject, for good; raises NotFound for any other file."""
    wanted = set(file_ids)
    if wanted and (gate := GATES.get(subject_kind)):
        gate(tx, subject_id)
    found = tx.session.scalars(
        select(StoredFile)
        .where(
            col(StoredFile.id).in_(wanted),
            col(StoredFile.uploaded_by) == tx.actor.user_id,
            col(StoredFile.subject_id).is_(None),
        )
        .order_by(col(StoredFile.id))
        .with_for_update()
    ).all()
    if len(found) < len(wanted):
        raise NotFound("有照片没有找到或已经用过，请重新上传")
    for stored in found:
        stored.subject_kind, stored.subject_id = subject_kind, subject_id
    tx.session.flush()


def forget(tx: Tx, *, file_ids: Collection[uuid.UUID]) -> int:
    """Delete files for good: the rows now, the bytes once that is certain."""
    found = tx.session.scalars(select(StoredFile).where(col(StoredFile.id).in_(file_ids))).all()
    names = {name_of(stored) for stored in found}
    tx.session.execute(delete(StoredFile).where(col(StoredFile.id).in_(file_ids)))
    # Before 0008 one content had one name, whoever brought it.
    shared = tx.session.scalars(select(col(StoredFile.sha256)).where(col(StoredFile.sha256).in_(names)))
    doomed = names - set(shared)
    settings = tx.settings
    event.listen(tx.session, "after_commit", lambda _session: _remove(settings, doomed), once=True)
    return len(found)


def forget_unattached(tx: Tx, *, before: datetime, limit: int) -> int:
    """Delete what was uploaded and never used; give how many there were."""
    old = (
        select(col(StoredFile.id))
        .where(
            col(StoredFile.county_id) == tx.actor.county_id,
            col(StoredFile.subject_id).is_(None),
            col(StoredFile.created_at) < before,
        )
        .limit(limit)
    )
    return forget(tx, file_ids=tx.session.scalars(old).all())


def sweep(tx: Tx, *, shard: int, before: datetime) -> int:
    """Remove what lies in one of the 256 folders, older than a moment, and belongs to no row."""
    folder = place_of(tx.settings, f"{shard:02x}").parent
    if not folder.is_dir():
        return 0
    limit = before.timestamp()
    old = {path.name for path in folder.iterdir() if path.is_file() and path.stat().st_mtime < limit}
    whole = {name.removesuffix(THUMBNAIL) for name in old}
    known = {
        name
        for column in (StoredFile.stored_name, StoredFile.sha256)
        for name in tx.session.scalars(select(col(column)).where(col(column).in_(whole)))
    }
    orphans = {name for name in old if name.removesuffix(THUMBNAIL) not in known}
    for name in orphans:
        (folder / name).unlink(missing_ok=True)
    return len(orphans)


def _remove(settings: Settings, names: Collection[str]) -> None:
    for name in names:
        for path in (place_of(settings, name), place_of(settings, name + THUMBNAIL)):
            path.unlink(missing_ok=True)


def content_of(tx: Tx, *, stored: StoredFile, thumbnail: bool = False) -> bytes:
    """Read a file from the disk."""
    path = path_of(tx.settings, stored, thumbnail=thumbnail)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        log.exception("file %s is gone from the disk", stored.id)
        raise NotFound("这个文件已经丢失，请联系管理员从备份恢复") from error


def path_of(settings: Settings, stored: StoredFile, *, thumbnail: bool = False) -> Path:
    """Tell where a file lies."""
    return place_of(settings, name_of(stored) + (THUMBNAIL if thumbnail else ""))


def name_of(stored: StoredFile) -> str:
    """Give a file's name on the disk."""
    return stored.stored_name or stored.sha256


def place_of(settings: Settings, name: str) -> Path:
    """Give the path of a name: in one of 256 folders."""
    return settings.data_dir / "files" / name[:2] / name


def _check_quota(tx: Tx, *, size: int) -> None:
    settings = tx.settings
    tomorrow = end_of_day(tx.today, settings.timezone)
    today = col(StoredFile.created_at) >= tomorrow - timedelta(days=1)
    used: tuple[ColumnElement[int], ...] = (
        func.count().filter(today),
        func.coalesce(func.sum(StoredFile.size).filter(today), 0),
        func.coalesce(func.sum(StoredFile.size), 0),
    )
    own = select(*used).where(
        col(StoredFile.uploaded_by) == tx.actor.user_id, col(StoredFile.subject_kind).not_in(MADE)
    )
    count, day_bytes, all_bytes = tx.session.execute(own).one()
    if all_bytes + size > settings.upload_megabytes * _MEGABYTE:
        raise QuotaUsedUp(f"您的照片已经占满 {settings.upload_megabytes} MB，请联系代办站的管理员")
    day_is_full = day_bytes + size > settings.upload_megabytes_a_day * _MEGABYTE
    if count >= settings.upload_files_a_day or day_is_full:
        told = f"{settings.upload_files_a_day} 张或 {settings.upload_megabytes_a_day} MB"
        wait = int((tomorrow - tx.now).total_seconds())
        raise TooManyRequests(f"每天最多上传 {told}照片，今天已经满了，请明天再传", retry_after=wait)


def _write(settings: Settings, name: str, content: bytes) -> None:
    """Write whole or not at all, and to the disk before the row that names it commits."""
    path = place_of(settings, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with partial.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        partial.replace(path)
    except OSError:
        # A full disk is not left fuller by what it did not take.
        partial.unlink(missing_ok=True)
        raise
    # The name is in the folder, and a new folder's name in the folder above.
    for folder in (path.parent, path.parent.parent):
        keep_names(folder)
