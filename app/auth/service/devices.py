"""Devices on which a person signed in before: strangers' guesses at the account do not lock them out."""

import hmac
import secrets
import uuid
from datetime import timedelta

from sqlmodel import col, delete, select

from app.auth.models import KnownDevice, UserAccount
from app.core.config import Settings
from app.core.db import insert_into, new_id
from app.core.idempotency import hash_of
from app.core.tx import Tx

DAYS = 400
_MARK_BYTES = 16


def new_mark(settings: Settings) -> str:
    """Make the text of a device cookie: a random name and our signature."""
    name = secrets.token_urlsafe(_MARK_BYTES)
    return f"{name}.{_signature(settings, name)}"


def is_ours(settings: Settings, *, mark: str) -> bool:
    """Tell, without the database, whether we signed a device cookie; from it alone nobody is known."""
    name, _, signature = mark.partition(".")
    return mark.isascii() and hmac.compare_digest(signature, _signature(settings, name))


def hash_mark(mark: str) -> str:
    """Give what is stored of a device cookie."""
    return hash_of(mark.encode())


def is_known(tx: Tx, *, phone_index: str | None, device_hash: str) -> bool:
    """Tell whether the account of a phone signed in on this device before."""
    found = tx.session.exec(
        select(KnownDevice.id)
        .join(UserAccount, col(UserAccount.id) == KnownDevice.user_id)
        .where(UserAccount.phone_index == phone_index, KnownDevice.device_hash == device_hash)
    )
    return found.first() is not None


def remember(tx: Tx, *, user: UserAccount, device_hash: str) -> None:
    """Know the device from now on."""
    statement = insert_into(tx.session, KnownDevice).values(
        id=new_id(),
        county_id=user.county_id,
        user_id=user.id,
        device_hash=device_hash,
        created_at=tx.now,
        last_used_at=tx.now,
    )
    tx.session.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "device_hash"], set_={"last_used_at": tx.now}
        )
    )


def forget(tx: Tx, *, user_id: uuid.UUID, device_hash: str) -> None:
    """Know one device no more, as when it was lost."""
    tx.session.exec(
        delete(KnownDevice).where(
            col(KnownDevice.user_id) == user_id, col(KnownDevice.device_hash) == device_hash
        )
    )


def forget_all(tx: Tx, *, user_id: uuid.UUID, keep: str = "") -> None:
    """Know none of a person's devices any more, but for one to keep."""
    tx.session.exec(
        delete(KnownDevice).where(col(KnownDevice.user_id) == user_id, col(KnownDevice.device_hash) != keep)
    )


def forget_unused(tx: Tx) -> None:
    """Drop devices whose cookie has run out."""
    tx.session.exec(delete(KnownDevice).where(col(KnownDevice.last_used_at) < tx.now - timedelta(days=DAYS)))


def _signature(settings: Settings, name: str) -> str:
    return hmac.new(settings.signing_key.encode(), f"device:{name}".encode(), "sha256").hexdigest()
