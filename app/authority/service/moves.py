"""The steps of an authority: signed beside somebody, witnessed by another, taken back at any time."""

import uuid
from collections.abc import Callable

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import UserAccount
from app.authority.forms import FORMS
from app.authority.models import Authority, AuthorityState, GivenBy
from app.authority.queries.reach import case_from, lock_authority
from app.authority.queries.reading import SIGNATURE, THUMBPRINT, WITNESS
from app.authority.schemas import AuthorityMove
from app.authority.service.drafting import record
from app.authority.states import (
    ACTION_LABELS,
    STANDING_LABELS,
    TRANSITIONS,
    AuthorityAction,
    Case,
    is_principal,
    is_representative,
    may_ever,
    standing_of,
)
from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.forms import check_given
from app.core.states import available
from app.core.tx import Tx
from app.files.service import attach
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.authority import AuthorityRules

A = AuthorityAction


class AuthorityActionUnavailable(Problem):
    """The authority has moved on."""

    title = "现在不能这样操作"


def move(tx: Tx, *, authority_id: uuid.UUID, step: AuthorityMove) -> Authority:
    """Take one step; raises NotFound, NotAllowed, AuthorityActionUnavailable or InvalidInput."""
    authority = lock_authority(tx, authority_id=authority_id)
    rules = rules_in_force(tx, AuthorityRules)
    case = case_from(authority, tx, rules)
    form = FORMS[step.action]
    check_given(step, fields=form.fields, required=form.required)
    if not may_ever(case, tx.actor, step.action):
        raise NotAllowed(f"您的身份不能对这份委托书“{ACTION_LABELS[step.action]}”")
    transition = available(TRANSITIONS, case, tx.actor).get(step.action)
    if transition is None:
        now = STANDING_LABELS[standing_of(authority, today=tx.today)]
        raise AuthorityActionUnavailable(f"这份委托书现在是“{now}”，不能“{ACTION_LABELS[step.action]}”")
    told = _STEPS[step.action](tx, authority, step, case, rules)
    assert transition.target is not None, "every step changes the state"
    authority.state = AuthorityState(transition.target)
    tx.session.add(authority)
    record(tx, authority, action=step.action, note="\n".join(filter(None, (told, step.note))))
    return authority


def _sign(tx: Tx, authority: Authority, step: AuthorityMove, _case: Case, rules: AuthorityRules) -> str:
    """Take the principal's hand; a thumbprint only with her separate consent, which the gate asks for."""
    assert step.given_by is not None, "the form asks for it"
    if step.given_by is GivenBy.app:
        raise InvalidInput.at("/given_by", "手机确认请用“我同意委托”")
    if step.given_by is GivenBy.thumbprint and not rules.accepts_thumbprints:
        raise InvalidInput.at("/given_by", "本县不收手印，请用手写签名")
    kind = THUMBPRINT if step.given_by is GivenBy.thumbprint else SIGNATURE
    _attach(tx, authority, step, kind)
    authority.given_by, authority.given_at = step.given_by, tx.now
    return ""


def _confirm(tx: Tx, authority: Authority, _step: AuthorityMove, _case: Case, _rules: AuthorityRules) -> str:
    authority.given_by, authority.given_at = GivenBy.app, tx.now
    return ""


def _witness(tx: Tx, authority: Authority, _step: AuthorityMove, _case: Case, _rules: AuthorityRules) -> str:
    authority.witness_id, authority.witnessed_at = tx.actor.user_id, tx.now
    return ""


def _bring_witness(
    tx: Tx, authority: Authority, step: AuthorityMove, _case: Case, _rules: AuthorityRules
) -> str:
    """Let a neighbour who is there sign as witness on the same phone."""
    witness = _other_resident(tx, authority, step.witness_id)
    _attach(tx, authority, step, WITNESS)
    authority.witness_resident_id, authority.witnessed_at = witness.id, tx.now
    return ""


def _revoke(tx: Tx, authority: Authority, step: AuthorityMove, case: Case, _rules: AuthorityRules) -> str:
    """End it at once. Who is neither of the two says how the principal said so, and who heard it."""
    authority.revoked_at = tx.now
    if is_principal(case, tx.actor):
        return "本人收回"
    if is_representative(case, tx.actor):
        return "受托人不再办理"
    if not step.note:
        raise InvalidInput.at("/note", "请写明本人怎样说要收回的，例如“当面说”“打电话说”")
    if step.witness_id is None:
        raise InvalidInput.at("/witness_id", "请填写谁听到本人说要收回")
    heard = _other_resident(tx, authority, step.witness_id)
    return f"按本人的话收回，{heard.name}在场"


def _discard(tx: Tx, authority: Authority, _step: AuthorityMove, _case: Case, _rules: AuthorityRules) -> str:
    assert authority.given_by is None, "only a draft is discarded"
    assert tx.now >= authority.created_at, "no draft comes from later"
    return ""


Step = Callable[[Tx, Authority, AuthorityMove, Case, AuthorityRules], str]
_STEPS: dict[AuthorityAction, Step] = {
    A.sign: _sign,
    A.confirm: _confirm,
    A.witness: _witness,
    A.bring_witness: _bring_witness,
    A.revoke: _revoke,
    A.discard: _discard,
}


def _attach(tx: Tx, authority: Authority, step: AuthorityMove, kind: str) -> None:
    assert step.file_id is not None, "the form asks for it"
    attach(tx, file_ids=[step.file_id], subject_kind=kind, subject_id=authority.id)


def _other_resident(tx: Tx, authority: Authority, resident_id: uuid.UUID | None) -> Resident:
    """Give somebody on the roll of the same village who is neither of the two, nor the one who types."""
    principal = tx.session.get_one(Resident, authority.principal_id)
    witness = tx.session.get(Resident, resident_id) if resident_id else None
    if witness is None or witness.village_id != principal.village_id or witness.moved_out_on is not None:
        raise InvalidInput.at("/witness_id", "见证人应是本村村民，请重新查找")
    representative = tx.session.scalars(
        select(col(UserAccount.resident_id)).where(col(UserAccount.id) == authority.representative_id)
    ).one()
    if witness.id in (authority.principal_id, representative, tx.actor.resident_id):
        raise InvalidInput.at("/witness_id", "见证人应是委托人、受托人和经办人以外的人")
    return witness
