"""An account whose person leaves, or takes another name."""

import uuid

from sqlalchemy import delete, select, update
from sqlmodel import SQLModel, col

from app.auth.models import (
    Grant,
    KnownDevice,
    PhoneCode,
    RecoveryCode,
    SecondFactor,
    SignInSession,
    UsedPassword,
    UserAccount,
)
from app.auth.service import sessions
from app.core.erasure import ERASED_NAME, Leaver
from app.core.idempotency import IdempotencyKey
from app.core.permissions import ROLE_LABELS, Role
from app.core.tx import Tx

# Rows that are nothing but the person's own.
_OWN: tuple[type[SQLModel], ...] = (
    Grant,
    IdempotencyKey,
    KnownDevice,
    RecoveryCode,
    SecondFactor,
    UsedPassword,
)


def rename(tx: Tx, *, resident_id: uuid.UUID, name: str) -> None:
    """Call an account by its person's new name."""
    tx.session.execute(
        update(UserAccount).where(col(UserAccount.resident_id) == resident_id).values(name=name)
    )


def offices_of(tx: Tx, *, user_id: uuid.UUID) -> list[str]:
    """Name the roles that a person holds beside that of a villager."""
    rows = tx.session.scalars(
        select(col(Grant.role)).where(col(Grant.user_id) == user_id, col(Grant.role) != Role.resident)
    )
    return sorted({ROLE_LABELS[role] for role in rows})


def erase(tx: Tx, *, leaver: Leaver) -> None:
    """Empty and close an account; its devices end within one request."""
    if leaver.user_id is None:
        return
    sessions.end_all(tx, user_id=leaver.user_id, why="erased")
    tx.session.execute(
        update(SignInSession)
        .where(col(SignInSession.user_id) == leaver.user_id)
        .values(device="", device_hash="", address="", successor_sealed="")
    )
    for model in _OWN:
        tx.session.execute(delete(model).where(col(model.user_id) == leaver.user_id))  # type: ignore[attr-defined]
    if leaver.phone_index is not None:
        tx.session.execute(delete(PhoneCode).where(col(PhoneCode.phone_index) == leaver.phone_index))
    tx.session.execute(
        update(UserAccount)
        .where(col(UserAccount.id) == leaver.user_id)
        .values(
            name=ERASED_NAME,
            phone_sealed="",
            phone_index=None,
            password_hash="",
            is_active=False,
            elder_mode=False,
        )
    )
