"""`linban backup-key`, `backup` and `restore` as an operator runs them."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from tests.backup.test_backup import POSTGRES_BIN
from tests.conftest import administer
from tests.postgres import server_url

ADMIN = ["--phone", "19912340000", "--name", "测试管理员", "--county", "安和县", "--code", "510100000000"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def move_to(
    engine_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], None]]:
    """Give a way to an empty place of a name: a data folder, and a database of its own."""
    made: list[str] = []

    def move(name: str) -> None:
        monkeypatch.setenv("DATA_DIR", str(tmp_path / name))
        if engine_name == "postgresql":
            database = f"{name}_{uuid.uuid4().hex[:12]}"
            administer(f'CREATE DATABASE "{database}"')
            made.append(database)
            monkeypatch.setenv("DATABASE_URL", server_url(database))

    for name in ("SECRET_KEY", "DATA_KEY", "DATABASE_URL", "BACKUP_RECIPIENT"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("POSTGRES_BIN", str(POSTGRES_BIN))
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "backups"))
    monkeypatch.chdir(tmp_path)
    yield move
    for database in made:
        administer(f'DROP DATABASE "{database}" WITH (FORCE)')


def test_a_county_moves_to_another_machine(
    move_to: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_to("old")
    key = tmp_path / "key.txt"
    monkeypatch.setenv("BACKUP_RECIPIENT", run("backup-key", key).stdout.strip())
    run("migrate")
    run("create-admin", *ADMIN)

    saved = run("backup", "--identity", key)
    (archive,) = (tmp_path / "backups").iterdir()
    move_to("new")
    checked, restored = (run("restore", archive, "--identity", key, *extra) for extra in (["--check"], []))

    assert saved.exit_code == 0, saved.output
    assert "restored aside" in saved.output
    assert key.stat().st_mode & 0o077 == 0
    assert "checked" in checked.output
    assert "restored the state of" in restored.output
    assert run("verify").exit_code == 0
    assert run("restore", archive, "--identity", key).exit_code == 1


def test_a_backup_without_a_key_has_to_be_asked_for(move_to: Callable[[str], None], tmp_path: Path) -> None:
    move_to("old")
    run("migrate")

    refused, plain = run("backup"), run("backup", "--plain", "--keep", "1")

    assert refused.exit_code == 1
    assert "BACKUP_RECIPIENT" in refused.stderr
    assert plain.exit_code == 0, plain.output
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_there_is_nothing_to_back_up_before_the_first_migration(move_to: Callable[[str], None]) -> None:
    move_to("old")

    refused = run("backup", "--plain")

    assert refused.exit_code == 1
    assert "no database" in refused.stderr


def test_a_key_is_never_written_over_another(move_to: Callable[[str], None], tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text("precious")

    refused = run("backup-key", tmp_path / "key.txt")

    assert refused.exit_code == 1
    assert (tmp_path / "key.txt").read_text() == "precious"
