"""What features below know only by id: residents' names, and the actor's own household."""

import uuid
from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import col

from app.core.tx import Tx
from app.people.models import Resident


def names_of(tx: Tx, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Give the names of residents."""
    if not ids:
        return {}
    rows = tx.session.execute(select(col(Resident.id), col(Resident.name)).where(col(Resident.id).in_(ids)))
    return {row[0]: row[1] for row in rows}


def own_household(tx: Tx) -> uuid.UUID | None:
    """Give the household in which the actor lives."""
    if tx.actor.resident_id is None:
        return None
    found = select(col(Resident.household_id)).where(col(Resident.id) == tx.actor.resident_id)
    return tx.session.execute(found).scalar_one_or_none()
