"""The 积分超市 over HTTP."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.shop.models import OfferKind, OrderAction, OrderState
from app.shop.queries import offers as offer_queries
from app.shop.queries import orders as order_queries
from app.shop.schemas import (
    OfferCreate,
    OfferRead,
    OfferUpdate,
    OrderCreate,
    OrderRead,
    OrderTransitionCreate,
    PickupCode,
    PickupCreate,
    ShopCreate,
    ShopRead,
    StockMoveCreate,
)
from app.shop.service import orders, shops

router = APIRouter(prefix="/shop", tags=["积分超市"])


@router.get("/shops")
@requires(Permission.shop_view)
def list_shops(tx: Tx, scope: Literal["mine", "all"] = "all") -> Items[ShopRead]:
    """List the shops I keep, or those that serve my place."""
    return offer_queries.shops_of(tx, scope=scope)


@router.post("/shops", status_code=201)
@requires(Permission.station_manage)
def create_shop(tx: Tx, body: ShopCreate) -> ShopRead:
    """Open a shop at a region in my area."""
    shop = shops.open_shop(tx, **body.model_dump())
    return ShopRead.model_validate(shop, from_attributes=True)


@router.get("/offers")
@requires(Permission.shop_view)
def list_offers(
    tx: Tx,
    *,
    region_id: Annotated[uuid.UUID | None, Query()] = None,
    kind: Annotated[OfferKind | None, Query()] = None,
    shop_id: Annotated[uuid.UUID | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[OfferRead]:
    """List what is on sale where I live."""
    return offer_queries.offers_page(
        tx, region_id=region_id, shop_id=shop_id, kind=kind, cursor=cursor, limit=limit
    )


@router.get("/offers/{offer_id}")
@requires(Permission.shop_view)
def read_offer(tx: Tx, offer_id: uuid.UUID) -> OfferRead:
    """Give one offer with what is left of it."""
    offer = offer_queries.get_offer(tx, offer_id=offer_id)
    return offer_queries.read_offer(tx, offer_id=offer.id)


@router.post("/offers", status_code=201)
@requires(Permission.shop_manage)
def create_offer(tx: Tx, body: OfferCreate) -> OfferRead:
    """Put something up in my shop."""
    shop = offer_queries.get_shop(tx, shop_id=body.shop_id)
    offer = shops.add_offer(tx, shop=shop, **body.model_dump(exclude={"shop_id"}))
    return offer_queries.read_offer(tx, offer_id=offer.id)


@router.patch("/offers/{offer_id}")
@requires(Permission.shop_manage)
def change_offer(tx: Tx, offer_id: uuid.UUID, body: OfferUpdate) -> OfferRead:
    """Change what an offer says or costs."""
    offer = offer_queries.get_offer(tx, offer_id=offer_id, lock=True)
    shops.change_offer(tx, offer=offer, changes=body.model_dump(exclude_unset=True))
    return offer_queries.read_offer(tx, offer_id=offer.id)


@router.post("/offers/{offer_id}/stock-moves", status_code=201)
@requires(Permission.shop_manage)
def create_stock_move(tx: Tx, offer_id: uuid.UUID, body: StockMoveCreate) -> OfferRead:
    """Count units in or out."""
    offer = offer_queries.get_offer(tx, offer_id=offer_id)
    shops.move_stock(tx, offer=offer, quantity=body.quantity, reason=body.reason, note=body.note)
    return offer_queries.read_offer(tx, offer_id=offer.id)


@router.post("/orders", status_code=201)
@requires(Permission.order_place)
def create_order(tx: Tx, body: OrderCreate) -> OrderRead:
    """Redeem: points are held and stock is reserved, or neither."""
    order = orders.place(
        tx, offer_id=body.offer_id, quantity=body.quantity, for_resident_id=body.for_resident_id
    )
    return order_queries.read_order(tx, order=order)


@router.get("/orders")
@requires(Permission.shop_view)
def list_orders(
    tx: Tx,
    *,
    scope: Literal["mine", "shop"] = "mine",
    state: Annotated[OrderState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[OrderRead]:
    """List my orders, or those collected at my shop."""
    return order_queries.orders_page(tx, scope=scope, state=state, cursor=cursor, limit=limit)


@router.get("/orders/lookup")
@requires(Permission.order_collect)
def find_order(tx: Tx, pickup_code: Annotated[PickupCode, Query()]) -> OrderRead:
    """Look at an order at the counter before handing over."""
    order = order_queries.get_order_by_code(tx, pickup_code=pickup_code)
    orders.check_collectable(tx, order=order)
    return order_queries.read_order(tx, order=order)


@router.get("/orders/{order_id}")
@requires(Permission.shop_view)
def read_order(tx: Tx, order_id: uuid.UUID) -> OrderRead:
    """Give one order."""
    return order_queries.read_order(tx, order=order_queries.get_order(tx, order_id=order_id))


@router.post("/orders/{order_id}/transitions", status_code=201)
@requires(Permission.shop_view)
def move_order(tx: Tx, order_id: uuid.UUID, body: OrderTransitionCreate) -> OrderRead:
    """Cancel an order, or take one back after it was collected."""
    order = order_queries.get_order(tx, order_id=order_id, lock=True)
    orders.move(tx, order=order, action=OrderAction(body.action), note=body.note)
    return order_queries.read_order(tx, order=order)


@router.post("/pickups")
@requires(Permission.order_collect)
def create_pickup(tx: Tx, body: PickupCreate) -> OrderRead:
    """Hand over what the code is for; the points go to the shop."""
    return order_queries.read_order(tx, order=orders.collect(tx, pickup_code=body.pickup_code))
