"""A package that leaves the house: whole, checked against its hash, and noted."""

import uuid
from hashlib import sha256

from app.archive.models import ErrandArchive
from app.archive.queries.search import get_archive
from app.core import audit
from app.core.errors import NotFound, Problem
from app.core.tx import Tx
from app.errands.models import Errand
from app.files import service as files
from app.files.models import StoredFile

ACTION = "archive_exported"


class ArchiveSpoiled(Problem):
    """The bytes are not those that were packed."""

    title = "档案与登记的摘要不符"


def take(tx: Tx, *, archive_id: uuid.UUID) -> tuple[ErrandArchive, bytes]:
    """Give a package; raises NotFound for one that is not there, ArchiveSpoiled for a changed one."""
    archive = get_archive(tx, archive_id=archive_id)
    if archive.file_id is None:
        raise NotFound("这份档案还没有做好，或者已经销毁")
    content = files.content_of(tx, stored=tx.session.get_one(StoredFile, archive.file_id))
    if sha256(content).hexdigest() != archive.sha256:
        raise ArchiveSpoiled("文件被改动过，请联系管理员从备份恢复")
    errand = tx.session.get_one(Errand, archive.errand_id)
    audit.note(
        tx,
        action=ACTION,
        subject_kind="errand_archive",
        subject_id=archive.id,
        resident_id=errand.beneficiary_id,
        path=archive.path,
    )
    return archive, content
