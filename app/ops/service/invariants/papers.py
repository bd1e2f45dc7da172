"""Invariants of the files: rows and bytes belong together, and each file to something that exists."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Table, case, select

from app.archive.models import ErrandArchive
from app.authority.models import Authority
from app.core.db import table_of
from app.custody.models import CustodyMovement
from app.errands.models import Errand
from app.files.models import StoredFile
from app.files.service import THUMBNAIL, place_of
from app.ops.service.invariants.check import Broken, Check, Invariant, Look, no_rows
from app.points.models import Claim
from app.reviews.models import Rectification
from app.shop.models import Offer

_FILE = table_of(StoredFile)
_SUBJECTS: Mapping[str, Table] = {
    "errand": table_of(Errand),
    "offer": table_of(Offer),
    "claim": table_of(Claim),
    "archive": table_of(ErrandArchive),
    "rectification": table_of(Rectification),
    "custody_movement": table_of(CustodyMovement),
    **dict.fromkeys(("authority", "authority_witness", "thumbprint"), table_of(Authority)),
}
# Before 0008 a file lay under its hash.
_NAME = case((_FILE.c.stored_name == "", _FILE.c.sha256), else_=_FILE.c.stored_name).label("name")
# Bytes are written before the row that names them commits; what stays alone for a day was rolled back.
_GRACE = timedelta(days=1)
_AT_ONCE = 500


def _bytes(look: Look, check: Check) -> None:
    """Every row's bytes are on the disk, all of them."""
    rows = select(_FILE.c.id, _NAME, _FILE.c.size, _FILE.c.has_thumbnail)
    for row in look.session.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        check.checked += 1
        if _size(place_of(look.settings, row.name)) != row.size:
            check.bad(f"stored_file {row.id}：磁盘上没有这个文件，或大小不对")
        if row.has_thumbnail and _size(place_of(look.settings, row.name + THUMBNAIL)) <= 0:
            check.bad(f"stored_file {row.id}：磁盘上没有缩略图")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1


def _orphans(look: Look, check: Check) -> None:
    """Every file on the disk has its row."""
    latest = (look.now - _GRACE).timestamp()
    paths = (path for path in _files(look.settings.data_dir / "files") if path.stat().st_mtime < latest)
    while some := list(islice(paths, _AT_ONCE)):
        check.checked += len(some)
        names = {path.name.removesuffix(THUMBNAIL) for path in some}
        known = set(look.session.scalars(select(_NAME).where(_NAME.in_(names))))
        for path in some:
            if path.name.removesuffix(THUMBNAIL) not in known:
                check.bad(f"{path}：没有记录的文件")


def _files(folder: Path) -> Iterator[Path]:
    if folder.exists():
        yield from (path for path in folder.rglob("*") if path.is_file())


def _subjects(_look: Look) -> Broken:
    files = select(_FILE.c.id).where(_FILE.c.subject_id.is_not(None))
    return {"所属的内容种类不认识": files.where(_FILE.c.subject_kind.not_in(sorted(_SUBJECTS)))} | {
        f"所属的 {kind} 不存在": files.where(
            _FILE.c.subject_kind == kind, ~select(table.c.id).where(table.c.id == _FILE.c.subject_id).exists()
        )
        for kind, table in _SUBJECTS.items()
    }


PAPERS = (
    Invariant("file_bytes", "照片的内容", _bytes),
    Invariant("file_orphans", "没有记录的文件", _orphans),
    Invariant("file_subjects", "照片的归属", no_rows(StoredFile, _subjects)),
)
