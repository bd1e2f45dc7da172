"""Pages in keyset order: nothing twice, nothing lost, whatever is added meanwhile."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import Attempt
from app.core.pages import fetch_page
from tests.factories import Make


def add_attempts(make: Make, count: int) -> None:
    """Add rows, three to each moment."""
    county_id = make.county().id
    with make.tx() as tx:
        for number in range(count):
            moment = tx.now + timedelta(seconds=number // 3)
            tx.session.add(Attempt(county_id=county_id, subject=f"s{number}", at=moment))


def walk(make: Make, *, descending: bool) -> list[str]:
    """Read every page and give the subjects in order."""
    seen: list[str] = []
    cursor: str | None = None
    while True:
        with make.tx() as tx:
            rows, cursor = fetch_page(
                tx.session,
                select(col(Attempt.subject)),
                sort=(col(Attempt.at), col(Attempt.id)),
                cursor=cursor,
                limit=4,
                descending=descending,
            )
        seen += [row[0] for row in rows]
        if cursor is None:
            return seen


def test_every_row_comes_once_in_order(make: Make) -> None:
    add_attempts(make, 10)

    down, up = walk(make, descending=True), walk(make, descending=False)

    assert len(set(down)) == 10
    assert down == up[::-1]


def test_a_page_that_is_just_full_has_no_next(make: Make) -> None:
    add_attempts(make, 4)

    with make.tx() as tx:
        _, cursor = fetch_page(
            tx.session,
            select(col(Attempt.subject)),
            sort=(col(Attempt.at), col(Attempt.id)),
            cursor=None,
            limit=4,
        )

    assert cursor is None
