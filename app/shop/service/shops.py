"""Shops and what they offer: opened, priced, stocked."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.core.db import new_id
from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.permissions import Permission
from app.core.tx import Tx
from app.files.service import attach
from app.ledger.models import AccountClass
from app.ledger.service import accounts
from app.ledger.service.transfers import InsufficientUnits, Line, transfer
from app.orgs.models import Region
from app.shop.models import Offer, OfferKind, OfferPrice, Shop, StockMove, StockReason


class ShelfTooLow(Problem):
    """More units would leave the shelf than stand there free."""

    title = "库存不足"


class ShopNameTaken(Problem):
    """Another shop at this place has the name."""

    title = "店名已被使用"


class NoStockKept(Problem):
    """An offer without limit has no shelf to count."""

    title = "不限量"


def open_shop(
    tx: Tx, *, region_id: uuid.UUID, name: str, address: str = "", phone: str = "", hours: str = ""
) -> Shop:
    """Open a shop at a region; raises ShopNameTaken."""
    region = tx.session.get(Region, region_id)
    if region is None or region.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个地方")
    if not tx.actor.is_system and not tx.actor.can(Permission.station_manage, region.path):
        raise NotFound("没有找到这个地方")
    shop_id = new_id()
    shop = Shop(
        id=shop_id,
        county_id=region.county_id,
        name=name,
        region_id=region.id,
        path=region.path,
        address=address,
        phone=phone,
        hours=hours,
        till_id=accounts.open_account(
            tx, owner_kind="shop", owner_id=shop_id, account_class=AccountClass.shop_sink
        ),
        created_at=tx.now,
    )
    tx.session.add(shop)
    try:
        tx.session.flush()
    except IntegrityError as error:
        raise ShopNameTaken(f"这里已经有一家“{name}”") from error
    return shop


def add_offer(
    tx: Tx,
    *,
    shop: Shop,
    title: str,
    kind: OfferKind,
    points: int,
    stock: int | None,
    per_person_limit: int | None = None,
    valid_until: date | None = None,
    picture_id: uuid.UUID | None = None,
) -> Offer:
    """Put an offer up, with its first units on the shelf; None means that it never runs out."""
    _check_keeps(tx, shop.path)
    offer_id = new_id()
    offer = Offer(
        id=offer_id,
        county_id=shop.county_id,
        shop_id=shop.id,
        path=shop.path,
        title=title,
        kind=kind,
        points=points,
        shelf_id=None if stock is None else _account(tx, offer_id, AccountClass.shelf),
        delivered_id=None if stock is None else _account(tx, offer_id, AccountClass.delivered),
        per_person_limit=per_person_limit,
        valid_until=valid_until,
        picture_id=picture_id,
        created_at=tx.now,
    )
    _hang_picture(tx, offer_id=offer.id, picture_id=picture_id)
    tx.session.add(offer)
    tx.session.flush()
    _note_price(tx, offer)
    if stock:
        move_stock(tx, offer=offer, quantity=stock, reason=StockReason.purchase, note="首次上架")
    return offer


def change_offer(tx: Tx, *, offer: Offer, changes: dict[str, Any]) -> Offer:
    """Change what an offer says or costs; orders placed before keep their price."""
    _check_keeps(tx, offer.path)
    empty = [name for name in ("title", "kind", "points", "is_on_sale") if changes.get(name, "") is None]
    if empty:
        raise InvalidInput.at(f"/{empty[0]}", "这一项必须填写")
    is_repriced = changes.get("points", offer.points) != offer.points
    if changes.get("picture_id", offer.picture_id) != offer.picture_id:
        _hang_picture(tx, offer_id=offer.id, picture_id=changes["picture_id"])
    for name, value in changes.items():
        setattr(offer, name, value)
    if is_repriced:
        _note_price(tx, offer)
    tx.session.add(offer)
    tx.session.flush()
    return offer


def move_stock(tx: Tx, *, offer: Offer, quantity: int, reason: StockReason, note: str = "") -> StockMove:
    """Count units in or out; what residents have reserved stays."""
    _check_keeps(tx, offer.path)
    if offer.shelf_id is None:
        raise NoStockKept(f"“{offer.title}”不限量，不需要管理库存")
    signed = -abs(quantity) if reason is StockReason.damage else quantity
    if signed == 0 or (reason is StockReason.purchase and signed < 0):
        raise InvalidInput.at("/quantity", "进货数量应大于 0，盘点和损坏的数量不能为 0")
    move_id = new_id()
    try:
        posted = transfer(
            tx,
            reference=f"stock-move:{move_id}",
            kind="stock",
            lines=[_stock_line(tx, offer, signed)],
            note=note,
            source_kind="stock_move",
            source_id=move_id,
            reason_label=_REASONS[reason],
        )
    except InsufficientUnits as short:
        raise ShelfTooLow(f"“{offer.title}”{short.detail}。已被预订的不能减少") from short
    move = StockMove(
        id=move_id,
        county_id=offer.county_id,
        offer_id=offer.id,
        quantity=signed,
        reason=reason,
        note=note,
        moved_by=tx.actor.user_id,
        transfer_id=posted.transfer_id,
        created_at=tx.now,
    )
    tx.session.add(move)
    tx.session.flush()
    return move


_REASONS = {StockReason.purchase: "进货", StockReason.stocktake: "盘点", StockReason.damage: "损坏"}


def _stock_line(tx: Tx, offer: Offer, signed: int) -> Line:
    assert offer.shelf_id is not None, "only a counted offer has stock"
    if signed > 0:
        return Line(_account(tx, offer.id, AccountClass.supplier), offer.shelf_id, signed)
    return Line(offer.shelf_id, _account(tx, offer.id, AccountClass.damaged), -signed)


def _account(tx: Tx, offer_id: uuid.UUID, account_class: AccountClass) -> uuid.UUID:
    return accounts.open_account(
        tx, owner_kind="offer", owner_id=offer_id, asset=f"stock:{offer_id}", account_class=account_class
    )


def _note_price(tx: Tx, offer: Offer) -> None:
    tx.session.add(
        OfferPrice(
            county_id=offer.county_id,
            offer_id=offer.id,
            points=offer.points,
            since=tx.now,
            changed_by=tx.actor.user_id,
        )
    )


def _hang_picture(tx: Tx, *, offer_id: uuid.UUID, picture_id: uuid.UUID | None) -> None:
    """Tie a picture to an offer before the offer names it: an unknown one would break a foreign key."""
    if picture_id is not None:
        attach(tx, file_ids=[picture_id], subject_kind="offer", subject_id=offer_id)


def _check_keeps(tx: Tx, path: str) -> None:
    if not tx.actor.is_system and not tx.actor.can(Permission.shop_manage, path):
        raise NotAllowed("只有本店店主可以管理商品")
