"""A row, or a hundred thousand, in every table: valid to every constraint, and different in every column."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Column, Connection, Enum, ForeignKeyConstraint, Table, inspect, types

from app.audit import guards as audit_guards
from app.core.db import UtcDateTime, metadata
from app.ledger.guards import install as ledger_guards

# What a constraint asks of a column that the type alone does not tell; {column: value}.
ASKED: dict[str, dict[str, Any]] = {
    "authority": {"uses": 1, "uses_max": 5},
    "authority_item": {"category": ""},
    "audit_seal": {"n": 1, "previous_n": None, "previous_root": None},
    "case_link": {"uses": 1, "uses_max": 5, "expires_at": datetime(2030, 1, 1, tzinfo=UTC)},
    "cap_use": {"quantity": 1, "ceiling": 5},
    "custody_count": {"expected": 3, "missing": 1},
    "custody_item": {
        "kind": "cash",
        "state": "with_agent",
        "receiver_id": None,
        "receiver_path": None,
        "carrier_id": None,
        "office": "",
        "received_fen": 9,
        "spent_fen": 4,
        "returned_fen": 0,
        "missing_fen": 0,
    },
    "data_request": {"state": "open", "decided_by": None},
    "duty_shift": {"starts": time(8), "ends": time(17)},
    # Before 0015 it named nothing, and the way back forgets it.
    "errand": {"authority_id": None},
    "errand_archive": {"state": "waiting", "made_at": None, "file_id": None},
    "errand_rating": {"score": 5},
    "ledger_account": {
        "account_class": "person",
        "asset": "points",
        "is_counted": True,
        "is_open": True,
        "overdraft": 0,
        "credits": 9,
        "debits": 4,
        "refunds": 1,
        "held": 2,
    },
    "ledger_seal": {"n": 1, "previous_n": None, "previous_root": None},
    "offer_allowance": {"quantity": 1, "ceiling": 5},
    "points_claim": {"award_id": None},
    "points_reversal": {"state": "requested", "decided_by": None},
    "problem_case": {"settled_by": None},
    "rectification": {"score": 2, "second_score": None, "exclusion_decided_by": None},
    "resident": {"birth_year": 1955},
    "office_distance": {"metres": 800},
    "shop_order": {"transfer_id": None},
    "trip": {"state": "planned", "finished_at": None, "done": 2, "counted": 1},
    "trip_task": {"item_id": None, "outcome": "open", "ticked_at": None, "reason": ""},
}
# The tables that grow with every day of use; the others stay small.
GROWING = frozenset(
    {
        "audit_entry",
        "award",
        "errand",
        "errand_transition",
        "ledger_account",
        "ledger_hold",
        "ledger_posting",
        "ledger_transfer",
        "outbox_message",
        "resident",
        "shop_order",
    }
)
_SMALL = 100
_BATCH = 5_000
_START = datetime(2026, 1, 1, tzinfo=UTC)
Value = Callable[[int], Any]


def fill(connection: Connection, *, count: int) -> None:
    """Put rows into every table, past the guards that let rows in only by way of the services."""
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        ledger_guards.remove(connection)
        audit_guards.remove(connection)
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    for number, table in enumerate(metadata.sorted_tables, start=1):
        rows = _rows(table, number, count)
        while batch := list(islice(rows, _BATCH)):
            connection.execute(table.insert(), batch)
    if is_sqlite:
        ledger_guards.restore(connection)
        audit_guards.restore(connection)
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = origin")


def empty_tables(connection: Connection) -> list[str]:
    """Name the tables without a row."""
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return sorted(
        name
        for name in tables
        if connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() == 0  # noqa: S608 - its own name
    )


def _rows(table: Table, number: int, count: int) -> Iterator[dict[str, Any]]:
    values = {column.name: _value(column, number) for column in table.columns}
    for reference in _references(table):
        values |= _referring(reference, _count_of(reference.referred_table, count))
    values |= {name: _always(value) for name, value in ASKED.get(table.name, {}).items()}
    return ({name: value(row) for name, value in values.items()} for row in range(_count_of(table, count)))


def _count_of(table: Table, count: int) -> int:
    return count if table.name in GROWING else min(count, _SMALL)


def _references(table: Table) -> list[ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda one: [column.name for column in one.columns])


def _referring(reference: ForeignKeyConstraint, parents: int) -> dict[str, Value]:
    """Point to the parent's row of the same number; two pointers to one table go to different rows."""
    parent = reference.referred_table
    if parent is reference.table:
        return {column.name: _always(None) for column in reference.columns if column.nullable}
    number = metadata.sorted_tables.index(parent) + 1
    siblings = [one for one in _references(reference.table) if one.referred_table is parent]
    step = siblings.index(reference)
    return {
        element.parent.name: _pointing(
            _parent_value(parent, element.column, number),
            step,
            parents,
            may_stop=bool(element.parent.nullable),
        )
        for element in reference.elements
    }


def _parent_value(parent: Table, column: Column[Any], number: int) -> Value:
    if column.name in ASKED.get(parent.name, {}):
        return _always(ASKED[parent.name][column.name])
    for reference in _references(parent):
        for element in reference.elements:
            if element.parent is column and element.column.table is not parent:
                above = element.column.table
                return _parent_value(above, element.column, metadata.sorted_tables.index(above) + 1)
    return _value(column, number)


def _always(value: Any) -> Value:  # noqa: ANN401 - of any column
    return lambda _: value


def _pointing(value: Value, step: int, parents: int, *, may_stop: bool) -> Value:
    """Go round the parents again, or point nowhere when all of them had their turn."""
    return lambda row: None if may_stop and row >= parents else value((row + step) % parents)


def _value(column: Column[Any], number: int) -> Value:
    kind = column.type
    if isinstance(kind, types.Uuid):
        place = list(column.table.columns).index(column)
        return lambda row: uuid.UUID(int=number << 96 | place << 64 | row + 1)
    if isinstance(kind, UtcDateTime):
        return lambda row: _START + timedelta(minutes=row)
    if isinstance(kind, Enum):
        return _always(kind.python_type(kind.enums[0]) if kind.enum_class else kind.enums[0])
    if isinstance(kind, types.Boolean):
        return _always(value=False)
    simple: dict[type[types.TypeEngine[Any]], Value] = {
        types.Integer: lambda row: row + 1,
        types.Date: lambda row: date(2000, 1, 1) + timedelta(days=row % 9_000),
        types.Time: _always(time(9)),
        types.LargeBinary: lambda row: f"bytes {row}".encode(),
        JSON: lambda row: {"row": row},
        types.String: lambda row: f"{row:x}"[-(getattr(kind, "length", None) or 40) :],
    }
    return next(value for known, value in simple.items() if isinstance(kind, known) or _wraps(kind, known))


def _wraps(kind: object, known: type[types.TypeEngine[Any]]) -> bool:
    return isinstance(getattr(kind, "impl", None), known)
