"""How much of an offer each resident may have, counted in one row that two orders cannot pass at once."""

import uuid

from sqlalchemy import update
from sqlmodel import col, select

from app.core.db import insert_into, new_id
from app.core.errors import Problem
from app.core.tx import Tx
from app.shop.models import Offer, OfferAllowance, Order


class LimitReached(Problem):
    """The resident has had as many of the offer as one person may."""

    title = "已达限兑数量"


def take(tx: Tx, *, offer: Offer, resident_id: uuid.UUID, quantity: int) -> None:
    """Count units towards the limit, or refuse; one statement decides, and a CHECK stands behind it."""
    limit = offer.per_person_limit
    if limit is not None and quantity > limit:
        raise LimitReached(f"“{offer.title}”每人限兑 {limit} 份，不能一次兑 {quantity} 份")
    fresh = {
        "id": new_id(),
        "county_id": offer.county_id,
        "offer_id": offer.id,
        "resident_id": resident_id,
        "quantity": quantity,
        "ceiling": limit,
    }
    counted = col(OfferAllowance.quantity) + quantity
    statement = (
        insert_into(tx.session, OfferAllowance)
        .values(**fresh)
        .on_conflict_do_update(
            index_elements=["offer_id", "resident_id"],
            set_={"quantity": counted, "ceiling": limit},
            where=None if limit is None else counted <= limit,
        )
        .returning(col(OfferAllowance.quantity))
    )
    if tx.session.execute(statement).first() is None:
        had = _taken(tx, offer, resident_id)
        raise LimitReached(f"“{offer.title}”每人限兑 {limit} 份，您已兑 {had} 份")


def give_back(tx: Tx, *, order: Order) -> None:
    """Count an order's units no longer."""
    statement = update(OfferAllowance).where(
        col(OfferAllowance.offer_id) == order.offer_id, col(OfferAllowance.resident_id) == order.resident_id
    )
    tx.session.execute(statement.values(quantity=col(OfferAllowance.quantity) - order.quantity))


def _taken(tx: Tx, offer: Offer, resident_id: uuid.UUID) -> int:
    return tx.session.exec(
        select(OfferAllowance.quantity).where(
            OfferAllowance.offer_id == offer.id, OfferAllowance.resident_id == resident_id
        )
    ).one()
