"""Whoever asks first gets the next number of the register first."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import text

from app.core.db import Database
from app.errands.service.numbers import next_number
from app.orgs.models import Station
from tests.factories import Make


def take(make: Make, station: Station) -> str:
    """Take one number and keep it."""
    with make.tx() as tx:
        return next_number(tx, station=station)


def wait_for(database: Database, *, waiting: int) -> None:
    """Wait until so many stand in line."""
    asked = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    for _ in range(1000):
        with database.transaction(write=False) as session:
            if session.connection().execute(asked).scalar_one() == waiting:
                return
        threading.Event().wait(0.02)
    pytest.fail("nobody stands in line")


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_many_at_one_station_are_served_in_the_order_they_came(make: Make, database: Database) -> None:
    station = make.station(make.village())
    take(make, station)
    later: list[Future[str]] = []
    with ThreadPoolExecutor(4) as pool:
        with make.tx() as tx:
            held = next_number(tx, station=station)
            for number in range(4):
                later.append(pool.submit(take, make, station))
                wait_for(database, waiting=number + 1)
        given = [one.result(timeout=30) for one in later]

    assert [held, *given] == [f"{station.code}-2026-{number:04d}" for number in range(2, 7)]
