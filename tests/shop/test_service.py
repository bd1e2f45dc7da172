"""Orders and stock, straight through the services."""

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

import pytest
from sqlmodel import select

from app.core.errors import NotAllowed, NotFound
from app.core.permissions import Role
from app.ledger.service.transfers import InsufficientPoints
from app.shop.models import OrderAction, OrderState, OrderStep
from app.shop.queries.orders import get_order
from app.shop.service import orders, shops
from app.shop.service.allowances import LimitReached
from app.shop.service.orders import AlreadyCollected, OfferEnded, OrderClosed, SoldOut
from tests.factories import Make
from tests.shop.goods import fund, offer, open_shop, place, purse, shelf

WEEK = timedelta(days=7, seconds=1)


def drawing(*codes: str) -> Callable[[], str]:
    """Draw these codes, one after the other, for ever."""
    return cycle(codes).__next__


class TestPlace:
    def test_holds_points_and_stock_together(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=10, stock=5)
        fund(make, buyer.resident_id, 50)

        order = place(make, buyer, goods, quantity=2)

        assert (order.state, order.points) == (OrderState.held, 20)
        assert purse(make, buyer.resident_id).held == 20
        assert purse(make, buyer.resident_id).available == 30
        assert (shelf(make, goods).stock, shelf(make, goods).stock_left) == (5, 3)

    def test_without_enough_points_nothing_is_held(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=10, stock=5, limit=2)
        fund(make, buyer.resident_id, 9)

        with pytest.raises(InsufficientPoints, match="可用 9 分，需要 10 分"):
            place(make, buyer, goods)

        assert purse(make, buyer.resident_id).held == 0
        assert shelf(make, goods).stock_left == 5
        fund(make, buyer.resident_id, 11)
        place(make, buyer, goods, quantity=2)

    def test_without_enough_stock_nothing_is_held(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=1, stock=1)
        fund(make, buyer.resident_id, 50)

        with pytest.raises(SoldOut, match="剩余 1 件，需要 2 件"):
            place(make, buyer, goods, quantity=2)

        assert purse(make, buyer.resident_id).held == 0
        assert shelf(make, goods).stock_left == 1

    def test_an_offer_without_limit_never_sells_out(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=1, stock=None)
        fund(make, buyer.resident_id, 50)

        place(make, buyer, goods, quantity=50)

        assert shelf(make, goods).stock_left is None

    def test_a_limit_counts_over_all_orders(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=1, stock=9, limit=3)
        fund(make, buyer.resident_id, 50)
        place(make, buyer, goods, quantity=2)

        with pytest.raises(LimitReached, match="每人限兑 3 份，您已兑 2 份"):
            place(make, buyer, goods, quantity=2)

        place(make, buyer, goods)

    def test_a_closed_offer_is_not_to_be_had(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        with make.tx() as tx:
            changed = tx.session.merge(goods)
            shops.change_offer(tx, offer=changed, changes={"valid_until": (tx.today - timedelta(days=1))})

        with pytest.raises(OfferEnded):
            place(make, buyer, goods)

    def test_another_villages_offer_is_not_found(self, make: Make) -> None:
        buyer = make.user(Role.resident, make.village())
        fund(make, buyer.resident_id, 50)
        goods = offer(make, open_shop(make, make.village()))

        with pytest.raises(NotFound):
            place(make, buyer, goods)

    def test_the_countys_goods_are_for_every_village(self, make: Make) -> None:
        buyer = make.user(Role.resident, make.village())
        fund(make, buyer.resident_id, 50)
        goods = offer(make, open_shop(make, make.county()))

        assert place(make, buyer, goods).state is OrderState.held

    def test_a_code_is_unique_among_open_orders_and_comes_again_later(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=1, stock=9)
        fund(make, buyer.resident_id, 50)
        with make.tx(buyer) as tx:
            first = orders.place(tx, offer_id=goods.id, draw=drawing("100001", "222222"))
        with make.tx(buyer) as tx:
            draw = drawing("100002", "222222", "100003", "333333")
            second = orders.place(tx, offer_id=goods.id, draw=draw)
        with make.tx(buyer) as tx:
            order = get_order(tx, order_id=first.id, lock=True)
            orders.move(tx, order=order, action=OrderAction.cancel)
        with make.tx(buyer) as tx:
            third = orders.place(tx, offer_id=goods.id, draw=drawing("100004", "222222"))

        assert (first.pickup_code, second.pickup_code, third.pickup_code) == ("222222", "333333", "222222")

    def test_a_code_is_easy_to_type(self) -> None:
        codes = {orders.draw_code() for _ in range(500)}

        assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)


