"""The rig as a fixture: two processes' connections, and the whole database proven after every race."""

from collections.abc import Iterator

import pytest

from app.core.db import Database
from app.ops.service.invariants.run import run_checks
from tests.factories import Make
from tests.races.rig import Rig, engines_of

PROCESSES = 2


@pytest.fixture
def rig(make: Make, database: Database) -> Iterator[Rig]:
    """Give the rig; afterwards every invariant of the database must hold."""
    opened = engines_of(database, PROCESSES)
    yield Rig(make, opened)
    for one in opened:
        one.dispose()
    with database.transaction(write=False) as session:
        found = run_checks(session, make.settings, now=make.now)
    assert [check for check in found if not check.ok] == []
