"""Saying something about an errand, having read it, and what remains when somebody leaves."""

import uuid
from datetime import timedelta

from sqlalchemy import ColumnElement, func, or_, update
from sqlmodel import col, select

from app.auth.service import users
from app.core.clock import start_of_day
from app.core.db import insert_into, new_id
from app.core.erasure import ERASED_NAME, ERASED_TEXT, Leaver
from app.core.errors import InvalidInput, NotAllowed, Problem, TooManyRequests
from app.core.permissions import Permission
from app.core.tx import Tx
from app.errands.models import Errand
from app.files.service import attach
from app.remarks.models import Remark, RemarkReading
from app.remarks.queries import OVER, SUBJECT_KIND, get_errand, takes_part
from app.remarks.schemas import RemarkCreate
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.remarks import RemarkRules


class CaseClosed(Problem):
    """The errand is filed or taken back: nothing is added to it."""

    title = "这件事已经结束"


def say(tx: Tx, *, errand_id: uuid.UUID, draft: RemarkCreate) -> Remark:
    """Say something about an errand.

    Raises NotFound for one that the actor may not see, InvalidInput for nothing said, CaseClosed,
    NotAllowed for who only supervises it, TooManyRequests past the county's daily number.
    """
    errand = get_errand(tx, errand_id=errand_id)
    if not draft.text and not draft.file_ids:
        raise InvalidInput.at("/text", "请写点什么，或者放一张照片")
    if errand.state in OVER:
        raise CaseClosed("已归档或撤回的代办不能再留言，有事请打站里电话")
    if not takes_part(tx, errand):
        raise NotAllowed("您可以查看这件代办，但不能在这里留言")
    _check_daily(tx)
    remark = Remark(
        county_id=errand.county_id,
        errand_id=errand.id,
        path=errand.path,
        author_id=tx.actor.user_id,
        author_name=tx.actor.name,
        is_staff=_speaks_for_the_station(tx, errand),
        text=draft.text,
        at=tx.now,
    )
    tx.session.add(remark)
    tx.session.flush()
    if draft.file_ids:
        attach(tx, file_ids=draft.file_ids, subject_kind=SUBJECT_KIND, subject_id=remark.id)
    return remark


def mark_read(tx: Tx, *, errand_id: uuid.UUID) -> None:
    """Remember that the actor has read what is said up to now; raises NotFound."""
    errand = get_errand(tx, errand_id=errand_id)
    row = {
        "id": new_id(),
        "county_id": errand.county_id,
        "errand_id": errand.id,
        "user_id": tx.actor.user_id,
        "read_until": tx.now,
    }
    tx.session.execute(
        insert_into(tx.session, RemarkReading)
        .values(row)
        .on_conflict_do_update(index_elements=["errand_id", "user_id"], set_={"read_until": tx.now})
    )


def ids_about(tx: Tx, *, errand_ids: list[uuid.UUID]) -> list[uuid.UUID]:
    """Give what was said about errands, so that its pictures go with them."""
    return list(tx.session.scalars(select(Remark.id).where(col(Remark.errand_id).in_(errand_ids))))


def erase(tx: Tx, *, leaver: Leaver, errand_ids: list[uuid.UUID]) -> None:
    """Empty what was said about a person's errands, and by the person."""
    about: list[ColumnElement[bool]] = [col(Remark.errand_id).in_(errand_ids)]
    if leaver.user_id is not None:
        about.append(col(Remark.author_id) == leaver.user_id)
        own = col(Remark.author_id) == leaver.user_id
        tx.session.execute(update(Remark).where(own).values(author_name=ERASED_NAME))
    tx.session.execute(update(Remark).where(or_(*about)).values(text=ERASED_TEXT))


def _speaks_for_the_station(tx: Tx, errand: Errand) -> bool:
    mine = tx.actor.user_id == errand.requester_id or tx.actor.resident_id == errand.beneficiary_id
    at = (errand.path, errand.handling_path)
    return not mine and any(tx.actor.can(Permission.errand_handle, path) for path in at)


def _check_daily(tx: Tx) -> None:
    # Two phones of one person come one after the other, or each would count without the other's.
    users.lock(tx, user_id=tx.actor.user_id)
    most = rules_in_force(tx, RemarkRules).daily_max
    today = start_of_day(tx.today, tx.settings.timezone)
    said = tx.session.exec(
        select(func.count()).where(Remark.author_id == tx.actor.user_id, Remark.at >= today)
    ).one()
    if said >= most:
        wait = today + timedelta(days=1) - tx.now
        raise TooManyRequests(
            f"今天已经留了 {said} 条言，明天再说，急事请打电话", retry_after=int(wait.total_seconds()) + 1
        )
