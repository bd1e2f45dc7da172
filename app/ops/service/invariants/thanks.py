"""Invariants of points given: awards, caps, claims and reversals agree with the books."""

from typing import Any

from sqlalchemy import and_, func, or_, select

from app.core.db import table_of
from app.ledger.models import Posting, Transfer
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows
from app.points.models import Award, CapUse, Claim, ClaimState, ClaimStep, Reversal, ReversalState
from app.points.states import CLAIM_TRANSITIONS

_AWARD, _CAP, _CLAIM, _STEP = table_of(Award), table_of(CapUse), table_of(Claim), table_of(ClaimStep)
_REVERSAL, _TRANSFER, _POSTING = table_of(Reversal), table_of(Transfer), table_of(Posting)
_COUNTER = _TRANSFER.alias("counter")


def _awards(_look: Look) -> Broken:
    """An award moved exactly the points that it names, under its own reference."""
    moved = (
        select(_POSTING.c.id)
        .join(_TRANSFER, _TRANSFER.c.id == _POSTING.c.transfer_id)
        .where(
            _TRANSFER.c.id == _AWARD.c.transfer_id,
            _TRANSFER.c.reference == _AWARD.c.reference,
            _TRANSFER.c.line_count == 1,
            _POSTING.c.amount == func.abs(_AWARD.c.points),
        )
    )
    return {"与记账的内容不同": select(_AWARD.c.id).where(~moved.exists())}


def _given(_look: Look) -> Broken:
    award = select(_AWARD.c.id).where(_AWARD.c.transfer_id == _TRANSFER.c.id)
    given = _TRANSFER.c.kind.in_(("award", "deduction"))
    by_rule = _TRANSFER.c.rule_code.is_not(None)
    return {"记了分，却没有记分单": select(_TRANSFER.c.id).where(given, by_rule, ~award.exists())}


def _caps(_look: Look) -> Broken:
    """A cap counts the awards that stand: what was reversed counts no longer."""
    reversed_ = select(_COUNTER.c.id).where(_COUNTER.c.reverses == _AWARD.c.transfer_id)
    counted: Any = (
        select(func.coalesce(func.sum(_AWARD.c.quantity), 0))
        .where(_AWARD.c.cap_use_id == _CAP.c.id, ~reversed_.exists())
        .scalar_subquery()
    )
    return {"已记次数与记分单不符": select(_CAP.c.id).where(_CAP.c.quantity != counted)}


def _claims(_look: Look) -> Broken:
    """A claim is credited once, to the person it names, and every step of it is written down."""
    paid = (
        select(_AWARD.c.id)
        .join(_TRANSFER, _TRANSFER.c.id == _AWARD.c.transfer_id)
        .where(
            _AWARD.c.id == _CLAIM.c.award_id,
            _AWARD.c.resident_id == _CLAIM.c.resident_id,
            _AWARD.c.points == _CLAIM.c.points,
            _TRANSFER.c.source_id == _CLAIM.c.id,
        )
    )
    last = (
        select(_STEP.c.action)
        .where(_STEP.c.claim_id == _CLAIM.c.id)
        .order_by(_STEP.c.at.desc(), _STEP.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    claims = select(_CLAIM.c.id)
    return {
        "入账与申报的不同": claims.where(_CLAIM.c.state == ClaimState.credited, ~paid.exists()),
        "状态与最后一步不符": claims.where(
            ~or_(*(and_(_CLAIM.c.state == state, last.in_(into)) for state, into in _last_steps().items()))
        ),
    }


def _last_steps() -> dict[ClaimState, list[str]]:
    """Give the steps that lead into each state."""
    into: dict[ClaimState, list[str]] = {ClaimState.submitted: ["submit"]}
    for step in CLAIM_TRANSITIONS:
        assert step.target is not None, "every step of a claim leads somewhere"
        into.setdefault(ClaimState(step.target), []).append(step.action)
    return into


def _paid_claims(_look: Look) -> Broken:
    claim = select(_CLAIM.c.id).where(_CLAIM.c.award_id == _AWARD.c.id)
    for_claim = select(_TRANSFER.c.id).where(
        _TRANSFER.c.id == _AWARD.c.transfer_id, _TRANSFER.c.source_kind == "claim"
    )
    return {"为申报记了分，申报却没有入账": select(_AWARD.c.id).where(for_claim.exists(), ~claim.exists())}


def _reversals(_look: Look) -> Broken:
    """What two people agreed on was taken back, and nothing else."""
    taken = select(_COUNTER.c.id).where(_COUNTER.c.reverses == _REVERSAL.c.transfer_id)
    agreed = _REVERSAL.c.state == ReversalState.approved
    asked = _REVERSAL.c.state == ReversalState.requested
    return {
        "已同意，却没有冲正": select(_REVERSAL.c.id).where(agreed, ~taken.exists()),
        "没有同意，却已冲正": select(_REVERSAL.c.id).where(asked, taken.exists()),
    }


THANKS = (
    Invariant("awards", "记分", no_rows(Award, _awards)),
    Invariant("awards_lost", "没有记分单的记账", no_rows(Transfer, _given)),
    Invariant("caps", "积分上限", no_rows(CapUse, _caps)),
    Invariant("claims", "申报与入账", no_rows(Claim, _claims)),
    Invariant("claims_paid", "入账与申报", no_rows(Award, _paid_claims)),
    Invariant("reversals", "冲正", no_rows(Reversal, _reversals)),
)
