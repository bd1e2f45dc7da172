"""Offers, prices and the numbers on the shelf."""

import pytest
from sqlmodel import select

from app.core.errors import InvalidInput, NotAllowed
from app.core.permissions import Role
from app.shop.models import OfferPrice, StockReason
from app.shop.price_list import PRICE_LIST
from app.shop.service import offers, shops
from app.shop.service.shops import NoStockKept, ShelfTooLow
from tests.factories import Make
from tests.shop.goods import fund, offer, open_shop, place, shelf


class TestMoveStock:
    @pytest.mark.parametrize(
        ("quantity", "reason", "left"),
        [
            (3, StockReason.purchase, 8),
            (2, StockReason.stocktake, 7),
            (-2, StockReason.stocktake, 3),
            (-2, StockReason.damage, 3),
            (2, StockReason.damage, 3),
        ],
    )
    def test_changes_the_number_on_the_shelf(
        self, make: Make, quantity: int, reason: StockReason, left: int
    ) -> None:
        goods = offer(make, open_shop(make, make.village()), stock=5)

        with make.tx() as tx:
            shops.move_stock(tx, offer=goods, quantity=quantity, reason=reason)

        assert (shelf(make, goods).stock, shelf(make, goods).stock_left) == (left, left)

    def test_never_takes_what_a_resident_reserved(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), stock=5)
        fund(make, buyer.resident_id, 50)
        place(make, buyer, goods, quantity=2)

        with make.tx() as tx, pytest.raises(ShelfTooLow, match="剩余 3 件，需要 4 件"):
            shops.move_stock(tx, offer=goods, quantity=-4, reason=StockReason.stocktake)

    @pytest.mark.parametrize(
        ("quantity", "reason"),
        [(0, StockReason.stocktake), (0, StockReason.damage), (-1, StockReason.purchase)],
    )
    def test_refuses_a_senseless_number(self, make: Make, quantity: int, reason: StockReason) -> None:
        goods = offer(make, open_shop(make, make.village()))

        with make.tx() as tx, pytest.raises(InvalidInput):
            shops.move_stock(tx, offer=goods, quantity=quantity, reason=reason)

    def test_what_has_no_limit_has_no_shelf(self, make: Make) -> None:
        goods = offer(make, open_shop(make, make.village()), stock=None)

        with make.tx() as tx, pytest.raises(NoStockKept):
            shops.move_stock(tx, offer=goods, quantity=1, reason=StockReason.purchase)

    def test_only_the_keeper_of_the_shop_counts(self, make: Make) -> None:
        goods = offer(make, open_shop(make, make.village()))
        stranger = make.user(Role.shopkeeper, make.village())

        with make.tx(stranger) as tx, pytest.raises(NotAllowed):
            shops.move_stock(tx, offer=goods, quantity=1, reason=StockReason.purchase)


class TestPrices:
    def test_a_new_price_leaves_the_old_one_in_the_history(self, make: Make) -> None:
        village = make.village()
        keeper = make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village), points=10)

        with make.tx(keeper) as tx:
            changed = tx.session.merge(goods)
            shops.change_offer(tx, offer=changed, changes={"points": 12})
            shops.change_offer(tx, offer=changed, changes={"points": 12, "title": "洗衣粉"})

        with make.tx() as tx:
            history = select(OfferPrice.points).where(OfferPrice.offer_id == goods.id)
            assert sorted(tx.session.exec(history).all()) == [10, 12]

    def test_an_order_keeps_the_price_it_was_placed_at(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=10)
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx() as tx:
            shops.change_offer(tx, offer=tx.session.merge(goods), changes={"points": 12})

        assert order.points == 10


class TestPriceList:
    def test_has_24_offers_and_goes_up_whole(self, make: Make) -> None:
        village = make.village()
        shop, county_shop = open_shop(make, village), open_shop(make, make.county())

        with make.tx() as tx:
            made = offers.seed(tx, shop=shop, county_shop=county_shop)

        assert len(PRICE_LIST) == len(made) == 24
        assert [one.title for one in made if one.shop_id == county_shop.id] == ["电压力锅 1 台"]
