"""Reads of accounts: what roles people hold, which devices are signed in."""

import uuid

from sqlmodel import Session, col, select

from app.auth.models import Grant, SignInSession, UserAccount
from app.auth.schemas import GrantRead, SessionRead
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import Permission, in_reach
from app.core.tx import Tx
from app.orgs.models import Region


def grants_of(session: Session, *, user_id: uuid.UUID) -> list[GrantRead]:
    """List a person's roles with the names of their places."""
    rows = session.exec(
        select(Grant.id, Grant.role, Grant.region_id, Region.name, Grant.is_paid)
        .join(Region, col(Region.id) == Grant.region_id)
        .where(Grant.user_id == user_id)
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
            Grant.id, Grant.role, Grant.region_id, Region.name, Grant.is_paid, Grant.user_id, UserAccount.name
        )
        .join(Region, col(Region.id) == Grant.region_id)
        .join(UserAccount, col(UserAccount.id) == Grant.user_id)
        .where(in_reach(Grant.path, tx.actor, Permission.grant_manage))
    )
    if region_id is not None:
        statement = statement.where(Grant.region_id == region_id)
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
        SignInSession.id, SignInSession.device, SignInSession.created_at, SignInSession.last_seen_at
    ).where(SignInSession.user_id == tx.actor.user_id, col(SignInSession.revoked_at).is_(None))
    statement = statement.where(SignInSession.expires_at > tx.now)
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
