"""A second proof at sign-in: an authenticator's code (TOTP, RFC 6238), or once a recovery code."""

import hmac
import secrets
import uuid

import pyotp
from sqlmodel import col, delete, select

from app.auth.models import Grant, RecoveryCode, SecondFactor
from app.auth.service import users
from app.core import audit
from app.core.db import new_id
from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.idempotency import hash_of
from app.core.permissions import ROLE_RANK
from app.core.text import mask_phone
from app.core.tx import Tx

RECOVERY_CODES = 10
# Without 0, 1, O and I, which look alike on paper; sixteen of these are eighty bits.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_RECOVERY_LENGTH = 16
_GROUP = 4
_ISSUER = "邻办"
# A phone's clock may be one step of thirty seconds off, either way.
_OFFSETS = (0, -1, 1)


class SecondFactorNeeded(Problem):
    """The first proof was right; the authenticator's code is missing."""

    status = 401
    title = "需要动态验证码"

    def __init__(self, detail: str = "请输入验证器上的 6 位动态验证码，或一个备用码") -> None:
        super().__init__(detail)


class SecondFactorThere(Problem):
    """The account has an authenticator; it must go before another comes."""

    title = "已经绑定验证器"


def begin(tx: Tx) -> tuple[str, str]:
    """Give a fresh secret, and its address for an authenticator; it counts from its confirmation on."""
    user = users.lock(tx, user_id=tx.actor.user_id)
    found = _locked(tx, user_id=user.id)
    if found is not None and found.confirmed_at is not None:
        raise SecondFactorThere("已经绑定了验证器；要换手机，请先用动态验证码解除绑定")
    secret = pyotp.random_base32()
    row = found or SecondFactor(
        county_id=tx.actor.county_id, user_id=tx.actor.user_id, secret_sealed="", created_at=tx.now
    )
    row.secret_sealed, row.created_at, row.last_step = tx.vault.seal(secret), tx.now, 0
    tx.session.add(row)
    phone = tx.vault.open(user.phone_sealed)
    label = mask_phone(phone) if phone else user.name
    _note(tx, action="begin_second_factor", user_id=user.id)
    return secret, pyotp.TOTP(secret).provisioning_uri(name=label, issuer_name=_ISSUER)


def confirm(tx: Tx, *, code: str) -> list[str]:
    """Take the secret into use once its first code is right; give the recovery codes, this once."""
    row = _locked(tx, user_id=tx.actor.user_id)
    if row is None:
        raise NotFound("请先扫码绑定验证器")
    if row.confirmed_at is not None:
        raise SecondFactorThere("已经绑定了验证器")
    if not _is_next_code(tx, row=row, code=code):
        raise InvalidInput.at("/code", "动态验证码不正确，请核对手机时间后再试")
    row.confirmed_at = tx.now
    tx.session.exec(delete(RecoveryCode).where(col(RecoveryCode.user_id) == row.user_id))
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    tx.session.add_all(
        RecoveryCode(
            id=new_id(),
            county_id=row.county_id,
            user_id=row.user_id,
            code_hash=_hash(row.user_id, code),
        )
        for code in codes
    )
    _note(tx, action="second_factor.set", user_id=row.user_id)
    return codes


def is_set(tx: Tx, *, user_id: uuid.UUID) -> bool:
    """Tell whether sign-in asks this person for a second proof."""
    found = select(SecondFactor.id).where(
        SecondFactor.user_id == user_id, col(SecondFactor.confirmed_at).is_not(None)
    )
    return tx.session.exec(found).first() is not None


def is_right(tx: Tx, *, user_id: uuid.UUID, code: str) -> bool:
    """Tell whether a code is the authenticator's or a recovery code, and use it up. The caller commits."""
    row = _locked(tx, user_id=user_id)
    if row is None or row.confirmed_at is None:
        return False
    if code.isdecimal():
        return _is_next_code(tx, row=row, code=code)
    return _is_recovery_code(tx, user_id=user_id, code=code)


def remove(tx: Tx, *, user_id: uuid.UUID, action: str) -> None:
    """Take authenticator and recovery codes away."""
    tx.session.exec(delete(RecoveryCode).where(col(RecoveryCode.user_id) == user_id))
    tx.session.exec(delete(SecondFactor).where(col(SecondFactor.user_id) == user_id))
    _note(tx, action=action, user_id=user_id)


def reset(tx: Tx, *, user_id: uuid.UUID) -> None:
    """Take somebody's lost authenticator away: only from above, in every place where the person has a role.

    Raises NotFound for whoever is outside the actor's area, NotAllowed for an equal or a superior.
    """
    held = tx.session.exec(select(Grant).where(Grant.user_id == user_id)).all()
    ranks = [(ROLE_RANK[one.role], users.managing_rank(tx.actor, path=one.path)) for one in held]
    if not ranks or any(managing < 0 for _, managing in ranks):
        raise NotFound
    if any(rank >= managing for rank, managing in ranks):
        raise NotAllowed("只能重置比自己低的身份的验证器")
    remove(tx, user_id=user_id, action="second_factor.reset")


def _is_next_code(tx: Tx, *, row: SecondFactor, code: str) -> bool:
    """Compare with the codes of these moments that come after the last one used: none opens twice."""
    totp = pyotp.TOTP(tx.vault.open(row.secret_sealed))
    present = totp.timecode(tx.now)
    for step in (present + offset for offset in _OFFSETS):
        if step > row.last_step and hmac.compare_digest(totp.generate_otp(step), code):
            row.last_step = step
            tx.session.add(row)
            return True
    return False


def _is_recovery_code(tx: Tx, *, user_id: uuid.UUID, code: str) -> bool:
    found = tx.session.exec(
        select(RecoveryCode)
        .where(
            RecoveryCode.user_id == user_id,
            RecoveryCode.code_hash == _hash(user_id, code),
            col(RecoveryCode.used_at).is_(None),
        )
        .with_for_update()
    ).first()
    if found is None:
        return False
    found.used_at = tx.now
    tx.session.add(found)
    _note(tx, action="second_factor.recovered", user_id=user_id)
    return True


def _locked(tx: Tx, *, user_id: uuid.UUID) -> SecondFactor | None:
    statement = select(SecondFactor).where(SecondFactor.user_id == user_id).with_for_update()
    return tx.session.exec(statement).first()


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_RECOVERY_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _RECOVERY_LENGTH, _GROUP))


def _hash(user_id: uuid.UUID, code: str) -> str:
    return hash_of(user_id.bytes, code.replace("-", "").upper().encode())


def _note(tx: Tx, *, action: str, user_id: uuid.UUID) -> None:
    audit.note(tx, action=action, subject_kind="user_account", subject_id=user_id)
