"""The database: two engines with one behaviour, column types, and where a transaction begins and ends."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uuid_utils.compat
from sqlalchemy import Connection, DateTime, Engine, MetaData, String, Table, TypeDecorator, event
from sqlalchemy import create_engine as sa_create_engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import sessionmaker
from sqlmodel import Field, Session, SQLModel

from app.core import scope
from app.core.config import Settings

# SQLite below this can corrupt a WAL database that two connections use (fixed 2026-03-13).
SQLITE_MINIMUM = (3, 51, 3)
WRITER_WAIT_SECONDS = 15

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


def new_id() -> uuid.UUID:
    """Give a UUIDv7: ordered by time, so that new rows lie together."""
    return uuid_utils.compat.uuid7()


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC moments on both engines; SQLite itself knows no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone."""
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment needs its zone"
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - signature of SQLAlchemy
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Paths are compared byte by byte on both engines, whatever the language of the database.
PathType = String(255).with_variant(postgresql.VARCHAR(255, collation="C"), "postgresql")


class Row(SQLModel):
    """What every table begins with; `county_id` is the key by which a nation would shard."""

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    county_id: uuid.UUID = Field(index=False)


def insert_into(session: Session, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """Begin an insert that knows ON CONFLICT, which both engines spell alike."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert if is_sqlite else postgresql.insert)(table)


def create_engine(url: str, *, pool_size: int = 20) -> Engine:
    """Make an engine that behaves alike on SQLite and PostgreSQL."""
    engine = (
        _sqlite_engine(url, pool_size) if url.startswith("sqlite") else _postgresql_engine(url, pool_size)
    )
    scope.watch(engine)
    return engine


def _postgresql_engine(url: str, pool_size: int) -> Engine:
    return sa_create_engine(
        url,
        pool_size=pool_size,
        max_overflow=2,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "options": "-c lock_timeout=8s -c statement_timeout=20s -c timezone=UTC",
            "connect_timeout": 5,
        },
    )


def _sqlite_engine(url: str, pool_size: int) -> Engine:
    import pysqlite3  # noqa: PLC0415 - only where SQLite is used

    assert pysqlite3.sqlite_version_info >= SQLITE_MINIMUM, "this SQLite can corrupt a WAL database"
    file = url.removeprefix("sqlite:///")
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = sa_create_engine(
        url,
        module=pysqlite3,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=2,
        connect_args={"check_same_thread": False, "timeout": 15},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("linban_write", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


class WriterLine:
    """The line in which the writers of one process wait for SQLite, first come, first served."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None

    def __enter__(self) -> None:
        """Wait for the turn; raises the pool's timeout when it does not come."""
        me = threading.get_ident()
        assert self._holder != me, "a transaction inside a transaction would wait for itself"
        if not self._lock.acquire(timeout=WRITER_WAIT_SECONDS):
            message = "no turn to write came"
            raise PoolTimeout(message)
        self._holder = me

    def __exit__(self, *failure: object) -> None:
        """Let the next one write."""
        self._holder = None
        self._lock.release()


class Database:
    """An engine, and the one place where transactions are opened and closed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._writer = sessionmaker(engine, class_=Session, expire_on_commit=False)
        reading = engine.execution_options(linban_write=False)
        self._reader = sessionmaker(reading, class_=Session, expire_on_commit=False)
        # SQLite has one writer; waiting in line here is fair, its busy handler is not.
        self._line: AbstractContextManager[object] = WriterLine() if self.is_sqlite else nullcontext()

    @classmethod
    def from_settings(cls, settings: Settings) -> "Database":
        """Open the database that the settings name."""
        return cls(create_engine(settings.resolved_database_url, pool_size=settings.pool_size))

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Session]:
        """Commit when the block ends, roll back when it raises."""
        if write:
            with self._line, self._writer() as session, session.begin():
                yield session
        else:
            with self._reader() as session, session.begin():
                yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Read everything as of one moment, for as long as it takes, while others go on writing."""
        if self.is_sqlite:
            with self.transaction(write=False) as session:
                yield session
            return
        engine = self.engine.execution_options(isolation_level="REPEATABLE READ")
        with Session(engine) as session, session.begin():
            session.connection().exec_driver_sql("SET LOCAL statement_timeout = 0")
            yield session

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def table_of(model: type[SQLModel]) -> Table:
    """Give a model's table, for statements over whole sets of rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table
