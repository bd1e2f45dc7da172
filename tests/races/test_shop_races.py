"""Many at the counter at once: stock, points, codes and limits hold, and the books stay right."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlmodel import func, select

from app.auth.models import UserAccount
from app.core.db import Database, new_id
from app.core.permissions import Actor, Role
from app.core.tx import Tx
from app.ledger.models import Account
from app.ledger.service.verify import verify
from app.orgs.models import Region
from app.people.models import Resident
from app.shop.models import Offer, Order, OrderAction, OrderState, StockReason
from app.shop.queries.orders import get_order
from app.shop.service import orders, shops
from tests.factories import Make
from tests.races.rig import engines_of, race
from tests.shop.goods import fund, fund_all, offer, open_shop, place, purse, shelf

pytestmark = pytest.mark.race
BUYERS = 200
PROCESSES = 2


@pytest.fixture(autouse=True)
def proven(make: Make) -> Iterator[None]:
    """Prove the books after every race."""
    yield
    with make.tx() as tx:
        report = verify(tx.session)
        assert report.ok, report.first_bad
        assert report.sum == 0


@pytest.fixture
def desks(database: Database) -> Iterator[Callable[[], Database]]:
    """Give the databases of two server processes in turn."""
    opened = engines_of(database, PROCESSES)
    yield itertools.cycle(opened).__next__
    for one in opened:
        one.dispose()


def acting(make: Make, database: Database, actor: Actor, do: Callable[[Tx], object]) -> None:
    """Do something as somebody, in a transaction of one process."""
    with database.transaction() as session:
        do(Tx(session=session, settings=make.settings, now=make.now, visitor=actor))


def crowd(make: Make, village: Region, count: int) -> list[Actor]:
    """Put many residents on the roll at once, each as an actor with the village's reach."""
    keeper = make.actor(make.user(Role.resident, village))
    people = [
        Resident(
            county_id=village.county_id,
            name=f"村民{number}",
            village_id=village.id,
            region_id=village.id,
            path=village.path,
            created_by=keeper.user_id,
            created_at=make.now,
        )
        for number in range(count)
    ]
    with make.tx() as tx:
        tx.session.add_all(people)
    return [
        Actor(
            user_id=new_id(),
            county_id=village.county_id,
            name=one.name,
            resident_id=one.id,
            reaches=keeper.reaches,
        )
        for one in people
    ]


def placing(offered: Offer, quantity: int = 1) -> Callable[[Tx], object]:
    """Give the step of placing an order."""
    return lambda tx: orders.place(tx, offer_id=offered.id, quantity=quantity)


def collecting(code: str) -> Callable[[Tx], object]:
    """Give the step of handing over."""
    return lambda tx: orders.collect(tx, pickup_code=code)


def moving(order_id: uuid.UUID, action: OrderAction) -> Callable[[Tx], object]:
    """Give the step of cancelling or refunding."""
    return lambda tx: orders.move(tx, order=get_order(tx, order_id=order_id, lock=True), action=action)


def held_one(make: Make) -> tuple[UserAccount, list[Actor], Offer, Order]:
    """Place one order; give its buyer, two shopkeepers, the offer and the order."""
    village = make.village()
    buyer = make.user(Role.resident, village)
    keepers = [make.actor(make.user(Role.shopkeeper, village)) for _ in range(2)]
    goods = offer(make, open_shop(make, village), points=10, stock=5)
    fund(make, buyer.resident_id, 10)
    return buyer, keepers, goods, place(make, buyer, goods)


def test_200_buyers_race_for_50_items(make: Make, desks: Callable[[], Database]) -> None:
    village = make.village()
    goods = offer(make, open_shop(make, village), points=3, stock=50)
    buyers = crowd(make, village, BUYERS)
    fund_all(make, [buyer.resident_id for buyer in buyers], 5)

    ends = race([partial(acting, make, desks(), buyer, placing(goods)) for buyer in buyers])

    assert ends == {"ok": 50, "SoldOut": 150}
    assert (shelf(make, goods).stock, shelf(make, goods).stock_left) == (50, 0)
    with make.tx() as tx:
        held = select(func.count(), func.sum(Account.held)).where(Account.owner_kind == "person")
        assert tuple(tx.session.exec(held.where(Account.held > 0)).one()) == (50, 150)
        codes = select(func.count(func.distinct(Order.pickup_code)), func.count())
        assert tuple(tx.session.exec(codes.select_from(Order)).one()) == (50, 50)


