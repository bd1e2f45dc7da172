"""Once a night everything is looked over, by one worker; what it finds is shown and raises an alarm."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlmodel import select

from app.core.config import Settings
from app.core.db import Database
from app.core.permissions import Role
from app.main import create_app
from app.ops.models import CheckRun
from app.ops.service import nightly
from app.ops.service.nightly import look_over_if_due
from tests.conftest import NOON
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
# Noon in Shanghai is the tests' present.
NIGHT = NOON + timedelta(hours=15)


def look(make: Make, *, later: timedelta = timedelta()) -> bool:
    """Look over at three in the morning, or later."""
    return look_over_if_due(make.database, make.settings, now=NIGHT + later)


def runs(make: Make) -> list[CheckRun]:
    """Give all runs."""
    with make.tx() as tx:
        return list(tx.session.exec(select(CheckRun)).all())


def spoil(database: Database, make: Make) -> None:
    """Leave a message behind that nobody knows."""
    with database.transaction() as session:
        session.connection().execute(
            text(
                "INSERT INTO outbox_message"
                " (id, county_id, kind, payload, created_at, next_attempt_at, attempts, last_error)"
                " VALUES (:id, :county, 'Unheard', '{}', :now, :now, 0, '')"
            ),
            {
                "id": uuid.uuid4().hex,
                "county": make.county().county_id.hex,
                "now": NIGHT.replace(tzinfo=None) if database.is_sqlite else NIGHT,
            },
        )


def test_it_runs_in_the_night_and_once(make: Make) -> None:
    assert not look_over_if_due(make.database, make.settings, now=NOON)
    assert look(make)
    assert not look(make)
    assert look(make, later=timedelta(days=1))
    assert [run.finished_at is not None for run in runs(make)] == [True, True]


def test_a_server_that_sleeps_at_night_is_looked_over_in_the_day(make: Make) -> None:
    look(make)

    assert not look(make, later=timedelta(hours=20))
    assert look(make, later=timedelta(hours=33))


def test_of_two_workers_one_does_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "_is_due", lambda *_arguments, **_options: True)

    assert [look(make), look(make)] == [True, False]


def test_what_it_finds_is_shown_told_and_counted(
    make: Make,
    database: Database,
    settings: Settings,
    as_user: AsUser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    admin = as_user(make.user(Role.admin, make.county()).id)
    assert admin.get("/api/v1/ops/checks").json() == {"last_run_at": None, "ok": True, "items": []}
    look(make)
    assert admin.get("/api/v1/ops/checks").json()["ok"]
    spoil(database, make)

    with caplog.at_level(logging.ERROR):
        look(make, later=timedelta(days=1))
    shown = admin.get("/api/v1/ops/checks").json()

    assert not shown["ok"]
    bad = [item for item in shown["items"] if not item["ok"]]
    assert [item["name"] for item in bad] == ["outbox"]
    assert bad[0]["problems"]
    assert "check failed: outbox" in caplog.text
    with TestClient(create_app(settings.model_copy(update={"metrics": True}), database)) as client:
        assert 'linban_check_failed{check="outbox"} 1.0' in client.get("/metrics").text


def test_checks_that_never_ended_are_no_good_news(make: Make, as_user: AsUser) -> None:
    admin = as_user(make.user(Role.admin, make.county()).id)
    with make.tx() as tx:
        tx.session.add(CheckRun(county_id=uuid.UUID(int=0), day=tx.today, started_at=tx.now))

    assert not admin.get("/api/v1/ops/checks").json()["ok"]


def test_old_runs_are_forgotten(make: Make) -> None:
    look(make)
    look(make, later=timedelta(days=91))

    assert len(runs(make)) == 1
