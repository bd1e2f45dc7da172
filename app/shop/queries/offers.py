"""Reads of shops and offers, all starting from the places that the actor's roles touch."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import Items, Page, fetch_page
from app.core.permissions import Actor, Permission, below, in_reach
from app.core.tx import Tx
from app.files.queries import url_of
from app.ledger import queries as ledger
from app.ledger.queries import Balance
from app.orgs.models import Region
from app.orgs.queries import prefixes_of
from app.shop.models import Offer, OfferKind, Shop
from app.shop.schemas import NamedRead, OfferRead, ShopRead

_SHOP_COLUMNS = (Shop.id, Shop.name, Shop.region_id, Shop.address, Shop.phone, Shop.hours)
_OFFER_COLUMNS = (
    Offer.id,
    Offer.title,
    Offer.kind,
    Offer.points,
    Offer.shelf_id,
    Offer.per_person_limit,
    Offer.shop_id,
    Shop.name.label("shop_name"),  # type: ignore[attr-defined]
    Offer.picture_id,
    Offer.valid_until,
    Offer.is_on_sale,
)


def serves(path: Any, place: str) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped path column
    """Give the condition that a shop lies at a place, below it, or above it (the county's goods)."""
    return or_(below(path, place), path.in_(prefixes_of(place)))


def visible_to(path: Any, actor: Actor) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped path column
    """Give the condition that a shop serves a place of the actor."""
    return or_(false(), *(serves(path, place) for place in actor.paths(Permission.shop_view)))


def get_shop(tx: Tx, *, shop_id: uuid.UUID) -> Shop:
    """Give a shop that the actor may see."""
    shop = tx.session.exec(select(Shop).where(Shop.id == shop_id, visible_to(Shop.path, tx.actor))).first()
    if shop is None:
        raise NotFound("没有找到这家积分超市")
    return shop


def get_offer(tx: Tx, *, offer_id: uuid.UUID, lock: bool = False) -> Offer:
    """Give an offer that the actor may see."""
    statement = select(Offer).where(Offer.id == offer_id, visible_to(Offer.path, tx.actor))
    offer = tx.session.exec(statement.with_for_update() if lock else statement).first()
    if offer is None:
        raise NotFound("没有找到这件商品")
    return offer


def shops_of(tx: Tx, *, scope: str) -> Items[ShopRead]:
    """List the shops the actor keeps, or all that serve the actor's places."""
    keeps = in_reach(Shop.path, tx.actor, Permission.order_collect)
    visible = keeps if scope == "mine" else visible_to(Shop.path, tx.actor)
    statement: Select[Any] = select(*_SHOP_COLUMNS)  # type: ignore[call-overload]
    rows = tx.session.execute(statement.where(visible).order_by(Shop.path, Shop.name).limit(200))
    return Items(items=[ShopRead.model_validate(row, from_attributes=True) for row in rows])


def offers_page(
    tx: Tx,
    *,
    region_id: uuid.UUID | None,
    shop_id: uuid.UUID | None,
    kind: OfferKind | None,
    cursor: str | None,
    limit: int,
) -> Page[OfferRead]:
    """List what is on sale, newest first; a shopkeeper who names the own shop also sees what is not."""
    statement = _offers().where(visible_to(Offer.path, tx.actor))
    if region_id is not None:
        statement = statement.where(serves(Offer.path, _path_of(tx, region_id)))
    if kind is not None:
        statement = statement.where(col(Offer.kind) == kind)
    own = in_reach(Offer.path, tx.actor, Permission.shop_manage) if shop_id is not None else false()
    if shop_id is not None:
        statement = statement.where(col(Offer.shop_id) == shop_id)
    lasting = or_(col(Offer.valid_until).is_(None), col(Offer.valid_until) >= tx.today)
    statement = statement.where(or_(own, and_(col(Offer.is_on_sale), col(Shop.is_open), lasting)))
    sort = (col(Offer.created_at), col(Offer.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=_read(tx, rows), next_cursor=after)


def read_offer(tx: Tx, *, offer_id: uuid.UUID) -> OfferRead:
    """Give one offer with its stock of this moment."""
    return read_offers(tx, offer_ids=[offer_id])[offer_id]


def read_offers(tx: Tx, *, offer_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, OfferRead]:
    """Give several offers, whoever asks: for callers that have checked what they belong to."""
    rows = tx.session.execute(_offers().where(col(Offer.id).in_(offer_ids))).all()
    return {one.id: one for one in _read(tx, rows)}


def _offers() -> Select[Any]:
    statement: Select[Any] = select(*_OFFER_COLUMNS)  # type: ignore[call-overload]
    return statement.join(Shop, col(Shop.id) == Offer.shop_id)


def _path_of(tx: Tx, region_id: uuid.UUID) -> str:
    path = tx.session.exec(select(Region.path).where(Region.id == region_id)).first()
    if path is None:
        raise NotFound("没有找到这个地方")
    return path


def _read(tx: Tx, rows: Sequence[Any]) -> list[OfferRead]:
    shelves = {row.shelf_id for row in rows if row.shelf_id is not None}
    balances = ledger.balances(tx, account_ids=shelves) if shelves else {}
    return [_read_one(row, balances.get(row.shelf_id)) for row in rows]


def _read_one(row: Any, shelf: Balance | None) -> OfferRead:  # noqa: ANN401 - a row of columns
    return OfferRead(
        id=row.id,
        title=row.title,
        kind=row.kind,
        points=row.points,
        stock=None if shelf is None else shelf.balance,
        stock_left=None if shelf is None else shelf.available,
        per_person_limit=row.per_person_limit,
        shop=NamedRead(id=row.shop_id, name=row.shop_name),
        picture_url=None if row.picture_id is None else url_of(row.picture_id),
        valid_until=row.valid_until,
        is_on_sale=row.is_on_sale,
    )
