"""What custody says against the steps of others: nothing is filed while something of it is kept."""

from sqlmodel import col, select

from app.core.erasure import Leaver
from app.core.errors import Problem
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyKind
from app.custody.queries.reading import kept_for
from app.custody.states import OPEN
from app.custody.words import listed, thing
from app.errands.models import Errand
from app.errands.schemas import TransitionCreate
from app.errands.states import ErrandAction


class StillInCustody(Problem):
    """Something that was taken for the errand has not been given back."""

    title = "还有东西没有归还"


def object_to_archive(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    """Refuse to file an errand while something of it is in custody: for errands' OBJECTIONS."""
    if step.action is not ErrandAction.archive:
        return
    if kept := kept_for(tx, errand_id=errand.id):
        raise StillInCustody(f"这件代办还有东西没有还给群众：{listed(kept)}。还清后才能归档")


def open_things(tx: Tx, *, leaver: Leaver) -> list[str]:
    """Name what is still kept for somebody who leaves, and what the leaver keeps or carries for others."""
    mine = (col(CustodyItem.resident_id) == leaver.resident_id) | (
        col(CustodyItem.carrier_id) == leaver.resident_id
    )
    if leaver.user_id is not None:
        mine = mine | (col(CustodyItem.holder_id) == leaver.user_id)
    rows = tx.session.exec(
        select(CustodyItem.kind, CustodyItem.description, CustodyItem.received_fen)
        .where(mine, col(CustodyItem.state).in_(OPEN))
        .order_by(col(CustodyItem.taken_at), col(CustodyItem.id))
    )
    return [thing(CustodyKind(kind), description, received_fen=fen) for kind, description, fen in rows]
