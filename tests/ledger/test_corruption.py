"""The proof finds whoever goes round the guards: each corruption is made with them switched off."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from app.core.config import Settings
from app.core.db import Database
from app.ledger.guards import install
from app.ledger.service.verify import Verification, verify
from tests.ledger.attacks import ATTACKS
from tests.ledger.scene import Scene
from tests.ledger.thefts import THEFTS


@pytest.fixture(scope="module")
def scene(shared: Database, settings: Settings) -> Scene:
    """Give one scene to all corruptions: each is rolled back."""
    return Scene(shared, settings)


class _RolledBackError(Exception):
    """Ends a transaction without keeping it."""


@contextmanager
def _rolled_back(scene: Scene) -> Iterator[Session]:
    with suppress(_RolledBackError), scene.database.transaction() as session:
        yield session
        raise _RolledBackError


def _corrupted(scene: Scene, statements: list[str]) -> Verification:
    reports = []
    with _rolled_back(scene) as session:
        connection = session.connection()
        install.remove(connection)
        # Foreign keys would stop some of these, too; they are not what is tested.
        is_sqlite = scene.database.is_sqlite
        off = (
            "PRAGMA defer_foreign_keys = ON" if is_sqlite else "SET LOCAL session_replication_role = replica"
        )
        connection.exec_driver_sql(off)
        touched = [connection.exec_driver_sql(statement).rowcount for statement in statements]
        assert all(touched), "the corruption did something"
        install.install(connection)
        reports.append(verify(session, county_id=scene.county_id))
    return reports[0]


@pytest.mark.parametrize("name", sorted(THEFTS))
def test_a_corruption_is_found_and_named(scene: Scene, name: str) -> None:
    statements, named = THEFTS[name](scene)

    report = _corrupted(scene, statements)

    assert not report.ok
    assert report.first_bad is not None
    assert named in report.first_bad, report.first_bad


def test_there_are_as_many_corruptions_as_the_design_asks_for() -> None:
    assert len(THEFTS) >= 20


def test_the_untouched_books_are_sound(scene: Scene) -> None:
    report = _corrupted(scene, [])

    assert (report.ok, report.first_bad, report.sum) == (True, None, 0)
    assert report.seals.count == 2


def test_a_broken_seal_is_named_by_its_number(scene: Scene) -> None:
    statements, _ = THEFTS["a sealed note is rewritten"](scene)

    assert _corrupted(scene, statements).seals.broken == [2]


def test_an_account_whose_lots_do_not_agree_is_told(scene: Scene) -> None:
    statements, _ = THEFTS["a total credited is made smaller"](scene)

    assert not _corrupted(scene, statements).ok


def _guards(scene: Scene) -> list[str]:
    with scene.database.transaction() as session:
        return sorted(name for name, _, _ in install._present(session.connection()))


def test_a_missing_guard_is_named(scene: Scene) -> None:
    for guard in _guards(scene):
        with _rolled_back(scene) as session:
            _drop(scene, session, guard)
            report = verify(session, county_id=scene.county_id)

        assert report.first_bad == f"trigger {guard}：数据库的防护缺失或被停用"


def test_a_guard_that_is_switched_off_is_named(scene: Scene) -> None:
    if scene.database.is_sqlite:
        return

    with _rolled_back(scene) as session:
        session.connection().exec_driver_sql(
            "ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_posted"
        )
        report = verify(session, county_id=scene.county_id)

    assert report.first_bad is not None
    assert "ledger_posting_posted" in report.first_bad


def test_no_guard_is_dead(scene: Scene) -> None:
    """Each guard removed alone lets something through that it refused."""
    candidates = {name: attack(scene) for name, attack in ATTACKS.items()} | _replacements(scene)
    guards = [guard for guard in _guards(scene) if not guard.endswith("_no_truncate")]

    dead = [guard for guard in guards if not _lets_through(scene, guard, candidates)]

    assert dead == []


def test_each_guard_against_emptying_is_enough_alone(scene: Scene) -> None:
    guards = [guard for guard in _guards(scene) if guard.endswith("_no_truncate")]
    everything = f"TRUNCATE {', '.join(('ledger_account', *install.WRITTEN_ONCE))} CASCADE"

    assert len(guards) == (0 if scene.database.is_sqlite else 8)
    for guard in guards:
        others = [other for other in guards if other != guard]
        assert not _is_accepted(scene, others, [everything])
    if guards:
        assert _is_accepted(scene, guards, [everything])


def _lets_through(scene: Scene, guard: str, candidates: dict[str, list[str]]) -> bool:
    table = _table_of(scene, guard)
    on_table = [statements for statements in candidates.values() if f" {table} " in " ".join(statements)]
    on_table.sort(key=lambda statements: f" {table} " not in statements[-1])
    return any(_is_accepted(scene, [guard], statements) for statements in on_table)


def _table_of(scene: Scene, guard: str) -> str:
    with scene.database.transaction(write=False) as session:
        return next(table for name, table, _ in install._present(session.connection()) if name == guard)


def _is_accepted(scene: Scene, guards: list[str], statements: list[str]) -> bool:
    try:
        _run_without(scene, guards, statements)
    except DBAPIError:
        return False
    except _RolledBackError:
        return True


def _run_without(scene: Scene, guards: list[str], statements: list[str]) -> NoReturn:
    with scene.database.transaction() as session:
        for guard in guards:
            _drop(scene, session, guard)
        for statement in statements:
            session.connection().exec_driver_sql(statement)
        raise _RolledBackError


def _drop(scene: Scene, session: Session, guard: str) -> None:
    connection = session.connection()
    table = next(table for name, table, _ in install._present(connection) if name == guard)
    connection.exec_driver_sql(f"DROP TRIGGER {guard}" + ("" if scene.database.is_sqlite else f" ON {table}"))


def _replacements(scene: Scene) -> dict[str, list[str]]:
    """Give what only SQLite's REPLACE can do."""
    tables = ("ledger_transfer", "ledger_hold", "ledger_seal") if scene.database.is_sqlite else ()
    return {
        f"replace {table}": [f"REPLACE INTO {table} SELECT * FROM {table} ORDER BY id DESC LIMIT 1"]  # noqa: S608 - an attack
        for table in tables
    }
