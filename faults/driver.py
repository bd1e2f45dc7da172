"""SQLite on a disk of our own: apsw under the calls that SQLAlchemy makes of a driver."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import apsw
from sqlalchemy import Engine, event
from sqlalchemy import create_engine as sa_create_engine
from sqlalchemy.pool import StaticPool

from app.core import db
from faults.disk import Disk

FILE = "linban.db"
AnswerT = TypeVar("AnswerT")


class Driver:
    """What SQLAlchemy looks for in a driver's module."""

    paramstyle = "qmark"
    threadsafety = 1
    sqlite_version = apsw.sqlite_lib_version()
    sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
    Binary = memoryview
    PARSE_DECLTYPES = PARSE_COLNAMES = 0

    class Error(Exception):
        """Whatever the database says no with."""

    class OperationalError(Error):
        """The disk, a lock, a syntax error."""

    class IntegrityError(Error):
        """A constraint."""

    InterfaceError = DatabaseError = DataError = InternalError = Error
    ProgrammingError = NotSupportedError = Warning = Error


def engine_on(disk: Disk, *, pragmas: Sequence[str] = ()) -> Engine:
    """Make the application's engine on a disk: its settings and transactions, on one connection.

    Without shared memory WAL needs the database for itself; more pragmas come after the application's.
    """

    def prepare(connection: Any, record: object) -> None:  # noqa: ANN401 - a driver's connection
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        db._prepare_sqlite(connection, record)  # noqa: SLF001 - its own settings are what is tested
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    engine = sa_create_engine(
        "sqlite://", module=Driver, creator=lambda: _Connection(disk), poolclass=StaticPool
    )
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", db._begin_sqlite)  # noqa: SLF001 - as above
    return engine


class _Connection:
    """One connection, in SQLite's own autocommit mode."""

    def __init__(self, disk: Disk) -> None:
        self.isolation_level: str | None = None
        self._raw = apsw.Connection(FILE, vfs=disk.name)

    def cursor(self) -> "_Cursor":
        return _Cursor(self._raw)

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> "_Cursor":
        cursor = self.cursor()
        cursor.execute(statement, parameters)
        return cursor

    def commit(self) -> None:
        if self._raw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self._raw.in_transaction:
            self.execute("ROLLBACK")

    def create_function(self, name: str, count: int, call: Callable[..., Any], **_options: bool) -> None:
        self._raw.create_scalar_function(name, call, count)

    def close(self) -> None:
        _saying(lambda: self._raw.close(force=True))


class _Cursor:
    """One statement and its rows, all read at once."""

    arraysize = 1

    def __init__(self, raw: apsw.Connection) -> None:
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._raw = raw
        self._rows: list[tuple[Any, ...]] = []

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> None:
        self._rows = _saying(lambda: self._run(statement, parameters))

    def executemany(self, statement: str, many: Iterable[Sequence[object]]) -> None:
        changed = 0
        for parameters in many:
            self.execute(statement, parameters)
            changed += max(0, self.rowcount)
        self.rowcount = changed

    def fetchone(self) -> tuple[Any, ...] | None:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[tuple[Any, ...]]:
        taken, self._rows = self._rows, []
        return taken

    def close(self) -> None:
        self._rows = []

    def _run(self, statement: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        cursor = self._raw.cursor()
        names: list[str] = []

        def describe(running: apsw.Cursor, _statement: str, _bindings: object) -> bool:
            names[:] = [column[0] for column in running.get_description()]
            return True

        # Afterwards a statement without rows has forgotten its columns.
        cursor.exec_trace = describe
        before = self._raw.total_changes()
        rows = list(cursor.execute(statement, tuple(parameters)))
        is_changing = statement.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}
        self.description = tuple((name, *[None] * 6) for name in names) or None
        self.rowcount = -1
        if is_changing:
            self.rowcount = self._raw.changes() if self._raw.total_changes() != before else 0
        self.lastrowid = self._raw.last_insert_rowid()
        return rows


def _saying(call: Callable[[], AnswerT]) -> AnswerT:
    """Say a refusal as a driver of Python does."""
    try:
        return call()
    except apsw.ConstraintError as error:
        raise Driver.IntegrityError(str(error)) from error
    except apsw.Error as error:
        raise Driver.OperationalError(str(error)) from error
