"""Fixtures: a migrated database of each engine, a client, and makers of people and places."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text

from app.core.config import Settings
from app.core.db import Database, create_engine
from app.core.paths import MIGRATIONS
from app.main import create_app
from tests.factories import Make
from tests.postgres import server_url, start_server

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
def template(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Migrate one empty database, from which every test's own is copied."""
    if engine_name == "sqlite":
        file = tmp_path_factory.mktemp("template") / "template.db"
        migrate(create_engine(f"sqlite:///{file}"))
        return str(file)
    name = f"template_{uuid.uuid4().hex[:12]}"
    administer(f'CREATE DATABASE "{name}"')
    migrate(create_engine(server_url(name)))
    return name


@pytest.fixture
def database(engine_name: str, template: str, tmp_path: Path) -> Iterator[Database]:
    """Give a fresh, migrated database that really commits."""
    if engine_name == "sqlite":
        file = tmp_path / "linban.db"
        shutil.copyfile(template, file)
        opened = Database(create_engine(f"sqlite:///{file}", pool_size=12))
        yield opened
        opened.dispose()
        return
    name = f"test_{uuid.uuid4().hex[:12]}"
    administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    opened = Database(create_engine(server_url(name), pool_size=12))
    yield opened
    opened.dispose()
    administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def make(database: Database, settings: Settings) -> Make:
    """Give the maker of people, places and things, which works through the services."""
    return Make(database, settings, NOON)


@pytest.fixture
def client(database: Database, settings: Settings) -> Iterator[TestClient]:
    """Give an HTTP client of the whole application on this test's database."""
    app = create_app(settings, database)
    app.state.runtime.clock = lambda: NOON
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def as_user(client: TestClient, settings: Settings, make: Make) -> Callable[[uuid.UUID], TestClient]:
    """Give a client that is signed in as an account."""

    def sign_in(user_id: uuid.UUID) -> TestClient:
        token = make.access_token(user_id)
        signed = TestClient(client.app, raise_server_exceptions=False)
        signed.headers["Authorization"] = f"Bearer {token}"
        return signed

    return sign_in


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring a database to a revision and let it go."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def administer(statement: str) -> None:
    """Run a statement that no transaction may hold, on the PostgreSQL server itself."""
    engine = create_engine(server_url("postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()
