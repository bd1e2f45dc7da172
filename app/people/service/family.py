"""Relatives who ask, sign and rate for an elder who agreed."""

import uuid

from sqlalchemy import select
from sqlmodel import col

from app.core.errors import InvalidInput, NotFound
from app.core.tx import Tx
from app.people.models import FamilyLink, Resident
from app.people.service.residents import lock_editable


def link_family(
    tx: Tx, *, elder_id: uuid.UUID, relative_id: uuid.UUID, relation: str, confirmed: bool = True
) -> FamilyLink:
    """Note that an elder agrees to a relative who asks, signs and rates for them; again renews it."""
    elder = lock_editable(tx, resident_id=elder_id)
    relative = tx.session.get(Resident, relative_id)
    if relative is None or relative.county_id != elder.county_id:
        raise NotFound("没有找到这位亲属")
    if relative.id == elder.id:
        raise InvalidInput.at("/relative_id", "亲属应是另一个人")
    link = tx.session.scalars(
        select(FamilyLink).where(
            col(FamilyLink.elder_id) == elder.id, col(FamilyLink.relative_id) == relative.id
        )
    ).first()
    if link is None:
        link = FamilyLink(
            county_id=elder.county_id,
            elder_id=elder.id,
            relative_id=relative.id,
            relation=relation,
            created_at=tx.now,
        )
    link.relation, link.ended_at = relation, None
    link.confirmed_at = tx.now if confirmed else None
    tx.session.add(link)
    tx.session.flush()
    return link


def end_family(tx: Tx, *, elder_id: uuid.UUID, link_id: uuid.UUID) -> None:
    """End what an elder agreed to; the relative sees nothing of the elder's any more."""
    elder = lock_editable(tx, resident_id=elder_id)
    link = tx.session.get(FamilyLink, link_id, with_for_update=True)
    if link is None or link.elder_id != elder.id or link.ended_at is not None:
        raise NotFound("没有找到这条亲属关系")
    link.ended_at = tx.now
    tx.session.add(link)
