"""Reads of what is said about an errand: by whoever may see the errand."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import fetch_page
from app.core.permissions import Actor, Permission
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.errands.queries.reach import concerns, serves_at, visible_to
from app.errands.queries.related import Related
from app.errands.queries.shares import has_part_of
from app.files import queries as files
from app.files.schemas import FileRead
from app.remarks.models import Remark, RemarkReading
from app.remarks.schemas import RemarkRead, RemarksRead
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.remarks import RemarkRules

SUBJECT_KIND = "remark"
# Nothing is added to a case that is filed or taken back.
OVER = (ErrandState.archived, ErrandState.withdrawn)
_SORT = [col(Remark.at), col(Remark.id)]


def writes(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that an actor takes part in an errand; who only supervises it reads."""
    return or_(concerns(actor), serves_at(actor), has_part_of(actor, is_own=True))


def get_errand(tx: Tx, *, errand_id: uuid.UUID) -> Errand:
    """Give an errand that the actor may see; raises NotFound."""
    errand = tx.session.exec(select(Errand).where(Errand.id == errand_id, visible_to(tx.actor))).first()
    if errand is None:
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    return errand


def takes_part(tx: Tx, errand: Errand) -> bool:
    """Tell whether the actor may write now."""
    if errand.state in OVER:
        return False
    return (
        tx.session.exec(select(Errand.id).where(Errand.id == errand.id, writes(tx.actor))).first() is not None
    )


def remarks_page(tx: Tx, *, errand_id: uuid.UUID, cursor: str | None, limit: int) -> RemarksRead:
    """List what was said about an errand, the latest first."""
    errand = get_errand(tx, errand_id=errand_id)
    wanted = select(Remark).where(Remark.errand_id == errand.id)
    rows, following = fetch_page(tx.session, wanted, sort=_SORT, cursor=cursor, limit=limit)
    found = [row[0] for row in rows]
    pictures = files.of_subjects(tx, subject_kind=SUBJECT_KIND, subject_ids=[one.id for one in found])
    may_write = takes_part(tx, errand)
    says_often = may_write and tx.actor.can(Permission.errand_handle, errand.handling_path)
    return RemarksRead(
        items=[_read(tx, one, pictures.get(one.id, [])) for one in found],
        next_cursor=following,
        may_write=may_write,
        templates=rules_in_force(tx, RemarkRules).templates if says_often else [],
    )


def read_remark(tx: Tx, *, remark: Remark) -> RemarkRead:
    """Give one thing said."""
    pictures = files.of_subjects(tx, subject_kind=SUBJECT_KIND, subject_ids=[remark.id])
    return _read(tx, remark, pictures.get(remark.id, []))


def may_see_files(tx: Tx, remark_id: uuid.UUID) -> bool:
    """Tell whether the actor may see a remark's pictures: for VIEWERS."""
    seen = (
        select(Remark.id)
        .join(Errand, col(Errand.id) == Remark.errand_id)
        .where(Remark.id == remark_id, visible_to(tx.actor))
    )
    return tx.session.exec(seen).first() is not None


def related(tx: Tx, errand: Errand) -> Sequence[Related]:
    """Give the row of an errand's page: how much was said, and whether the reader has missed some."""
    columns: Any = (func.count(), func.max(Remark.at).filter(col(Remark.author_id) != tx.actor.user_id))
    count, last = tx.session.execute(select(*columns).where(Remark.errand_id == errand.id)).one()
    read_until = tx.session.exec(
        select(RemarkReading.read_until).where(
            RemarkReading.errand_id == errand.id, RemarkReading.user_id == tx.actor.user_id
        )
    ).first()
    is_new = last is not None and (read_until is None or last > read_until)
    return [Related(kind="remarks", label="有新留言" if is_new else "留言", count=count, is_alert=is_new)]


def _read(tx: Tx, remark: Remark, pictures: list[FileRead]) -> RemarkRead:
    return RemarkRead(
        id=remark.id,
        author_name=remark.author_name,
        is_staff=remark.is_staff,
        is_mine=remark.author_id == tx.actor.user_id,
        text=remark.text,
        files=pictures,
        at=remark.at,
    )
