"""`linban backup`, `linban restore`, `linban backup-key`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import pyrage
import typer

from app.auth.service import restored
from app.backup import proof, service
from app.backup.archive import BackupError
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database

_MEGABYTE = 1_000_000


def register(app: typer.Typer) -> None:
    """Add the commands to `linban`."""
    app.command(name="backup-key")(make_key)
    app.command()(backup)
    app.command()(restore)
    app.command(name="restored")(sign_everybody_out)


def make_key(
    file: Annotated[Path, typer.Argument(help="Where the secret key goes; it must not exist yet.")],
) -> None:
    """Make the pair of keys for backups: the secret one into a file, the public one onto the screen."""
    identity = pyrage.x25519.Identity.generate()
    try:
        file.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise _stop(f"{file}: {error.strerror}") from error
    file.write_text(f"{identity}\n")
    typer.echo(f"{identity.to_public()}")
    typer.echo(f"Set it as BACKUP_RECIPIENT. Keep {file} away from this machine.", err=True)


def backup(
    *,
    folder: Annotated[str, typer.Option("--to", help="Folder to write to; instead of BACKUP_DIR.")] = "",
    is_plain: Annotated[
        bool, typer.Option("--plain", help="Not encrypted, and then without the keys.")
    ] = False,
    keep: Annotated[int, typer.Option(min=0, help="Delete all but so many backups; 0 keeps all.")] = 0,
    identity: Annotated[str, typer.Option(help="Prove it by restoring with this secret key's file.")] = "",
) -> None:
    """Write the database, the photos and the keys into one encrypted file, while people go on working."""
    settings = Settings()
    if not settings.backup_recipient and not is_plain:
        raise _stop("Set BACKUP_RECIPIENT (make one by `linban backup-key`), or say --plain.")
    recipient = "" if is_plain else settings.backup_recipient
    place = Path(folder) if folder else settings.backup_dir
    with _plainly():
        saved = service.save(settings, folder=place, recipient=recipient, now=utc_now())
        typer.echo(f"✓ {saved.path} · {saved.size / _MEGABYTE:.1f} MB · {saved.files} files")
        if identity or is_plain:
            _check(settings, saved.path, identity=_read_key(identity))
        for path in service.forget(folder=place, keep=keep) if keep else ():
            typer.echo(f"· deleted {path.name}")


def restore(
    source: Annotated[Path, typer.Argument(help="The backup.", exists=True, dir_okay=False)],
    *,
    identity: Annotated[str, typer.Option(help="File with the secret key of an encrypted backup.")] = "",
    is_check: Annotated[
        bool, typer.Option("--check", help="Only prove it: restore aside, check, throw away.")
    ] = False,
) -> None:
    """Bring a backup back into an empty DATA_DIR and database; everybody signs in anew."""
    settings = Settings()
    with _plainly():
        if is_check:
            _check(settings, source, identity=_read_key(identity))
            return
        began = time.monotonic()
        manifest = service.restore(settings, source=source, identity=_read_key(identity))
        ended = _end_what_was_open(settings)
        typer.echo(f"✓ restored the state of {manifest.created_at} in {time.monotonic() - began:.1f} s")
        typer.echo(f"· {ended} devices were signed out; whoever lost a role since then has it again: check")
        _tell(proof.problems_of(settings))


def sign_everybody_out() -> None:
    """After a database was brought back by other means: end every device and code that it held as open."""
    ended = _end_what_was_open(Settings())
    typer.echo(f"✓ {ended} devices were signed out")


def _check(settings: Settings, source: Path, *, identity: str) -> None:
    began = time.monotonic()
    with service.restored_aside(settings, source=source, identity=identity) as aside:
        restored_in = time.monotonic() - began
        _tell(proof.problems_of(aside))
    took = time.monotonic() - began
    typer.echo(f"✓ restored aside in {restored_in:.1f} s, checked, {took:.1f} s in all")


def _end_what_was_open(settings: Settings) -> int:
    database = Database.from_settings(settings)
    try:
        with database.transaction() as session:
            return restored.end_what_was_open(session, now=utc_now())
    finally:
        database.dispose()


def _read_key(identity: str) -> str:
    """Give the secret key in a file of age, whose other lines are comments."""
    if not identity:
        return ""
    lines = Path(identity).read_text().splitlines()
    return next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")


def _tell(problems: list[str]) -> None:
    for problem in problems:
        typer.secho(f"✗ {problem}", fg="red", err=True)
    if problems:
        raise typer.Exit(code=1)


@contextmanager
def _plainly() -> Iterator[None]:
    """Say what is wrong in one line, without a trace."""
    try:
        yield
    except (BackupError, OSError) as error:
        raise _stop(str(error)) from error


def _stop(reason: str) -> typer.Exit:
    typer.secho(f"✗ {reason}", fg="red", err=True)
    return typer.Exit(code=1)
