"""When a village is merged, every household keeps a number of its own."""

from sqlmodel import select

from app.core.permissions import below
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.queries import village_of
from app.people.models import Household


def tell_apart(tx: Tx, region: Region, successor: Region) -> None:
    """Put the old place's code before the household numbers that the successor's village has used."""
    village = village_of(tx, region=successor)
    if village is None or village.id == getattr(village_of(tx, region=region), "id", None):
        return
    used = set(tx.session.exec(select(Household.code).where(Household.village_id == village.id)))
    coming = tx.session.exec(select(Household).where(below(Household.path, region.path))).all()
    for household in coming:
        if household.code in used:
            household.code = f"{region.code[-_DIGITS:]}-{household.code}"[:_LONGEST]
            tx.session.add(household)


_DIGITS = 6
_LONGEST = 30
