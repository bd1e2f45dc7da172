"""Which authorities were used for an errand, for its page."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from app.authority.models import AuthorityStep
from app.core.tx import Tx
from app.errands.models import Errand, ServiceItem
from app.errands.schemas import Related


def authorities_of(tx: Tx, errand: Errand) -> Sequence[Related]:
    """Give a row where an authority was used; an alert where one is needed, and none was."""
    used = select(func.count(col(AuthorityStep.authority_id).distinct())).where(
        col(AuthorityStep.errand_id) == errand.id
    )
    count = tx.session.scalars(used).one()
    needed = tx.session.get_one(ServiceItem, errand.service_item_id).needs_authority
    if not count and not needed:
        return ()
    return (Related(kind="authority", label="委托书", count=count, is_alert=False),)
