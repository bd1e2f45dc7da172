"""Which errands have a part that waits at the actor's station: to be done, taken, or placed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, not_
from sqlmodel import col, select

from app.auth.models import Grant, UserAccount
from app.core.permissions import ROLE_PERMISSIONS, Actor, Permission, in_reach
from app.errands.kinds import PartState
from app.errands.models import Errand, ErrandPart
from app.errands.part_states import OPEN_PARTS
from app.errands.states import OPEN


def has_part_of(actor: Actor, *, is_own: bool = False) -> ColumnElement[bool]:
    """Give the condition that a part of an open errand lies at the actor's station, or is theirs."""
    mine = [col(ErrandPart.agent_id) == actor.user_id] if is_own else []
    return _has_part(actor, Permission.errand_handle, col(ErrandPart.state) != PartState.withdrawn, *mine)


def has_part_to_take(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a part at the actor's station is meant for nobody yet."""
    waits = (col(ErrandPart.state).in_(OPEN_PARTS), col(ErrandPart.agent_id).is_(None))
    return _has_part(actor, Permission.errand_handle, *waits)


def has_part_to_place(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a part is in nobody's hands where the actor leads, or in those of who left."""
    stays = serves(ErrandPart.agent_id, ErrandPart.path).correlate(ErrandPart)
    return _has_part(actor, Permission.errand_assign, col(ErrandPart.state).in_(OPEN_PARTS), not_(stays))


def has_late_part(actor: Actor, *, now: datetime) -> ColumnElement[bool]:
    """Give the condition that a part at the actor's station is late."""
    late = (col(ErrandPart.state).in_(OPEN_PARTS), col(ErrandPart.due_at) <= now)
    return _has_part(actor, Permission.errand_handle, *late)


def serves(agent_id: Any, path: Any) -> Any:  # noqa: ANN401 - mapped columns, and an EXISTS to correlate
    """Give the condition that an agent still serves at a place."""
    serving = [role for role, held in ROLE_PERMISSIONS.items() if Permission.errand_handle in held]
    return exists().where(
        col(Grant.user_id) == col(agent_id),
        col(Grant.role).in_(serving),
        col(path).startswith(col(Grant.path)),
        col(UserAccount.id) == Grant.user_id,
        col(UserAccount.is_active),
    )


def _has_part(actor: Actor, permission: Permission, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    if not actor.paths(permission):
        return false()
    parts = select(ErrandPart.errand_id).where(in_reach(ErrandPart.path, actor, permission), *conditions)
    return and_(col(Errand.state).in_(OPEN), col(Errand.id).in_(parts))
