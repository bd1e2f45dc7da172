"""What a database is made of, read from its own catalogue: nothing that it keeps to is left out."""

import re

from sqlalchemy import Connection

Catalogue = dict[str, str]
_POSTGRES = (
    (
        "column",
        (
            "SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)"
            " || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END"
            " || coalesce(' COLLATE ' || nullif(l.collname, 'default'), '')"
            " || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')"
            " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " LEFT JOIN pg_collation l ON l.oid = a.attcollation"
            " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'"
            " AND a.attnum > 0 AND NOT a.attisdropped"
        ),
    ),
    (
        "constraint",
        (
            "SELECT c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || ' ' || k.convalidated"
            " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            " WHERE k.connamespace = 'public'::regnamespace AND k.contype <> 'n'"
        ),
    ),
    (
        "index",
        (
            "SELECT c.relname, pg_get_indexdef(c.oid) || ' ' || i.indisvalid"
            " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " WHERE c.relnamespace = 'public'::regnamespace"
        ),
    ),
    (
        "trigger",
        (
            "SELECT c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace"
        ),
    ),
    (
        "function",
        (
            "SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p"
            " WHERE p.pronamespace = 'public'::regnamespace"
        ),
    ),
)
_CHECK = re.compile(r"(?:CONSTRAINT\s+(\S+)\s+)?\bCHECK\s*\(", re.IGNORECASE)
_COLLATED = re.compile(r'^\s*"?(\w+)"?\s[^,]*\bCOLLATE\s+(\w+)', re.IGNORECASE | re.MULTILINE)


def read_catalogue(connection: Connection) -> Catalogue:
    """Give every column, constraint, index, trigger and function with its definition."""
    reader = _read_sqlite if connection.dialect.name == "sqlite" else _read_postgresql
    return {name: what for name, what in reader(connection).items() if "alembic_version" not in name}


def differences(found: Catalogue, wanted: Catalogue) -> list[str]:
    """Tell what one has and the other has not, or has otherwise."""
    return [
        f"{name}: {found.get(name, 'missing')}, not {wanted.get(name, 'missing')}"
        for name in sorted(found.keys() | wanted.keys())
        if found.get(name) != wanted.get(name)
    ]


def _read_postgresql(connection: Connection) -> Catalogue:
    return {
        f"{kind} {name}": definition
        for kind, query in _POSTGRES
        for name, definition in connection.exec_driver_sql(query)
    }


def _read_sqlite(connection: Connection) -> Catalogue:
    def ask(statement: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]

    found: Catalogue = {}
    for name, table, statement in ask("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"):
        found[f"trigger {table}.{name}"] = " ".join(str(statement).split())
    for name, statement in ask(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ):
        for _, column, kind, not_null, default, key, hidden in ask(f"PRAGMA table_xinfo({name})"):
            found[f"column {name}.{column}"] = f"{kind} {not_null} {default} {key} {hidden}"
        for column, collation in _COLLATED.findall(str(statement)):
            found[f"collation {name}.{column}"] = collation
        for position, check in enumerate(_checks(str(statement))):
            found[f"constraint {name}.{check[0] or position}"] = check[1]
        for _, *reference in sorted(ask(f"PRAGMA foreign_key_list({name})"), key=str):
            found[f"reference {name} {reference[2:4]} {reference[0]}"] = f"{reference[1:]}"
        for _, index, is_unique, origin, is_partial in ask(f"PRAGMA index_list({name})"):
            columns = [(row[2], row[3], row[4]) for row in ask(f"PRAGMA index_xinfo({index})")]
            where = ask(f"SELECT sql FROM sqlite_master WHERE name = '{index}'")[0][0]  # noqa: S608 - its own name
            label = index if origin == "c" else f"{name} {columns}"
            found[f"index {label}"] = (
                f"{is_unique} {origin} {is_partial} {columns} {' '.join(str(where).split())}"
            )
    return found


def _checks(statement: str) -> list[tuple[str, str]]:
    """Give the name and the condition of each CHECK in a CREATE TABLE."""
    return [(match[1] or "", _balanced(statement, match.end())) for match in _CHECK.finditer(statement)]


def _balanced(text: str, start: int) -> str:
    depth = 1
    for end in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if depth == 0:
            return " ".join(text[start:end].split())
    return text[start:]
