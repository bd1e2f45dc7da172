"""The migration makes what the models say, and no later one loses a guard."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text

from app.core.db import Database, create_engine, metadata
from app.ledger.guards import install
from tests.conftest import migrate


def test_the_migrated_tables_are_those_of_the_models(shared: Database) -> None:
    def is_ours(_: object, name: str | None, kind: str, *_more: object) -> bool:
        return kind != "table" or (name or "").startswith("ledger_")

    with shared.engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, metadata) == []
        assert install.missing(connection) == []


def test_a_migration_that_rebuilds_a_table_gets_its_guards_and_checks_back(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rebuilt.db'}"
    migrate(create_engine(url))
    engine = create_engine(url)
    checks = text("SELECT sql FROM sqlite_master WHERE name = 'ledger_posting'")
    with engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        # SQLite itself refuses to rename a table that a guard names: such a migration takes them away first.
        install.remove(connection)
        with operations.batch_alter_table("ledger_posting", recreate="always"):
            pass

        install.restore(connection)

        assert install.missing(connection) == []
        assert "ck_ledger_posting_amount_in_bounds" in connection.execute(checks).scalar_one()
    engine.dispose()
