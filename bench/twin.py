"""Finds out which rows one request wrote, and plans one statement that writes the same."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import asyncpg

SCHEMA = "raw"
_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'alembic_version' ORDER BY 1
"""
_UNIQUE = """
SELECT DISTINCT a.attname
FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indrelid = $1::regclass AND i.indisunique
"""


@dataclass
class Touched:
    """The rows of one table that a request inserted or updated."""

    table: str
    inserted: list[dict[str, Any]] = field(default_factory=list)
    updated: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Plan:
    """A statement with its values; `fresh` and `texts` are places for new ids, `picks` for existing ones."""

    statement: str
    values: list[Any]
    fresh: dict[int, int]
    texts: dict[int, int]
    picks: dict[int, list[uuid.UUID]]


def watch(dsn: str, act: Callable[[], None]) -> list[Touched]:
    """Run a request and give the rows it left behind."""
    return asyncio.run(_watch(dsn, act))


async def _watch(dsn: str, act: Callable[[], None]) -> list[Touched]:
    connection = await asyncpg.connect(dsn)
    tables = [row[0] for row in await connection.fetch(_TABLES)]
    known = {table: await _ids(connection, table) for table in tables}
    before = await connection.fetchval("SELECT txid_current() % (2::bigint ^ 32)::bigint")
    await asyncio.to_thread(act)
    found = []
    for table in tables:
        changed = f'SELECT * FROM public."{table}" WHERE xmin::text::bigint > $1'  # noqa: S608 - as below
        rows = await connection.fetch(changed, before)
        if rows:
            touched = Touched(table)
            for row in rows:
                kept = touched.updated if row.get("id") in known[table] else touched.inserted
                kept.append(dict(row))
            found.append(touched)
    await connection.close()
    return found


async def _ids(connection: asyncpg.Connection, table: str) -> set[Any]:
    try:
        rows = await connection.fetch(f'SELECT id FROM public."{table}"')  # noqa: S608 - from the catalogue
    except asyncpg.UndefinedColumnError:
        return set()
    return {row[0] for row in rows}


def plan(dsn: str, name: str, first: list[Touched], second: list[Touched]) -> Plan:
    """Make twin tables and their statement from two requests; what both updated, all will."""
    return asyncio.run(_plan(dsn, name, first, second))


def listing(station_id: str, length: int) -> Plan:
    """Plan reading as many rows of a station's errands, newest first, whole."""
    statement = "SELECT * FROM errand WHERE station_id = $1 ORDER BY id DESC LIMIT $2"
    return Plan(statement, [uuid.UUID(station_id), length], {}, {}, {})


async def _plan(dsn: str, name: str, first: list[Touched], second: list[Touched]) -> Plan:
    connection = await asyncpg.connect(dsn)
    await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    made = Plan("", [], {}, {}, {})
    parts: list[str] = []
    fresh: dict[Any, int] = {}
    hot = {row["id"] for touched in second for row in touched.updated}
    for touched in first:
        twin = f'{SCHEMA}."{name}_{touched.table}"'
        source = f'public."{touched.table}"'
        await connection.execute(f"DROP TABLE IF EXISTS {twin}")
        await connection.execute(f"CREATE TABLE {twin} (LIKE {source} INCLUDING DEFAULTS INCLUDING INDEXES)")
        unique = {row[0] for row in await connection.fetch(_UNIQUE, touched.table)}
        parts += [_insert(made, twin, row, unique, fresh) for row in touched.inserted]
        if touched.updated:
            await connection.execute(f"INSERT INTO {twin} SELECT * FROM {source}")  # noqa: S608 - from the catalogue
            everyone = [row[0] for row in await connection.fetch(f"SELECT id FROM {twin}")]  # noqa: S608 - as above
            parts += [_update(made, twin, row, hot, everyone) for row in touched.updated]
    await connection.close()
    steps = [f"step{number} AS ({part} RETURNING 1)" for number, part in enumerate(parts)]
    made.statement = f"WITH {', '.join(steps)} SELECT 1"
    return made


def _insert(made: Plan, twin: str, row: dict[str, Any], unique: set[str], fresh: dict[Any, int]) -> str:
    """Add one row; ids in unique columns are new for every request, and stay the same across its rows."""
    places = []
    for column, value in row.items():
        place = len(made.values)
        made.values.append(value)
        places.append(f"${place + 1}")
        if value in fresh or (column in unique and isinstance(value, uuid.UUID)):
            made.fresh[place] = fresh.setdefault(value, len(fresh))
        elif column in unique and isinstance(value, str):
            made.texts[place] = len(value)
    columns = ", ".join(f'"{column}"' for column in row)
    return f"INSERT INTO {twin} ({columns}) VALUES ({', '.join(places)})"  # noqa: S608 - from the catalogue


def _update(made: Plan, twin: str, row: dict[str, Any], hot: set[Any], everyone: list[uuid.UUID]) -> str:
    """Count one number of a row up: of this row if every request touches it, else of any."""
    place = len(made.values)
    made.values.append(row["id"])
    if row["id"] not in hot:
        made.picks[place] = everyone
    number = next(
        column for column, value in row.items() if isinstance(value, int) and not isinstance(value, bool)
    )
    return f'UPDATE {twin} SET "{number}" = "{number}" + 1 WHERE id = ${place + 1}'  # noqa: S608 - from the catalogue
