"""Transfers: whole or not at all, once for each reference, never below zero."""

import uuid

import pytest
from sqlalchemy import select

from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service.accounts import open_account
from app.ledger.service.posting import POSTING
from app.ledger.service.transfers import (
    BudgetExhausted,
    Heading,
    InsufficientPoints,
    InsufficientUnits,
    Line,
    ReferenceConflict,
    transfer,
    transfer_many,
)
from tests.ledger.conftest import NOON, YEAR_END, Books


def test_points_leave_the_debit_account_and_arrive_at_the_credit_account(books: Books) -> None:
    person = books.person()

    books.move(books.budget, person, 35)

    assert books.balance(person).available == 35
    assert books.balance(books.budget).available == 1_000_000 - 35


def test_a_person_cannot_spend_more_than_the_available_points(books: Books) -> None:
    person = books.person(20)

    with pytest.raises(InsufficientPoints, match="可用 20 分，需要 35 分") as refused:
        books.move(person, books.sink, 35)

    assert refused.value.type_uri() == "/problems/insufficient-points"
    assert books.balance(person).available == 20


def test_a_village_cannot_award_more_than_its_budget(books: Books) -> None:
    budget = books.open(AccountClass.village_budget)

    with pytest.raises(BudgetExhausted, match="可用 0 分，需要 1 分"):
        books.move(budget, books.person(), 1)


def test_the_mint_issues_no_more_than_the_county_authorised(books: Books) -> None:
    with pytest.raises(BudgetExhausted):
        books.move(books.mint, books.budget, 1)


def test_a_shelf_gives_no_more_units_than_lie_on_it(books: Books) -> None:
    shelf, delivered = books.shelf(2)

    with pytest.raises(InsufficientUnits, match="剩余 2 件，需要 3 件"):
        books.move(shelf, delivered, 3)


def test_all_lines_move_or_none(books: Books) -> None:
    person, (shelf, delivered) = books.person(50), books.shelf(1)
    lines = [Line(person, books.sink, 30), Line(shelf, delivered, 2)]

    with pytest.raises(InsufficientUnits), books.tx() as tx:
        transfer(tx, reference="order", kind="redeem", lines=lines)

    assert books.balance(person).available == 50
    assert books.balance(shelf).available == 1


def test_the_same_reference_and_body_gives_the_earlier_transfer(books: Books) -> None:
    person = books.person()
    first = books.move(books.budget, person, 5, reference="errand:1:reward")

    again = books.move(books.budget, person, 5, reference="errand:1:reward")

    assert again.is_replay
    assert (again.transfer_id, again.posting_ids) == (first.transfer_id, first.posting_ids)
    assert books.balance(person).balance == 5


def test_the_same_reference_is_a_replay_even_when_the_points_are_gone(books: Books) -> None:
    person = books.person(5)
    books.move(person, books.sink, 5, reference="spend")

    assert books.move(person, books.sink, 5, reference="spend").is_replay


def test_the_same_reference_with_another_amount_is_refused(books: Books) -> None:
    person = books.person()
    books.move(books.budget, person, 5, reference="errand:1:reward")

    with pytest.raises(ReferenceConflict):
        books.move(books.budget, person, 6, reference="errand:1:reward")

    assert books.balance(person).balance == 5


def test_two_counties_may_use_one_reference(books: Books) -> None:
    other = Books(books.database, books.settings)

    first = books.move(books.budget, books.person(), 5, reference="claim:1")
    second = other.move(other.budget, other.person(), 9, reference="claim:1")

    assert first.transfer_id != second.transfer_id


def test_points_do_not_move_to_another_county(books: Books) -> None:
    other = Books(books.database, books.settings)

    with pytest.raises(AssertionError, match="county"):
        books.move(books.budget, other.person(), 5)


def test_points_do_not_become_honour(books: Books) -> None:
    with pytest.raises(AssertionError, match="one asset"):
        books.move(books.budget, books.open(asset="honour"), 5)


@pytest.mark.parametrize("amount", [0, -5])
def test_an_amount_is_positive(books: Books, amount: int) -> None:
    with pytest.raises(AssertionError, match="positive"):
        books.move(books.budget, books.person(), amount)


def test_a_later_credit_never_runs_out_before_an_earlier_one(books: Books) -> None:
    person = books.person(10, expires_on=YEAR_END)

    books.move(books.budget, person, 5, expires_on=YEAR_END.replace(year=2026))

    with books.tx() as tx:
        assert queries.expiring(tx, account_id=person) == [(15, YEAR_END)]


