"""The lives of a claim and of a reversal: which step leads where, and for whom."""

from dataclasses import dataclass

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.points.models import (
    Claim,
    ClaimAction,
    ClaimState,
    Reversal,
    ReversalAction,
    ReversalState,
)

CLAIM_LABELS = {
    ClaimState.submitted: "待初审",
    ClaimState.checked: "待评议",
    ClaimState.reviewed: "评议通过",
    ClaimState.published: "公示中",
    ClaimState.credited: "已入账",
    ClaimState.rejected: "未通过",
    ClaimState.objected: "有异议，复核中",
    ClaimState.withdrawn: "已撤回",
}
REVERSAL_LABELS = {
    ReversalState.requested: "待复核",
    ReversalState.approved: "已冲正",
    ReversalState.rejected: "未同意",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as one actor meets it: relatives step back from judging it."""

    claim: Claim
    is_relative: bool

    @property
    def state(self) -> ClaimState:
        """Give the claim's state, by which the table chooses."""
        return self.claim.state


def is_claimant(case: Case, actor: Actor) -> bool:
    """Tell whether the actor made the claim or it is about the actor."""
    return case.claim.submitted_by == actor.user_id or (
        actor.resident_id is not None and case.claim.resident_id == actor.resident_id
    )


def may_check(case: Case, actor: Actor) -> bool:
    """Tell whether the actor does the first check here, and is no party."""
    return _is_neutral(case, actor) and actor.can(Permission.claim_check, case.claim.path)


def may_review(case: Case, actor: Actor) -> bool:
    """Tell whether the actor judges claims here, and is no party."""
    return _is_neutral(case, actor) and actor.can(Permission.claim_review, case.claim.path)


def may_object(case: Case, actor: Actor) -> bool:
    """Tell whether the actor belongs to the place where the claim is published."""
    return actor.can(Permission.points_view, case.claim.path) and not is_claimant(case, actor)


def _is_neutral(case: Case, actor: Actor) -> bool:
    return not case.is_relative and not is_claimant(case, actor)


def may_decide(reversal: Reversal, actor: Actor) -> bool:
    """Tell whether the actor is the second person: not who asked, not whose points they are."""
    return (
        reversal.requested_by != actor.user_id
        and reversal.resident_id != actor.resident_id
        and actor.can(Permission.reversal_approve, reversal.path)
    )


A, S = ClaimAction, ClaimState
CLAIM_TRANSITIONS: tuple[Transition[Case], ...] = (
    Transition(A.check, "初审通过", S.submitted, S.checked, may_check),
    Transition(A.approve, "评议通过", S.checked, S.reviewed, may_review),
    Transition(A.publish, "公示", S.reviewed, S.published, may_review),
    Transition(A.credit, "入账", S.reviewed, S.credited, may_review),
    Transition(A.credit, "入账", S.published, S.credited, may_review),
    Transition(A.object, "提出异议", S.published, S.objected, may_object),
    Transition(A.approve, "复核通过", S.objected, S.reviewed, may_review),
    Transition(A.reject, "不通过", S.submitted, S.rejected, may_check),
    Transition(A.reject, "不通过", S.checked, S.rejected, may_review),
    Transition(A.reject, "不通过", S.reviewed, S.rejected, may_review),
    Transition(A.reject, "不通过", S.objected, S.rejected, may_review),
    Transition(A.withdraw, "撤回", S.submitted, S.withdrawn, is_claimant),
    Transition(A.withdraw, "撤回", S.checked, S.withdrawn, is_claimant),
)
REVERSAL_TRANSITIONS: tuple[Transition[Reversal], ...] = (
    Transition(
        ReversalAction.approve, "同意冲正", ReversalState.requested, ReversalState.approved, may_decide
    ),
    Transition(ReversalAction.reject, "不同意", ReversalState.requested, ReversalState.rejected, may_decide),
)
