"""Expected answers: shops, offers, orders. A shop serves its place, and shows itself to that place only."""

from tests.access.who import (
    ADMIN,
    ALL,
    COUNTY,
    HERE,
    LEAD,
    NEIGHBOURS,
    SHOPKEEPER,
    TOWN,
    Row,
    around,
    own,
    roles,
)

S = "/api/v1/shop"
KEEPER = around(SHOPKEEPER)
OFFER = {"title": "新商品", "kind": "goods", "points": 1, "stock": 1}

ROWS = (
    Row(f"GET {S}/shops", case="all", lists="shop", who=around(*ALL)),
    Row(f"GET {S}/shops", case="mine", lists="shop", who=KEEPER, query=lambda _: {"scope": "mine"}),
    Row(
        f"POST {S}/shops",
        thing="region",
        who=around(LEAD, TOWN, COUNTY, ADMIN),
        body=lambda it: {"name": "新店", "region_id": it.region},
    ),
    Row(f"GET {S}/offers", lists="offer", who=around(*ALL)),
    Row(f"GET {S}/offers/{{offer_id}}", who=around(*ALL)),
    Row(f"POST {S}/offers", thing="shop", who=KEEPER, body=lambda it: OFFER | {"shop_id": it.shop}),
    Row(f"PATCH {S}/offers/{{offer_id}}", who=KEEPER, body=lambda _: {"points": 11}),
    Row(
        f"POST {S}/offers/{{offer_id}}/stock-moves",
        who=KEEPER,
        body=lambda _: {"quantity": 1, "reason": "purchase"},
    ),
    Row(
        f"POST {S}/orders",
        thing="offer",
        who=HERE & roles(*NEIGHBOURS),
        body=lambda it: {"offer_id": it.offer},
    ),
    Row(
        f"POST {S}/orders",
        case="with somebody's points",
        thing="resident",
        who=own(*NEIGHBOURS),
        body=lambda it: {"offer_id": it.offer, "for_resident_id": it.resident},
    ),
    Row(f"GET {S}/orders", case="mine", lists="order", who=own()),
    Row(
        f"GET {S}/orders",
        case="of the shop",
        lists="order",
        who=KEEPER,
        area=True,
        query=lambda _: {"scope": "shop", "limit": 100},
    ),
    Row(
        f"GET {S}/orders/lookup",
        thing="pickup_code",
        who=KEEPER,
        query=lambda it: {"pickup_code": it.pickup_code},
    ),
    Row(f"GET {S}/orders/{{order_id}}", who=own() | KEEPER),
    Row(
        f"POST {S}/orders/{{order_id}}/transitions",
        who=own() | KEEPER,
        body=lambda _: {"action": "cancel"},
    ),
    Row(
        f"POST {S}/pickups",
        thing="pickup_code",
        who=KEEPER,
        body=lambda it: {"pickup_code": it.pickup_code},
    ),
)
