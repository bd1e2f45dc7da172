"""Files are stored by the hash of their content, outside what the web server shows, and attached once."""

import logging
import os
import secrets
import uuid
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from app.core.clock import end_of_day
from app.core.config import Settings
from app.core.errors import NotFound, TooManyRequests
from app.core.tx import Tx
from app.files.models import StoredFile
from app.files.pictures import MEDIA_TYPE, Picture

log = logging.getLogger(__name__)

MAX_FILES_A_DAY = 300
_THUMBNAIL = ".thumbnail"


def store_picture(tx: Tx, *, picture: Picture) -> StoredFile:
    """Keep a picture for its uploader; raises TooManyRequests past the day's number."""
    _check_quota(tx)
    _write(tx.settings, picture.sha256, picture.content)
    _write(tx.settings, picture.sha256 + _THUMBNAIL, picture.thumbnail)
    stored = StoredFile(
        county_id=tx.actor.county_id,
        uploaded_by=tx.actor.user_id,
        sha256=picture.sha256,
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


def attach(tx: Tx, *, file_ids: Collection[uuid.UUID], subject_kind: str, subject_id: uuid.UUID) -> None:
    """Tie the actor's own new files to a subject, for good; raises NotFound for any other file."""
    wanted = set(file_ids)
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


def content_of(tx: Tx, *, stored: StoredFile, thumbnail: bool = False) -> bytes:
    """Read a file from the disk."""
    path = _path(tx.settings, stored.sha256 + (_THUMBNAIL if thumbnail else ""))
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        log.exception("file %s is gone from the disk", stored.id)
        raise NotFound("这个文件已经丢失，请联系管理员从备份恢复") from error


def _check_quota(tx: Tx) -> None:
    tomorrow = end_of_day(tx.today, tx.settings.timezone)
    today = (
        select(func.count())
        .select_from(StoredFile)
        .where(
            col(StoredFile.uploaded_by) == tx.actor.user_id,
            col(StoredFile.created_at) >= tomorrow - timedelta(days=1),
        )
    )
    if tx.session.scalars(today).one() >= MAX_FILES_A_DAY:
        wait = int((tomorrow - tx.now).total_seconds())
        raise TooManyRequests(f"今天已经上传 {MAX_FILES_A_DAY} 张照片，请明天再传", retry_after=wait)


def _write(settings: Settings, name: str, content: bytes) -> None:
    """Write whole or not at all, and to the disk before the row that names it commits."""
    path = _path(settings, name)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f".{secrets.token_hex(8)}")
    with partial.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    partial.replace(path)


def _path(settings: Settings, name: str) -> Path:
    return settings.data_dir / "files" / name[:2] / name
