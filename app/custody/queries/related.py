"""What custody has to say on the page of an errand."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import col, select

from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.custody.queries.reading import overdue
from app.custody.states import OPEN, TROUBLED
from app.errands.models import Errand
from app.errands.queries.related import Related
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.custody import CustodyRules


def custody_of(tx: Tx, errand: Errand) -> Sequence[Related]:
    """Tell how many things are kept of an errand; an alert when one is overdue, lost or in dispute."""
    late = overdue(tx, rules_in_force(tx, CustodyRules)) | col(CustodyItem.state).in_(TROUBLED)
    kept, bad = tx.session.exec(
        select(
            func.count().filter(col(CustodyItem.state).in_(OPEN)),
            func.count().filter(late),
        )
        .select_from(CustodyItem)
        .where(CustodyItem.errand_id == errand.id)
    ).one()
    return [Related(kind="custody", label="证件和钱", count=kept, is_alert=bad > 0)]
