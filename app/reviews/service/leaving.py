"""What remains of the rectifications of a person who leaves: that there were some, not what was said."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, Leaver
from app.core.tx import Tx
from app.reviews.models import Rectification, RectificationStep


def ids_of(tx: Tx, *, errand_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Give the rectifications about some errands."""
    found = select(col(Rectification.id)).where(col(Rectification.errand_id).in_(errand_ids))
    return list(tx.session.scalars(found))


def erase(tx: Tx, *, leaver: Leaver, errand_ids: Sequence[uuid.UUID]) -> None:
    """Empty what was written about a person's bad ratings, and the name under the own steps."""
    ids = ids_of(tx, errand_ids=errand_ids)
    words = {"remedy": "", "second_comment": "", "appeal": "", "exclusion_reason": ""}
    tx.session.execute(update(Rectification).where(col(Rectification.id).in_(ids)).values(**words))
    about = col(RectificationStep.rectification_id).in_(ids)
    tx.session.execute(update(RectificationStep).where(about).values(note=""))
    if leaver.user_id is not None:
        own = col(RectificationStep.actor_id) == leaver.user_id
        tx.session.execute(update(RectificationStep).where(own).values(actor_name=ERASED_NAME))
