"""Sign-in codes by phone: one use, minutes of life, five tries."""

import hmac
import secrets
from datetime import timedelta

from sqlmodel import col, select, update

from app.auth.models import NO_COUNTY, PhoneCode
from app.auth.service import devices, limits
from app.auth.service.limits import Bound
from app.core.idempotency import hash_of
from app.core.tx import Tx

CODE_DIGITS = 6
MAX_TRIES = 5


def issue_code(tx: Tx, *, phone: str, address: str, device_hash: str) -> str:
    """Make a code for a phone, known or not; raises TooManyRequests past the limits.

    Codes that strangers ask for count apart from those of a known device, and do not end the code that
    is on its way to the owner of the phone.
    """
    index = tx.vault.index(phone, kind="phone")
    assert index is not None, "a phone is never empty here"
    bounds = _bounds(tx, index=index, address=address, device_hash=device_hash)
    if bounds:
        limits.reserve(tx, bounds=bounds)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    tx.session.add(
        PhoneCode(
            county_id=NO_COUNTY,
            phone_index=index,
            code_hash=_hash(index, code),
            created_at=tx.now,
            expires_at=tx.now + timedelta(minutes=tx.settings.code_minutes),
        )
    )
    return code


def is_right(tx: Tx, *, phone_index: str, code: str, is_known: bool) -> bool:
    """Spend a try on every living code of a phone, and tell whether one of them is this.

    A known device has tries of its own, which strangers cannot use up. The caller commits either way.
    """
    tries = col(PhoneCode.known_tries if is_known else PhoneCode.tries)
    living = tx.session.exec(
        select(PhoneCode)
        .where(
            PhoneCode.phone_index == phone_index,
            col(PhoneCode.used_at).is_(None),
            col(PhoneCode.expires_at) > tx.now,
            tries < MAX_TRIES,
        )
        .order_by(col(PhoneCode.id))
        .with_for_update()
    ).all()
    hashed, right = _hash(phone_index, code), False
    for one in living:
        if is_known:
            one.known_tries += 1
        else:
            one.tries += 1
        tx.session.add(one)
        right |= hmac.compare_digest(one.code_hash, hashed)
    return right


def spend(tx: Tx, *, phone_index: str) -> None:
    """Let no living code of a phone open anything any more."""
    tx.session.exec(
        update(PhoneCode)
        .where(col(PhoneCode.phone_index) == phone_index, col(PhoneCode.used_at).is_(None))
        .values(used_at=tx.now)
    )


def _bounds(tx: Tx, *, index: str, address: str, device_hash: str) -> list[Bound]:
    if devices.is_known(tx, phone_index=index, device_hash=device_hash):
        return [Bound(limits.CODES_PER_DEVICE, hash_of(device_hash.encode(), index.encode()))]
    of_address = limits.of_address(limits.CODES_PER_ADDRESS, demo=tx.settings.demo, address=address)
    if not of_address:
        return []
    return [Bound(limits.CODES_PER_PHONE, index), *of_address, Bound(limits.CODES_PER_SERVER)]


def _hash(index: str, code: str) -> str:
    return hash_of(index.encode(), code.encode())
