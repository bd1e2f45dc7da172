"""The checker of the whole database: silent on what the services made, and loud on every bad row."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from app.core.config import Settings
from app.ledger.guards import install
from app.ops.service.invariants.check import Check, Look
from app.ops.service.invariants.run import INVARIANTS, run_checks
from tests.factories import Make
from tests.ops.corruptions import CORRUPTIONS, Corruption
from tests.ops.county import build


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """Give settings with a folder of files of this test's own."""
    return settings.model_copy(update={"data_dir": tmp_path / "data"})


@pytest.fixture
def county(make: Make) -> Make:
    """Build a county in which everything has happened."""
    build(make)
    return make


class _RolledBackError(Exception):
    """Ends a transaction without keeping it."""


@contextmanager
def _rolled_back(make: Make) -> Iterator[Session]:
    with suppress(_RolledBackError), make.database.transaction() as session:
        yield session
        raise _RolledBackError


def _found(make: Make, corruption: Corruption) -> list[str]:
    """Plant a bad row with every guard off, and give what the check says of it."""
    with _rolled_back(make) as session:
        connection = session.connection()
        install.remove(connection)
        is_sqlite = make.database.is_sqlite
        off = (
            "PRAGMA defer_foreign_keys = ON" if is_sqlite else "SET LOCAL session_replication_role = replica"
        )
        connection.exec_driver_sql(off)
        for statement in corruption.statements:
            assert connection.exec_driver_sql(statement).rowcount, f"it did something: {statement}"
        install.install(connection)
        later = make.now + timedelta(days=2)
        return _looked(Look(session, make.settings, later), corruption.check).problems
    raise AssertionError


def _looked(look: Look, name: str) -> Check:
    invariant = next(one for one in INVARIANTS if one.name == name)
    check = Check(invariant.name, invariant.label)
    invariant.prove(look, check)
    return check


def _age_files(settings: Settings) -> None:
    for path in (settings.data_dir / "files").rglob("*"):
        os.utime(path, (0, 0))


def test_nothing_is_wrong_in_what_the_services_made(county: Make) -> None:
    with county.database.transaction(write=False) as session:
        found = run_checks(session, county.settings, now=county.now)

    assert [check for check in found if not check.ok] == []
    # No request came over HTTP: the keys of requests have no rows.
    empty = {check.name for check in found if not check.checked} - {"file_orphans"}
    assert empty == {"idempotency"}


def test_every_check_finds_its_bad_rows(county: Make) -> None:
    _age_files(county.settings)

    silent = []
    for corruption in CORRUPTIONS:
        try:
            said = _found(county, corruption)
        except DBAPIError as error:
            said = [str(error.orig)]
        if not any(corruption.says in problem for problem in said):
            silent.append(f"{corruption} → {said}")

    assert not silent, "\n".join(silent)


def test_every_check_has_a_bad_row_to_find() -> None:
    assert {one.name for one in INVARIANTS} == {one.check for one in CORRUPTIONS}
    assert len({one.name for one in INVARIANTS}) == len(INVARIANTS)


def test_a_report_names_a_few_rows_and_counts_the_rest(make: Make) -> None:
    village = make.village()
    for _ in range(15):
        make.resident(village)
    with _rolled_back(make) as session:
        session.connection().exec_driver_sql("UPDATE resident SET path = '/elsewhere/'")

        found = _looked(Look(session, make.settings, make.now), "residents")

        assert (found.ok, len(found.problems), found.bad_count) == (False, 10, 11)
