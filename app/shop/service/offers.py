"""The price list put up in a shop."""

from app.core.tx import Tx
from app.shop.models import Offer, Shop
from app.shop.price_list import PRICE_LIST
from app.shop.service import shops


def seed(tx: Tx, *, shop: Shop, county_shop: Shop | None = None) -> list[Offer]:
    """Put the whole price list up, the county's goods in the county's shop if there is one.

    Lists show the newest first, so the last entry goes up first.
    """
    return [
        shops.add_offer(
            tx,
            shop=county_shop if entry.is_county and county_shop is not None else shop,
            title=entry.title,
            kind=entry.kind,
            points=entry.points,
            stock=entry.stock,
            per_person_limit=entry.per_person_limit,
        )
        for entry in reversed(PRICE_LIST)
    ]
