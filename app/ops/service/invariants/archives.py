"""Invariants of the archive: every package is byte for byte what was packed, and every filed case has one."""

from datetime import timedelta
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import case, select

from app.archive.models import ArchiveState, ErrandArchive
from app.core.db import table_of
from app.errands.models import Errand, ErrandState
from app.files.models import StoredFile
from app.files.service import place_of
from app.ops.service.invariants.check import Broken, Check, Invariant, Look, no_rows

_ARCHIVE, _FILE = table_of(ErrandArchive), table_of(StoredFile)
_ERRAND = table_of(Errand)
_NAME = case((_FILE.c.stored_name == "", _FILE.c.sha256), else_=_FILE.c.stored_name).label("name")
# The worker makes some in a minute; what has waited for longer was forgotten.
_GRACE = timedelta(days=2)
_AT_ONCE = 200


def _hashes(look: Look, check: Check) -> None:
    """The bytes on the disk have the hash that the register tells."""
    rows = select(_ARCHIVE.c.number, _ARCHIVE.c.sha256, _ARCHIVE.c.size, _NAME).join(
        _FILE, _FILE.c.id == _ARCHIVE.c.file_id
    )
    for row in look.session.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        check.checked += 1
        if _hash(place_of(look.settings, row.name)) != row.sha256:
            check.bad(f"档案 {row.number}：内容与登记的摘要不符，或文件不见了")


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _lines(look: Look) -> Broken:
    """Every case that was filed has its line, and each line the number of its case."""
    lines = select(_ARCHIVE.c.id)
    return {
        "件号与代办不同": lines.where(
            ~select(_ERRAND.c.id)
            .where(_ERRAND.c.id == _ARCHIVE.c.errand_id, _ERRAND.c.number == _ARCHIVE.c.number)
            .exists()
        ),
        "代办没有归档却有档案": lines.where(
            ~select(_ERRAND.c.id)
            .where(_ERRAND.c.id == _ARCHIVE.c.errand_id, _ERRAND.c.state == ErrandState.archived)
            .exists()
        ),
        "档案一直没有做成": lines.where(
            _ARCHIVE.c.state == ArchiveState.waiting, _ARCHIVE.c.enrolled_at < look.now - _GRACE
        ),
    }


ARCHIVES = (
    Invariant("archive_hashes", "档案的内容与摘要", _hashes),
    Invariant("archive_lines", "档案与代办", no_rows(ErrandArchive, _lines)),
)
