"""What remains of the errands of a person who leaves: number, item and course, not who it was."""

import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, ERASED_TEXT, Leaver
from app.core.tx import Tx
from app.errands.models import Errand, ErrandPart, ErrandRating, ErrandTransition
from app.errands.states import OPEN

# What a step keeps in its details that somebody wrote freely.
_FREE = ("result", "outcome", "reason", "title", "waiting_for")


def open_numbers(tx: Tx, *, leaver: Leaver) -> list[str]:
    """Give the numbers of a person's errands that are not done yet."""
    mine = [col(Errand.beneficiary_id) == leaver.resident_id]
    if leaver.user_id is not None:
        mine.append(col(Errand.requester_id) == leaver.user_id)
    rows = tx.session.scalars(
        select(col(Errand.number)).where(or_(*mine), col(Errand.state).in_(OPEN)).order_by(col(Errand.number))
    )
    return list(rows)


def ids_of(tx: Tx, *, leaver: Leaver) -> Sequence[uuid.UUID]:
    """Give the errands that were done for a person."""
    return tx.session.scalars(
        select(col(Errand.id)).where(col(Errand.beneficiary_id) == leaver.resident_id)
    ).all()


def erase(tx: Tx, *, leaver: Leaver, errand_ids: Sequence[uuid.UUID]) -> None:
    """Empty what was written on a person's errands, and by the person on others'."""
    session = tx.session
    session.execute(
        update(Errand)
        .where(col(Errand.id).in_(errand_ids))
        .values(
            description=ERASED_TEXT,
            contact_phone_sealed="",
            outcome="",
            pause_for="",
            pause_note="",
            return_note="",
        )
    )
    session.execute(
        update(ErrandPart)
        .where(col(ErrandPart.errand_id).in_(errand_ids))
        .values(title=ERASED_TEXT, result="")
    )
    session.execute(
        update(ErrandRating).where(col(ErrandRating.errand_id).in_(errand_ids)).values(comment="")
    )
    steps = session.scalars(select(ErrandTransition).where(col(ErrandTransition.errand_id).in_(errand_ids)))
    for step in steps:
        step.note = ""
        step.details = {key: value for key, value in step.details.items() if key not in _FREE}
        session.add(step)
    session.flush()
    if leaver.user_id is None:
        return
    asked = col(Errand.requester_id) == leaver.user_id
    session.execute(update(Errand).where(asked).values(contact_phone_sealed=""))
    rated = col(ErrandRating.rated_by) == leaver.user_id
    session.execute(update(ErrandRating).where(rated).values(comment=""))
    acted = col(ErrandTransition.actor_id) == leaver.user_id
    session.execute(update(ErrandTransition).where(acted).values(actor_name=ERASED_NAME))
