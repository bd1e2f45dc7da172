"""The one file of a backup: a packed, encrypted archive whose every part is summed."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

import pyrage

from app.core.disk import keep_names

MANIFEST = "manifest.json"
SUMS = "sums.json"
FORMAT = 1
_CHUNK = 1 << 20
_BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, pyrage.DecryptError, ValueError, KeyError)
_SUFFIXES = (".tar.gz.age", ".tar.gz")


class BackupError(Exception):
    """A backup that cannot be written or read; the message says why to the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says about itself. `created_at` is RFC 3339 in UTC, `revision` that of the tables."""

    engine: str
    revision: str
    version: str
    created_at: str
    format: int = FORMAT


class ArchiveWriter:
    """Adds parts to an archive, each with its sum."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._sums: dict[str, str] = {}

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a part that is in memory."""
        self._add(name, io.BytesIO(content), len(content), int(time.time()))

    def add_file(self, name: str, path: Path) -> None:
        """Add a file; one that grows meanwhile is cut, one that shrinks fails."""
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            # The age of a file tells later whether it was forgotten.
            self._add(name, file, found.st_size, int(found.st_mtime))

    def close(self) -> None:
        """Add the sums, which a reader wants to find complete."""
        content = json.dumps(self._sums, sort_keys=True).encode()
        self._add(SUMS, io.BytesIO(content), len(content), int(time.time()))

    def _add(self, name: str, file: BinaryIO, size: int, written_at: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, written_at, 0o600
        digest = hashlib.sha256()
        self._tar.addfile(member, cast("IO[bytes]", _Summed(file, digest.update)))
        self._sums[name] = digest.hexdigest()


class _Summed:
    """A file that tells every byte read from it."""

    def __init__(self, file: BinaryIO, tell: Callable[[bytes], None]) -> None:
        self._file = file
        self._tell = tell

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._tell(data)
        return data


@contextmanager
def writing(target: Path, *, recipient: str, manifest: Manifest) -> Iterator[ArchiveWriter]:
    """Write an archive; it gets its name only when it is whole and on the disk.

    `recipient` is an age public key (`age1…`); empty writes an archive that everybody can read.
    """
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with (
            _private(partial) as file,
            _encrypting(file, recipient=recipient) as sink,
            gzip.GzipFile(fileobj=sink, mode="wb", compresslevel=3) as packed,
            tarfile.open(fileobj=packed, mode="w|") as tar,
        ):
            writer = ArchiveWriter(tar)
            writer.add_bytes(MANIFEST, json.dumps(asdict(manifest)).encode())
            yield writer
            writer.close()
        partial.replace(target)
        keep_names(target.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _encrypting(file: BinaryIO, *, recipient: str) -> Iterator[BinaryIO]:
    """Give a sink whose bytes reach the file encrypted; the packed archive is never on disk in clear."""
    if not recipient:
        yield file
        return
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise BackupError("the recipient is not an age public key (age1…)") from error
    with _piped(lambda source: pyrage.encrypt_io(source, file, [key])) as sink:
        yield sink


@contextmanager
def _piped(work: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Run `work` on the other end of a pipe; what it raises is raised here."""
    reading, writing_end = os.pipe()
    failures: list[Exception] = []

    def drain() -> None:
        with os.fdopen(reading, "rb") as source:
            try:
                work(source)
            except Exception as error:  # noqa: BLE001 - carried over to the waiting thread
                failures.append(error)

    thread = threading.Thread(target=drain, name="backup-pipe", daemon=True)
    thread.start()
    try:
        with os.fdopen(writing_end, "wb") as sink:
            yield sink
    except BrokenPipeError:
        if not failures:
            raise
    finally:
        thread.join()
    if failures:
        raise failures[0]


def unpack(source: Path, folder: Path, *, identity: str = "") -> Manifest:
    """Unpack an archive into an empty folder and prove every sum; raises BackupError.

    `identity` is the age secret key (`AGE-SECRET-KEY-…`) that an encrypted archive needs.
    """
    try:
        if source.name.endswith(".age"):
            return _unpack_encrypted(source, folder, identity=identity)
        with source.open("rb") as file:
            return _unpack(file, folder)
    except (
        tarfile.TarError,
        zlib.error,
        EOFError,
        OSError,
        pyrage.DecryptError,
        ValueError,
        KeyError,
    ) as error:
        raise BackupError(f"the backup cannot be read: {error}") from error


def _unpack_encrypted(source: Path, folder: Path, *, identity: str) -> Manifest:
    if not identity:
        raise BackupError("this backup is encrypted: give the file with its secret key by --identity")
    try:
        key = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError as error:
        raise BackupError("the identity is not an age secret key (AGE-SECRET-KEY-…)") from error
    plain = folder / ".archive"
    with source.open("rb") as sealed, _private(plain) as opened:
        pyrage.decrypt_io(sealed, opened, [key])
    try:
        with plain.open("rb") as file:
            return _unpack(file, folder)
    finally:
        plain.unlink()


def _unpack(file: BinaryIO, folder: Path) -> Manifest:
    sums: dict[str, str] = {}
    with gzip.GzipFile(fileobj=file, mode="rb") as packed:
        with tarfile.open(fileobj=packed, mode="r|") as tar:
            for member in tar:
                if not member.isfile():
                    raise BackupError("the backup holds something that is no file")
                tar.extract(member, folder, filter="data")
                sums[member.name] = _sum_of(folder / member.name)
        # The sum over everything stands at the very end.
        packed.read()
    expected = json.loads((folder / SUMS).read_bytes())
    del sums[SUMS]
    if sums != expected:
        wrong = sorted(name for name in sums.keys() | expected.keys() if sums.get(name) != expected.get(name))
        raise BackupError(f"the backup is damaged at {wrong[0]}")
    manifest = Manifest(**json.loads((folder / MANIFEST).read_bytes()))
    if manifest.format != FORMAT:
        raise BackupError(f"the backup has format {manifest.format}; this version reads {FORMAT}")
    return manifest


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def archives(folder: Path) -> list[Path]:
    """List the archives in a folder, oldest first."""
    return sorted(
        path
        for path in folder.glob("linban-*")
        if path.name.endswith(_SUFFIXES) and not path.name.startswith(".")
    )
