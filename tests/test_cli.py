"""The `linban` command on an empty folder and an empty database."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from typer.testing import CliRunner, Result

from app.cli import app, main
from app.core.config import Settings
from app.core.db import create_engine
from app.main import create_app
from tests.conftest import administer
from tests.postgres import server_url

ADMIN = ["--phone", "19912340000", "--name", "测试管理员"]
COUNTY = ["--county", "安和县", "--code", "510100000000"]


@pytest.fixture(autouse=True)
def empty_home(engine_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give an empty data folder and an empty database, named by the environment as in production."""
    for name in ("DEMO", "SECRET_KEY", "DATA_KEY", "DATABASE_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DEMO", "false")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    if engine_name == "sqlite":
        yield
        return
    name = f"cli_{uuid.uuid4().hex[:12]}"
    administer(f'CREATE DATABASE "{name}"')
    monkeypatch.setenv("DATABASE_URL", server_url(name))
    yield
    administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def _linban(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def test_migrate_fills_an_empty_database_and_may_run_again() -> None:
    first, second = _linban("migrate"), _linban("migrate")

    assert first.exit_code == 0, first.output
    assert "empty →" in first.output
    assert second.exit_code == 0, second.output
    assert "empty" not in second.output


def test_the_first_administrator_can_sign_in_with_the_printed_password() -> None:
    _linban("migrate")

    made = _linban("create-admin", *ADMIN, *COUNTY)

    assert made.exit_code == 0, made.output
    found = re.search(r"only now: (\S+)", made.output)
    assert found is not None
    body = {"phone": ADMIN[1], "password": found[1]}
    with TestClient(create_app(Settings(run_worker=False))) as client:
        signed = client.post("/api/v1/auth/sessions", json=body)
    assert signed.status_code == 201, signed.text
    assert [grant["role"] for grant in signed.json()["grants"]] == ["admin"]


def test_an_administrator_of_no_county_is_refused() -> None:
    _linban("migrate")

    made = _linban("create-admin", *ADMIN)

    assert made.exit_code == 1
    assert "--county" in made.output


def test_a_second_administrator_joins_the_county_that_is_there() -> None:
    _linban("migrate")
    _linban("create-admin", *ADMIN, *COUNTY)

    made = _linban("create-admin", "--phone", "19912340001", "--name", "第二人")

    assert made.exit_code == 0, made.output
    assert "安和县" in made.output


def test_a_phone_that_is_none_is_refused() -> None:
    _linban("migrate")

    made = _linban("create-admin", "--phone", "12345", "--name", "测试", *COUNTY)

    assert made.exit_code == 1
    assert "11 位" in made.output


def test_verify_proves_the_books() -> None:
    _linban("migrate")

    proved = _linban("verify")

    assert proved.exit_code == 0, proved.output
    assert "the books are right" in proved.output


def test_verify_fails_when_somebody_took_a_guard_of_the_ledger_away() -> None:
    _linban("migrate")
    engine = create_engine(Settings().resolved_database_url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            guards = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            connection.execute(text(f'DROP TRIGGER "{guards.scalars().first()}"'))
        else:
            connection.execute(text("ALTER TABLE ledger_posting DISABLE TRIGGER ALL"))
    engine.dispose()

    proved = _linban("verify")

    assert proved.exit_code == 1
    assert "trigger" in proved.output


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_on_tables_of_another_version(command: str) -> None:
    started = _linban(command)

    assert started.exit_code == 1
    assert "linban migrate" in started.output


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_nothing_starts_with_a_short_secret_and_the_secret_is_not_told(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECRET_KEY", "a-secret-of-less-than-32-bytes")
    monkeypatch.setattr("sys.argv", ["linban", command])

    with pytest.raises(SystemExit) as stopped:
        main()

    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert "SECRET_KEY: Value error, SECRET_KEY must have at least 32 bytes" in told
    assert "a-secret" not in told


def test_the_printed_password_must_be_changed_at_the_first_sign_in() -> None:
    _linban("migrate")
    password = _linban("create-admin", *ADMIN, *COUNTY).output.split("only now: ")[1].split()[0]

    with TestClient(create_app(Settings(run_worker=False))) as client:
        signed = client.post("/api/v1/auth/sessions", json={"phone": ADMIN[1], "password": password})
        client.headers["Authorization"] = f"Bearer {signed.json()['access_token']}"
        before = client.get("/api/v1/grants")
        body = {"new_password": "another of these", "current_password": password}
        changed = client.put("/api/v1/me/password", json=body)
        after = client.get("/api/v1/grants")

    assert signed.json()["must_change_password"] is True
    assert (before.status_code, before.json()["type"]) == (403, "/problems/password-change-needed")
    assert (changed.status_code, after.status_code) == (204, 200)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", "s" * 40), ("DATA_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")],
)
def test_demo_mode_does_not_start_with_a_production_secret(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    started = _linban("serve", "--demo")

    assert started.exit_code == 1
    assert "production secret" in started.output


@pytest.mark.parametrize("command", [["serve", "--demo"], ["demo"]])
def test_a_demo_does_not_touch_a_production_database(command: list[str]) -> None:
    _linban("migrate")
    _linban("create-admin", *ADMIN, *COUNTY)

    started = _linban(*command)

    assert started.exit_code == 1
    assert "production database" in started.output
