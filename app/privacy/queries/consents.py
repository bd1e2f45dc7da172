"""Reads of consents: the last word on each purpose counts."""

import uuid

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from app.core.pages import Items
from app.core.permissions import Actor
from app.core.tx import Tx
from app.people.models import Resident
from app.privacy.models import ConsentAction, ConsentReceipt, Purpose
from app.privacy.notices import current
from app.privacy.schemas import ConsentRead

A = ConsentAction


def receipts_of_actor(actor: Actor) -> ColumnElement[bool]:
    """Give the condition for the actor's own receipts: of the person, or of an account on no roll."""
    if actor.resident_id is not None:
        return col(ConsentReceipt.resident_id) == actor.resident_id
    return col(ConsentReceipt.user_id) == actor.user_id


def receipts_of(resident_id: uuid.UUID) -> ColumnElement[bool]:
    """Give the condition for a resident's receipts."""
    return col(ConsentReceipt.resident_id) == resident_id


def standing(tx: Tx, *, whose: ColumnElement[bool]) -> Items[ConsentRead]:
    """Tell how somebody stands to every purpose."""
    last = _last_words(tx, whose)
    return Items(items=[_read(purpose, last) for purpose in Purpose])


def last_word(tx: Tx, *, resident_id: uuid.UUID, purpose: Purpose) -> ConsentReceipt | None:
    """Give what a resident said last about a purpose."""
    return tx.session.scalars(
        select(ConsentReceipt)
        .where(receipts_of(resident_id), col(ConsentReceipt.purpose) == purpose)
        .order_by(col(ConsentReceipt.at).desc(), col(ConsentReceipt.id).desc())
        .limit(1)
    ).first()


def agrees(tx: Tx, *, resident: Resident, purpose: Purpose) -> bool:
    """Tell whether a resident agreed to a purpose and has not taken it back."""
    word = last_word(tx, resident_id=resident.id, purpose=purpose)
    return word is not None and word.action is A.given


def _last_words(tx: Tx, whose: ColumnElement[bool]) -> dict[tuple[Purpose, ConsentAction], ConsentReceipt]:
    rows = tx.session.scalars(
        select(ConsentReceipt).where(whose).order_by(col(ConsentReceipt.at), col(ConsentReceipt.id))
    )
    return {(row.purpose, row.action): row for row in rows}


def _read(purpose: Purpose, last: dict[tuple[Purpose, ConsentAction], ConsentReceipt]) -> ConsentRead:
    notice = current(purpose)
    given, withdrawn = last.get((purpose, A.given)), last.get((purpose, A.withdrawn))
    if given and withdrawn and (given.at, given.id) > (withdrawn.at, withdrawn.id):
        withdrawn = None
    return ConsentRead(
        purpose=purpose,
        version=notice.version,
        title=notice.title,
        required=notice.required,
        consented_at=given.at if given else None,
        withdrawn_at=withdrawn.at if withdrawn else None,
        is_current=given is not None and withdrawn is None and given.version == notice.version,
    )
