"""Fixtures: a migrated database of each engine, a client, and makers of people and places."""

import functools
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute

from app.core import pwa
from app.core.config import Settings
from app.core.db import Database
from app.main import create_app
from tests.databases import Places, administer, migrate
from tests.factories import Make
from tests.groups import pytest_collection_modifyitems
from tests.postgres import start_server
from tests.skips import pytest_runtest_makereport

__all__ = ["administer", "migrate", "pytest_collection_modifyitems", "pytest_runtest_makereport"]

ENGINES = ("sqlite", "postgresql")
# A plain Wednesday noon in Shanghai; tests of rules that depend on time choose their own.
NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """Start the PostgreSQL server before the processes that share it."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        start_server()


@pytest.fixture(params=ENGINES, scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """Name the engine: every test that asks for a database runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with its own secrets."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def settings(data_dir: Path) -> Settings:
    """Give settings of a demo server without a worker; tests deliver the outbox themselves."""
    return Settings(_env_file=None, data_dir=data_dir, demo=True, run_worker=False, pool_size=12)


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Give this process's databases, which are kept from test to test."""
    opened = Places(tmp_path_factory.mktemp("databases"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def template(engine_name: str, places: Places) -> str:
    """Give a migrated, empty database to copy: a file, or a database's name."""
    return places.template(engine_name)


@pytest.fixture
def database(engine_name: str, places: Places, data_dir: Path) -> Iterator[Database]:
    """Give a fresh, migrated database that really commits, and a data folder without anybody's files."""
    opened = places.place(engine_name, "test").renew()
    yield opened
    opened.dispose()
    shutil.rmtree(data_dir / "files", ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _pages() -> Iterator[None]:
    """Read the web app from the disk once: for each application it took as long as all the rest of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pwa, "_load", functools.cache(pwa._load))
        yield


@pytest.fixture(scope="session")
def routes(settings: Settings) -> list[BaseRoute]:
    """Give the routes, whose models FastAPI prepares when they are first called: once for all tests."""
    return create_app(settings).router.routes


@pytest.fixture
def make(database: Database, settings: Settings) -> Make:
    """Give the maker of people, places and things, which works through the services."""
    return Make(database, settings, NOON)


@pytest.fixture
def client(database: Database, settings: Settings, routes: list[BaseRoute]) -> Iterator[TestClient]:
    """Give an HTTP client of the whole application on this test's database."""
    app = create_app(settings, database)
    # A list of its own: what a test plants in it is gone with it.
    app.router.routes = [*routes]
    app.state.runtime.clock = lambda: NOON
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def as_user(client: TestClient, settings: Settings, make: Make) -> Callable[[uuid.UUID], TestClient]:
    """Give a client that is signed in as an account."""

    def sign_in(user_id: uuid.UUID) -> TestClient:
        token = make.access_token(user_id)
        signed = TestClient(client.app, raise_server_exceptions=False)
        # All clients of a test share one event loop, as all callers of a server do.
        signed.portal = client.portal
        signed.headers["Authorization"] = f"Bearer {token}"
        return signed

    return sign_in
