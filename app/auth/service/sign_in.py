"""Signing in: by phone code or password, each try counted before anybody looks whether it is right."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlmodel import select

from app.auth.models import UserAccount
from app.auth.service import codes, devices, limits, passwords, second_factors, sessions
from app.auth.service.limits import Bound, Ticket
from app.auth.service.sessions import OpenSession
from app.core import audit
from app.core.errors import Problem
from app.core.idempotency import hash_of
from app.core.permissions import Actor
from app.core.retries import retrying
from app.core.tx import Tx
from app.core.web import Runtime

AnswerT = TypeVar("AnswerT")


class SignInFailed(Problem):
    """Phone, code or password is wrong; which of them is not told."""

    status = 401
    title = "登录没有成功"


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody signs in; `device_hash` is what is stored of the device's cookie."""

    address: str
    device: str
    device_hash: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody shows: a phone, and a code or a password, and perhaps a second factor."""

    phone: str
    code: str | None = None
    password: str | None = None
    second_factor: str | None = None


@dataclass(frozen=True, slots=True)
class _Try:
    """A try that is counted: about whose phone, with which stored hash, and from what device."""

    phone_index: str
    stored: str
    is_known: bool
    ticket: Ticket


def sign_in(runtime: Runtime, *, proof: Proof, visit: Visit) -> OpenSession:
    """Open a device; raises SignInFailed, SecondFactorNeeded or TooManyRequests.

    The try is committed as counted first, and the slow comparison of a password holds no transaction. For
    an unknown phone everything is done as for a known one.
    """
    begun = in_transaction(runtime, partial(_begin, phone=proof.phone, visit=visit))
    is_right = None
    if proof.password is not None:
        is_right = passwords.is_right(stored=begun.stored, password=proof.password)
    ended = in_transaction(
        runtime, partial(_finish, begun=begun, proof=proof, visit=visit, is_right=is_right)
    )
    if isinstance(ended, Problem):
        raise ended
    return ended


def in_transaction(runtime: Runtime, work: Callable[[Tx], AnswerT], *, actor: Actor | None = None) -> AnswerT:
    """Run in a transaction of an actor, or of nobody while it is not known yet who signs in."""

    def attempt() -> AnswerT:
        with runtime.database.transaction() as session:
            tx = Tx(session=session, settings=runtime.settings, now=runtime.clock(), visitor=actor)
            return work(tx)

    return retrying(attempt)


def _begin(tx: Tx, *, phone: str, visit: Visit) -> _Try:
    index = tx.vault.index(phone, kind="phone")
    assert index is not None, "a phone is never empty here"
    user = _find(tx, phone_index=index)
    is_known = devices.is_known(tx, phone_index=index, device_hash=visit.device_hash)
    ticket = limits.reserve(tx, bounds=_bounds(tx, index=index, visit=visit, is_known=is_known))
    stored = user.password_hash if user else ""
    return _Try(phone_index=index, stored=stored, is_known=is_known, ticket=ticket)


def _find(tx: Tx, *, phone_index: str) -> UserAccount | None:
    return tx.session.exec(select(UserAccount).where(UserAccount.phone_index == phone_index)).first()


def _bounds(tx: Tx, *, index: str, visit: Visit, is_known: bool) -> list[Bound]:
    """Give a known device a limit of its own, whatever strangers do; strangers share theirs."""
    if is_known:
        return [Bound(limits.GUESSES_PER_DEVICE, hash_of(visit.device_hash.encode(), index.encode()))]
    of_address = limits.of_address(limits.GUESSES_PER_ADDRESS, demo=tx.settings.demo, address=visit.address)
    of_server = [Bound(limits.GUESSES_PER_SERVER)] if of_address else []
    return [Bound(limits.GUESSES_PER_ACCOUNT, index), *of_address, *of_server]


def _finish(
    tx: Tx, *, begun: _Try, proof: Proof, visit: Visit, is_right: bool | None
) -> OpenSession | Problem:
    """Give the open device, or the problem: not raised, so that what was counted stays."""
    # Read again: while the password was compared, the account may have changed.
    user = _find(tx, phone_index=begun.phone_index)
    if is_right is None:
        is_right = codes.is_right(
            tx, phone_index=begun.phone_index, code=proof.code or "", is_known=begun.is_known
        )
    if not is_right or user is None or not user.is_active or user.password_hash != begun.stored:
        return _failure(tx, begun=begun, proof=proof, user=user)
    if second_factors.is_set(tx, user_id=user.id):
        if proof.second_factor is None:
            limits.release(tx, ticket=begun.ticket)
            return second_factors.SecondFactorNeeded()
        if not second_factors.is_right(tx, user_id=user.id, code=proof.second_factor):
            return _failure(tx, begun=begun, proof=proof, user=user)
    if proof.code is not None:
        codes.spend(tx, phone_index=begun.phone_index)
    limits.release(tx, ticket=begun.ticket)
    return _open(tx, user=user, proof=proof, visit=visit)


def _failure(tx: Tx, *, begun: _Try, proof: Proof, user: UserAccount | None) -> SignInFailed:
    reached = "；次数已用完：" + "、".join(begun.ticket.filled) if begun.ticket.filled else ""
    audit.note(
        tx,
        action="sign_in.failed",
        subject_kind="user_account",
        subject_id=user.id if user else None,
        outcome="refused",
        why=_means(proof) + reached,
        county_id=user.county_id if user else None,
    )
    if proof.second_factor is not None:
        return SignInFailed("手机号、密码或动态验证码不正确；每个动态验证码只能用一次")
    if proof.code is not None:
        return SignInFailed("验证码不正确或已过期，请重新获取")
    return SignInFailed("手机号或密码不正确；也可以用验证码登录")


def _open(tx: Tx, *, user: UserAccount, proof: Proof, visit: Visit) -> OpenSession:
    devices.remember(tx, user=user, device_hash=visit.device_hash)
    opened = sessions.open_session(
        tx,
        user_id=user.id,
        county_id=user.county_id,
        device=visit.device,
        address=visit.address,
        device_hash=visit.device_hash,
    )
    audit.note(
        tx,
        action="sign_in.done",
        subject_kind="sign_in_session",
        subject_id=opened.session_id,
        why=_means(proof),
        actor_id=user.id,
        county_id=user.county_id,
    )
    return opened


def _means(proof: Proof) -> str:
    first = "用验证码" if proof.code is not None else "用密码"
    return f"{first}和动态验证码" if proof.second_factor is not None else first
