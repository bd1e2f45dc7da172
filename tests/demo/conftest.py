"""One demo county for each engine, built once for all tests that look at it."""

from pathlib import Path

import pytest

from app.core.config import Settings
from app.core.db import Database
from app.demo.build import build_demo
from tests.conftest import NOON
from tests.databases import Places

HERE = Path(__file__).parent


# Before xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process, because building a county takes the longest."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("demo"))


class Counties:
    """The county of one seed, built on each engine when it is first asked for."""

    def __init__(self, places: Places, settings: Settings) -> None:
        self._places = places
        self._settings = settings
        self._built: dict[str, Database] = {}

    def on(self, engine_name: str) -> Database:
        """Give a database with the demo county in it; tests only read."""
        if engine_name not in self._built:
            database = self._places.place(engine_name, "demo").renew()
            with database.transaction() as session:
                build_demo(session, self._settings, now=NOON)
            self._built[engine_name] = database
        return self._built[engine_name]


@pytest.fixture(scope="session")
def counties(places: Places, settings: Settings) -> Counties:
    """Give the county of either engine."""
    return Counties(places, settings)


@pytest.fixture
def county(engine_name: str, counties: Counties) -> Database:
    """Give the county on the engine of this test."""
    return counties.on(engine_name)