def test_50_parallel_redeems_of_one_balance(make: Make, desks: Callable[[], Database]) -> None:
    village = make.village()
    goods = offer(make, open_shop(make, village), points=7, stock=None)
    (buyer,) = crowd(make, village, 1)
    fund(make, buyer.resident_id, 100)

    ends = race([partial(acting, make, desks(), buyer, placing(goods)) for _ in range(50)])

    assert ends == {"ok": 100 // 7, "InsufficientPoints": 50 - 100 // 7}
    assert purse(make, buyer.resident_id).available == 100 % 7


def test_two_desks_and_one_code(make: Make, desks: Callable[[], Database]) -> None:
    buyer, keepers, goods, order = held_one(make)

    steps = [
        partial(acting, make, desks(), keeper, collecting(order.pickup_code))
        for keeper in keepers
        for _ in "ab"
    ]
    ends = race(steps)

    assert ends == {"ok": 1, "AlreadyCollected": 3}
    assert (purse(make, buyer.resident_id).balance, shelf(make, goods).stock) == (0, 4)


@pytest.mark.parametrize("_round", range(3))
def test_cancel_against_collect(make: Make, desks: Callable[[], Database], _round: int) -> None:
    buyer, keepers, goods, order = held_one(make)
    cancel = moving(order.id, OrderAction.cancel)

    ends = race(
        [
            partial(acting, make, desks(), make.actor(buyer), cancel),
            partial(acting, make, desks(), keepers[0], collecting(order.pickup_code)),
        ]
    )

    assert ends == {"ok": 1, "OrderClosed": 1}
    with make.tx(buyer) as tx:
        state = get_order(tx, order_id=order.id).state
    went = state is OrderState.collected
    assert purse(make, buyer.resident_id).available == (0 if went else 10)
    assert shelf(make, goods).stock_left == (4 if went else 5)


def test_cancelling_ten_times_gives_back_once(make: Make, desks: Callable[[], Database]) -> None:
    buyer, _, goods, order = held_one(make)
    cancel = moving(order.id, OrderAction.cancel)

    ends = race([partial(acting, make, desks(), make.actor(buyer), cancel) for _ in range(10)])

    assert ends == {"ok": 1, "OrderClosed": 9}
    assert (purse(make, buyer.resident_id).available, shelf(make, goods).stock_left) == (10, 5)


def test_refunding_ten_times_gives_back_once(make: Make, desks: Callable[[], Database]) -> None:
    buyer, keepers, goods, order = held_one(make)
    acting(make, make.database, keepers[0], collecting(order.pickup_code))
    refund = moving(order.id, OrderAction.refund)

    ends = race([partial(acting, make, desks(), keepers[0], refund) for _ in range(10)])

    assert ends == {"ok": 1, "OrderClosed": 9}
    assert (purse(make, buyer.resident_id).available, shelf(make, goods).stock_left) == (10, 5)


def test_one_persons_limit(make: Make, desks: Callable[[], Database]) -> None:
    village = make.village()
    goods = offer(make, open_shop(make, village), points=1, stock=50, limit=3)
    (buyer,) = crowd(make, village, 1)
    fund(make, buyer.resident_id, 100)

    ends = race([partial(acting, make, desks(), buyer, placing(goods)) for _ in range(30)])

    assert ends == {"ok": 3, "LimitReached": 27}
    assert shelf(make, goods).stock_left == 47


def test_buyers_and_cancellers_never_deadlock(make: Make, desks: Callable[[], Database]) -> None:
    village = make.village()
    first, second = (offer(make, open_shop(make, village), points=1, stock=40) for _ in range(2))
    buyers = crowd(make, village, 4)
    fund_all(make, [buyer.resident_id for buyer in buyers], 100)

    def back_and_forth(offered: Offer, tx: Tx) -> None:
        order = orders.place(tx, offer_id=offered.id)
        tx.session.flush()
        orders.move(tx, order=order, action=OrderAction.cancel)

    both = itertools.cycle([first, second])
    steps = [
        partial(acting, make, desks(), buyer, partial(back_and_forth, next(both)))
        for buyer in buyers
        for _ in range(8)
    ]
    ends = race(steps)

    assert ends == {"ok": 32}
    assert [shelf(make, one).stock_left for one in (first, second)] == [40, 40]
    assert all(purse(make, buyer.resident_id).available == 100 for buyer in buyers)


def test_taking_stock_against_buyers(make: Make, desks: Callable[[], Database]) -> None:
    village = make.village()
    goods = offer(make, open_shop(make, village), points=1, stock=10)
    buyers = crowd(make, village, 15)
    fund_all(make, [buyer.resident_id for buyer in buyers], 5)
    keeper = make.actor(make.user(Role.shopkeeper, village))

    def damage(tx: Tx) -> object:
        return shops.move_stock(tx, offer=goods, quantity=1, reason=StockReason.damage)

    steps = [partial(acting, make, desks(), buyer, placing(goods)) for buyer in buyers]
    ends = race([*steps, *(partial(acting, make, desks(), keeper, damage) for _ in range(5))])

    assert ends["ok"] == 10
    assert ends["SoldOut"] + ends["ShelfTooLow"] == 10
    assert shelf(make, goods).stock_left == 0
