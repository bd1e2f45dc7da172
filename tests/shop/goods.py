"""Makers of shops, offers and purses for tests."""

import uuid
from collections.abc import Sequence

from app.auth.models import UserAccount
from app.core.db import new_id
from app.ledger import queries as ledger
from app.ledger.models import AccountClass
from app.ledger.queries import Balance
from app.ledger.service import accounts
from app.ledger.service.transfers import Line, transfer
from app.orgs.models import Region
from app.shop.models import Offer, OfferKind, Order, Shop
from app.shop.queries.offers import read_offers
from app.shop.schemas import OfferRead
from app.shop.service import orders, shops
from tests.factories import Make

ISSUE = 1_000_000


def open_shop(make: Make, region: Region) -> Shop:
    """Open a shop at a region."""
    with make.tx() as tx:
        return shops.open_shop(tx, region_id=region.id, name=f"积分超市{new_id()}", hours="8:00-18:00")


def offer(
    make: Make, shop: Shop, *, points: int = 10, stock: int | None = 5, limit: int | None = None
) -> Offer:
    """Put something up in a shop."""
    with make.tx() as tx:
        return shops.add_offer(
            tx,
            shop=shop,
            title="洗衣粉 1 袋",
            kind=OfferKind.goods,
            points=points,
            stock=stock,
            per_person_limit=limit,
        )


def fund(make: Make, resident_id: uuid.UUID | None, points: int) -> None:
    """Put points into somebody's purse."""
    fund_all(make, [resident_id], points)


def fund_all(make: Make, resident_ids: Sequence[uuid.UUID | None], points: int) -> None:
    """Put points into many purses."""
    with make.tx() as tx:
        mint = accounts.open_account(
            tx,
            owner_kind="county",
            owner_id=tx.actor.county_id,
            account_class=AccountClass.mint,
            overdraft=ISSUE,
        )
        assert None not in resident_ids, "only people on the roll have points"
        lines = [
            Line(mint, accounts.open_account(tx, owner_kind="person", owner_id=one), points)
            for one in resident_ids
            if one is not None
        ]
        transfer(tx, reference=f"test:{new_id()}", kind="award", lines=lines)


def purse(make: Make, resident_id: uuid.UUID | None) -> Balance:
    """Give what somebody has."""
    assert resident_id is not None, "only people on the roll have points"
    with make.tx() as tx:
        account_id = ledger.find_account(tx, owner_kind="person", owner_id=resident_id)
        assert account_id is not None, "the purse was opened"
        return ledger.balance(tx, account_id=account_id)


def shelf(make: Make, offered: Offer) -> OfferRead:
    """Give an offer with its stock."""
    with make.tx() as tx:
        return read_offers(tx, offer_ids=[offered.id])[offered.id]


def place(make: Make, buyer: UserAccount, offered: Offer, *, quantity: int = 1) -> Order:
    """Place an order."""
    with make.tx(buyer) as tx:
        return orders.place(tx, offer_id=offered.id, quantity=quantity)
