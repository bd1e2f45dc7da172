"""A person with points leaves: claims lose their words, the points lapse, the books stay."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select, update
from sqlmodel import col

from app.core.erasure import ERASED_NAME, ERASED_TEXT, Leaver
from app.core.tx import Tx
from app.ledger import queries as ledger
from app.ledger.models import AccountClass
from app.ledger.service.accounts import open_account
from app.ledger.service.transfers import Line, transfer
from app.points.models import Claim, ClaimState, ClaimStep, Reversal, ReversalState

_OPEN_CLAIM = (
    ClaimState.submitted,
    ClaimState.checked,
    ClaimState.reviewed,
    ClaimState.published,
    ClaimState.objected,
)


def count_open(tx: Tx, *, leaver: Leaver) -> int:
    """Count the claims and reversals about a person that are not decided yet."""
    claims = select(col(Claim.id)).where(
        col(Claim.resident_id) == leaver.resident_id, col(Claim.state).in_(_OPEN_CLAIM)
    )
    reversals = select(col(Reversal.id)).where(
        col(Reversal.resident_id) == leaver.resident_id, col(Reversal.state) == ReversalState.requested
    )
    return len(tx.session.scalars(claims).all()) + len(tx.session.scalars(reversals).all())


def ids_of(tx: Tx, *, leaver: Leaver) -> Sequence[uuid.UUID]:
    """Give the claims about a person."""
    return tx.session.scalars(select(col(Claim.id)).where(col(Claim.resident_id) == leaver.resident_id)).all()


def lapse(tx: Tx, *, leaver: Leaver) -> int:
    """Let the points that are left go, in the books and for good; give how many."""
    account_id = ledger.find_account(tx, owner_kind="person", owner_id=leaver.resident_id)
    left = 0 if account_id is None else ledger.balance(tx, account_id=account_id).available
    if account_id is None or left <= 0:
        return 0
    expired_id = open_account(
        tx, owner_kind="county", owner_id=tx.actor.county_id, account_class=AccountClass.expired
    )
    transfer(
        tx,
        reference=f"leaving:{leaver.resident_id}",
        kind="expiry",
        lines=[Line(account_id, expired_id, left)],
        reason_label="账号注销，积分作废",
    )
    return left


def erase(tx: Tx, *, leaver: Leaver, claim_ids: Sequence[uuid.UUID]) -> None:
    """Empty what was written in a person's claims, and the person's name where it signed others'."""
    session = tx.session
    mine: list[ColumnElement[bool]] = [col(Claim.id).in_(claim_ids)]
    if leaver.user_id is not None:
        mine.append(col(Claim.submitted_by) == leaver.user_id)
    session.execute(update(Claim).where(or_(*mine)).values(note=""))
    session.execute(update(ClaimStep).where(col(ClaimStep.claim_id).in_(claim_ids)).values(note=""))
    about = col(Reversal.resident_id) == leaver.resident_id
    session.execute(update(Reversal).where(about).values(reason=ERASED_TEXT, note=""))
    if leaver.user_id is None:
        return
    acted = col(ClaimStep.actor_id) == leaver.user_id
    session.execute(update(ClaimStep).where(acted).values(actor_name=ERASED_NAME))
    asked = col(Reversal.requested_by) == leaver.user_id
    session.execute(update(Reversal).where(asked).values(requested_by_name=ERASED_NAME))
