"""Who acts: a token, or an account, becomes an actor with the roles held now."""

import uuid
from datetime import datetime

from sqlmodel import Session, col, select

from app.auth.models import Grant, SignInSession, UserAccount
from app.auth.service.tokens import read_access_token
from app.core.config import Settings
from app.core.errors import NotSignedIn
from app.core.permissions import Actor, Reach


def load_actor(session: Session, settings: Settings, token: str, now: datetime) -> Actor:
    """Give who a token speaks for, as of this moment: a revoked device or role no longer counts."""
    claims = read_access_token(settings, token=token, now=now)
    row = session.exec(
        select(
            UserAccount.name,
            UserAccount.county_id,
            UserAccount.resident_id,
            SignInSession.expires_at,
        )
        .join(SignInSession, col(SignInSession.user_id) == UserAccount.id)
        .where(
            UserAccount.id == claims.user_id,
            SignInSession.id == claims.session_id,
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
    rows = session.exec(
        select(Grant.role, Grant.region_id, Grant.path, Grant.is_paid).where(Grant.user_id == user_id)
    )
    return tuple(Reach(role=row[0], region_id=row[1], path=row[2], is_paid=row[3]) for row in rows)
