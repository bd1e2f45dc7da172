"""Is what was restored right: tables of this version, keys that fit, books that add up."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session, select

from app.auth.models import UserAccount
from app.core.config import Settings
from app.core.crypto import vault_for
from app.core.db import Database
from app.core.health import newest_revision
from app.ops.service.invariants.run import checks


def problems_of(settings: Settings) -> list[str]:
    """Look at a whole restored database; give what is wrong with it."""
    database = Database.from_settings(settings)
    try:
        with database.snapshot() as session:
            return list(_problems(session, settings))
    finally:
        database.dispose()


def _problems(session: Session, settings: Settings) -> Iterator[str]:
    revision = session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision != newest_revision():
        yield f"the tables are those of {revision}: run `linban migrate` before serving"
        return
    sealed = session.exec(
        select(UserAccount.phone_sealed).where(UserAccount.phone_sealed != "").limit(1)
    ).first()
    if sealed is not None and not _opens(settings, sealed):
        yield "the keys here do not open the phones in it: set the DATA_KEY that it was written with"
    for check in checks(session, settings):
        yield from (f"{check.name}: {problem}" for problem in check.problems)


def _opens(settings: Settings, sealed: str) -> bool:
    try:
        vault_for(settings.encryption_key).open(sealed)
    except Exception:  # noqa: BLE001 - whatever the cipher says, the key is another one
        return False
    return True
