"""Claims: made by a villager, judged by others, credited once."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from app.core import events
from app.core.clock import end_of_day
from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.permissions import Permission
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.files.service import attach
from app.people.models import Resident
from app.points.events import ClaimMoved
from app.points.models import Claim, ClaimAction, ClaimState, ClaimStep, RuleSource
from app.points.queries.accounts import get_resident
from app.points.queries.claims import kin_of
from app.points.queries.rules import rules_in_force
from app.points.rule_table import Rule
from app.points.service.awards import award, worth
from app.points.states import CLAIM_TRANSITIONS, Case

OPEN_DAYS = 5
_LATE_DAYS = 366


class ActionUnavailable(Problem):
    """The claim has moved on, or is not ready for the step."""

    title = "不能执行这一步"


def submit(
    tx: Tx,
    *,
    rule_code: str,
    resident_id: uuid.UUID,
    quantity: int,
    occurred_on: date,
    note: str = "",
    file_ids: Sequence[uuid.UUID] = (),
) -> Claim:
    """Claim points for oneself, one's household or family by a rule that asks for review."""
    resident = _claimant(tx, resident_id)
    _check_day(tx, occurred_on)
    rules = rules_in_force(tx, path=resident.path, on=occurred_on)
    rule = rules.get(rule_code)
    points = _claimable(rule, quantity)
    claim = Claim(
        county_id=resident.county_id,
        resident_id=resident.id,
        household_id=resident.household_id,
        village_id=resident.village_id,
        path=resident.path,
        rule_code=rule.code,
        rule_title=rule.title,
        rule_version=rules.version,
        quantity=quantity,
        points=points,
        occurred_on=occurred_on,
        note=note,
        state=ClaimState.submitted,
        submitted_by=tx.actor.user_id,
        created_at=tx.now,
    )
    tx.session.add(claim)
    tx.session.flush()
    if file_ids:
        attach(tx, file_ids=file_ids, subject_kind="claim", subject_id=claim.id)
    _record(tx, claim, ClaimAction.submit, note)
    return claim


def _claimable(rule: Rule, quantity: int) -> int:
    """Give what a claim would be worth; raises InvalidInput for a rule that nobody claims by."""
    if rule.source is not RuleSource.claim:
        raise InvalidInput.at("/rule_code", f"“{rule.title}”由系统自动记分，不需要申报")
    points = worth(rule, quantity=quantity)
    if points == 0:
        raise InvalidInput.at("/rule_code", f"“{rule.title}”按现行规则记 0 分，不用申报")
    return points


def move(tx: Tx, *, claim: Claim, action: ClaimAction, note: str = "", points: int | None = None) -> Claim:
    """Take one step; the row is locked by the caller's read."""
    case = Case(claim, kin_of(tx).includes(claim))
    step = available(CLAIM_TRANSITIONS, case, tx.actor).get(action)
    if step is None and not ever_allowed(CLAIM_TRANSITIONS, case, tx.actor, action):
        raise NotAllowed("本人、本户或亲属的申报，以及职责以外的申报，不能由您办理")
    if step is None:
        raise ActionUnavailable("这条申报的状态已经变了，请刷新后再试")
    assert step.target is not None, "every step of a claim leads somewhere"
    if action in {ClaimAction.reject, ClaimAction.object} and not note:
        raise InvalidInput.at("/note", "请写明理由")
    if action is ClaimAction.approve and points is not None:
        claim.points = _judged(tx, claim, points)
    if action is ClaimAction.publish:
        claim.published_at = tx.now
        claim.objections_until = end_of_day(tx.today + timedelta(days=OPEN_DAYS), tx.settings.timezone)
    if action is ClaimAction.credit:
        _credit(tx, claim)
    claim.state = ClaimState(step.target)
    tx.session.add(claim)
    _record(tx, claim, action, note)
    tx.session.flush()
    return claim


def _claimant(tx: Tx, resident_id: uuid.UUID) -> Resident:
    """Give whom a claim is about: the actor, somebody of the household or family, or anybody one checks."""
    kin = kin_of(tx)
    resident = get_resident(tx, resident_id=resident_id)
    shares_door = kin.household_id is not None and kin.household_id == resident.household_id
    is_close = shares_door or resident.id in kin.resident_ids
    if not is_close and not tx.actor.can(Permission.claim_check, resident.path):
        raise NotFound("没有找到这位村民")
    return resident


def _check_day(tx: Tx, occurred_on: date) -> None:
    if not tx.today - timedelta(days=_LATE_DAYS) <= occurred_on <= tx.today:
        raise InvalidInput.at("/occurred_on", "日期应在最近一年之内，不能是将来")


def _judged(tx: Tx, claim: Claim, points: int) -> int:
    """Give what the reviewers found right, within what the rule leaves open."""
    rules = rules_in_force(tx, path=claim.path, on=claim.occurred_on)
    return worth(rules.get(claim.rule_code), quantity=claim.quantity, points=points)


def _credit(tx: Tx, claim: Claim) -> None:
    if claim.objections_until is not None and tx.now < claim.objections_until:
        raise ActionUnavailable(f"公示要满 {OPEN_DAYS} 天，还没有到期，不能入账")
    made = award(
        tx,
        resident_id=claim.resident_id,
        rule_code=claim.rule_code,
        reference=f"claim:{claim.id}",
        quantity=claim.quantity,
        points=claim.points // claim.quantity if _is_judged(tx, claim) else None,
        occurred_on=claim.occurred_on,
        source_kind="claim",
        source_id=claim.id,
    )
    claim.award_id, claim.points = made.id, made.points


def _is_judged(tx: Tx, claim: Claim) -> bool:
    rule = rules_in_force(tx, path=claim.path, on=claim.occurred_on).get(claim.rule_code)
    return rule.most_points is not None


def _record(tx: Tx, claim: Claim, action: ClaimAction, note: str) -> None:
    tx.session.add(
        ClaimStep(
            county_id=claim.county_id,
            claim_id=claim.id,
            action=action,
            actor_id=tx.actor.user_id,
            actor_name=tx.actor.name,
            at=tx.now,
            note=note,
        )
    )
    events.publish(
        tx,
        ClaimMoved(
            claim_id=claim.id,
            resident_id=claim.resident_id,
            submitted_by=claim.submitted_by,
            action=action,
            state=claim.state,
            points=claim.points,
        ),
    )
