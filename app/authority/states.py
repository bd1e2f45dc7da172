"""An authority's life as a table, and how it stands today."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.authority.models import AuthorityState, Capacity, GivenBy, Power
from app.core.permissions import Actor, Permission
from app.core.states import Transition


class AuthorityAction(StrEnum):
    """A step that somebody takes."""

    sign = "sign"
    confirm = "confirm"
    witness = "witness"
    bring_witness = "bring_witness"
    revoke = "revoke"
    discard = "discard"


class Standing(StrEnum):
    """How an authority stands on a day."""

    draft = "draft"
    signed = "signed"
    in_force = "in_force"
    expired = "expired"
    used_up = "used_up"
    revoked = "revoked"
    discarded = "discarded"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of an authority."""

    state: AuthorityState
    path: str
    principal_id: uuid.UUID
    representative_id: uuid.UUID
    is_over: bool
    needs_witness: bool
    neighbours_may_witness: bool


Predicate = Callable[[Case, Actor], bool]
A, S = AuthorityAction, AuthorityState
STANDING_LABELS: dict[Standing, str] = {
    Standing.draft: "未签字",
    Standing.signed: "等见证",
    Standing.in_force: "有效",
    Standing.expired: "已到期",
    Standing.used_up: "已用完",
    Standing.revoked: "已收回",
    Standing.discarded: "已作废",
}
ACTION_LABELS: dict[str, str] = {
    "create": "写委托书",
    A.sign: "本人签字",
    A.confirm: "我同意委托",
    A.witness: "我来见证",
    A.bring_witness: "请邻居见证",
    A.revoke: "收回委托",
    A.discard: "作废",
    "use": "使用",
}
POWER_LABELS = {
    Power.submit: "替我提交、补交材料",
    Power.papers: "替我带走、送回证件材料",
    Power.result: "替我领取、签收结果",
    Power.money: "替我收钱、交钱",
}
CAPACITY_LABELS = {Capacity.agent: "代办员", Capacity.family: "家人"}
GIVEN_LABELS = {
    GivenBy.signature: "手写签名",
    GivenBy.thumbprint: "按手印",
    GivenBy.app: "本人在手机上确认",
}


def is_principal(case: Case, actor: Actor) -> bool:
    return actor.resident_id is not None and case.principal_id == actor.resident_id


def is_representative(case: Case, actor: Actor) -> bool:
    return case.representative_id == actor.user_id


def attends(case: Case, actor: Actor) -> bool:
    """Tell whether the actor serves where the principal lives, and so may stand beside her."""
    return actor.can(Permission.errand_submit_for_others, case.path)


def may_witness(case: Case, actor: Actor) -> bool:
    """Tell whether the actor's own eyes count: staff there, neither of the two."""
    return attends(case, actor) and not is_principal(case, actor) and not is_representative(case, actor)


def may_present(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may bring somebody who saw it; who is to act would bring whom they like."""
    return may_give(case, actor) and not is_representative(case, actor)


def may_bring_witness(case: Case, actor: Actor) -> bool:
    return case.neighbours_may_witness and may_present(case, actor)


def may_confirm(case: Case, actor: Actor) -> bool:
    return is_principal(case, actor) and not case.needs_witness


def may_give(case: Case, actor: Actor) -> bool:
    return is_principal(case, actor) or attends(case, actor)


def may_end(case: Case, actor: Actor) -> bool:
    return may_give(case, actor) or is_representative(case, actor)


def _step(
    action: AuthorityAction, source: AuthorityState, target: AuthorityState, may: Predicate
) -> Transition[Case]:
    def open_to(case: Case, actor: Actor) -> bool:
        return not case.is_over and may(case, actor)

    return Transition(action, ACTION_LABELS[action], source, target, open_to)


TRANSITIONS: tuple[Transition[Case], ...] = (
    _step(A.confirm, S.draft, S.in_force, may_confirm),
    _step(A.sign, S.draft, S.signed, may_give),
    _step(A.witness, S.signed, S.in_force, may_witness),
    _step(A.bring_witness, S.signed, S.in_force, may_bring_witness),
    _step(A.revoke, S.signed, S.revoked, may_end),
    _step(A.revoke, S.in_force, S.revoked, may_end),
    _step(A.discard, S.draft, S.discarded, may_give),
)
_EVER: dict[AuthorityAction, Predicate] = {
    A.confirm: is_principal,
    A.sign: may_give,
    A.witness: may_witness,
    A.bring_witness: may_present,
    A.revoke: may_end,
    A.discard: may_give,
}


def may_ever(case: Case, actor: Actor, action: AuthorityAction) -> bool:
    """Tell whether the actor could take the step in some state: if not it is 403, else 409."""
    return _EVER[action](case, actor)


def standing_of(row: Any, *, today: date) -> Standing:  # noqa: ANN401 - an authority, or a row of its columns
    """Compute how an authority stands on a day."""
    if row.state is not S.in_force:
        is_late = row.state in (S.draft, S.signed) and row.ends_on < today
        return Standing.expired if is_late else Standing(row.state)
    if row.ends_on < today:
        return Standing.expired
    is_used_up = row.uses_max is not None and row.uses >= row.uses_max
    return Standing.used_up if is_used_up else Standing.in_force
