"""Who acts: a token, or an account, becomes an actor with the roles held now."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from app.auth.models import Grant, SignInSession, UserAccount
from app.auth.queries import STANDING, standing
from app.auth.service.tokens import read_access_token
from app.core.config import Settings
from app.core.errors import NotSignedIn
from app.core.permissions import Actor, Reach


def load_actor(session: Session, settings: Settings, token: str, now: datetime) -> Actor:
    """Give who a token speaks for, as of this moment: a revoked device or role no longer counts."""
    claims = read_access_token(settings, token=token, now=now)
    row = session.execute(
        select(
            col(UserAccount.name),
            col(UserAccount.county_id),
            col(UserAccount.resident_id),
            col(SignInSession.expires_at),
            *STANDING,
        )
        .join(SignInSession, col(SignInSession.user_id) == UserAccount.id)
        .where(
            col(UserAccount.id) == claims.user_id,
            col(SignInSession.id) == claims.session_id,
            col(SignInSession.revoked_at).is_(None),
            col(UserAccount.is_active),
        )
    ).first()
    if row is None or row[3] <= now:
        raise NotSignedIn
    return Actor(
        user_id=claims.user_id,
        county_id=row[1],
        name=row[0],
        session_id=claims.session_id,
        resident_id=row[2],
        reaches=_reaches(session, user_id=claims.user_id),
        duty=standing(settings, row[4:], now=now).duty,
    )


def actor_of(session: Session, *, user_id: uuid.UUID) -> Actor:
    """Give a person as an actor without a signed-in device: for the demo, the tests and the command line."""
    user = session.get_one(UserAccount, user_id)
    return Actor(
        user_id=user.id,
        county_id=user.county_id,
        name=user.name,
        resident_id=user.resident_id,
        reaches=_reaches(session, user_id=user_id),
    )


def _reaches(session: Session, *, user_id: uuid.UUID) -> tuple[Reach, ...]:
    rows = session.execute(
        select(col(Grant.role), col(Grant.region_id), col(Grant.path), col(Grant.is_paid)).where(
            col(Grant.user_id) == user_id
        )
    )
    return tuple(Reach(role=row[0], region_id=row[1], path=row[2], is_paid=row[3]) for row in rows)
