"""The short run of `make faults`: lost answers, killed processes, a full disk."""

import uuid
from pathlib import Path

import pytest

from faults import answers, kills, scarcity
from faults.clients import Operation, Tally
from faults.county import County, build
from faults.overload import overload, tell
from faults.report import Report
from faults.servers import Postgres

pytestmark = pytest.mark.slow
SEED = 20261122


def test_lost_answers_have_one_effect_each(on_sqlite: County) -> None:
    report = answers.lost_answers(on_sqlite, "sqlite", SEED, count=200)

    assert report.problems == [], report
    assert report.figures["effects"] == 200


def test_without_keys_lost_answers_have_more_effects(on_sqlite: County) -> None:
    report = answers.lost_answers(on_sqlite, "sqlite", SEED, count=24, with_keys=False)

    assert any("nobody was told of" in problem for problem in report.problems), report


def test_killing_the_application_and_postgresql_loses_nothing(
    on_postgres: County, own_postgres: Postgres
) -> None:
    killed_app = kills.app_kills(on_postgres, "postgresql", SEED, kills=2)
    killed_database = kills.database_kills(on_postgres, own_postgres, SEED, kills=1)

    assert killed_app.problems == [], killed_app
    assert killed_database.problems == [], killed_database


@pytest.mark.skipif(bool(scarcity.missing_tools()), reason="mounting a small disk needs root")
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    with scarcity.small_disk(tmp_path, 24) as disk:
        county = build(f"sqlite:///{disk}/linban.db", tmp_path)
        report = scarcity.disk_full(county, "sqlite", SEED, disk)

    assert report.problems == [], report
    assert set(scarcity.report_answers(report)) <= {201, 503}


def test_too_many_at_once_are_told_to_come_back_and_soon_all_is_normal(on_sqlite: County) -> None:
    report = overload(on_sqlite, "sqlite", SEED, seconds=2, MOST_AT_ONCE="6")

    assert report.problems == [], report
    assert scarcity.report_answers(report).get(503), report


def test_an_answer_that_nobody_should_get_is_reported() -> None:
    report, tally = Report("overload", "sqlite", SEED), Tally()
    for status in (200, 429, 503, 500, 0):
        tally.count(status)

    tell(report, tally)

    assert report.problems == ["answers [0, 500] (0: none) are neither a result, 429 nor 503"]


def test_what_was_acknowledged_and_is_gone_is_reported(on_sqlite: County) -> None:
    tally = Tally()
    phantom = Operation("key", "", "/api/v1/errands", {})
    tally.note(phantom, 201, f'{{"id": "{uuid.uuid4()}"}}'.encode(), 0.1)
    report = Report("phantom", "sqlite", SEED)

    report.begin(on_sqlite)
    report.judge(on_sqlite, tally)

    assert report.figures["lost"] == 1
    assert report.problems == ["1 acknowledged operations are not in the database"]
