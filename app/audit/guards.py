"""What the database itself refuses in the audit log: rows are written once, and go only with their batch."""

from sqlalchemy import Connection, inspect, text

from app.audit.models import AuditPurge, AuditSeal, AuditSealLeaf
from app.core.audit import AuditEntry
from app.core.db import table_of

# The law (网络安全法) asks for six months of logs; no setting goes below.
LEAST_DAYS = 183
_TABLES = tuple(table_of(model).name for model in (AuditEntry, AuditSeal, AuditSealLeaf, AuditPurge))
# Entries and leaves of a purged batch may be deleted; everything else stays.
_PURGED = {
    "audit_entry": (
        "EXISTS (SELECT 1 FROM audit_seal_leaf l JOIN audit_purge p"
        " ON p.county_id = l.county_id AND p.seal_n = l.seal_n WHERE l.id = OLD.id)"
    ),
    "audit_seal_leaf": (
        "EXISTS (SELECT 1 FROM audit_purge p WHERE p.county_id = OLD.county_id AND p.seal_n = OLD.seal_n)"
    ),
    "audit_seal": "FALSE",
    "audit_purge": "FALSE",
}
# SQLite can replace a row without deleting it (INSERT OR REPLACE), so every insert also asks for doubles.
_DOUBLES = {
    "audit_entry": "",
    "audit_seal": " OR (county_id = NEW.county_id AND n = NEW.n)",
    "audit_seal_leaf": " OR (county_id = NEW.county_id AND seal_n = NEW.seal_n AND position = NEW.position)",
    "audit_purge": " OR (county_id = NEW.county_id AND seal_n = NEW.seal_n)",
}
_FUNCTIONS = ("audit_refuse", *(f"{table}_kept" for table in _TABLES), "audit_purge_due")


def restore(connection: Connection) -> None:
    """Put the guards back where one is missing; does nothing before the tables exist."""
    if inspect(connection).has_table("audit_purge") and missing(connection):
        install(connection)


def install(connection: Connection) -> None:
    """Make the guards new, whatever was there."""
    remove(connection)
    for statement in _statements(connection.dialect.name).values():
        # A percent sign in a statement is no parameter.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def remove(connection: Connection) -> None:
    """Take the guards away: only for a migration that rebuilds the tables."""
    for trigger, table, _ in _present(connection):
        on_table = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}{on_table}")
    if connection.dialect.name == "postgresql":
        for function in _FUNCTIONS:
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {function}()")


def missing(connection: Connection) -> list[str]:
    """Name the guards that should be there and are not, or are switched off."""
    present = {trigger for trigger, _, is_on in _present(connection) if is_on}
    names = {name for name in _statements(connection.dialect.name) if not name.endswith("()")}
    return sorted(names - present)


def _present(connection: Connection) -> list[tuple[str, str, bool]]:
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT name, tbl_name, TRUE FROM sqlite_master"
            " WHERE type = 'trigger' AND substr(tbl_name, 1, 6) = 'audit_'"
        )
    else:
        query = (
            "SELECT t.tgname, c.relname, t.tgenabled IN ('O', 'A')"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
            " AND substr(c.relname, 1, 6) = 'audit_'"
        )
    return [(row[0], row[1], bool(row[2])) for row in connection.execute(text(query))]


def _statements(dialect: str) -> dict[str, str]:
    """Give every statement by the name of its trigger, or of its function with "()"."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> dict[str, str]:
    statements = {}
    for table in _TABLES:
        refuse = f"BEGIN SELECT RAISE(ABORT, 'audit: {table} is written once'); END"
        statements[f"{table}_no_update"] = (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"
        )
        statements[f"{table}_no_delete"] = (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {_PURGED[table]} {refuse}"
        )
        double = f"SELECT 1 FROM {table} WHERE id = NEW.id{_DOUBLES[table]}"  # noqa: S608 - constants
        statements[f"{table}_no_replace"] = (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({double}) {refuse}"
        )
    statements["audit_purge_due"] = (
        f"CREATE TRIGGER audit_purge_due BEFORE INSERT ON audit_purge WHEN NOT EXISTS ("  # noqa: S608 - constants
        " SELECT 1 FROM audit_seal s WHERE s.county_id = NEW.county_id AND s.n = NEW.seal_n"
        f" AND s.at < datetime('now', '-{LEAST_DAYS} days') AND s.leaf_count = NEW.leaf_count)"
        " BEGIN SELECT RAISE(ABORT, 'audit: too early to purge'); END"
    )
    return statements


def _postgresql() -> dict[str, str]:
    statements = {"audit_refuse()": _function("audit_refuse", "FALSE", "written once")}
    for table in _TABLES:
        kept = f"{table}_kept"
        statements[f"{kept}()"] = _function(kept, _PURGED[table], "written once", answer="OLD")
        statements[f"{table}_no_update"] = _trigger(table, "no_update", "BEFORE UPDATE", "audit_refuse")
        statements[f"{table}_no_delete"] = _trigger(table, "no_delete", "BEFORE DELETE", kept)
        statements[f"{table}_no_truncate"] = _trigger(
            table, "no_truncate", "BEFORE TRUNCATE", "audit_refuse", each="STATEMENT"
        )
    due = (
        "EXISTS (SELECT 1 FROM audit_seal s WHERE s.county_id = NEW.county_id AND s.n = NEW.seal_n"  # noqa: S608 - constants
        f" AND s.at < now() - interval '{LEAST_DAYS} days' AND s.leaf_count = NEW.leaf_count)"
    )
    statements["audit_purge_due()"] = _function("audit_purge_due", due, "too early to purge")
    statements["audit_purge_due"] = (
        "CREATE TRIGGER audit_purge_due BEFORE INSERT ON audit_purge"
        " FOR EACH ROW EXECUTE FUNCTION audit_purge_due()"
    )
    return statements


def _function(name: str, holds: str, rule: str, *, answer: str = "NEW") -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF NOT {holds} THEN RAISE EXCEPTION 'audit: % of %: {rule}', TG_OP, TG_TABLE_NAME"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {answer}; END $$"
    )


def _trigger(table: str, name: str, moment: str, function: str, *, each: str = "ROW") -> str:
    return f"CREATE TRIGGER {table}_{name} {moment} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
