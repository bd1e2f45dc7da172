"""Puts the guards into a database, and again after migrations: SQLite drops them when it rebuilds a table."""

import re
from importlib import resources

from sqlalchemy import Connection, inspect, text

WRITTEN_ONCE = (
    "ledger_transfer",
    "ledger_posting",
    "ledger_hold",
    "ledger_hold_line",
    "ledger_hold_end",
    "ledger_seal",
    "ledger_seal_leaf",
)
_TABLES = ("ledger_account", *WRITTEN_ONCE)
_FUNCTION = re.compile(r"CREATE OR REPLACE FUNCTION (\w+)")
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+)[\s\S]*? ON (\w+)")


def install(connection: Connection) -> None:
    """Make the guards new, whatever was there."""
    remove(connection)
    for statement in _statements(connection.dialect.name):
        # A percent sign in a statement is no parameter.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def restore(connection: Connection) -> None:
    """Put back what a migration lost; does nothing where all is there, or before the ledger exists."""
    if inspect(connection).has_table("ledger_account") and missing(connection):
        install(connection)


def remove(connection: Connection) -> None:
    """Take the guards away: only for a migration that rebuilds the tables."""
    for trigger, table, _ in _present(connection):
        on_table = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}{on_table}")


def drop_functions(connection: Connection) -> None:
    """Drop what PostgreSQL's triggers called."""
    for name in sorted(
        {name for statement in _statements("postgresql") for name in _FUNCTION.findall(statement)}
    ):
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}")


def missing(connection: Connection) -> list[str]:
    """Name the guards that should be there and are not, or are switched off."""
    present = {trigger for trigger, _, is_on in _present(connection) if is_on}
    return sorted(_expected(connection.dialect.name) - present)


def _expected(dialect: str) -> set[str]:
    return {match[1] for statement in _statements(dialect) if (match := _TRIGGER.search(statement))}


def _present(connection: Connection) -> list[tuple[str, str, bool]]:
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT name, tbl_name, TRUE FROM sqlite_master"
            " WHERE type = 'trigger' AND substr(tbl_name, 1, 7) = 'ledger_'"
        )
    else:
        query = (
            "SELECT t.tgname, c.relname, t.tgenabled IN ('O', 'A')"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
            " AND substr(c.relname, 1, 7) = 'ledger_'"
        )
    return [(row[0], row[1], bool(row[2])) for row in connection.execute(text(query))]


def _statements(dialect: str) -> list[str]:
    source = resources.files("app.ledger.guards").joinpath(f"{dialect}.sql").read_text(encoding="utf-8")
    written = [statement.strip() for statement in source.split("\n--------\n")]
    once = _sqlite_once if dialect == "sqlite" else _postgresql_once
    return written + [statement for table in _TABLES for statement in once(table)]


def _sqlite_once(table: str) -> list[str]:
    refused = ["DELETE"] if table == "ledger_account" else ["UPDATE", "DELETE"]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, 'ledger: {verb} of {table} is refused: written once'); END"
        for verb in refused
    ]


def _postgresql_once(table: str) -> list[str]:
    verbs = "DELETE" if table == "ledger_account" else "UPDATE OR DELETE"
    refuse = "EXECUTE FUNCTION ledger_refuse()"
    return [
        f"CREATE TRIGGER {table}_written_once BEFORE {verbs} ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    ]
