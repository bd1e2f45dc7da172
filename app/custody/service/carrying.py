"""A neighbour takes a bundle to town: the agent goes on answering for what is in it."""

import uuid
from collections.abc import Collection

from sqlmodel import col, select

from app.core.tx import Tx
from app.custody.models import CustodyAction, CustodyItem, CustodyState
from app.custody.service.record import Told, record
from app.custody.states import VALUABLE
from app.people.models import Resident

A, S = CustodyAction, CustodyState


def entrust(tx: Tx, *, item_ids: Collection[uuid.UUID], carrier: Resident, witness: str) -> int:
    """Note that a neighbour has papers that an agent had; give how many there were.

    Money, cards and keys stay with the agent: their owner gave them to the agent, and to nobody else.
    """
    items = [one for one in _locked(tx, item_ids, S.with_agent) if one.kind not in VALUABLE]
    for item in items:
        item.state, item.carrier_id = S.carried, carrier.id
        _record(tx, item, A.entrust, Told(counterpart=carrier.name, witness=witness))
    return len(items)


def bring_back(tx: Tx, *, item_ids: Collection[uuid.UUID], carrier: Resident) -> int:
    """Note that the agent has them again; give how many there were."""
    items = [one for one in _locked(tx, item_ids, S.carried) if one.carrier_id == carrier.id]
    for item in items:
        item.state, item.carrier_id = S.with_agent, None
        _record(tx, item, A.bring_back, Told(counterpart=carrier.name))
    return len(items)


def _locked(tx: Tx, item_ids: Collection[uuid.UUID], state: CustodyState) -> list[CustodyItem]:
    """Lock the rows in the order of their ids; what has moved on meanwhile is left out."""
    rows = tx.session.exec(
        select(CustodyItem)
        .where(col(CustodyItem.id).in_(item_ids))
        .order_by(col(CustodyItem.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return [item for item in rows if item.state is state]


def _record(tx: Tx, item: CustodyItem, action: CustodyAction, told: Told) -> None:
    item.version += 1
    tx.session.add(item)
    record(tx, item, action, told, from_holder_id=item.holder_id)
