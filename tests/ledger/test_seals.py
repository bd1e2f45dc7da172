"""Seals: every transfer once, in a chain without gap or fork, also under concurrent writers."""

from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.core.chain import Sealed
from app.core.retries import retrying
from app.ledger.service.posting import TRANSFER
from app.ledger.service.seals import SEAL_LEAF, seal, unsealed_count
from app.ledger.service.verify import verify
from tests.ledger.conftest import Books


def _seal(books: Books, limit: int = 1000) -> Sealed | None:
    with books.tx() as tx:
        return seal(tx, limit=limit)


def test_a_seal_takes_all_that_waits_and_the_next_one_takes_the_rest(books: Books) -> None:
    books.person(5)

    first = _seal(books)
    books.person(6)
    second = _seal(books)

    assert first is not None
    assert second is not None
    assert [(first.n, first.count), (second.n, second.count)] == [(1, 2), (2, 1)]
    assert first.root != second.root
    assert _seal(books) is None


def test_counties_have_chains_of_their_own(books: Books) -> None:
    other = Books(books.database, books.settings)

    sealed = [_seal(books), _seal(other)]

    assert [item.n for item in sealed if item] == [1, 1]


@pytest.mark.race
def test_no_transfer_is_missed_or_sealed_twice_under_concurrent_writers(books: Books) -> None:
    people = [books.person() for _ in range(4)]

    def write(number: int) -> object:
        return retrying(lambda: books.move(books.budget, people[number % 4], 1))

    with ThreadPoolExecutor(6) as pool:
        jobs: list[Future[object]] = [pool.submit(write, number) for number in range(60)]
        jobs += [pool.submit(retrying, lambda: _seal(books, 7)) for _ in range(12)]
        for job in jobs:
            job.result()
    while _seal(books):
        pass

    with books.tx() as tx:
        sealed = select(func.count()).where(SEAL_LEAF.c.county_id == books.county_id)
        written = select(func.count()).where(TRANSFER.c.county_id == books.county_id)
        assert tx.session.execute(sealed).scalar_one() == tx.session.execute(written).scalar_one() == 61
        assert unsealed_count(tx) == 0
        report = verify(tx.session, county_id=books.county_id)
    assert (report.ok, report.seals.broken) == (True, [])
