"""Holds: set aside whole or not at all, and ended exactly once."""

import uuid
from datetime import timedelta

import pytest

from app.ledger import queries
from app.ledger.service import holds
from app.ledger.service.holds import HoldClosed, HoldNotDue, capture, hold, lapse, void
from app.ledger.service.transfers import InsufficientPoints, InsufficientUnits, Line, ReferenceConflict
from tests.ledger.conftest import NOON, Books


def _order(
    books: Books, person: uuid.UUID, shelf: tuple[uuid.UUID, uuid.UUID], *, points: int = 30
) -> uuid.UUID:
    with books.tx() as tx:
        return hold(
            tx,
            reference=books.reference(),
            kind="redeem",
            reason_label="兑换洗衣粉",
            lines=[Line(person, books.sink, points), Line(*shelf, 1)],
            lapses_at=NOON + timedelta(days=3),
        )


def test_held_points_and_units_are_owned_but_not_available(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(4)

    _order(books, person, shelf)

    assert books.balance(person) == queries.Balance(50, 30, 20)
    assert books.balance(shelf[0]) == queries.Balance(4, 1, 3)


def test_a_hold_sets_all_aside_or_nothing(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(0)

    with pytest.raises(InsufficientUnits):
        _order(books, person, shelf)

    assert books.balance(person) == queries.Balance(50, 0, 50)


def test_held_points_cannot_be_spent_or_held_again(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(4)
    _order(books, person, shelf)

    with pytest.raises(InsufficientPoints, match="可用 20 分，需要 30 分"):
        _order(books, person, shelf)
    with pytest.raises(InsufficientPoints):
        books.move(person, books.sink, 21)


def test_a_capture_moves_what_was_held(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(4)
    hold_id = _order(books, person, shelf)

    with books.tx() as tx:
        posted = capture(tx, hold_id=hold_id)
        entry = queries.entry_of(tx, entry_id=posted.posting_ids[0], account_id=person)

    assert books.balance(person) == queries.Balance(20, 0, 20)
    assert books.balance(shelf[1]).balance == 1
    assert entry is not None
    assert (entry.amount, entry.reason_label, entry.kind) == (-30, "兑换洗衣粉", "redeem")


def test_a_void_gives_everything_back(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(4)
    hold_id = _order(books, person, shelf)

    with books.tx() as tx:
        void(tx, hold_id=hold_id)

    assert books.balance(person) == queries.Balance(50, 0, 50)
    assert books.balance(shelf[0]) == queries.Balance(4, 0, 4)


def test_a_hold_lapses_only_after_its_time(books: Books) -> None:
    person = books.person(50)
    hold_id = _order(books, person, books.shelf(4))

    with pytest.raises(HoldNotDue), books.tx() as tx:
        lapse(tx, hold_id=hold_id)
    books.now = NOON + timedelta(days=3)
    with books.tx() as tx:
        lapse(tx, hold_id=hold_id)

    assert books.balance(person).available == 50


@pytest.mark.parametrize("first", ["capture", "void", "lapse"])
@pytest.mark.parametrize("second", ["capture", "void", "lapse"])
def test_a_hold_ends_once(books: Books, first: str, second: str) -> None:
    hold_id = _order(books, books.person(50), books.shelf(4))
    books.now = NOON + timedelta(days=4)
    with books.tx() as tx:
        getattr(holds, first)(tx, hold_id=hold_id)

    with pytest.raises(HoldClosed), books.tx() as tx:
        getattr(holds, second)(tx, hold_id=hold_id)


def test_the_same_reference_and_body_gives_the_earlier_hold(books: Books) -> None:
    person = books.person(50)
    lines = [Line(person, books.sink, 30)]

    with books.tx() as tx:
        ids = {hold(tx, reference="order:1", lines=lines) for _ in range(2)}

    assert len(ids) == 1
    assert books.balance(person).held == 30


def test_the_same_reference_with_another_body_is_refused(books: Books) -> None:
    person = books.person(50)
    with books.tx() as tx:
        hold(tx, reference="order:1", lines=[Line(person, books.sink, 30)])

    with pytest.raises(ReferenceConflict), books.tx() as tx:
        hold(tx, reference="order:1", lines=[Line(person, books.sink, 10)])


def test_an_account_without_counters_cannot_hold(books: Books) -> None:
    person = books.person()

    with pytest.raises(AssertionError, match="counter"), books.tx() as tx:
        hold(tx, reference="order:1", lines=[Line(books.sink, person, 1)])
