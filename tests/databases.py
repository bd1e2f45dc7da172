"""One database of each engine in a process, and as good as new for every test."""

import shutil
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event, text

from app.core.db import Database, create_engine
from app.core.health import newest_revision
from app.core.paths import MIGRATIONS
from tests.postgres import server_url

POOL_SIZE = 12
# Rows go one by one: emptying a table by TRUNCATE costs a new file for it and for each of its indexes.
_EMPTY = """
DO $$
DECLARE name text; has_rows boolean;
BEGIN
    FOR name IN SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
    LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || quote_ident(name) || ')' INTO has_rows;
        IF has_rows THEN EXECUTE 'DELETE FROM ' || quote_ident(name); END IF;
    END LOOP;
END $$
"""
# Each change of a table, guard or function rewrites a row of these.
_CATALOGUE = " UNION ALL ".join(
    f"SELECT '{table}', count(*), sum(hashtext(xmin::text || ctid::text)::bigint) FROM {table}"  # noqa: S608 - of names below
    for table in ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_proc", "pg_index")
)
_END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle'
    AND pid <> pg_backend_pid()
"""


_SET_REVISION = text("UPDATE alembic_version SET version_num = :revision WHERE version_num <> :revision")


class KeptDatabase(Database):
    """A database whose connections are kept from test to test."""

    def dispose(self) -> None:
        """Leave the connections to the next test."""


class Place(Protocol):
    """Where the tests of one process find their database, one after the other."""

    def renew(self) -> Database:
        """Give the database as it was after its migrations, whatever the last test did."""


@dataclass
class SqlitePlace:
    """A file that is written over."""

    template: Path
    file: Path
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        """Keep one engine, because it remembers what it compiled."""
        self.engine = create_engine(f"sqlite:///{self.file}", pool_size=POOL_SIZE)
        event.listen(self.engine, "connect", without_syncing)

    def renew(self) -> Database:
        """Copy the template to where the file was."""
        self.engine.dispose()
        for ending in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)
        return Database(self.engine)


@dataclass
class PostgresPlace:
    """A database that is emptied; it is made anew when a test changed more than rows."""

    template: str
    name: str
    engine: Engine = field(init=False)
    catalogue: object = None

    def __post_init__(self) -> None:
        """Keep one engine, because it remembers what it compiled."""
        self.engine = create_engine(server_url(self.name), pool_size=POOL_SIZE)

    def renew(self) -> Database:
        """Empty every table that has rows."""
        if self.engine.pool.checkedout():  # type: ignore[attr-defined]
            # A thread of an earlier test still holds one.
            self.engine.dispose()
        if self.catalogue is None or self._empty() != self.catalogue:
            self._make()
        return KeptDatabase(self.engine)

    def _empty(self) -> object:
        with self.engine.begin() as connection:
            connection.exec_driver_sql(_END_OTHERS)
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql(_EMPTY)
            connection.execute(_SET_REVISION, {"revision": newest_revision()})
            return connection.exec_driver_sql(_CATALOGUE).all()

    def _make(self) -> None:
        self.engine.dispose()
        administer(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        administer(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        self.catalogue = self._empty()


class Places:
    """The places of one process: for each engine one template, and a database for each purpose."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates: dict[str, str] = {}
        self._places: dict[tuple[str, str], Place] = {}

    def template(self, engine_name: str) -> str:
        """Migrate one empty database, from which the others are copied: a file, or a database's name."""
        if engine_name not in self._templates:
            self._templates[engine_name] = self._migrated(engine_name)
        return self._templates[engine_name]

    def place(self, engine_name: str, purpose: str) -> Place:
        """Give the place for a purpose; two that are used at once need two."""
        key = (engine_name, purpose)
        if key not in self._places:
            self._places[key] = self._open(engine_name, purpose)
        return self._places[key]

    def close(self) -> None:
        """Leave nothing on a server that was there before."""
        for place in self._places.values():
            place.engine.dispose()  # type: ignore[attr-defined]
            if isinstance(place, PostgresPlace):
                administer(f'DROP DATABASE IF EXISTS "{place.name}" WITH (FORCE)')
        if "postgresql" in self._templates:
            administer(f'DROP DATABASE "{self._templates["postgresql"]}"')

    def _migrated(self, engine_name: str) -> str:
        if engine_name == "sqlite":
            file = self._folder / "template.db"
            migrate(create_engine(f"sqlite:///{file}"))
            return str(file)
        name = f"template_{uuid.uuid4().hex[:12]}"
        administer(f'CREATE DATABASE "{name}"')
        migrate(create_engine(server_url(name)))
        return name

    def _open(self, engine_name: str, purpose: str) -> Place:
        template = self.template(engine_name)
        if engine_name == "sqlite":
            return SqlitePlace(Path(template), self._folder / f"{purpose}.db")
        return PostgresPlace(template, f"{purpose}_{uuid.uuid4().hex[:12]}")


def without_syncing(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection
    """Spare the disk: no power is cut while a test runs."""
    connection.execute("PRAGMA synchronous=OFF")


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
