"""Grounds to break things on: nothing of them is shared with the other tests."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.county import County, build
from faults.power import Ground
from faults.servers import Postgres, postgres


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Give a county on a disk that loses power."""
    return Ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> County:
    """Give a county on SQLite; what one experiment leaves does not disturb the next."""
    folder = tmp_path_factory.mktemp("county")
    return build(f"sqlite:///{folder}/linban.db", folder)


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """Give a PostgreSQL that may be killed, with fsync as it comes.

    Not in pytest's own folder: each new run of pytest closes that to the user PostgreSQL runs as.
    """
    with tempfile.TemporaryDirectory(prefix="linban-faults-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with postgres(folder / "server") as server:
            server.administer("CREATE DATABASE linban")
            yield server


@pytest.fixture
def on_postgres(own_postgres: Postgres, tmp_path: Path) -> County:
    """Give a county on that PostgreSQL."""
    return build(own_postgres.url("linban"), tmp_path)
