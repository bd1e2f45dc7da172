"""What the database itself refuses for consents: a receipt is written once; taking back writes another."""

from sqlalchemy import Connection, inspect, text

from app.core.db import table_of
from app.privacy.models import ConsentReceipt

_TABLE = table_of(ConsentReceipt).name
_FUNCTION = f"{_TABLE}_refuse"


def restore(connection: Connection) -> None:
    """Put the guards back where one is missing; does nothing before the table exists."""
    if inspect(connection).has_table(_TABLE) and missing(connection):
        install(connection)


def install(connection: Connection) -> None:
    """Make the guards new, whatever was there."""
    remove(connection)
    for statement in _statements(connection.dialect.name).values():
        # A percent sign in a statement is no parameter.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def remove(connection: Connection) -> None:
    """Take the guards away, for a revision before them."""
    for trigger in _present(connection):
        on_table = "" if connection.dialect.name == "sqlite" else f" ON {_TABLE}"
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}{on_table}")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {_FUNCTION}()")


def missing(connection: Connection) -> list[str]:
    """Name the guards that should be there and are not, or are switched off."""
    names = {name for name in _statements(connection.dialect.name) if not name.endswith("()")}
    return sorted(names - {trigger for trigger, is_on in _present(connection).items() if is_on})


def _present(connection: Connection) -> dict[str, bool]:
    if connection.dialect.name == "sqlite":
        query = f"SELECT name, TRUE FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{_TABLE}'"  # noqa: S608 - a constant
    else:
        query = (
            "SELECT t.tgname, t.tgenabled IN ('O', 'A')"  # noqa: S608 - a constant
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
            f" AND c.relname = '{_TABLE}'"
        )
    return {row[0]: bool(row[1]) for row in connection.execute(text(query))}


def _statements(dialect: str) -> dict[str, str]:
    """Give every statement by the name of its trigger, or of its function with "()"."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> dict[str, str]:
    # SQLite can replace a row without deleting it (INSERT OR REPLACE), so an insert asks for doubles.
    double = f"WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE id = NEW.id)"  # noqa: S608 - a constant
    moments = {"update": "", "delete": "", "insert": double}
    return {
        f"{_TABLE}_no_{verb}": (
            f"CREATE TRIGGER {_TABLE}_no_{verb} BEFORE {verb.upper()} ON {_TABLE} {when}"
            f" BEGIN SELECT RAISE(ABORT, 'privacy: {_TABLE} is written once'); END"
        )
        for verb, when in moments.items()
    }


def _postgresql() -> dict[str, str]:
    statements = {
        f"{_FUNCTION}()": (
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'privacy: % of %: written once', TG_OP, TG_TABLE_NAME"
            " USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    }
    for verb, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        statements[f"{_TABLE}_no_{verb}"] = (
            f"CREATE TRIGGER {_TABLE}_no_{verb} BEFORE {verb.upper()} ON {_TABLE}"
            f" FOR EACH {each} EXECUTE FUNCTION {_FUNCTION}()"
        )
    return statements
