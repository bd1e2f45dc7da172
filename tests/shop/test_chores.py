"""What the worker does for the shop and for points, without anybody asking."""

from datetime import timedelta

from app.auth.service.actors import load_actor
from app.core.permissions import Role
from app.core.web import Runtime
from app.worker import do_chores
from tests.factories import Make
from tests.points.books import give, village_with_budget
from tests.shop.goods import offer, open_shop, place, purse, shelf


def work(make: Make, later: timedelta) -> None:
    """Let the worker do its chores at a later time."""
    do_chores(Runtime(make.database, make.settings, load_actor, clock=lambda: make.now + later))


def test_every_order_that_nobody_collected_is_given_back(make: Make) -> None:
    village = village_with_budget(make)
    buyer = make.user(Role.resident, village)
    goods = offer(make, open_shop(make, village), points=1, stock=5)
    give(make, buyer.resident_id, "F02")
    for _ in range(3):
        place(make, buyer, goods)

    work(make, timedelta(days=6))
    assert purse(make, buyer.resident_id).held == 3
    work(make, timedelta(days=7, seconds=1))

    assert (purse(make, buyer.resident_id).available, shelf(make, goods).stock_left) == (10, 5)


def test_points_leave_after_the_end_of_the_following_year(make: Make) -> None:
    village = village_with_budget(make)
    person = make.resident(village)
    give(make, person.id, "F02")

    work(make, timedelta(days=365))
    assert purse(make, person.id).balance == 10
    work(make, timedelta(days=410))

    assert purse(make, person.id).balance == 0


def test_points_held_over_the_last_day_leave_once_the_order_lapses(make: Make) -> None:
    village = village_with_budget(make)
    buyer = make.user(Role.resident, village)
    goods = offer(make, open_shop(make, village), points=4)
    give(make, buyer.resident_id, "F02")
    last_day = timedelta(days=408)
    make.now += last_day
    place(make, buyer, goods)

    work(make, timedelta(days=1))
    assert (purse(make, buyer.resident_id).balance, purse(make, buyer.resident_id).held) == (4, 4)
    work(make, timedelta(days=8))

    assert purse(make, buyer.resident_id).balance == 0
