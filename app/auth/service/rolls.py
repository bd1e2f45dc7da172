"""Accounts of the people on a roll, made with the role of a resident for one or for a whole village."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.auth.models import Grant, UserAccount
from app.auth.service import sessions
from app.auth.service.users import PhoneTaken
from app.core.db import new_id
from app.core.errors import NotAllowed
from app.core.permissions import Permission, Role
from app.core.tx import Tx

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person on a roll who has a mobile phone, and the village where the role holds."""

    resident_id: uuid.UUID
    county_id: uuid.UUID
    name: str
    phone: str
    village_id: uuid.UUID
    path: str


def enrol(tx: Tx, *, people: Sequence[Enrolment]) -> None:
    """See to it that each person can sign in by phone as a resident of the village.

    A phone that several people share signs in the first of them; the others keep it as a number to
    call. An account that a phone already has becomes the person's if it bears the same name.
    """
    for start in range(0, len(people), _BATCH):
        _enrol(tx, people[start : start + _BATCH])


def move_phone(tx: Tx, *, resident_id: uuid.UUID, phone: str) -> None:
    """Let a resident sign in by another phone from now on; signed-in devices end.

    Raises NotAllowed for somebody who holds any other role, or else whoever edits the roll could sign
    in as an officer, and to an agent, who could sign in as the villager by a phone of the agent's own;
    PhoneTaken when the phone signs in somebody else.
    """
    user = tx.session.scalars(
        select(UserAccount).where(col(UserAccount.resident_id) == resident_id).with_for_update()
    ).first()
    index = tx.vault.index(phone, kind="phone")
    if user is None or user.phone_index == index:
        return
    if not (tx.actor.is_system or _manages(tx, user_id=user.id)):
        raise NotAllowed("登录用的手机号只能由镇里或县里的干部修改；代办员可以先登记一个固定电话作联系用")
    other_role = select(col(Grant.id)).where(col(Grant.user_id) == user.id, col(Grant.role) != Role.resident)
    if tx.session.scalars(other_role).first() is not None:
        raise NotAllowed("这位居民有工作身份，登录用的手机号不能在名册里改，请找系统管理员")
    taken = select(col(UserAccount.id)).where(col(UserAccount.phone_index) == index)
    if index is not None and tx.session.scalars(taken).first() is not None:
        raise PhoneTaken(f"尾号 {phone[-4:]} 的手机号已用于别人登录，请核对")
    user.phone_index, user.phone_sealed = index, tx.vault.seal(phone)
    tx.session.add(user)
    sessions.end_all(tx, user_id=user.id, why="phone_changed")


def _manages(tx: Tx, *, user_id: uuid.UUID) -> bool:
    paths = tx.session.scalars(select(col(Grant.path)).where(col(Grant.user_id) == user_id)).all()
    return all(tx.actor.can(Permission.grant_manage, path) for path in paths)


def _enrol(tx: Tx, people: Sequence[Enrolment]) -> None:
    indexes = {one.resident_id: tx.vault.index(one.phone, kind="phone") for one in people}
    found = tx.session.scalars(
        select(UserAccount).where(
            col(UserAccount.phone_index).in_(indexes.values())
            | col(UserAccount.resident_id).in_(indexes.keys())
        )
    ).all()
    by_phone = {user.phone_index: user for user in found}
    by_resident = {user.resident_id: user for user in found}
    fresh: dict[str | None, dict[str, Any]] = {}
    users: list[tuple[Enrolment, uuid.UUID]] = []
    for one in people:
        index = indexes[one.resident_id]
        user = by_resident.get(one.resident_id) or by_phone.get(index)
        if user is None:
            if index not in fresh:
                fresh[index] = _account(tx, one, index)
                users.append((one, fresh[index]["id"]))
            continue
        if user.resident_id is None and user.name == one.name:
            user.resident_id = one.resident_id
        if user.resident_id == one.resident_id:
            users.append((one, user.id))
    try:
        tx.session.flush()
        if fresh:
            tx.session.execute(insert(UserAccount), list(fresh.values()))
    except IntegrityError as error:
        raise PhoneTaken("手机号刚刚被别人登记，请再试一次") from error
    _grant(tx, users)


def _account(tx: Tx, one: Enrolment, index: str | None) -> dict[str, Any]:
    # A row rather than an object: a village's roll makes thousands of them.
    return {
        "id": new_id(),
        "county_id": one.county_id,
        "name": one.name,
        "phone_sealed": tx.vault.seal(one.phone),
        "phone_index": index,
        "password_hash": "",
        "must_change_password": False,
        "password_set_at": None,
        "resident_id": one.resident_id,
        "elder_mode": False,
        "is_active": True,
        "created_at": tx.now,
    }


def _grant(tx: Tx, users: Sequence[tuple[Enrolment, uuid.UUID]]) -> None:
    held = tx.session.execute(
        select(col(Grant.user_id), col(Grant.region_id)).where(
            col(Grant.user_id).in_({user_id for _, user_id in users}), col(Grant.role) == Role.resident
        )
    )
    have = {(row[0], row[1]) for row in held}
    rows = [
        {
            "id": new_id(),
            "county_id": one.county_id,
            "user_id": user_id,
            "role": Role.resident,
            "region_id": one.village_id,
            "path": one.path,
            "is_paid": False,
            "granted_by": tx.actor.user_id,
            "created_at": tx.now,
        }
        for one, user_id in users
        if (user_id, one.village_id) not in have
    ]
    if rows:
        tx.session.execute(insert(Grant), rows)
