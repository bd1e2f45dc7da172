"""When a place is merged, nobody holds the same role twice at the successor."""

from sqlmodel import col, delete, select

from app.auth.models import Grant
from app.core.tx import Tx
from app.orgs.models import Region


def drop_doubles(tx: Tx, region: Region, successor: Region) -> None:
    """End the roles at the old place that their holders have at the successor anyway."""
    there = select(Grant.user_id, Grant.role).where(
        Grant.region_id == successor.id, Grant.county_id == tx.actor.county_id
    )
    held = set(tx.session.exec(there).all())
    here = tx.session.exec(select(Grant).where(Grant.region_id == region.id)).all()
    doubles = [one.id for one in here if (one.user_id, one.role) in held]
    tx.session.exec(delete(Grant).where(col(Grant.id).in_(doubles)))
