"""The row that each step leaves, and the fact that is told to others."""

import uuid
from dataclasses import dataclass

from app.core.events import publish
from app.core.tx import Tx
from app.custody.events import CustodyMoved
from app.custody.models import CustodyAction, CustodyItem, CustodyMovement


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever took the step said about it."""

    counterpart: str = ""
    amount_fen: int = 0
    witness: str = ""
    note: str = ""


def record(
    tx: Tx, item: CustodyItem, action: CustodyAction, told: Told, *, from_holder_id: uuid.UUID | None
) -> CustodyMovement:
    """Write the step that was just taken."""
    movement = CustodyMovement(
        county_id=item.county_id,
        item_id=item.id,
        version=item.version,
        action=action,
        target=item.state,
        actor_id=tx.actor.user_id,
        actor_name=tx.actor.name,
        from_holder_id=from_holder_id,
        to_holder_id=item.holder_id,
        counterpart=told.counterpart,
        amount_fen=told.amount_fen,
        witness=told.witness,
        note=told.note,
        at=tx.now,
    )
    tx.session.add(movement)
    publish(
        tx,
        CustodyMoved(
            item_id=item.id,
            county_id=item.county_id,
            movement_id=movement.id,
            action=action,
            state=item.state,
            resident_id=item.resident_id,
            errand_id=item.errand_id,
            holder_id=item.holder_id,
            path=item.path,
        ),
    )
    tx.session.flush()
    return movement
