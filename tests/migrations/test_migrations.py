"""Every revision goes down and up with rows in every table, and leaves exactly what a fresh database has."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, String, event

from app.audit import guards as audit_guards
from app.core.db import create_engine, metadata
from app.core.paths import MIGRATIONS
from app.ledger.guards import install as ledger_guards
from app.privacy import guards as consent_guards
from tests.databases import Places, administer, without_syncing
from tests.migrations.catalogue import differences, read_catalogue
from tests.migrations.rows import empty_tables, fill
from tests.migrations.walk import config_with, fresh_catalogues, revisions_of, walk
from tests.postgres import server_url

# `make rehearse-migrations` sets it to a county's size.
ROWS = int(os.environ.get("MIGRATION_ROWS", "2"))


class Open(Protocol):
    """Makes a database: a migrated one, or an empty one."""

    def __call__(self, *, is_migrated: bool) -> Engine: ...


@pytest.fixture
def open_one(engine_name: str, template: str, tmp_path: Path) -> Iterator[Open]:
    """Give a maker of databases: migrated ones, or empty ones."""
    with ExitStack() as opened:

        def make(*, is_migrated: bool) -> Engine:
            url, drop = _make(engine_name, template if is_migrated else "", tmp_path)
            engine = create_engine(url, pool_size=2)
            if engine_name == "sqlite":
                event.listen(engine, "connect", without_syncing)
            opened.callback(drop)
            opened.callback(engine.dispose)
            return engine

        yield make


def _make(engine_name: str, template: str, folder: Path) -> tuple[str, Callable[[], None]]:
    name = f"migration_{uuid.uuid4().hex[:12]}"
    if engine_name == "sqlite":
        if template:
            shutil.copyfile(template, folder / name)
        return f"sqlite:///{folder / name}", lambda: None
    administer(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    return server_url(name), lambda: administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def filled(open_one: Open) -> Engine:
    """Give a migrated database with rows in every table."""
    engine = open_one(is_migrated=True)
    with engine.begin() as connection:
        fill(connection, count=ROWS)
        assert empty_tables(connection) == []
    return engine


def test_every_revision_goes_down_and_up_with_rows_in_every_table(filled: Engine, open_one: Open) -> None:
    fresh = fresh_catalogues(open_one(is_migrated=False), config_with())

    assert walk(filled, config_with(), fresh) == []


def test_the_migrated_tables_are_those_of_the_models_with_every_check_and_guard(open_one: Open) -> None:
    migrated, made = open_one(is_migrated=True), open_one(is_migrated=False)
    with migrated.begin() as old, made.begin() as new:
        metadata.create_all(new)
        ledger_guards.install(new)
        audit_guards.install(new)
        consent_guards.install(new)

        found, wanted = read_catalogue(old), read_catalogue(new)

    assert differences(found, wanted) == []


PLANTED = {
    "a lost check": (
        "constraint ledger_account.ck_ledger_account_never_below_zero",
        {
            "postgresql": ["ALTER TABLE ledger_account DROP CONSTRAINT ck_ledger_account_never_below_zero"],
        },
    ),
    "a lost guard": (
        "trigger ledger_posting.",
        {
            "postgresql": ["DROP TRIGGER ledger_posting_written_once ON ledger_posting"],
            "sqlite": ["DROP TRIGGER ledger_posting_no_update"],
        },
    ),
    "a guard that is switched off": (
        "trigger audit_entry.",
        {
            "postgresql": ["ALTER TABLE audit_entry DISABLE TRIGGER USER"],
        },
    ),
    "a guard that does nothing": (
        "function audit_refuse",
        {
            "postgresql": [
                "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'"
            ],
        },
    ),
    "a consent that could be rewritten": (
        "trigger consent_receipt.",
        {
            "postgresql": ["DROP TRIGGER consent_receipt_no_update ON consent_receipt"],
            "sqlite": ["DROP TRIGGER consent_receipt_no_update"],
        },
    ),
    "another type": (
        "column region.name",
        {
            "postgresql": ["ALTER TABLE region ALTER COLUMN name TYPE varchar(40)"],
        },
    ),
    "a column that may be empty": (
        "column region.name",
        {
            "postgresql": ["ALTER TABLE region ALTER COLUMN name DROP NOT NULL"],
        },
    ),
    "a lost index": (
        "index ix_outbox_message_due",
        {
            "postgresql": ["DROP INDEX ix_outbox_message_due"],
            "sqlite": ["DROP INDEX ix_outbox_message_due"],
        },
    ),
    "a lost reference": (
        "constraint sign_in_session.fk_",
        {
            "postgresql": [
                "ALTER TABLE sign_in_session DROP CONSTRAINT fk_sign_in_session_user_id_user_account"
            ],
        },
    ),
    "an index that is not unique any more": (
        "constraint idempotency_key.uq_",
        {
            "postgresql": [
                "ALTER TABLE idempotency_key DROP CONSTRAINT uq_idempotency_key_user_id_route_key"
            ],
        },
    ),
}


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_the_comparison_sees(name: str, engine_name: str, template: str, open_one: Open) -> None:
    where, changes = PLANTED[name]
    if engine_name not in changes:
        return
    twin = open_one(is_migrated=True)
    with twin.begin() as connection:
        before = read_catalogue(connection)
        for statement in changes[engine_name]:
            connection.exec_driver_sql(statement)

        told = differences(read_catalogue(connection), before)

    assert any(one.startswith(where) for one in told), told


def test_the_comparison_sees_what_a_rebuilt_table_of_sqlite_lost(places: Places, tmp_path: Path) -> None:
    """Alembic copies such a table over, and what it is not told about stays behind."""
    file = shutil.copyfile(places.template("sqlite"), tmp_path / "twin.db")
    twin = create_engine(f"sqlite:///{file}")
    with twin.begin() as connection:
        before = read_catalogue(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("errand_rating", recreate="always") as table:
            table.drop_constraint("ck_errand_rating_five_levels", type_="check")
            table.alter_column("comment", type_=String(9))

        told = differences(read_catalogue(connection), before)
    twin.dispose()

    assert [one.partition(":")[0] for one in told] == [
        "column errand_rating.comment",
        "constraint errand_rating.ck_errand_rating_five_levels",
    ]


REVISION = """
from alembic import op

