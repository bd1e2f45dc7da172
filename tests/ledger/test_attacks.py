"""The attack matrix: illegal statements straight at the database, beside legal ones, on both engines."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.exc import DBAPIError

from app.core.config import Settings
from app.core.db import Database
from app.ledger.guards import install
from app.ledger.service.verify import verify
from tests.ledger.attacks import ATTACKS
from tests.ledger.legal import LEGAL
from tests.ledger.scene import Scene

Statements = Callable[[Scene], list[str]]


@pytest.fixture(scope="module")
def scene(shared: Database, settings: Settings) -> Iterator[Scene]:
    """Give one scene to all attacks: each is rolled back."""
    made = Scene(shared, settings)
    before = _report(made)
    yield made
    assert _report(made) == before


def _report(scene: Scene) -> object:
    with scene.database.transaction(write=False) as session:
        report = verify(session)
    assert report.ok, report.first_bad
    return report


class _RolledBackError(Exception):
    """Ends a transaction that went well without keeping it."""


def _run(scene: Scene, statements: list[str]) -> None:
    with scene.database.transaction() as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)
        raise _RolledBackError


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_is_refused(scene: Scene, name: str) -> None:
    *before, attack = ATTACKS[name](scene)

    with pytest.raises(_RolledBackError):
        _run(scene, before)
    with pytest.raises(DBAPIError) as refused:
        _run(scene, [*before, attack])

    assert _is_a_guard(str(refused.value.orig).lower()), refused.value.orig


def _is_a_guard(text: str) -> bool:
    """Tell a refusal from a statement that the database did not understand."""
    return any(sign in text for sign in ("ledger:", "constraint", "foreign key", "not-null"))


@pytest.mark.parametrize("name", sorted(LEGAL))
def test_its_legal_neighbour_is_accepted(scene: Scene, name: str) -> None:
    with pytest.raises(_RolledBackError):
        _run(scene, LEGAL[name](scene))


def test_there_are_as_many_attacks_as_the_design_asks_for() -> None:
    assert len(ATTACKS) >= 60
    assert len(LEGAL) >= 30


def test_a_table_cannot_be_emptied_or_its_rows_replaced(scene: Scene) -> None:
    tables = ("ledger_account", *install.WRITTEN_ONCE)
    if scene.database.is_sqlite:
        emptying = [f"REPLACE INTO {table} SELECT * FROM {table}" for table in tables]  # noqa: S608 - an attack
        emptying.append(f"UPDATE OR REPLACE ledger_account SET id = '{scene.other.hex}'")  # noqa: S608 - an attack
    else:
        emptying = [f"TRUNCATE {table} CASCADE" for table in tables]

    for statement in emptying:
        with pytest.raises(DBAPIError, match="ledger:"):
            _run(scene, [statement])


def test_an_amount_has_no_fractions(scene: Scene) -> None:
    with pytest.raises(DBAPIError, match="ledger:"):
        _run(scene, [scene.heading(), scene.spend(amount=5.5)])


def test_the_guards_come_back_when_they_are_installed_again(scene: Scene) -> None:
    def reinstall() -> None:
        with scene.database.transaction() as session:
            connection = session.connection()
            install.remove(connection)
            removed = install.missing(connection)
            install.install(connection)
            assert (bool(removed), install.missing(connection)) == (True, [])
            connection.exec_driver_sql("DELETE FROM ledger_posting")

    with pytest.raises(DBAPIError, match="ledger:"):
        reinstall()
