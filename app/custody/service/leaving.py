"""What remains of a person's things: kinds, amounts and course, not what it was nor who."""

import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, ERASED_TEXT, Leaver
from app.core.tx import Tx
from app.custody.models import CustodyCountLine, CustodyItem, CustodyMovement


def movement_ids_of(tx: Tx, *, leaver: Leaver) -> Sequence[uuid.UUID]:
    """Give the steps of a person's things: pictures hang on them."""
    return tx.session.scalars(
        select(col(CustodyMovement.id))
        .join(CustodyItem, col(CustodyItem.id) == col(CustodyMovement.item_id))
        .where(col(CustodyItem.resident_id) == leaver.resident_id)
    ).all()


def erase(tx: Tx, *, leaver: Leaver) -> None:
    """Empty what was written about a person's things, and the person's name where it signed others'."""
    session = tx.session
    things = select(col(CustodyItem.id)).where(col(CustodyItem.resident_id) == leaver.resident_id)
    about = col(CustodyMovement.item_id).in_(things)
    session.execute(update(CustodyMovement).where(about).values(witness="", note="", counterpart=""))
    lines = col(CustodyCountLine.item_id).in_(things)
    session.execute(update(CustodyCountLine).where(lines).values(note=""))
    mine = col(CustodyItem.resident_id) == leaver.resident_id
    session.execute(update(CustodyItem).where(mine).values(description=ERASED_TEXT))
    if leaver.user_id is not None:
        acted = col(CustodyMovement.actor_id) == leaver.user_id
        session.execute(update(CustodyMovement).where(acted).values(actor_name=ERASED_NAME))
        met = or_(
            col(CustodyMovement.to_holder_id) == leaver.user_id,
            col(CustodyMovement.from_holder_id) == leaver.user_id,
        )
        session.execute(update(CustodyMovement).where(met).values(counterpart=""))
    session.flush()
