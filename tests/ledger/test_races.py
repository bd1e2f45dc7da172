"""Many threads at once: exactly one wins, nothing goes below zero, no deadlock is left over."""

import threading
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice

import pytest

from app.core.db import new_id
from app.core.errors import Problem
from app.core.retries import retrying
from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service.accounts import open_account
from app.ledger.service.expiry import expire_due
from app.ledger.service.holds import capture, hold, void
from app.ledger.service.reversal import reverse
from app.ledger.service.transfers import Line, transfer
from tests.ledger.conftest import YEAR_END, Books

pytestmark = pytest.mark.race

THREADS = 10


def _race(calls: list[Callable[[], object]]) -> Counter[str]:
    """Start all calls together, each tried again if the database says so, and count what came of them."""
    barrier = threading.Barrier(THREADS)
    started = threading.local()

    def run(call: Callable[[], object]) -> str:
        if not getattr(started, "is_done", False):
            started.is_done = True
            barrier.wait(10)
        try:
            return str(retrying(call) and "done")
        except Problem as problem:
            return type(problem).__name__

    assert len(calls) >= THREADS, "every thread has something to do"
    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(run, calls))


def test_two_hundred_spends_of_fifty_points(books: Books) -> None:
    person = books.person(50)

    outcome = _race([partial(books.move, person, books.sink, 1) for _ in range(200)])

    assert outcome == {"done": 50, "InsufficientPoints": 150}
    assert books.balance(person).balance == 0
    assert books.balance(books.sink).balance == 50


def test_two_accounts_pay_each_other(books: Books) -> None:
    one, two = books.person(500), books.person(500)
    pairs = islice(cycle([(one, two), (two, one)]), 100)

    outcome = _race([partial(books.move, debit, credit, 3, expires_on=YEAR_END) for debit, credit in pairs])

    assert outcome == {"done": 100}
    assert books.balance(one).balance + books.balance(two).balance == 1000


def test_orders_with_lines_in_either_order(books: Books) -> None:
    person, (shelf, delivered) = books.person(500), books.shelf(500)
    lines = [Line(person, books.sink, 2), Line(shelf, delivered, 1)]

    def order(wanted: list[Line]) -> object:
        with books.tx() as tx:
            return transfer(tx, reference=f"order:{new_id()}", kind="redeem", lines=wanted)

    outcome = _race([partial(order, wanted) for wanted in islice(cycle([lines, lines[::-1]]), 60)])

    assert outcome == {"done": 60}


def test_the_last_units_go_to_exactly_as_many_buyers(books: Books) -> None:
    buyers, (shelf, delivered) = [books.person(5) for _ in range(30)], books.shelf(7)

    def order(buyer: uuid.UUID) -> object:
        with books.tx() as tx:
            lines = [Line(buyer, books.sink, 5), Line(shelf, delivered, 1)]
            return hold(tx, reference=f"order:{buyer}", lines=lines)

    outcome = _race([partial(order, buyer) for buyer in buyers])

    assert outcome == {"done": 7, "InsufficientUnits": 23}
    assert sorted(books.balance(buyer).available for buyer in buyers) == [0] * 7 + [5] * 23


def test_one_reference_moves_once(books: Books) -> None:
    person = books.person()

    outcome = _race([partial(books.move, books.budget, person, 5, reference="errand:1") for _ in range(60)])

    assert outcome == {"done": 60}
    assert books.balance(person).balance == 5


def test_one_reference_with_other_accounts_moves_once(books: Books) -> None:
    pairs = [(books.person(5), books.person()) for _ in range(20)]

    outcome = _race([partial(books.move, *pair, 5, reference="errand:1") for pair in pairs])

    assert outcome == {"done": 1, "ReferenceConflict": 19}


def test_one_reference_with_other_accounts_holds_once(books: Books) -> None:
    people = [books.person(5) for _ in range(20)]

    def place(person: uuid.UUID) -> object:
        with books.tx() as tx:
            return hold(tx, reference="order:1", lines=[Line(person, books.sink, 5)])

    outcome = _race([partial(place, person) for person in people])

    assert outcome == {"done": 1, "ReferenceConflict": 19}


def test_a_transfer_is_reversed_by_one_of_many(books: Books) -> None:
    person = books.person(9)
    spent = books.move(person, books.sink, 9)

    def give_back(reference: str) -> object:
        with books.tx() as tx:
            return reverse(tx, transfer_id=spent.transfer_id, reference=reference)

    outcome = _race([partial(give_back, f"back:{number}") for number in range(20)])

    assert outcome == {"done": 1, "AlreadyReversed": 19}
    assert books.balance(person).balance == 9


def test_one_reference_holds_once(books: Books) -> None:
    person = books.person(50)

    def place() -> object:
        with books.tx() as tx:
            return hold(tx, reference="order:1", lines=[Line(person, books.sink, 5)])

    assert _race([place] * 40) == {"done": 40}
    assert books.balance(person).held == 5


def test_a_hold_is_ended_by_one_of_many(books: Books) -> None:
    person = books.person(50)
    with books.tx() as tx:
        hold_ids = [hold(tx, reference=f"order:{n}", lines=[Line(person, books.sink, 5)]) for n in range(6)]

    def end(action: Callable[..., object], hold_id: object) -> object:
        with books.tx() as tx:
            action(tx, hold_id=hold_id)
        return True

    outcome = _race(
        [partial(end, action, id_) for id_ in hold_ids for action in (capture, void, capture, void)]
    )

    assert outcome == {"done": 6, "HoldClosed": 18}
    left = books.balance(person)
    assert (left.held, left.balance + books.balance(books.sink).balance) == (0, 50)


def test_an_account_is_opened_by_one_of_many(books: Books) -> None:
    owner_id, opened = new_id(), set()

    def open_it() -> object:
        with books.tx() as tx:
            opened.add(open_account(tx, owner_kind="person", owner_id=owner_id))
        return True

    assert _race([open_it] * 30) == {"done": 30}
    assert len(opened) == 1


def test_spending_and_expiry_at_once_lose_nothing(books: Books) -> None:
    people = [books.person(10, expires_on=YEAR_END) for _ in range(8)]

    def expire() -> object:
        with books.tx() as tx:
            expire_due(tx, on=YEAR_END, limit=3)
        return True

    spends = [partial(books.move, person, books.sink, 4) for person in people]
    outcome = _race([*spends, *[expire] * 8])

    assert outcome["done"] + outcome["InsufficientPoints"] == 16
    while books.balance(people[0]).balance:
        expire()
    with books.tx() as tx:
        gone = queries.find_account(
            tx, owner_kind="county", owner_id=books.county_id, account_class=AccountClass.expired
        )
        assert gone is not None
        while expire_due(tx, on=YEAR_END, limit=100):
            pass
        total = (
            queries.balance(tx, account_id=gone).balance + queries.balance(tx, account_id=books.sink).balance
        )
    assert total == 80
