"""One moment of the database as a file, and back: SQLite by its backup call, PostgreSQL by its own tools."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url

from app.backup.archive import BackupError
from app.core.config import Settings
from app.core.db import Database, create_engine
from app.core.disk import keep_names

SQLITE_PART = "database.sqlite"
POSTGRES_PART = "database.dump"


def part_of(engine: str) -> str:
    """Name the part that holds the database."""
    return SQLITE_PART if engine == "sqlite" else POSTGRES_PART


def save(settings: Settings, target: Path) -> None:
    """Write the database as of one moment while others go on writing."""
    url = make_url(settings.resolved_database_url)
    if url.get_backend_name() == "sqlite":
        _save_sqlite(Path(str(url.database)), target)
    else:
        arguments = ("--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
        _run(settings, url, "pg_dump", *arguments)


def load(settings: Settings, source: Path) -> None:
    """Bring the database back into an empty place; raises BackupError if there is something already."""
    url = make_url(settings.resolved_database_url)
    refuse_full(settings)
    if url.get_backend_name() == "sqlite":
        _load_sqlite(source, Path(str(url.database)))
    else:
        arguments = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        _run(settings, url, "pg_restore", *arguments, f"--dbname={url.database}", str(source))
        engine = create_engine(settings.resolved_database_url)
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        engine.dispose()


def refuse_full(settings: Settings) -> None:
    """Raise BackupError unless the place of the database is empty."""
    url = make_url(settings.resolved_database_url)
    if url.get_backend_name() == "sqlite":
        if Path(str(url.database)).exists():
            raise BackupError(f"{url.database} exists: move it away first, nothing is overwritten")
        return
    database = Database.from_settings(settings)
    try:
        with database.transaction(write=False) as session:
            tables = text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
            if session.connection().execute(tables).scalar():
                raise BackupError("the database holds tables: name an empty one, nothing is overwritten")
    finally:
        database.dispose()


def _save_sqlite(source: Path, target: Path) -> None:
    import pysqlite3  # noqa: PLC0415 - only where SQLite is used

    if not source.is_file():
        raise BackupError(f"there is no database at {source}")
    reading, writing = pysqlite3.connect(source), pysqlite3.connect(target)
    try:
        # All pages in one step: a writer between two steps would make it begin anew.
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()


def _load_sqlite(source: Path, target: Path) -> None:
    import pysqlite3  # noqa: PLC0415 - only where SQLite is used

    connection = pysqlite3.connect(source)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if verdict != "ok":
        raise BackupError(f"the database in the backup is damaged: {verdict}")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.restoring")
    with source.open("rb") as reading, partial.open("wb") as writing:
        while chunk := reading.read(1 << 20):
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    partial.chmod(0o600)
    partial.replace(target)
    keep_names(target.parent)


def _run(settings: Settings, url: URL, program: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL; the password goes by the environment, where nobody else reads it."""
    place = settings.postgres_bin / program if settings.postgres_bin else Path(program)
    environment = os.environ | _address(url)
    command: Sequence[str] = (str(place), *arguments)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    except FileNotFoundError as error:
        raise BackupError(
            f"{program} is needed: install PostgreSQL's client programs or set POSTGRES_BIN"
        ) from error
    if done.returncode != 0:
        raise BackupError(f"{program} failed: {done.stderr.strip()[-500:]}")


def _address(url: URL) -> dict[str, str]:
    host = url.query.get("host", url.host)
    known = {
        "PGHOST": host if isinstance(host, str) else None,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
    }
    return {name: value for name, value in known.items() if value}
