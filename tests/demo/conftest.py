"""One demo county for each engine, built once for all tests that look at it."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.config import Settings
from app.core.db import Database, create_engine
from app.demo.build import build_demo
from tests.conftest import NOON, administer, migrate
from tests.postgres import server_url


@pytest.fixture(scope="session")
def county(
    engine_name: str, template: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Give a database with the demo county in it; tests only read."""
    name = f"demo_{uuid.uuid4().hex[:12]}"
    if engine_name == "sqlite":
        file = tmp_path_factory.mktemp("demo") / f"{name}.db"
        shutil.copyfile(Path(template), file)
        database = Database(create_engine(f"sqlite:///{file}"))
    else:
        administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        database = Database(create_engine(server_url(name)))
    _build(database, settings)
    yield database
    database.dispose()
    if engine_name != "sqlite":
        administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def twin(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a county that was built a second time from the same seed, on SQLite."""
    url = f"sqlite:///{tmp_path_factory.mktemp('twin') / 'twin.db'}"
    migrate(create_engine(url))
    database = Database(create_engine(url))
    _build(database, settings)
    yield database
    database.dispose()


def _build(database: Database, settings: Settings) -> None:
    with database.transaction() as session:
        build_demo(session, settings, now=NOON)
