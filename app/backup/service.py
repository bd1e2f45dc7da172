"""Backups: one encrypted file with database, photos and keys; brought back, or proven aside."""

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.backup import engines
from app.backup.archive import BackupError, Manifest, archives, unpack, writing
from app.core.config import Settings
from app.core.db import Database, create_engine
from app.core.version import VERSION

_FOLDERS = ("files", "secrets")
_SECRETS = "secrets"


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was written: where, and how many bytes."""

    path: Path
    size: int
    files: int


def save(settings: Settings, *, folder: Path, recipient: str, now: datetime) -> Saved:
    """Write a backup of the database and the data folder; raises BackupError.

    The keys in the data folder go along only when the archive is encrypted: without them phones
    and ID numbers cannot be read again, and in clear they would open everything.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    suffix = ".tar.gz.age" if recipient else ".tar.gz"
    target = folder / f"linban-{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03}Z{suffix}"
    count = 0
    # The database first: a photo is on the disk before its row is, so every row finds its photo.
    with tempfile.TemporaryDirectory(prefix=".linban-", dir=folder) as working:
        manifest = _manifest(settings, now=now)
        part = Path(working) / engines.part_of(manifest.engine)
        engines.save(settings, part)
        with writing(target, recipient=recipient, manifest=manifest) as archive:
            archive.add_file(part.name, part)
            for name, path in _data_files(settings, with_secrets=bool(recipient)):
                archive.add_file(name, path)
                count += 1
    return Saved(path=target, size=target.stat().st_size, files=count)


def forget(*, folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest archives; give those that went."""
    old = archives(folder)[:-keep]
    for path in old:
        path.unlink()
    return old


def restore(settings: Settings, *, source: Path, identity: str) -> Manifest:
    """Bring a backup back into an empty place; raises BackupError and overwrites nothing."""
    engines.refuse_full(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in _FOLDERS:
        if any((settings.data_dir / name).rglob("*")):
            raise BackupError(f"{settings.data_dir / name} is not empty: nothing is overwritten")
    with tempfile.TemporaryDirectory(prefix=".linban-", dir=settings.data_dir) as working:
        folder = Path(working)
        manifest = unpack(source, folder, identity=identity)
        _refuse_other_engine(settings, manifest)
        try:
            for name in _FOLDERS:
                if (folder / name).is_dir():
                    _move(folder / name, settings.data_dir / name)
            engines.load(settings, folder / engines.part_of(manifest.engine))
        except BaseException:
            # They were empty before: another try finds them so again.
            for name in _FOLDERS:
                shutil.rmtree(settings.data_dir / name, ignore_errors=True)
            raise
    return manifest


@contextmanager
def restored_aside(settings: Settings, *, source: Path, identity: str) -> Iterator[Settings]:
    """Restore a backup into a place of its own, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="linban-check-") as folder:
        # Made anew, for a copy would keep the keys that were read from the other folder.
        aside = Settings(_env_file=None, **settings.model_dump(exclude={"data_dir"}), data_dir=Path(folder))
        url = make_url(settings.resolved_database_url)
        if url.get_backend_name() == "sqlite":
            aside.database_url = ""
            restore(aside, source=source, identity=identity)
            yield aside
            return
        name = f"linban_check_{uuid.uuid4().hex[:12]}"
        aside.database_url = url.set(database=name).render_as_string(hide_password=False)
        _administer(settings, f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            restore(aside, source=source, identity=identity)
            yield aside
        finally:
            _administer(settings, f'DROP DATABASE "{name}" WITH (FORCE)')


def _manifest(settings: Settings, *, now: datetime) -> Manifest:
    database = Database.from_settings(settings)
    try:
        with database.transaction(write=False) as session:
            revision = MigrationContext.configure(session.connection()).get_current_revision()
    finally:
        database.dispose()
    if revision is None:
        raise BackupError("there is no database to back up yet")
    engine = "sqlite" if database.is_sqlite else "postgresql"
    return Manifest(engine=engine, revision=revision, version=VERSION, created_at=now.isoformat())


def _data_files(settings: Settings, *, with_secrets: bool) -> Iterator[tuple[str, Path]]:
    for folder in _FOLDERS:
        if folder == _SECRETS and not with_secrets:
            continue
        for path in sorted((settings.data_dir / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(settings.data_dir).as_posix(), path


def _refuse_other_engine(settings: Settings, manifest: Manifest) -> None:
    ours = make_url(settings.resolved_database_url).get_backend_name()
    if ours != manifest.engine:
        raise BackupError(f"the backup is of {manifest.engine}, the settings name {ours}")


def _move(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(exist_ok=True, mode=0o700)
        else:
            path.replace(place)


def _administer(settings: Settings, statement: str) -> None:
    engine = create_engine(settings.resolved_database_url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()
