"""A new key for personal columns: blind indexes are built anew at once, then each value is sealed again."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table, bindparam, delete, select, update
from sqlmodel import Session

from app.core.clock import utc_now
from app.core.crypto import UnknownKey, Vault
from app.core.db import Database, metadata

SEALED = "_sealed"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class BlindIndex:
    """An index column, and the sealed column beside it from which it is built."""

    sealed: str
    kind: str
    last: int | None = None

    def of(self, vault: Vault, sealed: str) -> str | None:
        """Give the index under the present key."""
        text = vault.open(sealed)
        return vault.index(text if self.last is None else text[-self.last :], kind=self.kind)


BLIND_INDEXES: dict[str, BlindIndex] = {
    "resident.phone_index": BlindIndex("phone_sealed", "phone"),
    "resident.phone_tail_index": BlindIndex("phone_sealed", "phone_tail", last=4),
    "resident.id_number_index": BlindIndex("id_number_sealed", "id_number"),
    "user_account.phone_index": BlindIndex("phone_sealed", "phone"),
}
# Rows that live for minutes and have no sealed twin: whoever waits for a code asks for another.
PASSING_INDEXES = frozenset({"case_link.pin_index", "phone_code.phone_index"})


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many rows were found under an earlier key and moved."""

    indexed: int
    sealed: int


def rotate(database: Database, vault: Vault) -> Rotated:
    """Bring everything under the vault's first key; stopped anywhere, it goes on when it is run again.

    The indexes move in one transaction, so that nobody is ever findable under two keys or none. The
    sealed columns follow in batches while the server may already run.
    """
    with database.transaction() as session:
        indexed = sum(_index_anew(session, vault, name) for name in BLIND_INDEXES)
        for name in PASSING_INDEXES if indexed else ():
            _let_pass(session, name)
    return Rotated(indexed, sum(_seal_anew(database, vault, column) for column in sealed_columns()))


def sealed_columns() -> list[Column[str]]:
    """Give every column that the vault seals: they bear it in their name."""
    return [
        column for table in metadata.sorted_tables for column in table.columns if column.name.endswith(SEALED)
    ]


def is_current(session: Session, vault: Vault) -> bool:
    """Tell whether the indexes lie under the vault's first key, by the first account with a phone.

    Raises UnknownKey when none of the keys opens it.
    """
    table = metadata.tables["user_account"]
    statement = select(table.c.phone_sealed, table.c.phone_index).where(table.c.phone_index.is_not(None))
    row = session.execute(statement.order_by(table.c.id).limit(1)).first()
    return row is None or BLIND_INDEXES["user_account.phone_index"].of(vault, row[0]) == row[1]


def _let_pass(session: Session, name: str) -> None:
    """End what cannot be checked under the new key: a link is revoked and made anew, the rest is deleted."""
    table, column = _column(name)
    if "revoked_at" in table.c:
        ending = update(table).where(column != "", table.c.revoked_at.is_(None))
        session.execute(ending.values(revoked_at=utc_now()))
    else:
        session.execute(delete(table))


def _index_anew(session: Session, vault: Vault, name: str) -> int:
    table, column = _column(name)
    source = BLIND_INDEXES[name]
    count = 0
    for rows in _pages(session, table, column, table.c[source.sealed]):
        moved: list[dict[str, object]] = [
            {"row_id": row[0], "value": index}
            for row in rows
            if row[1] is not None and (index := source.of(vault, row[2])) != row[1]
        ]
        _write(session, table, column, moved)
        count += len(moved)
    return count


def _seal_anew(database: Database, vault: Vault, column: "Column[str]") -> int:
    table = column.table
    assert isinstance(table, Table), "columns come from tables"
    old = (column != "", column.not_like(f"{vault.key_id}.%"))
    count = 0
    while True:
        with database.transaction() as session:
            statement = select(table.c.id, column).where(*old).order_by(table.c.id).limit(_BATCH)
            rows = session.execute(statement.with_for_update()).all()
            moved: list[dict[str, object]] = [
                {"row_id": row_id, "value": vault.seal(_opened(vault, column, row_id, sealed))}
                for row_id, sealed in rows
            ]
            _write(session, table, column, moved)
        count += len(moved)
        if len(moved) < _BATCH:
            return count


def _opened(vault: Vault, column: "Column[str]", row_id: uuid.UUID, sealed: str) -> str:
    try:
        return vault.open(sealed)
    except UnknownKey as error:
        message = f"{column} of row {row_id}: {error}"
        raise UnknownKey(message) from error


def _pages(
    session: Session, table: Table, *columns: "Column[str]"
) -> Iterator[list[tuple[uuid.UUID, str | None, str]]]:
    last = uuid.UUID(int=0)
    while True:
        statement = select(table.c.id, *columns).where(table.c.id > last).order_by(table.c.id).limit(_BATCH)
        rows = [(row[0], row[1], row[2]) for row in session.execute(statement.with_for_update())]
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _write(session: Session, table: Table, column: "Column[str]", rows: list[dict[str, object]]) -> None:
    if rows:
        statement = update(table).where(table.c.id == bindparam("row_id"))
        session.connection().execute(statement.values({column.name: bindparam("value")}), rows)


def _column(name: str) -> tuple[Table, "Column[str]"]:
    table, _, column = name.partition(".")
    return metadata.tables[table], metadata.tables[table].c[column]
