"""What a signed-in person proves again: the present password for a new one, the authenticator to drop it."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import Grant, UsedPassword, UserAccount
from app.auth.service import limits, passwords, policy, second_factors, users
from app.auth.service.limits import Bound, Ticket
from app.auth.service.policy import Owner
from app.auth.service.sign_in import in_transaction
from app.core import audit
from app.core.errors import InvalidInput, NotSignedIn, Problem
from app.core.permissions import Actor
from app.core.tx import Tx
from app.core.web import Runtime
from app.orgs.models import Region, RegionLevel


@dataclass(frozen=True, slots=True)
class _Account:
    """What a change of password needs of an account, read before the slow work."""

    stored: str
    used: tuple[str, ...]
    owner: Owner
    ticket: Ticket


def change_password(runtime: Runtime, *, actor: Actor, current: str, new: str) -> None:
    """Set a new password; hashing holds no transaction.

    Raises InvalidInput for a wrong present or a weak new one, TooManyRequests for guesses.
    """
    account = in_transaction(runtime, _read_account, actor=actor)
    if account.stored and not passwords.is_right(stored=account.stored, password=current):
        in_transaction(
            runtime, partial(_note_guess, action="password.set", ticket=account.ticket), actor=actor
        )
        raise InvalidInput.at("/current_password", "现在的密码不正确")
    in_transaction(runtime, partial(limits.release, ticket=account.ticket), actor=actor)
    policy.check(runtime.settings, password=new, owner=account.owner)
    if any(passwords.is_right(stored=one, password=new) for one in account.used):
        raise InvalidInput.at("/new_password", f"最近 {policy.REMEMBERED} 次用过的密码不能再用")
    hashed = passwords.hash_password(new)
    in_transaction(runtime, partial(_keep, stored=account.stored, hashed=hashed), actor=actor)


def remove_factor(runtime: Runtime, *, actor: Actor, code: str) -> None:
    """Part with the own authenticator; raises InvalidInput, or TooManyRequests for guesses."""
    ticket = in_transaction(runtime, _reserve, actor=actor)
    problem = in_transaction(runtime, partial(_remove, ticket=ticket, code=code), actor=actor)
    if problem is not None:
        raise problem


def _read_account(tx: Tx) -> _Account:
    user = tx.session.get_one(UserAccount, tx.actor.user_id)
    used = tx.session.scalars(
        select(col(UsedPassword.password_hash))
        .where(col(UsedPassword.user_id) == user.id)
        .order_by(col(UsedPassword.at).desc(), col(UsedPassword.id).desc())
        .limit(policy.REMEMBERED)
    ).all()
    places = tx.session.scalars(
        select(col(Region.name))
        .outerjoin(Grant, (col(Grant.region_id) == Region.id) & (col(Grant.user_id) == user.id))
        .where(
            col(Region.county_id) == user.county_id,
            (col(Region.level) == RegionLevel.county) | col(Grant.id).is_not(None),
        )
    ).all()
    is_strict = tx.settings.password_policy == "djbh3"  # noqa: S105 - the name of a policy
    return _Account(
        stored=user.password_hash,
        used=tuple({*used, user.password_hash} - {""}) if is_strict else (),
        owner=Owner(name=user.name, phone=tx.vault.open(user.phone_sealed), places=frozenset(places)),
        ticket=_reserve(tx),
    )


def _reserve(tx: Tx) -> Ticket:
    return limits.reserve(tx, bounds=[Bound(limits.GUESSES_PER_SESSION, str(tx.actor.session_id))])


def _keep(tx: Tx, *, stored: str, hashed: str) -> None:
    user = users.lock(tx, user_id=tx.actor.user_id)
    if user.password_hash != stored:
        # Another device changed it meanwhile, and signed this one out.
        raise NotSignedIn
    users.set_password(tx, user_id=user.id, password_hash=hashed)


def _remove(tx: Tx, *, ticket: Ticket, code: str) -> Problem | None:
    if not second_factors.is_right(tx, user_id=tx.actor.user_id, code=code):
        _note_guess(tx, action="second_factor.removed", ticket=ticket)
        return InvalidInput.at("/code", "动态验证码不正确；每个只能用一次")
    limits.release(tx, ticket=ticket)
    second_factors.remove(tx, user_id=tx.actor.user_id, action="second_factor.removed")
    return None


def _note_guess(tx: Tx, *, action: str, ticket: Ticket) -> None:
    """Tell of a wrong guess; the try stays counted."""
    audit.note(
        tx,
        action=action,
        subject_kind="user_account",
        subject_id=tx.actor.user_id,
        outcome="refused",
        why="次数已用完" if ticket.filled else "密码或动态验证码不对",
    )
