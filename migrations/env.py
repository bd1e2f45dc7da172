"""Runs migrations on the settings' database, or on the connection that the caller passes."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel.sql.sqltypes import AutoString

from app import main  # so that no feature's tables are forgotten
from app.audit import guards as audit_guards
from app.core.config import Settings
from app.core.db import UtcDateTime, create_engine, metadata
from app.ledger.guards import install
from app.privacy import guards as consent_guards

assert main.ROUTERS, "importing the application registers every table"
_CONSENTS_GUARDED = "0011_trust"


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our column types as plain ones, so that an old migration needs no module of today."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def run(connection: Connection) -> None:
    """Migrate within one transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()
        install.restore(connection)
        audit_guards.restore(connection)
        if (context.get_context().get_current_revision() or "") >= _CONSENTS_GUARDED:
            consent_guards.restore(connection)


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(Settings().resolved_database_url)
    with engine.begin() as opened:
        run(opened)
    engine.dispose()
