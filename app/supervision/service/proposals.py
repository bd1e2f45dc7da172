"""What the worker proposes each day: the next step of the chain, for a person to send or to drop."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlmodel import col

from app.core.clock import last_day
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.states import Light, light_is
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.models import Supervision, SupervisionKind, SupervisionState
from app.supervision.queries.desk.group import cutoff
from app.supervision.service.chain import make
from app.supervision.states import OPEN

K, S = SupervisionKind, SupervisionState
BATCH = 100
# What was proposed stays proposed: once an hour is soon enough.
_MINUTES = frozenset({20, 21})
_NEVER_SENT = (S.proposed, S.dropped)


def propose_daily(tx: Tx) -> bool:
    """Propose what is due, in two minutes of each hour; True when there may be more."""
    return tx.now.minute in _MINUTES and propose(tx) >= BATCH


def propose(tx: Tx) -> int:
    """Propose the next step for errands that need one; give how many. A second run finds nothing."""
    rules = rules_in_force(tx, SupervisionRules, county_id=tx.actor.county_id)
    if not rules.proposes:
        return 0
    chain: Sequence[tuple[SupervisionKind, ColumnElement[bool], Callable[[Tx, Errand], str]]] = (
        (K.escalation, _letter_unanswered(tx, rules), _why_raised),
        (K.letter, _reminded_in_vain(tx, rules), _why_late),
        (K.reminder, _late_since(cutoff(tx, days=rules.remind_after_days)), _why_late),
    )
    return sum(_propose(tx, kind, due, why) for kind, due, why in chain)


def _propose(
    tx: Tx, kind: SupervisionKind, due: ColumnElement[bool], why: Callable[[Tx, Errand], str]
) -> int:
    last = (
        select(func.coalesce(func.max(Supervision.position), 0))
        .where(col(Supervision.errand_id) == col(Errand.id))
        .correlate(Errand)
        .scalar_subquery()
    )
    errands = tx.session.execute(
        select(Errand, last)
        .where(
            col(Errand.county_id) == tx.actor.county_id,
            light_is(Light.red, now=tx.now),
            due,
            ~_chain(kind, _is_fresh()),
        )
        .order_by(col(Errand.due_at), col(Errand.id))
        .limit(BATCH)
        .with_for_update(of=Errand)
    ).all()
    for errand, position in errands:
        make(tx, errand, kind=kind, reason=why(tx, errand), position=position + 1, is_automatic=True)
    return len(errands)


def _is_fresh() -> ColumnElement[bool]:
    """Give that one is open, or was made since the errand's clock began to run."""
    is_open = col(Supervision.state).in_(OPEN)
    return or_(is_open, col(Supervision.created_at) >= col(Errand.clock_started_at))


def _was_sent() -> ColumnElement[bool]:
    return col(Supervision.state).not_in(_NEVER_SENT)


def _chain(kind: SupervisionKind, *conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401 - an EXISTS
    return exists().where(
        col(Supervision.errand_id) == col(Errand.id), col(Supervision.kind) == kind, *conditions
    )


def _late_since(cutoff: datetime) -> ColumnElement[bool]:
    return col(Errand.due_at) <= cutoff


def _reminded_in_vain(tx: Tx, rules: SupervisionRules) -> ColumnElement[bool]:
    late = _late_since(cutoff(tx, days=rules.letter_after_days))
    reminded = or_(_chain(K.reminder, _was_sent()), col(Errand.reminded_at).is_not(None))
    return and_(late, reminded)


def _letter_unanswered(tx: Tx, rules: SupervisionRules) -> ColumnElement[bool]:
    since = cutoff(tx, days=rules.raise_after_days)
    unanswered: ColumnElement[bool] = _chain(
        K.letter, col(Supervision.state) == S.issued, col(Supervision.answer_due_at) <= since
    )
    return unanswered


def _why_late(tx: Tx, errand: Errand) -> str:
    due = last_day(errand.due_at, tx.settings.timezone)
    days = (tx.today - due).days
    return f"应于 {due.month} 月 {due.day} 日办好，已超过 {days} 天"


def _why_raised(tx: Tx, errand: Errand) -> str:
    return f"{_why_late(tx, errand)}，书面督办没有按时答复"
