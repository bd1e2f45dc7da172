"""Signed-in devices: opened, refreshed with rotation, ended."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists
from sqlmodel import col, select, update

from app.auth.models import Grant, SignInSession, UsedRefreshToken, UserAccount
from app.auth.service import devices
from app.core import audit
from app.core.errors import NotFound
from app.core.idempotency import hash_of
from app.core.permissions import Role
from app.core.tx import Tx

# Two tabs that refresh at once both get the one successor.
GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A signed-in device and the refresh token it holds now."""

    session_id: uuid.UUID
    user_id: uuid.UUID
    refresh_token: str


def open_session(
    tx: Tx, *, user_id: uuid.UUID, county_id: uuid.UUID, device: str, address: str, device_hash: str = ""
) -> OpenSession:
    """Begin a family of refresh tokens for one device."""
    token = secrets.token_urlsafe(32)
    row = SignInSession(
        county_id=county_id,
        user_id=user_id,
        token_hash=_hash(token),
        rotated_at=tx.now,
        device=device[:200],
        address=address[:64],
        device_hash=device_hash,
        created_at=tx.now,
        last_seen_at=tx.now,
        expires_at=tx.now + timedelta(days=tx.settings.session_days),
    )
    tx.session.add(row)
    tx.session.flush()
    return OpenSession(session_id=row.id, user_id=user_id, refresh_token=token)


def refresh(tx: Tx, *, token: str) -> OpenSession | None:
    """Rotate a refresh token; None means refused. A reused one ends its family; the caller commits."""
    hashed = _hash(token)
    row = tx.session.exec(
        select(SignInSession)
        .where((SignInSession.token_hash == hashed) | (SignInSession.previous_hash == hashed))
        .with_for_update()
    ).first()
    if row is None:
        _end_family_of_reused(tx, hashed=hashed)
        return None
    if row.revoked_at is not None or row.expires_at <= tx.now or not _is_in_use(tx, row=row):
        return None
    if row.token_hash != hashed:
        return _second_tab(tx, row=row)
    return _rotate(tx, row=row)


def end_session(tx: Tx, *, session_id: uuid.UUID, why: str) -> None:
    """End one device of the actor, which is known no more unless it is this one.

    Raises NotFound for anybody else's.
    """
    row = tx.session.get(SignInSession, session_id, with_for_update=True)
    if row is None or row.user_id != tx.actor.user_id:
        raise NotFound
    if row.revoked_at is None:
        row.revoked_at, row.revoked_why = tx.now, why
        tx.session.add(row)
    if row.id != tx.actor.session_id:
        devices.forget(tx, user_id=row.user_id, device_hash=row.device_hash)


def end_all(tx: Tx, *, user_id: uuid.UUID, why: str, keep: uuid.UUID | None = None) -> None:
    """End every device of a person and know them no more, but for one to keep."""
    kept = tx.session.get(SignInSession, keep) if keep is not None else None
    devices.forget_all(tx, user_id=user_id, keep=kept.device_hash if kept else "")
    statement = update(SignInSession).where(
        col(SignInSession.user_id) == user_id, col(SignInSession.revoked_at).is_(None)
    )
    if keep is not None:
        statement = statement.where(col(SignInSession.id) != keep)
    tx.session.exec(statement.values(revoked_at=tx.now, revoked_why=why))


def _is_in_use(tx: Tx, *, row: SignInSession) -> bool:
    """Tell whether a device was used lately enough, and whether its person may sign in at all."""
    office = exists().where(col(Grant.user_id) == UserAccount.id, col(Grant.role) != Role.resident)
    is_active, has_office = tx.session.execute(
        select(col(UserAccount.is_active), office).where(col(UserAccount.id) == row.user_id)
    ).one()
    idle = timedelta(days=tx.settings.refresh_days)
    if has_office and tx.settings.staff_idle_minutes:
        idle = min(idle, timedelta(minutes=tx.settings.staff_idle_minutes))
    return bool(is_active) and row.rotated_at + idle > tx.now


def _rotate(tx: Tx, *, row: SignInSession) -> OpenSession:
    successor = secrets.token_urlsafe(32)
    tx.session.add(
        UsedRefreshToken(
            county_id=row.county_id, session_id=row.id, token_hash=row.token_hash, used_at=tx.now
        )
    )
    row.previous_hash, row.token_hash = row.token_hash, _hash(successor)
    row.successor_sealed = tx.vault.seal(successor)
    row.rotated_at = row.last_seen_at = tx.now
    tx.session.add(row)
    return OpenSession(session_id=row.id, user_id=row.user_id, refresh_token=successor)


def _second_tab(tx: Tx, *, row: SignInSession) -> OpenSession | None:
    if tx.now - row.rotated_at <= timedelta(seconds=GRACE_SECONDS):
        successor = tx.vault.open(row.successor_sealed)
        return OpenSession(session_id=row.id, user_id=row.user_id, refresh_token=successor)
    _revoke(tx, row=row)
    return None


def _end_family_of_reused(tx: Tx, *, hashed: str) -> None:
    used = tx.session.exec(select(UsedRefreshToken).where(UsedRefreshToken.token_hash == hashed)).first()
    if used is not None and (row := tx.session.get(SignInSession, used.session_id, with_for_update=True)):
        _revoke(tx, row=row)


def _revoke(tx: Tx, *, row: SignInSession) -> None:
    if row.revoked_at is None:
        row.revoked_at, row.revoked_why = tx.now, "reused"
        tx.session.add(row)
        audit.note(
            tx,
            action="sign_in.reused",
            subject_kind="sign_in_session",
            subject_id=row.id,
            outcome="refused",
            why="旧的登录凭据再次出现，这台设备已全部退出",
            actor_id=row.user_id,
            county_id=row.county_id,
        )


def _hash(token: str) -> str:
    return hash_of(token.encode())
