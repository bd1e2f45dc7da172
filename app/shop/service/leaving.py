"""The orders of a person who leaves: what was had for which points stays."""

from sqlalchemy import select, update
from sqlmodel import col

from app.core.erasure import Leaver
from app.core.tx import Tx
from app.shop.models import Order, OrderState, OrderStep


def open_numbers(tx: Tx, *, leaver: Leaver) -> list[str]:
    """Give the numbers of a person's orders that wait at a shop."""
    rows = tx.session.scalars(
        select(col(Order.number))
        .where(col(Order.resident_id) == leaver.resident_id, col(Order.state) == OrderState.held)
        .order_by(col(Order.number))
    )
    return list(rows)


def erase(tx: Tx, *, leaver: Leaver) -> None:
    """Empty what was written at a person's orders."""
    mine = select(col(Order.id)).where(col(Order.resident_id) == leaver.resident_id)
    tx.session.execute(update(OrderStep).where(col(OrderStep.order_id).in_(mine)).values(note=""))
