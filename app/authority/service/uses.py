"""Whether an authority covers what somebody is about to do in another's name; and that it was used."""

import uuid

from sqlalchemy import Select, select
from sqlmodel import col

from app.authority.models import Authority, AuthorityStep, Power
from app.authority.queries.reading import covers, in_force_for, usable
from app.authority.service.drafting import record
from app.core.errors import InvalidInput, Problem
from app.core.tx import Tx


class AuthorityNeeded(Problem):
    """What is done in another's name here needs her authority."""

    title = "需要委托书"


def find_to_submit(
    tx: Tx, *, authority_id: uuid.UUID, principal_id: uuid.UUID, item_id: uuid.UUID
) -> Authority:
    """Give the authority that was named, locked; raises InvalidInput if it does not cover all of this."""
    found = tx.session.scalars(
        select(Authority)
        .where(
            col(Authority.id) == authority_id,
            col(Authority.principal_id) == principal_id,
            covers(item_id),
            *usable(tx),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None or Power.submit not in found.powers:
        raise InvalidInput.at(
            "/authority_id",
            "这份委托书不能用：要本人写给您、在有效期内、写明这个事项和“提交”，请重新选择",
        )
    return found


def use_to_submit(tx: Tx, authority: Authority, *, errand_id: uuid.UUID) -> None:
    """Count one more errand, and write the use down."""
    authority.uses += 1
    tx.session.add(authority)
    record(tx, authority, action="use", errand_id=errand_id, errand_step="submit")


def use_for_step(
    tx: Tx,
    *,
    principal_id: uuid.UUID,
    item_id: uuid.UUID,
    errand_id: uuid.UUID,
    power: Power,
    step: str,
    label: str,
) -> None:
    """Use whichever authority of the actor covers a step of an errand; raises AuthorityNeeded without one.

    An authority for so many errands goes on to count for those that it began.
    """
    found = tx.session.scalars(
        select(Authority)
        .where(col(Authority.principal_id) == principal_id, covers(item_id), *in_force_for(tx))
        .order_by(col(Authority.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    begun = set(tx.session.scalars(_used_for(errand_id)))
    for one in sorted(found, key=lambda one: one.id not in begun):
        is_begun = one.id in begun
        has_room = one.uses_max is None or one.uses < one.uses_max
        if power in one.powers and (is_begun or has_room):
            if not is_begun:
                one.uses += 1
                tx.session.add(one)
            record(tx, one, action="use", errand_id=errand_id, errand_step=step)
            return
    raise AuthorityNeeded(f"替本人“{label}”要有本人写给您的委托书，在有效期内，并写明这个事项")


def _used_for(errand_id: uuid.UUID) -> Select[uuid.UUID]:
    return select(col(AuthorityStep.authority_id)).where(col(AuthorityStep.errand_id) == errand_id)
