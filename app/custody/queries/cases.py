"""What the rules need to know of a thing."""

from datetime import datetime, timedelta
from typing import Any

from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyKind, CustodyState
from app.custody.states import OPEN, Case
from app.people.queries import is_family
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.custody import CustodyRules

_WITH_MONEY = (CustodyKind.cash, CustodyKind.bank_card)


def case_of(tx: Tx, item: CustodyItem) -> Case:
    """Build the case of a locked thing."""
    own = tx.actor.resident_id
    is_kin = own is not None and is_family(tx, elder_id=item.resident_id, relative_id=own)
    return case_from(item, rules=rules_in_force(tx, CustodyRules), is_family=is_kin, now=tx.now)


def case_from(row: Any, *, rules: CustodyRules, is_family: bool, now: datetime) -> Case:  # noqa: ANN401 - a thing, or a row of its columns
    """Build a case."""
    limit = now - timedelta(days=rules.objection_days)
    return Case(
        state=row.state,
        kind=row.kind,
        path=row.path,
        holding_path=row.holding_path,
        resident_id=row.resident_id,
        holder_id=row.holder_id,
        receiver_id=row.receiver_id,
        receiver_path=row.receiver_path,
        confirmed_at=row.confirmed_at,
        is_family=is_family,
        may_still_object=row.state is CustodyState.returned and row.is_witnessed and row.closed_at >= limit,
    )


def overdue_before(kind: CustodyKind, *, rules: CustodyRules, now: datetime) -> datetime:
    """Give the moment: what was taken before it, and is still kept, is overdue."""
    days = rules.cash_days if kind in _WITH_MONEY else rules.unreturned_days
    return now - timedelta(days=days)


def is_overdue(
    kind: CustodyKind, *, state: CustodyState, taken_at: datetime, rules: CustodyRules, now: datetime
) -> bool:
    """Tell whether a thing should long have been given back."""
    return state in OPEN and taken_at < overdue_before(kind, rules=rules, now=now)