revision = "9999_planted"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    {downgrade}
"""
SLIPS = {
    "leaves an index behind": ("op.create_index('ix_slip', 'region', ['name'])", "pass", "index ix_slip"),
    "takes a column's values": (
        "op.execute(\"UPDATE region SET name = ''\")",
        "pass",
        "the rows of region.name changed",
    ),
    "brings a column back empty": (
        "pass",
        "op.drop_column('region', 'name'); op.add_column('region', sa.Column('name', sa.String(50)))",
        "the rows of region.name changed",
    ),
}


@pytest.mark.parametrize("name", sorted(SLIPS))
def test_the_walk_sees_a_revision_that(name: str, filled: Engine, open_one: Open, tmp_path: Path) -> None:
    upgrade, downgrade, where = SLIPS[name]
    head = revisions_of(config_with())[-1]
    script = REVISION.format(head=head, upgrade=upgrade, downgrade=downgrade)
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "9999_planted.py").write_text(f"import sqlalchemy as sa\n{script}")
    config = config_with(tmp_path / "planted")
    fresh = fresh_catalogues(open_one(is_migrated=False), config)

    told = walk(filled, config, fresh, lowest=head)

    assert any(where in one for one in told), told


def test_every_revision_gives_up_a_lock_that_does_not_come() -> None:
    waiting = [
        file.name
        for file in sorted((MIGRATIONS / "versions").glob("*.py"))
        if "op." in file.read_text() and "lock_timeout" not in file.read_text()
    ]

    assert waiting == []
