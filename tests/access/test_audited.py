"""Every route that changes something leaves its row in the audit log, whoever wrote the route."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from app.core import recording
from app.core.config import Settings
from app.core.db import Database
from app.main import create_app
from tests.access.asking import Asker
from tests.access.matrix import Walk
from tests.access.table import ROWS, guards
from tests.access.who import Row
from tests.access.world import World

GUARDS = guards()
BAD_REQUEST = 400
INSERT = "INSERT INTO audit_entry"
# Nobody's data is touched: a code that nobody asked for opens nothing, a refreshed session stays the same.
_NOT_TOLD = {"POST /api/v1/auth/codes", "POST /api/v1/auth/sessions/refresh"}


def _writes(row: Row) -> bool:
    guard = GUARDS[row.route]
    assert guard is not None, "tests/test_house_rules.py finds a route without a guard"
    return (not row.route.startswith("GET ")) if guard.writes is None else guard.writes


WRITING = [
    row
    for row in ROWS
    if row.route in GUARDS
    and _writes(row)
    and row.route not in _NOT_TOLD
    # What these rows wait for is a refusal.
    and (row.outcome or 0) < BAD_REQUEST
]


def rows_left(world: World, row: Row, *, asker: Asker | None = None) -> int | None:
    """Count what one call that succeeds puts into the log; None if nobody here succeeds."""
    return next(_attempts(world, row, asker), None)


def _attempts(world: World, row: Row, asker: Asker | None) -> Iterator[int]:
    guard = GUARDS[row.route]
    assert guard is not None
    walk = Walk(world, row, guard)
    for person in world.people:
        if 200 not in walk.expected(person) and row.outcome not in walk.expected(person):
            continue
        token = world.tokens[person.account.id]
        reply = world.ask(row, world.things_for(person), token, asker=asker)
        if row.is_done(reply.status):
            yield sum(statement.startswith(INSERT) for statement in reply.statements)


@pytest.mark.parametrize("row", WRITING, ids=lambda row: row.label)
def test_a_change_leaves_its_row(world: World, row: Row) -> None:
    left = rows_left(world, row)

    assert left is not None, "nobody could do this: give the row somebody who can"
    # The hop's own row; a service may tell more, as when a password is set.
    assert 1 <= left <= 2


def test_a_hop_that_forgets_is_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def forget(*_: object, **__: object) -> None:
        """Stand for a hop whose audit was switched off."""

    def twin(settings: Settings, database: Database) -> FastAPI:
        monkeypatch.setattr(recording, "record", forget)
        return create_app(settings, database)

    asker = world.asker_of(twin)
    row = next(row for row in WRITING if row.route == "POST /api/v1/households")

    assert rows_left(world, row, asker=asker) == 0
    asker.close()
