"""Which authorities an actor may see, and what the rules need to know of one."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from app.authority.models import Authority
from app.authority.states import Case
from app.core.errors import NotFound
from app.core.permissions import Actor, Permission, in_reach
from app.core.tx import Tx
from app.rulebook.topics.authority import AuthorityRules

MISSING = "没有找到这份委托书，可能编号不对，或您无权查看"


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The two whom it ties, and the staff and officers where the principal lives."""
    return or_(concerns(actor), in_area_of(actor))


def concerns(actor: Actor) -> ColumnElement[bool]:
    """Principal and representative; who is on no roll is nobody's principal."""
    represents = col(Authority.representative_id) == actor.user_id
    if actor.resident_id is None:
        return represents
    return or_(represents, col(Authority.principal_id) == actor.resident_id)


def in_area_of(actor: Actor) -> ColumnElement[bool]:
    return or_(
        in_reach(Authority.path, actor, Permission.errand_submit_for_others),
        in_reach(Authority.path, actor, Permission.errand_supervise),
    )


def may_see(tx: Tx, authority_id: uuid.UUID) -> bool:
    """Tell whether the actor may see an authority, and so the signatures under it."""
    seen = select(col(Authority.id)).where(col(Authority.id) == authority_id, visible_to(tx.actor))
    return tx.session.scalars(seen).first() is not None


def may_see_thumbprint(tx: Tx, authority_id: uuid.UUID) -> bool:
    """A thumbprint is for the principal, for who took it and still serves there, and for who judges it."""
    judges = in_reach(Authority.path, tx.actor, Permission.errand_assign)
    own = col(Authority.principal_id) == tx.actor.resident_id if tx.actor.resident_id else judges
    serves = in_reach(Authority.path, tx.actor, Permission.errand_submit_for_others)
    took = and_(col(Authority.created_by) == tx.actor.user_id, serves)
    seen = select(col(Authority.id)).where(col(Authority.id) == authority_id, or_(own, judges, took))
    return tx.session.scalars(seen).first() is not None


def lock_authority(tx: Tx, *, authority_id: uuid.UUID) -> Authority:
    """Give an authority that the actor may see, locked: a use and a revocation come one after the other."""
    found = tx.session.scalars(
        select(Authority)
        .where(col(Authority.id) == authority_id, visible_to(tx.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound(MISSING)
    return found


def case_from(row: Any, tx: Tx, rules: AuthorityRules) -> Case:  # noqa: ANN401 - an authority, or a row of its columns
    """Build what the rules need to know."""
    return Case(
        state=row.state,
        path=row.path,
        principal_id=row.principal_id,
        representative_id=row.representative_id,
        is_over=row.ends_on < tx.today,
        needs_witness=rules.app_needs_witness,
        neighbours_may_witness=rules.neighbours_may_witness,
    )
