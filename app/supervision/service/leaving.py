"""What remains of the supervision of a leaver's errands: that it was, not what was written."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, Leaver
from app.core.tx import Tx
from app.supervision.models import ProblemCase, Supervision, SupervisionStep


def erase(tx: Tx, *, leaver: Leaver, errand_ids: Sequence[uuid.UUID]) -> None:
    """Empty what offices wrote about a person's errands, and the name under the own steps."""
    about = col(Supervision.errand_id).in_(errand_ids)
    tx.session.execute(update(Supervision).where(about).values(reason="", answer=""))
    ids = select(col(Supervision.id)).where(about)
    steps = col(SupervisionStep.supervision_id).in_(ids)
    tx.session.execute(update(SupervisionStep).where(steps).values(note=""))
    cases = col(ProblemCase.errand_id).in_(errand_ids)
    tx.session.execute(update(ProblemCase).where(cases).values(note=""))
    if leaver.user_id is not None:
        own = col(SupervisionStep.actor_id) == leaver.user_id
        tx.session.execute(update(SupervisionStep).where(own).values(actor_name=ERASED_NAME))