class TestCollect:
    def test_moves_points_and_units_for_good(self, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village), points=10, stock=5)
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx(keeper) as tx:
            collected = orders.collect(tx, pickup_code=order.pickup_code)

        assert collected.state is OrderState.collected
        assert (purse(make, buyer.resident_id).balance, purse(make, buyer.resident_id).held) == (40, 0)
        assert (shelf(make, goods).stock, shelf(make, goods).stock_left) == (4, 4)

    def test_works_once(self, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)
        with make.tx(keeper) as tx:
            orders.collect(tx, pickup_code=order.pickup_code)

        with make.tx(keeper) as tx, pytest.raises(AlreadyCollected, match="11 月 18 日 12:00"):
            orders.collect(tx, pickup_code=order.pickup_code)

        assert purse(make, buyer.resident_id).balance == 40

    def test_another_shops_code_is_not_found(self, make: Make) -> None:
        village = make.village()
        buyer, stranger = make.user(Role.resident, village), make.user(Role.shopkeeper, make.village())
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx(stranger) as tx, pytest.raises(NotFound):
            orders.collect(tx, pickup_code=order.pickup_code)

    def test_an_order_past_its_days_is_not_handed_over(self, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx(keeper, later=WEEK) as tx, pytest.raises(OrderClosed):
            orders.collect(tx, pickup_code=order.pickup_code)


class TestGivingBack:
    @pytest.mark.parametrize("role", [Role.resident, Role.shopkeeper])
    def test_a_cancelled_order_gives_everything_back(self, make: Make, role: Role) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        actor = buyer if role is Role.resident else make.user(role, village)
        goods = offer(make, open_shop(make, village), stock=5, limit=1)
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx(actor) as tx:
            orders.move(tx, order=get_order(tx, order_id=order.id, lock=True), action=OrderAction.cancel)

        assert purse(make, buyer.resident_id).available == 50
        assert shelf(make, goods).stock_left == 5
        place(make, buyer, goods)

    def test_a_collected_order_is_not_cancelled(self, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)
        with make.tx(keeper) as tx:
            orders.collect(tx, pickup_code=order.pickup_code)

        with make.tx(buyer) as tx, pytest.raises(OrderClosed, match="已经核销"):
            orders.move(tx, order=get_order(tx, order_id=order.id, lock=True), action=OrderAction.cancel)

    def test_a_refund_gives_points_units_and_the_limit_back(self, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village), stock=5, limit=1)
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)
        with make.tx(keeper) as tx:
            orders.collect(tx, pickup_code=order.pickup_code)

        with make.tx(keeper) as tx:
            orders.move(tx, order=get_order(tx, order_id=order.id, lock=True), action=OrderAction.refund)

        assert purse(make, buyer.resident_id).available == 50
        assert (shelf(make, goods).stock, shelf(make, goods).stock_left) == (5, 5)
        place(make, buyer, goods)

    def test_the_buyer_does_not_refund(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)

        with make.tx(buyer) as tx, pytest.raises(NotAllowed):
            orders.move(tx, order=get_order(tx, order_id=order.id, lock=True), action=OrderAction.refund)

    def test_what_nobody_collects_comes_back_by_itself(self, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), stock=5)
        fund(make, buyer.resident_id, 50)
        order = place(make, buyer, goods)
        with make.tx() as tx:
            assert not orders.expire_next(tx)

        with make.tx(later=WEEK) as tx:
            assert orders.expire_next(tx)

        with make.tx(buyer, later=WEEK) as tx:
            assert not orders.expire_next(tx)
            assert get_order(tx, order_id=order.id).state is OrderState.expired
            steps = tx.session.exec(select(OrderStep.action).where(OrderStep.order_id == order.id)).all()
            assert set(steps) == {OrderAction.place, OrderAction.expire}
        assert purse(make, buyer.resident_id).available == 50
        assert shelf(make, goods).stock_left == 5
