"""Reversal: a counter-entry, once, never more than the original."""

import uuid

import pytest

from app.core.errors import NotFound
from app.ledger import queries
from app.ledger.service.holds import capture, hold
from app.ledger.service.reversal import AlreadyReversed, NotReversible, ReversalShort, reverse, settle_debt
from app.ledger.service.transfers import Line, Posted
from tests.ledger.conftest import YEAR_END, Books


def _reverse(
    books: Books, transfer_id: uuid.UUID, *, reference: str = "back", allow_debt: bool = False
) -> Posted:
    with books.tx() as tx:
        return reverse(tx, transfer_id=transfer_id, reference=reference, note="记错人", allow_debt=allow_debt)


def test_a_reversed_award_goes_back_to_the_budget(books: Books) -> None:
    person = books.person()
    award = books.move(books.budget, person, 10)

    back = _reverse(books, award.transfer_id)

    assert books.balance(person).balance == 0
    assert books.balance(books.budget).balance == 1_000_000
    with books.tx() as tx:
        entry = queries.entry_of(tx, entry_id=back.posting_ids[0], account_id=person)
        original = queries.transfer_of(tx, transfer_id=award.transfer_id)
    assert entry is not None
    assert (entry.amount, entry.reverses, entry.note) == (-10, award.transfer_id, "记错人")
    assert original is not None
    assert original.reversed_by == back.transfer_id


def test_a_refunded_order_gives_points_and_units_back_with_their_validity(books: Books) -> None:
    person, shelf = books.person(50), books.shelf(4)
    with books.tx() as tx:
        hold_id = hold(tx, reference="order:1", lines=[Line(person, books.sink, 30), Line(*shelf, 1)])
        order = capture(tx, hold_id=hold_id)

    _reverse(books, order.transfer_id)

    assert books.balance(person).available == 50
    assert books.balance(shelf[0]).available == 4
    assert books.balance(books.sink).balance == 0
    with books.tx() as tx:
        assert queries.expiring(tx, account_id=person) == [(50, YEAR_END)]


def test_a_transfer_is_reversed_once(books: Books) -> None:
    award = books.move(books.budget, books.person(5), 10)
    first = _reverse(books, award.transfer_id)

    again = _reverse(books, award.transfer_id)
    with pytest.raises(AlreadyReversed):
        _reverse(books, award.transfer_id, reference="other")

    assert again.is_replay
    assert again.transfer_id == first.transfer_id


def test_a_reversal_is_not_reversed(books: Books) -> None:
    award = books.move(books.budget, books.person(), 10)
    back = _reverse(books, award.transfer_id)

    with pytest.raises(NotReversible):
        _reverse(books, back.transfer_id, reference="again")


def test_a_transfer_of_another_county_is_not_found(books: Books) -> None:
    other = Books(books.database, books.settings)
    award = other.move(other.budget, other.person(), 10)

    with pytest.raises(NotFound):
        _reverse(books, award.transfer_id)


def test_spent_points_are_not_taken_back_without_leave(books: Books) -> None:
    person = books.person()
    award = books.move(books.budget, person, 10)
    books.move(person, books.sink, 7)

    with pytest.raises(ReversalShort, match="可扣回 3 分，还差 7 分"):
        _reverse(books, award.transfer_id)

    assert books.balance(person).balance == 3


def test_with_leave_the_missing_points_become_a_debt_that_later_points_pay(books: Books) -> None:
    person = books.person()
    award = books.move(books.budget, person, 10)
    books.move(person, books.sink, 7)
    with books.tx() as tx:
        whose = queries.account_of(tx, account_id=person)
    assert whose is not None

    _reverse(books, award.transfer_id, allow_debt=True)
    with books.tx() as tx:
        debt = queries.find_account(tx, owner_kind="test", owner_id=whose.owner_id, asset="debt")
    assert debt is not None
    owed = books.balance(debt).balance
    books.move(books.budget, person, 9)
    with books.tx() as tx:
        paid = settle_debt(
            tx, owner_kind="test", owner_id=whose.owner_id, credit_id=books.budget, reference="settle:1"
        )

    assert (owed, paid, books.balance(debt).balance, books.balance(person).balance) == (7, 7, 0, 2)
    assert books.balance(books.budget).balance + books.balance(books.sink).balance == 1_000_000 - 2


def test_a_wholly_spent_award_is_reversed_as_debt_alone(books: Books) -> None:
    person = books.person()
    award = books.move(books.budget, person, 10)
    books.move(person, books.sink, 10)

    back = _reverse(books, award.transfer_id, allow_debt=True)

    assert back.posting_ids == ()
    with pytest.raises(AlreadyReversed):
        _reverse(books, award.transfer_id, reference="other", allow_debt=True)


def test_a_spent_budget_owes_nothing_but_refuses(books: Books) -> None:
    with books.tx() as tx:
        issue = queries.transfer_of(tx, reference="issue")
    assert issue is not None
    books.person(10)

    with pytest.raises(ReversalShort):
        _reverse(books, issue.id, allow_debt=True)
