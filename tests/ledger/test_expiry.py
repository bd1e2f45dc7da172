"""Expiry: oldest points first, by a watermark that agrees with lots kept one by one."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service.expiry import expire_due
from app.ledger.service.holds import hold, void
from app.ledger.service.reversal import reverse
from app.ledger.service.transfers import Line
from tests.ledger.conftest import Books
from tests.ledger.model import Lots

FIRST, SECOND = date(2026, 12, 31), date(2027, 12, 31)


def _expire(books: Books, on: date) -> int:
    with books.tx() as tx:
        return expire_due(tx, on=on, limit=100)


def test_what_was_not_spent_by_its_day_leaves(books: Books) -> None:
    person = books.person(10, expires_on=FIRST)
    books.move(books.budget, person, 5, expires_on=SECOND)
    books.move(person, books.sink, 4)

    assert _expire(books, FIRST - timedelta(days=1)) == 0
    assert _expire(books, FIRST) == 1

    assert books.balance(person).balance == 5
    with books.tx() as tx:
        assert queries.expiring(tx, account_id=person) == [(5, SECOND)]
        entries, _ = queries.entries_page(tx, account_id=person, limit=1)
    assert (entries[0].amount, entries[0].reason_label, entries[0].kind) == (-6, "积分到期", "expiry")


def test_points_expire_once(books: Books) -> None:
    person = books.person(10, expires_on=FIRST)

    assert [_expire(books, FIRST), _expire(books, FIRST), _expire(books, FIRST + timedelta(days=9))] == [
        1,
        0,
        0,
    ]

    assert books.balance(person).balance == 0


def test_points_for_ever_never_expire(books: Books) -> None:
    person = books.person(10, expires_on=None)

    assert _expire(books, date(9999, 12, 30)) == 0

    assert books.balance(person).balance == 10
    with books.tx() as tx:
        assert queries.expiring(tx, account_id=person) == []


def test_held_points_do_not_expire_until_they_are_free_again(books: Books) -> None:
    person = books.person(10, expires_on=FIRST)
    with books.tx() as tx:
        hold_id = hold(tx, reference="order", lines=[Line(person, books.sink, 7)])

    assert _expire(books, FIRST) == 1
    assert books.balance(person) == queries.Balance(7, 7, 0)
    with books.tx() as tx:
        void(tx, hold_id=hold_id)
    assert _expire(books, FIRST) == 1
    assert books.balance(person).balance == 0


def test_points_refunded_after_their_day_expire_at_the_next_run(books: Books) -> None:
    person = books.person(10, expires_on=FIRST)
    spent = books.move(person, books.sink, 10)
    assert _expire(books, FIRST) == 0

    with books.tx() as tx:
        reverse(tx, transfer_id=spent.transfer_id, reference="refund")
    assert books.balance(person).balance == 10

    assert _expire(books, FIRST) == 1
    assert books.balance(person).balance == 0


def test_budgets_and_shelves_do_not_expire(books: Books) -> None:
    shelf, _ = books.shelf(3)

    assert _expire(books, date(9999, 12, 31)) == 0

    assert books.balance(books.budget).balance == 1_000_000
    assert books.balance(shelf).balance == 3


def test_many_accounts_expire_in_runs_until_none_is_left(books: Books) -> None:
    people = [books.person(3, expires_on=FIRST) for _ in range(5)]
    runs = []
    for _ in range(4):
        with books.tx() as tx:
            runs.append(expire_due(tx, on=FIRST, limit=2))

    assert runs == [2, 2, 1, 0]
    assert {books.balance(person).balance for person in people} == {0}


def test_expired_points_are_counted_where_they_went(books: Books) -> None:
    books.person(10, expires_on=FIRST)
    _expire(books, FIRST)

    with books.tx() as tx:
        expired = queries.find_account(
            tx, owner_kind="county", owner_id=books.county_id, account_class=AccountClass.expired
        )
        assert expired is not None
        assert queries.balance(tx, account_id=expired).balance == 10


class _Watermark:
    """The way of the ledger: two counters, and the total credited by each day."""

    def __init__(self) -> None:
        self.credits = self.consumed = self.held = 0
        self.lots: list[tuple[int, int, int]] = []

    def credit(self, amount: int, expires: int) -> None:
        self.credits += amount
        self.lots.append((amount, self.credits, expires))

    def expire(self, day: int) -> int:
        total = max((total for _, total, expires in self.lots if expires <= day), default=0)
        gone = max(0, total - self.consumed - self.held)
        self.consumed += gone
        return gone

    @property
    def left(self) -> list[int]:
        return [max(0, min(total - self.consumed, amount)) for amount, total, _ in self.lots]


def _step(dice: random.Random, day: int, lots: Lots, mark: _Watermark) -> None:
    amount, available = dice.randint(1, 20), lots.available
    kind = dice.choice(("credit", "credit", "spend", "hold", "release", "refund", "expire"))
    if kind == "credit":
        lots.credit(amount, day + dice.choice((1, 5, 30)))
        mark.credit(amount, lots.lots[-1].expires)
    elif kind == "spend" and amount <= available:
        lots.take(amount)
        mark.consumed += amount
    elif kind == "hold" and amount <= available:
        lots.held += amount
        mark.held += amount
    elif kind == "release":
        lots.held = mark.held = 0
    elif kind == "refund" and amount <= mark.consumed:
        lots.give_back(amount)
        mark.consumed -= amount
    elif kind == "expire":
        assert lots.expire(day) == mark.expire(day)


@seed(20261121)
@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_the_watermark_is_the_same_as_lots_one_by_one(number: int) -> None:
    dice, lots, mark = random.Random(number), Lots(), _Watermark()

    for day in range(60):
        _step(dice, day, lots, mark)

        assert [lot.left for lot in lots.lots] == mark.left


@pytest.mark.parametrize("number", range(4))
def test_the_ledger_is_the_same_as_lots_one_by_one(books: Books, number: int) -> None:
    dice, lots, person = random.Random(number), Lots(), books.open()
    start, spent = date(2028, 2, 20), []
    for day in range(30):
        today, amount = start + timedelta(days=day), dice.randint(1, 20)
        kind = dice.choice(("credit", "credit", "spend", "refund", "expire"))
        if kind == "credit":
            expires = day + dice.choice((1, 5, 9))
            lots.credit(amount, expires)
            books.move(books.budget, person, amount, expires_on=start + timedelta(days=expires))
        elif kind == "spend" and amount <= lots.balance:
            lots.take(amount)
            spent.append((books.move(person, books.sink, amount).transfer_id, amount))
        elif kind == "refund" and spent:
            transfer_id, amount = spent.pop(dice.randrange(len(spent)))
            lots.give_back(amount)
            with books.tx() as tx:
                reverse(tx, transfer_id=transfer_id, reference=books.reference())
        elif kind == "expire":
            lots.expire(day)
            _expire(books, today)

    with books.tx() as tx:
        expiring = queries.expiring(tx, account_id=person)
    assert {(expires_on - start).days: amount for amount, expires_on in expiring} == lots.expiring()