def test_many_transfers_leave_what_single_ones_leave(books: Books) -> None:
    one_by_one = [books.person() for _ in range(3)]
    at_once = [books.person() for _ in range(3)]
    amounts = (3, 4, 5)
    for person, amount in zip(one_by_one, amounts, strict=True):
        books.move(books.budget, person, amount, expires_on=YEAR_END)

    transfers = [
        (Heading(reference=f"many:{person}", kind="test"), [Line(books.budget, person, amount, YEAR_END)])
        for person, amount in zip(at_once, amounts, strict=True)
    ]
    with books.tx() as tx:
        posted = transfer_many(tx, transfers=transfers)
        repeated = transfer_many(tx, transfers=transfers)

    assert [item.transfer_id for item in repeated] == [item.transfer_id for item in posted]
    assert [books.balance(id_).balance for id_ in at_once] == [
        books.balance(id_).balance for id_ in one_by_one
    ]
    with books.tx() as tx:
        seqs = (
            select(POSTING.c.debit_seq)
            .where(POSTING.c.debit_id == books.budget)
            .order_by(POSTING.c.debit_seq)
        )
        assert list(tx.session.execute(seqs).scalars()) == list(range(2, 8))


def test_an_account_is_opened_once(books: Books) -> None:
    owner_id = uuid.uuid4()

    with books.tx() as tx:
        ids = {open_account(tx, owner_kind="person", owner_id=owner_id) for _ in range(3)}
        found = queries.find_account(tx, owner_kind="person", owner_id=owner_id)

    assert ids == {found}


def test_an_account_that_was_never_opened_is_not_found(books: Books) -> None:
    with books.tx() as tx:
        assert queries.find_account(tx, owner_kind="person", owner_id=uuid.uuid4()) is None


def test_entries_are_signed_and_carry_the_balance_and_the_reason(books: Books) -> None:
    person, source_id = books.person(), uuid.uuid4()
    with books.tx() as tx:
        transfer(
            tx,
            reference="errand:1:reward",
            kind="award",
            lines=[Line(books.budget, person, 12, YEAR_END)],
            source_kind="errand",
            source_id=source_id,
            rule_code="D01",
            reason_label="代办服务",
        )
        transfer(tx, reference="order:1", kind="redeem", lines=[Line(person, books.sink, 5)])

        entries, cursor = queries.entries_page(tx, account_id=person)

    assert cursor is None
    assert [(entry.amount, entry.balance_after) for entry in entries] == [(-5, 7), (12, 12)]
    award = entries[1]
    assert (award.rule_code, award.reason_label, award.source_kind, award.source_id) == (
        "D01",
        "代办服务",
        "errand",
        source_id,
    )
    assert (award.at, award.expires_on, award.other_account_id) == (NOON, YEAR_END, books.budget)


def test_entries_come_in_pages_that_miss_and_repeat_nothing(books: Books) -> None:
    person = books.person()
    for _ in range(7):
        books.move(books.budget, person, 1)

    seen, cursor = [], None
    with books.tx() as tx:
        for _ in range(4):
            page, cursor = queries.entries_page(tx, account_id=person, cursor=cursor, limit=2)
            seen += [entry.balance_after for entry in page]

    assert (seen, cursor) == ([7, 6, 5, 4, 3, 2, 1], None)


def test_an_account_without_counters_has_entries_and_a_balance_too(books: Books) -> None:
    person = books.person(50)
    for amount in (1, 2, 3):
        books.move(person, books.sink, amount)

    with books.tx() as tx:
        first, cursor = queries.entries_page(tx, account_id=books.sink, limit=2)
        rest, _ = queries.entries_page(tx, account_id=books.sink, limit=2, cursor=cursor)

    assert [entry.amount for entry in [*first, *rest]] == [3, 2, 1]
    assert books.balance(books.sink).balance == 6


def test_entries_and_balances_of_days_gone_by(books: Books) -> None:
    person = books.person(10)
    first_day = books.now
    books.now = first_day.replace(day=20)
    books.move(person, books.sink, 4)

    with books.tx() as tx:
        until, _ = queries.entries_page(tx, account_id=person, until=first_day.date())
        since, _ = queries.entries_page(tx, account_id=person, since=books.now.date())
        before = queries.balance_at(tx, account_id=person, at=first_day)
        between = queries.balance_at(tx, account_id=person, at=books.now)
        after = queries.balance_at(tx, account_id=person, at=books.now.replace(hour=5))

    assert [entry.amount for entry in until] == [10]
    assert [entry.amount for entry in since] == [-4]
    assert (before, between, after) == (0, 10, 6)


def test_another_county_sees_nothing_of_an_account(books: Books) -> None:
    person, other = books.person(10), Books(books.database, books.settings)

    with other.tx() as tx:
        entries, _ = queries.entries_page(tx, account_id=person)
        assert entries == []
        assert queries.balances(tx, account_ids=[person]) == {}
        assert queries.expiring(tx, account_id=person) == []
        assert queries.account_of(tx, account_id=person) is None


def test_a_transfer_is_found_by_its_reference(books: Books) -> None:
    person = books.person()
    posted = books.move(books.budget, person, 5, reference="claim:7")

    with books.tx() as tx:
        found = queries.transfer_of(tx, reference="claim:7")
        entry = queries.entry_of(tx, entry_id=posted.posting_ids[0])
        missing = queries.transfer_of(tx, reference="claim:8")

    assert found is not None
    assert (found.id, found.lines[0].amount, found.reversed_by) == (posted.transfer_id, 5, None)
    assert entry is not None
    assert (entry.amount, entry.transfer_id) == (5, posted.transfer_id)
    assert missing is None
