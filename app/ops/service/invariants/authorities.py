"""Invariants of authorities: who acted by one was named in it, and it is used as often as it says."""

from sqlalchemy import Select, func, select

from app.authority.models import Authority, AuthorityState, AuthorityStep
from app.core.db import table_of
from app.errands.models import Errand
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows

_AUTHORITY, _STEP, _ERRAND = table_of(Authority), table_of(AuthorityStep), table_of(Errand)
_GIVEN = (AuthorityState.signed, AuthorityState.in_force, AuthorityState.revoked)


def _authorities(_look: Look) -> Broken:
    bad = select(_AUTHORITY.c.id)
    mine = _STEP.c.authority_id == _AUTHORITY.c.id
    is_use = _STEP.c.action == "use"
    used_for = select(func.count(_STEP.c.errand_id.distinct())).where(mine, is_use).scalar_subquery()
    by_another = (
        select(_STEP.c.id).where(mine, is_use, _STEP.c.actor_id != _AUTHORITY.c.representative_id).exists()
    )
    is_in_force = _AUTHORITY.c.state == AuthorityState.in_force
    unseen = _AUTHORITY.c.witness_id.is_(None) & _AUTHORITY.c.witness_resident_id.is_(None)
    return {
        "用过的件数和记录不一致": bad.where(_AUTHORITY.c.uses != used_for),
        "不是受托人用的": bad.where(by_another),
        "签过字却没有签字时间": bad.where(_AUTHORITY.c.state.in_(_GIVEN), _AUTHORITY.c.given_at.is_(None)),
        "收回的没有收回时间": bad.where(
            _AUTHORITY.c.state == AuthorityState.revoked, _AUTHORITY.c.revoked_at.is_(None)
        ),
        "有效却没有见证人": bad.where(is_in_force, _AUTHORITY.c.given_by != "app", unseen),
    }


def _errands(_look: Look) -> Broken:
    used = (
        select(_STEP.c.id)
        .where(
            _STEP.c.authority_id == _ERRAND.c.authority_id,
            _STEP.c.errand_id == _ERRAND.c.id,
            _STEP.c.action == "use",
        )
        .exists()
    )
    named: Select[tuple[object]] = (
        select(_ERRAND.c.id)
        .join(_AUTHORITY, _AUTHORITY.c.id == _ERRAND.c.authority_id)
        .where(_AUTHORITY.c.principal_id != _ERRAND.c.beneficiary_id)
    )
    return {
        "写了委托书，却没有使用记录": select(_ERRAND.c.id).where(_ERRAND.c.authority_id.is_not(None), ~used),
        "委托书不是受益人的": named,
    }


AUTHORITIES = (
    Invariant("authorities", "委托书", no_rows(Authority, _authorities)),
    Invariant("errand_authorities", "代办所用的委托书", no_rows(Errand, _errands)),
)
