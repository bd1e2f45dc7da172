"""Transfers: points or units move now, once for each reference."""

import uuid
from collections.abc import Sequence

from app.core.tx import Tx
from app.ledger.service.posting import (
    AccountClosed,
    BudgetExhausted,
    Heading,
    Instruction,
    InsufficientPoints,
    InsufficientUnits,
    Leg,
    Line,
    Posted,
    ReferenceConflict,
    post,
)

__all__ = [
    "AccountClosed",
    "BudgetExhausted",
    "Heading",
    "InsufficientPoints",
    "InsufficientUnits",
    "Line",
    "Posted",
    "ReferenceConflict",
    "transfer",
    "transfer_many",
]


def transfer(
    tx: Tx,
    *,
    reference: str,
    kind: str,
    lines: Sequence[Line],
    note: str = "",
    source_kind: str = "",
    source_id: uuid.UUID | None = None,
    rule_code: str | None = None,
    reason_label: str = "",
) -> Posted:
    """Move all lines or none; the same reference and body again gives the earlier transfer back."""
    heading = Heading(
        reference=reference,
        kind=kind,
        note=note,
        source_kind=source_kind,
        source_id=source_id,
        rule_code=rule_code,
        reason_label=reason_label,
    )
    return transfer_many(tx, transfers=[(heading, lines)])[0]


def transfer_many(tx: Tx, *, transfers: Sequence[tuple[Heading, Sequence[Line]]]) -> list[Posted]:
    """Post many transfers at the cost of a few statements, in order, all or none."""
    instructions = [Instruction(heading, [Leg(line) for line in lines]) for heading, lines in transfers]
    assert all(instruction.legs for instruction in instructions), "a transfer has lines"
    return post(tx, instructions=instructions)
