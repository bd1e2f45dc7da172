"""Accounts and the roles they hold."""

import uuid

from sqlmodel import col, delete, select

from app.auth.models import Grant, UsedPassword, UserAccount
from app.auth.service import sessions
from app.core import audit
from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.permissions import ROLE_PERMISSIONS, ROLE_RANK, Actor, Permission, Role
from app.core.tx import Tx
from app.orgs.models import Region


class PhoneTaken(Problem):
    """Another account has this phone."""

    title = "手机号已被使用"


def lock(tx: Tx, *, user_id: uuid.UUID) -> UserAccount:
    """Take an account for this transaction, so that what one person may have once is decided once."""
    return tx.session.get_one(UserAccount, user_id, with_for_update=True)


def ensure_user(
    tx: Tx, *, name: str, phone: str, resident_id: uuid.UUID | None = None, county_id: uuid.UUID | None = None
) -> UserAccount:
    """Give the account of a phone, made if there is none, and tie it to a person on the roll.

    Raises PhoneTaken when the phone's account belongs to another person on the roll.
    """
    index = tx.vault.index(phone, kind="phone")
    user = (
        tx.session.exec(select(UserAccount).where(UserAccount.phone_index == index)).first()
        if index
        else None
    )
    if user is None:
        user = UserAccount(
            county_id=county_id or tx.actor.county_id,
            name=name,
            phone_sealed=tx.vault.seal(phone),
            phone_index=index,
            created_at=tx.now,
        )
    if resident_id is not None:
        if user.resident_id not in (None, resident_id):
            raise PhoneTaken(f"尾号 {phone[-4:]} 的手机号已登记在别人名下，请核对")
        user.resident_id = resident_id
    tx.session.add(user)
    tx.session.flush()
    return user


def grant(tx: Tx, *, user_id: uuid.UUID, role: Role, region_id: uuid.UUID, is_paid: bool = False) -> Grant:
    """Give a role at a region: only below the own rank and inside the own area, unless the system does."""
    user = tx.session.get(UserAccount, user_id)
    region = tx.session.get(Region, region_id)
    if user is None or region is None or user.county_id != region.county_id:
        raise NotFound
    _check_reach(tx, role=role, path=region.path)
    if region.closed_on is not None:
        raise InvalidInput.at("/region_id", "这个地方已经撤并，不能再授权")
    held = tx.session.exec(
        select(Grant).where(Grant.user_id == user_id, Grant.role == role, Grant.region_id == region_id)
    ).first()
    if held is None:
        held = Grant(
            county_id=region.county_id,
            user_id=user_id,
            role=role,
            region_id=region_id,
            path=region.path,
            granted_by=tx.actor.user_id,
            created_at=tx.now,
        )
    held.is_paid = is_paid
    tx.session.add(held)
    tx.session.flush()
    return held


def withdraw_grant(tx: Tx, *, grant_id: uuid.UUID) -> None:
    """Take a role back; it ends within one request. Raises NotFound outside one's own area."""
    held = tx.session.get(Grant, grant_id, with_for_update=True)
    if held is None or not tx.actor.can(Permission.grant_manage, held.path):
        raise NotFound
    _check_reach(tx, role=held.role, path=held.path)
    tx.session.exec(delete(Grant).where(col(Grant.id) == grant_id))


def set_password(tx: Tx, *, user_id: uuid.UUID, password_hash: str, must_change: bool = False) -> None:
    """Keep a new password's hash, end every other device of the person, and know them no more."""
    user = tx.session.get(UserAccount, user_id, with_for_update=True)
    if user is None:
        raise NotFound
    user.password_hash, user.must_change_password = password_hash, must_change
    user.password_set_at = tx.now
    tx.session.add(user)
    if tx.settings.password_policy == "djbh3":  # noqa: S105 - the name of a policy
        tx.session.add(
            UsedPassword(county_id=user.county_id, user_id=user_id, password_hash=password_hash, at=tx.now)
        )
    audit.note(
        tx,
        action="password.set",
        subject_kind="user_account",
        subject_id=user_id,
        changes={"password": [None, audit.CHANGED]},
        county_id=user.county_id,
    )
    current = None if tx.visitor is None else tx.visitor.session_id
    sessions.end_all(tx, user_id=user_id, why="password", keep=current)


def set_elder_mode(tx: Tx, *, is_on: bool) -> None:
    """Remember the reading size a person chose."""
    user = tx.session.get(UserAccount, tx.actor.user_id, with_for_update=True)
    if user is None:
        raise NotFound
    user.elder_mode = is_on
    tx.session.add(user)


def managing_rank(actor: Actor, *, path: str) -> int:
    """Give the rank of the highest role by which somebody manages people at a place; -1 for none.

    A role that manages nobody lends its rank to none: an auditor of the county who is also a town's officer
    hands out what a town's officer may.
    """
    managing = [role for role, held in ROLE_PERMISSIONS.items() if Permission.grant_manage in held]
    ranks = [
        ROLE_RANK[reach.role]
        for reach in actor.reaches
        if reach.role in managing and path.startswith(reach.path)
    ]
    return max(ranks, default=-1)


def _check_reach(tx: Tx, *, role: Role, path: str) -> None:
    if tx.actor.is_system:
        return
    highest = managing_rank(tx.actor, path=path)
    if highest < 0:
        raise NotFound
    if ROLE_RANK[role] >= highest:
        raise NotAllowed("只能授予比自己低的身份")
