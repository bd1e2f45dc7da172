"""Days begin and end in the county's zone, wherever the server stands."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.clock import end_of_day, last_day, local_date, start_of_day

COUNTY = "Asia/Shanghai"
SERVERS = ("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")


@pytest.fixture(params=SERVERS)
def server_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the server stand somewhere else."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield str(request.param)
    monkeypatch.undo()
    time.tzset()


def test_the_servers_own_zone_changes_nothing(server_zone: str) -> None:
    last_second = datetime(2026, 2, 16, 15, 59, 59, tzinfo=UTC)

    days = [local_date(last_second + timedelta(seconds=late), COUNTY) for late in (0, 1)]

    assert os.environ["TZ"] == server_zone
    assert days == [date(2026, 2, 16), date(2026, 2, 17)]
    assert end_of_day(date(2026, 2, 16), COUNTY) == last_second + timedelta(seconds=1)
    assert start_of_day(date(2026, 2, 17), COUNTY) == end_of_day(date(2026, 2, 16), COUNTY)


def test_a_zone_that_changes_its_clocks_has_days_of_other_lengths() -> None:
    zone = "America/New_York"

    spring, autumn = (
        end_of_day(day, zone) - start_of_day(day, zone) for day in (date(2026, 3, 8), date(2026, 11, 1))
    )

    assert (spring, autumn) == (timedelta(hours=23), timedelta(hours=25))


def test_a_deadline_belongs_to_the_day_at_whose_end_it_lies() -> None:
    day = date(2026, 2, 16)

    assert last_day(end_of_day(day, COUNTY), COUNTY) == day
    assert last_day(end_of_day(day, COUNTY) + timedelta(seconds=1), COUNTY) == date(2026, 2, 17)
