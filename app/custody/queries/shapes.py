"""Builds what a reader sees of a thing from a row of columns."""

from collections.abc import Sequence
from typing import Any

from app.core.permissions import Actor
from app.core.states import available
from app.core.tx import Tx
from app.custody.forms import INTERNAL, form_schema
from app.custody.models import CustodyAction, CustodyKind, CustodyMovement, CustodyState
from app.custody.proofs import needs_picture
from app.custody.queries.cases import case_from, is_overdue
from app.custody.schemas import ActionRead, CustodyItemRead, ErrandBrief, MovementRead, PersonRead
from app.custody.states import ACTION_LABELS, CLOSED, KIND_LABELS, STATE_LABELS, TRANSITIONS, Case
from app.custody.words import where
from app.files.schemas import FileRead
from app.rulebook.topics.custody import CustodyRules

_OWN = (
    "id",
    "kind",
    "description",
    "state",
    "received_fen",
    "spent_fen",
    "returned_fen",
    "missing_fen",
    "taken_at",
    "confirmed_at",
    "closed_at",
    "version",
)


def item_read(
    tx: Tx,
    row: Any,  # noqa: ANN401 - a row of the custody select
    *,
    rules: CustodyRules,
    movements: Sequence[MovementRead] = (),
) -> CustodyItemRead:
    """Build a thing as this actor sees it."""
    case = case_from(row, rules=rules, is_family=bool(row.is_family), now=tx.now)
    left = row.received_fen - row.spent_fen - row.returned_fen - row.missing_fen
    return CustodyItemRead(
        **{name: getattr(row, name) for name in _OWN},
        kind_label=KIND_LABELS[row.kind],
        state_label=_state_label(row),
        where=_where(row),
        owner=PersonRead(id=row.resident_id, name=row.owner_name),
        errand=None if row.errand_id is None else ErrandBrief(id=row.errand_id, number=row.errand_number),
        station=PersonRead(id=row.station_id, name=row.station_name),
        holder=None if row.holder_id is None else PersonRead(id=row.holder_id, name=row.holder_name),
        left_fen=left,
        days=((row.closed_at or tx.now) - row.taken_at).days,
        is_overdue=is_overdue(row.kind, state=row.state, taken_at=row.taken_at, rules=rules, now=tx.now),
        movements=list(movements),
        actions=actions_for(case, tx.actor, rules=rules, left_fen=left),
    )


def actions_for(case: Case, actor: Actor, *, rules: CustodyRules, left_fen: int) -> list[ActionRead]:
    """List the steps open to an actor with their forms: the client draws these and no others."""
    steps = [CustodyAction(step) for step in available(TRANSITIONS, case, actor)]
    return [
        ActionRead(
            action=step,
            label=ACTION_LABELS[step],
            fields=form_schema(
                step,
                is_cash=case.kind is CustodyKind.cash,
                left_fen=left_fen,
                needs_photo=needs_picture(rules, step),
            ),
        )
        for step in steps
        if step not in INTERNAL
    ]


def movement_read(step: CustodyMovement, files: list[FileRead]) -> MovementRead:
    """Build one line of a thing's course."""
    return MovementRead(
        action=step.action,
        label=ACTION_LABELS[step.action],
        actor_name=step.actor_name,
        at=step.at,
        counterpart=step.counterpart,
        amount_fen=step.amount_fen,
        witness=step.witness,
        note=step.note,
        files=files,
    )


def _state_label(row: Any) -> str:  # noqa: ANN401 - a row
    label = STATE_LABELS[row.state]
    if row.confirmed_at is None and row.state not in CLOSED and row.state is not CustodyState.giving_back:
        return f"{label}，本人还没确认"
    return label


def _where(row: Any) -> str:  # noqa: ANN401 - a row
    return where(
        row.state,
        holder=row.holder_name or "",
        receiver=row.receiver_name or "接收的代办站",
        carrier=row.carrier_name or "",
        office=row.office,
    )
