"""The history of an errand: each step leaves a row, and tells those who listen."""

from dataclasses import dataclass, field
from typing import Any

from app.core.events import publish
from app.core.tx import Tx
from app.errands.events import ErrandMoved
from app.errands.models import Errand, ErrandState, ErrandTransition


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: from which state, and with what."""

    action: str
    source: ErrandState
    note: str = ""
    details: dict[str, Any] = field(default_factory=dict)


def record(tx: Tx, *, errand: Errand, taken: Taken) -> None:
    """Give the errand its next version with the step that led there."""
    errand.version += 1
    tx.session.add(errand)
    row = ErrandTransition(
        county_id=errand.county_id,
        errand_id=errand.id,
        version=errand.version,
        action=taken.action,
        source=taken.source,
        target=errand.state,
        actor_id=tx.actor.user_id,
        actor_name=tx.actor.name,
        note=taken.note,
        details=taken.details,
        at=tx.now,
    )
    tx.session.add(row)
    publish(
        tx,
        ErrandMoved(
            errand_id=errand.id,
            county_id=errand.county_id,
            transition_id=row.id,
            action=taken.action,
            source=taken.source,
            target=errand.state,
            actor_id=tx.actor.user_id,
            station_id=errand.station_id,
            path=errand.path,
            requester_id=errand.requester_id,
            beneficiary_id=errand.beneficiary_id,
            first_agent_id=errand.first_agent_id,
            agent_id=errand.agent_id,
        ),
    )
    tx.session.flush()
