"""Reads of accounts: what roles people hold, which devices are signed in."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import Session, col

from app.auth.models import Grant, SecondFactor, SignInSession, UserAccount
from app.auth.schemas import GrantRead, SessionRead
from app.core.config import Settings
from app.core.duties import Duty
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import ROLE_PERMISSIONS, ROLE_RANK, Permission, Role, in_reach
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.queries import prefixes_of
from app.orgs.schemas import StaffRead

# Officers serve the station of their own place; agents and leads of a town also those of its villages.
_SERVING_BELOW = (Role.agent, Role.station_lead)
# Under 等保三级 a password ends after so many days.
PASSWORD_DAYS = 90
HAS_FACTOR = exists().where(
    col(SecondFactor.user_id) == UserAccount.id, col(SecondFactor.confirmed_at).is_not(None)
)
HAS_OFFICE = exists().where(col(Grant.user_id) == UserAccount.id, col(Grant.role) != Role.resident)
STANDING: tuple[Any, ...] = (
    col(UserAccount.must_change_password),
    col(UserAccount.password_hash),
    col(UserAccount.password_set_at),
    HAS_FACTOR,
    HAS_OFFICE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account has, and what it owes before the rest of the application opens."""

    must_change_password: bool
    must_set_second_factor: bool
    second_factor: bool

    @property
    def duty(self) -> Duty | None:
        """Give what comes first."""
        if self.must_change_password:
            return Duty.password
        return Duty.second_factor if self.must_set_second_factor else None


def standing_of(session: Session, settings: Settings, *, user_id: uuid.UUID, now: datetime) -> Standing:
    """Give what an account owes."""
    row = session.execute(select(*STANDING).where(col(UserAccount.id) == user_id)).one()
    return standing(settings, row, now=now)


def standing(settings: Settings, columns: Sequence[Any], *, now: datetime) -> Standing:
    """Judge the columns of STANDING."""
    must_change, password_hash, set_at, has_factor, has_office = columns
    is_strict = settings.password_policy == "djbh3"  # noqa: S105 - a policy's name
    is_old = set_at is None or set_at + timedelta(days=PASSWORD_DAYS) <= now
    return Standing(
        must_change_password=must_change or (is_strict and bool(password_hash) and is_old),
        must_set_second_factor=settings.is_factor_required and has_office and not has_factor,
        second_factor=has_factor,
    )


def grants_of(session: Session, *, user_id: uuid.UUID) -> list[GrantRead]:
    """List a person's roles with the names of their places."""
    rows = session.execute(
        select(col(Grant.id), col(Grant.role), col(Grant.region_id), col(Region.name), col(Grant.is_paid))
        .join(Region, col(Region.id) == Grant.region_id)
        .where(col(Grant.user_id) == user_id)
        .order_by(col(Grant.created_at), col(Grant.id))
    )
    return [
        GrantRead(id=row[0], role=row[1], region_id=row[2], region_name=row[3], is_paid=row[4])
        for row in rows
    ]


def grants_page(tx: Tx, *, region_id: uuid.UUID | None, cursor: str | None, limit: int) -> Page[GrantRead]:
    """List roles inside the actor's area, newest first."""
    statement = (
        select(
            col(Grant.id),
            col(Grant.role),
            col(Grant.region_id),
            col(Region.name),
            col(Grant.is_paid),
            col(Grant.user_id),
            col(UserAccount.name),
        )
        .join(Region, col(Region.id) == Grant.region_id)
        .join(UserAccount, col(UserAccount.id) == Grant.user_id)
        .where(in_reach(Grant.path, tx.actor, Permission.grant_manage))
    )
    if region_id is not None:
        statement = statement.where(col(Grant.region_id) == region_id)
    rows, after = fetch_page(
        tx.session, statement, sort=(col(Grant.created_at), col(Grant.id)), cursor=cursor, limit=limit
    )
    return page_of(
        rows,
        after,
        lambda row: GrantRead(
            id=row[0],
            role=row[1],
            region_id=row[2],
            region_name=row[3],
            is_paid=row[4],
            user_id=row[5],
            user_name=row[6],
        ),
    )


def sessions_page(tx: Tx, *, cursor: str | None, limit: int) -> Page[SessionRead]:
    """List the actor's signed-in devices, the latest first."""
    statement = select(
        col(SignInSession.id),
        col(SignInSession.device),
        col(SignInSession.created_at),
        col(SignInSession.last_seen_at),
    ).where(col(SignInSession.user_id) == tx.actor.user_id, col(SignInSession.revoked_at).is_(None))
    statement = statement.where(col(SignInSession.expires_at) > tx.now)
    rows, after = fetch_page(
        tx.session,
        statement,
        sort=(col(SignInSession.created_at), col(SignInSession.id)),
        cursor=cursor,
        limit=limit,
    )
    return page_of(
        rows,
        after,
        lambda row: SessionRead(
            id=row[0],
            device=row[1],
            created_at=row[2],
            last_seen_at=row[3],
            current=row[0] == tx.actor.session_id,
        ),
    )


def staff_at(tx: Tx, paths: Collection[str]) -> dict[str, list[StaffRead]]:
    """Tell who takes errands at each of some stations' paths, each person once with the highest role."""
    serving = [role for role, held in ROLE_PERMISSIONS.items() if Permission.errand_handle in held]
    prefixes = {prefix for path in paths for prefix in prefixes_of(path)}
    rows = tx.session.execute(
        select(col(UserAccount.id), col(UserAccount.name), col(Grant.role), col(Grant.path))
        .join(Grant, col(Grant.user_id) == UserAccount.id)
        .where(col(Grant.path).in_(prefixes), col(Grant.role).in_(serving), col(UserAccount.is_active))
        .order_by(col(UserAccount.id))
    ).all()
    answer: dict[str, list[StaffRead]] = {}
    for path in paths:
        best: dict[uuid.UUID, StaffRead] = {}
        for user_id, name, role, held_at in rows:
            serves = held_at == path or (role in _SERVING_BELOW and path.startswith(held_at))
            if serves and (user_id not in best or ROLE_RANK[role] > ROLE_RANK[best[user_id].role]):
                best[user_id] = StaffRead(user_id=user_id, name=name, role=role)
        answer[path] = list(best.values())
    return answer
