"""Every route, asked by every role in every relation to the object, and by nobody in five ways."""

import pytest

from app.core.permissions import Role
from tests.access.cast import RELATIONS
from tests.access.matrix import Walk
from tests.access.table import ROWS, guards
from tests.access.who import Row
from tests.access.world import World

GUARDS = guards()
# Ten roles and nobody.
ASKERS = len(Role) + 1
HOW_TO = "add a Row to tests/access/expected/ (CONTRIBUTING.md, “A route's row”)"


def test_every_route_has_a_row() -> None:
    described = {row.route for row in ROWS}

    assert sorted(set(GUARDS) - described) == [], HOW_TO
    assert sorted(described - set(GUARDS)) == [], "these routes are gone: remove their rows"


def test_every_row_is_named_once() -> None:
    labels = [row.label for row in ROWS]

    assert len(set(labels)) == len(labels), "give each row of one route its own `case`"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
def test_everybody_gets_what_the_row_says(world: World, row: Row) -> None:
    guard = GUARDS[row.route]
    assert guard is not None, "a route without a guard fails in tests/test_house_rules.py"

    found = Walk(world, row, guard).findings()

    assert found.wrong == []
    assert found.cells == ASKERS * len(RELATIONS)
