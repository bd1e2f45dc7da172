"""Every route and every expected answer, side by side."""

from app.core.web import Guard
from tests.access.expected import (
    archive,
    audit,
    auth,
    authority,
    boards,
    custody,
    errands,
    guests,
    ops,
    orgs,
    papers,
    people,
    points,
    privacy,
    remarks,
    reviews,
    rulebook,
    shop,
    supervision,
    trips,
)
from tests.access.who import Row
from tools import document

ROWS: tuple[Row, ...] = (
    *audit.ROWS,
    *auth.ROWS,
    *authority.ROWS,
    *orgs.ROWS,
    *people.ROWS,
    *errands.ROWS,
    *guests.ROWS,
    *papers.ROWS,
    *archive.ROWS,
    *custody.ROWS,
    *trips.ROWS,
    *shop.ROWS,
    *points.ROWS,
    *privacy.ROWS,
    *remarks.ROWS,
    *boards.ROWS,
    *reviews.ROWS,
    *supervision.ROWS,
    *rulebook.ROWS,
    *ops.ROWS,
)


def guard_at(route: str) -> Guard:
    """Give what one route declares."""
    guard = guards()[route]
    assert guard is not None, "tests/test_house_rules.py finds a route without"
    return guard


def guards() -> dict[str, Guard | None]:
    """Give what each route of the application declares, by method and path."""
    return {
        f"{method} {path}": document.guard_of(route)
        for path, route in document.routes()
        for method in sorted(route.methods or ())
    }
