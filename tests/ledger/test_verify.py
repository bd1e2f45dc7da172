"""The proof: sound books pass, and a touched row is named."""

from app.ledger.service.verify import verify
from tests.ledger.conftest import Books


def test_sound_books_pass(books: Books) -> None:
    books.move(books.person(20), books.sink, 5)

    with books.database.transaction(write=False) as session:
        report = verify(session, county_id=books.county_id)

    assert (report.ok, report.first_bad, report.sum, report.lots_agree) == (True, None, 0, True)
    assert (report.accounts, report.transfers, report.entries) == (4, 3, 3)
