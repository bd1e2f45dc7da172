"""Sign-in codes by phone: one use, minutes of life, five tries."""

import hmac
import secrets
from datetime import timedelta

from sqlmodel import col, select

from app.auth.models import NO_COUNTY, PhoneCode
from app.auth.service import limits
from app.core.idempotency import hash_of
from app.core.tx import Tx

CODE_DIGITS = 6
MAX_TRIES = 5


def issue_code(tx: Tx, *, phone: str, address: str) -> str:
    """Make a code for a phone, known or not; raises TooManyRequests past the limits."""
    index = tx.vault.index(phone, kind="phone")
    assert index is not None, "a phone is never empty here"
    if not limits.is_exempt(demo=tx.settings.demo, address=address):
        for limit, subject in ((limits.CODES_PER_PHONE, index), (limits.CODES_PER_ADDRESS, address)):
            limits.check(tx.session, limit=limit, subject=subject, now=tx.now)
            limits.count_one(tx, limit=limit, subject=subject)
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


def use_code(tx: Tx, *, phone: str, code: str) -> bool:
    """Spend a try on the newest code of a phone; a right one is used up. The caller commits either way."""
    index = tx.vault.index(phone, kind="phone")
    newest = tx.session.exec(
        select(PhoneCode)
        .where(PhoneCode.phone_index == index)
        .order_by(col(PhoneCode.created_at).desc(), col(PhoneCode.id).desc())
        .limit(1)
        .with_for_update()
    ).first()
    if (
        newest is None
        or newest.used_at is not None
        or newest.expires_at <= tx.now
        or newest.tries >= MAX_TRIES
    ):
        return False
    newest.tries += 1
    right = hmac.compare_digest(newest.code_hash, _hash(newest.phone_index, code))
    if right:
        newest.used_at = tx.now
    tx.session.add(newest)
    return right


def _hash(index: str, code: str) -> str:
    return hash_of(index.encode(), code.encode())
