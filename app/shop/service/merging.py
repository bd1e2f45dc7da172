"""When a place is merged, its shops go on beside the successor's under names that tell them apart."""

from sqlmodel import select

from app.core.tx import Tx
from app.orgs.models import Region
from app.shop.models import Shop


def tell_apart(tx: Tx, region: Region, successor: Region) -> None:
    """Name the place that a shop came from where the successor has one of its name."""
    used = set(tx.session.exec(select(Shop.name).where(Shop.region_id == successor.id)))
    for shop in tx.session.exec(select(Shop).where(Shop.region_id == region.id)):
        if shop.name in used:
            shop.name = f"{shop.name}（原{region.name}）"[:100]
            tx.session.add(shop)
