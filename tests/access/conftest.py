"""One world for each engine, built once."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from app.core.config import Settings
from app.core.db import Database, create_engine
from tests.access.who import Row
from tests.access.world import World
from tests.conftest import NOON, administer
from tests.factories import Make
from tests.postgres import server_url


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one engine in one process, which builds its world once.

    On PostgreSQL only what its own SQL decides is asked again: who stands in which list.
    """
    items[:] = [item for item in items if not _is_said_before(item)]
    for item in items:
        if "world" in getattr(item, "fixturenames", ()):
            engine = "postgresql" if "postgresql" in item.name else "sqlite"
            item.add_marker(pytest.mark.xdist_group(f"access-{engine}"))


def _is_said_before(item: pytest.Item) -> bool:
    row = item.callspec.params.get("row") if hasattr(item, "callspec") else None
    is_read = isinstance(row, Row) and bool(row.lists)
    is_about_rows = isinstance(row, Row) or "test_twins" in item.nodeid
    return is_about_rows and "postgresql" in item.name and not is_read


@pytest.fixture(scope="session")
def world(
    engine_name: str, template: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Give the people and their objects in a database of their own, never changed after it is built."""
    if engine_name == "sqlite":
        file: Path = tmp_path_factory.mktemp("access") / "linban.db"
        shutil.copyfile(template, file)
        engine = create_engine(f"sqlite:///{file}", pool_size=4)
        # Nothing here survives a power cut, nor needs to.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        database = Database(engine)
    else:
        name = f"access_{uuid.uuid4().hex[:12]}"
        administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        database = Database(create_engine(server_url(name), pool_size=4))
    built = World(database, settings, Make(database, settings, NOON))
    yield built
    built.asker.close()
    database.dispose()
    if engine_name == "postgresql":
        administer(f'DROP DATABASE "{name}" WITH (FORCE)')
