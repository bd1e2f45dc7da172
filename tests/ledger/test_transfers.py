"""Transfers: whole or not at all, once for each reference, never below zero."""

import pytest

from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service.transfers import (
    BudgetExhausted,
    InsufficientPoints,
    InsufficientUnits,
    Line,
    ReferenceConflict,
    transfer,
)
from tests.ledger.conftest import YEAR_END, Books


def test_points_leave_the_debit_account_and_arrive_at_the_credit_account(books: Books) -> None:
    person = books.person()

    books.move(books.budget, person, 35)

    assert books.balance(person).available == 35
    assert books.balance(books.budget).available == 1_000_000 - 35


def test_a_person_cannot_spend_more_than_the_available_points(books: Books) -> None:
    person = books.person(20)

    with pytest.raises(InsufficientPoints, match="可用 20 分，需要 35 分"):
        books.move(person, books.sink, 35)

    assert books.balance(person).available == 20
