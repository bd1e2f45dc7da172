"""Signing in: by phone code or password, with tries counted before the answer is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import select

from app.auth.models import UserAccount
from app.auth.service import codes, limits, passwords, sessions
from app.auth.service.sessions import OpenSession
from app.core.errors import Problem
from app.core.tx import Tx
from app.core.web import Runtime


class SignInFailed(Problem):
    """Phone, code or password is wrong; which of them is not told."""

    status = 401
    title = "登录没有成功"


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody signs in."""

    address: str
    device: str


def sign_in_by_code(runtime: Runtime, *, phone: str, code: str, visit: Visit) -> OpenSession:
    """Open a device by a phone code; raises SignInFailed or TooManyRequests."""
    with _transaction(runtime) as tx:
        opened = None
        _check_address(tx, visit=visit)
        user = _find(tx, phone=phone)
        if codes.use_code(tx, phone=phone, code=code) and user is not None and user.is_active:
            opened = _open(tx, user=user, visit=visit)
        else:
            _count_failure(tx, user=None, visit=visit)
    if opened is None:
        raise SignInFailed("验证码不正确或已过期，请重新获取")
    return opened


def sign_in_by_password(runtime: Runtime, *, phone: str, password: str, visit: Visit) -> OpenSession:
    """Open a device by a password. The slow comparison runs between two short transactions."""
    with _transaction(runtime, write=False) as tx:
        _check_address(tx, visit=visit)
        user = _find(tx, phone=phone)
        if user is not None:
            limit = limits.FAILURES_PER_ACCOUNT
            limits.check(tx.session, limit=limit, subject=str(user.id), now=tx.now)
    right = passwords.is_right(stored=user.password_hash if user else "", password=password)
    with _transaction(runtime) as tx:
        opened = None
        if right and user is not None and user.is_active:
            opened = _open(tx, user=user, visit=visit)
        else:
            _count_failure(tx, user=user, visit=visit)
    if opened is None:
        raise SignInFailed("手机号或密码不正确；也可以用验证码登录")
    return opened


@contextmanager
def _transaction(runtime: Runtime, *, write: bool = True) -> Iterator[Tx]:
    """Open a transaction of nobody: whoever signs in is not known yet."""
    with runtime.database.transaction(write=write) as session:
        yield Tx(session=session, settings=runtime.settings, now=runtime.clock())


def _find(tx: Tx, *, phone: str) -> UserAccount | None:
    index = tx.vault.index(phone, kind="phone")
    return tx.session.exec(select(UserAccount).where(UserAccount.phone_index == index)).first()


def _check_address(tx: Tx, *, visit: Visit) -> None:
    if not limits.is_exempt(demo=tx.settings.demo, address=visit.address):
        limit = limits.FAILURES_PER_ADDRESS
        limits.check(tx.session, limit=limit, subject=visit.address, now=tx.now)


def _count_failure(tx: Tx, *, user: UserAccount | None, visit: Visit) -> None:
    limits.count_one(tx, limit=limits.FAILURES_PER_ADDRESS, subject=visit.address)
    if user is not None:
        limits.count_one(tx, limit=limits.FAILURES_PER_ACCOUNT, subject=str(user.id))


def _open(tx: Tx, *, user: UserAccount, visit: Visit) -> OpenSession:
    return sessions.open_session(
        tx, user_id=user.id, county_id=user.county_id, device=visit.device, address=visit.address
    )
