"""`linban rotate-keys`, and the refusal to start under a key that does not fit the database."""

import base64
import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from app.core.config import MIN_KEY_BYTES, Settings
from app.core.crypto import UnknownKey, Vault, vault_for
from app.core.db import Database
from app.core.disk import keep_names
from app.privacy.service import rotation


def register(app: typer.Typer) -> None:
    """Add the commands to `linban`."""
    app.command(name="rotate-keys")(rotate_keys)


def rotate_keys(
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="First make a new key in DATA_DIR/secrets.")] = False,
) -> None:
    """Bring personal columns under the present DATA_KEY; stop the server first. Can be run again."""
    settings = Settings()
    if fresh:
        _replace_key(settings)
        settings = Settings()
    database = Database.from_settings(settings)
    try:
        done = rotation.rotate(database, _vault(settings))
    except UnknownKey as error:
        raise _stop(f"{error}. Put its key into DATA_KEYS_EARLIER and run this again.") from error
    finally:
        database.dispose()
    typer.echo(f"✓ {done.indexed} indexes and {done.sealed} values moved to the present key")
    typer.echo("Earlier keys now open only older backups: keep them where those are, and nowhere else.")


def refuse_other_key(settings: Settings) -> None:
    """Stop a start whose key would find nobody, or read nothing."""
    database = Database.from_settings(settings)
    try:
        with database.transaction(write=False) as session:
            if not rotation.is_current(session, _vault(settings)):
                raise _stop("DATA_KEY has changed. Run `linban rotate-keys` first.")
    except UnknownKey as error:
        raise _stop(f"DATA_KEY does not open this database: {error}.") from error
    finally:
        database.dispose()


def _vault(settings: Settings) -> Vault:
    return vault_for(settings.encryption_key, *settings.earlier_encryption_keys)


def _replace_key(settings: Settings) -> None:
    """Note the old key before the new one takes its place, so that no moment is without both."""
    if settings.data_key:
        raise _stop("DATA_KEY is a setting here: change it there, with the old one in DATA_KEYS_EARLIER.")
    old = base64.urlsafe_b64encode(settings.encryption_key).decode()
    earlier = settings.earlier_keys_file
    known = earlier.read_text().split() if earlier.exists() else []
    _write(earlier, "\n".join([*known, old]))
    fresh = base64.urlsafe_b64encode(secrets.token_bytes(MIN_KEY_BYTES)).decode()
    _write(earlier.with_name("data.key"), fresh)


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    partial.touch(mode=0o600)
    with partial.open("w") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    partial.replace(path)
    # The earlier keys must be kept for certain before the new one takes their place.
    keep_names(path.parent)


def _stop(reason: str) -> typer.Exit:
    typer.secho(f"✗ {reason}", fg="red", err=True)
    return typer.Exit(code=1)
