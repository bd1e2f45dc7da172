"""Somebody leaves for good: everything that tells who it was goes, everything that counts stays."""

import uuid

from sqlalchemy import or_, select, update
from sqlmodel import col

from app.auth.models import UserAccount
from app.auth.service import leaving as accounts
from app.authority.service import leaving as authorities
from app.core import audit
from app.core.erasure import ERASED_TEXT, Leaver
from app.core.errors import Problem
from app.core.tx import Tx
from app.custody.service import leaving as custody
from app.custody.service.objections import open_things
from app.custody.words import listed
from app.errands.service import leaving as errands
from app.files import service as files
from app.files.models import StoredFile
from app.guests.service import leaving as guests
from app.people.models import Resident
from app.people.service import leaving as people
from app.points.service import leaving as points
from app.privacy.models import DataRequest
from app.remarks import service as remarks
from app.reviews.service import leaving as reviews
from app.shop.service import leaving as shop
from app.supervision.service import leaving as supervision
from app.trips.service import leaving as trips

_NAMED = 3


class StillOpen(Problem):
    """Something that others count on is not finished."""

    title = "还不能注销"


def leaver_of(tx: Tx, *, resident_id: uuid.UUID) -> Leaver:
    """Give the person and the account behind a row of the roll."""
    resident = tx.session.get_one(Resident, resident_id, with_for_update=True)
    user_id = tx.session.scalars(
        select(col(UserAccount.id)).where(col(UserAccount.resident_id) == resident_id)
    ).first()
    return Leaver(resident_id=resident.id, user_id=user_id, phone_index=resident.phone_index)


def open_ends(tx: Tx, *, leaver: Leaver) -> list[str]:
    """Name what must be finished first; points that are left are not among it, they lapse."""
    found = []
    offices = accounts.offices_of(tx, user_id=leaver.user_id) if leaver.user_id else []
    if offices:
        found.append(f"还有工作身份：{'、'.join(offices)}，请先由上级收回")
    if numbers := errands.open_numbers(tx, leaver=leaver):
        found.append(f"还有 {len(numbers)} 件代办没有办完（{_some(numbers)}）")
    if things := open_things(tx, leaver=leaver):
        found.append(f"还有 {len(things)} 样东西在代办员那里没有还清（{listed(things)}）")
    if numbers := shop.open_numbers(tx, leaver=leaver):
        found.append(f"还有 {len(numbers)} 单兑换没有取货（{_some(numbers)}）")
    if count := points.count_open(tx, leaver=leaver):
        found.append(f"还有 {count} 件积分申报或冲正没有结果")
    return found


def leave(tx: Tx, *, resident_id: uuid.UUID) -> None:
    """Anonymise a person; raises StillOpen with what is to be finished first."""
    leaver = leaver_of(tx, resident_id=resident_id)
    if ends := open_ends(tx, leaver=leaver):
        raise StillOpen("；".join(ends))
    errand_ids, claim_ids = errands.ids_of(tx, leaver=leaver), points.ids_of(tx, leaver=leaver)
    remark_ids = remarks.ids_about(tx, errand_ids=list(errand_ids))
    movement_ids = custody.movement_ids_of(tx, leaver=leaver)
    review_ids = reviews.ids_of(tx, errand_ids=errand_ids)
    subjects = [*errand_ids, *claim_ids, *movement_ids, *remark_ids, *review_ids]
    files.forget(tx, file_ids=_files_of(tx, leaver, subjects))
    lapsed = points.lapse(tx, leaver=leaver)
    authorities.erase(tx, leaver)
    guests.erase(tx, leaver)
    errands.erase(tx, leaver=leaver, errand_ids=errand_ids)
    trips.erase(tx, leaver=leaver)
    custody.erase(tx, leaver=leaver)
    remarks.erase(tx, leaver=leaver, errand_ids=list(errand_ids))
    reviews.erase(tx, leaver=leaver, errand_ids=errand_ids)
    supervision.erase(tx, leaver=leaver, errand_ids=errand_ids)
    points.erase(tx, leaver=leaver, claim_ids=claim_ids)
    shop.erase(tx, leaver=leaver)
    _erase_requests(tx, leaver)
    accounts.erase(tx, leaver=leaver)
    people.erase(tx, leaver=leaver)
    audit.note(
        tx,
        action="resident_erase",
        subject_kind="resident",
        subject_id=resident_id,
        resident_id=resident_id,
        changes={"points": [lapsed, 0]},
    )


def _files_of(tx: Tx, leaver: Leaver, subject_ids: list[uuid.UUID]) -> list[uuid.UUID]:
    about = col(StoredFile.subject_id).in_(subject_ids)
    kinds = ("errand", "claim", "custody_movement", "remark", "rectification")
    mine = [about & col(StoredFile.subject_kind).in_(kinds)]
    if leaver.user_id is not None:
        mine.append((col(StoredFile.uploaded_by) == leaver.user_id) & col(StoredFile.subject_id).is_(None))
    return list(tx.session.scalars(select(col(StoredFile.id)).where(or_(*mine))))


def _erase_requests(tx: Tx, leaver: Leaver) -> None:
    mine = col(DataRequest.resident_id) == leaver.resident_id
    tx.session.execute(update(DataRequest).where(mine).values(reason=ERASED_TEXT, changes_sealed="", note=""))


def _some(numbers: list[str]) -> str:
    return "、".join(numbers[:_NAMED]) + ("……" if len(numbers) > _NAMED else "")
