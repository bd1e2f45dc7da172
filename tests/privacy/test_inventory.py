"""Every text column is declared personal or not; a new one that nobody thought about fails here."""

from collections.abc import Iterable

from sqlalchemy import JSON, Column, Enum, LargeBinary, MetaData, String, Table, TypeDecorator

from app.core.db import metadata
from app.privacy.inventory import PERSONAL, PLAIN, Fate


def text_columns(tables: Iterable[Table]) -> set[str]:
    """Name every column that can hold words."""
    return {
        f"{table.name}.{column.name}"
        for table in tables
        for column in table.columns
        if isinstance(_plain(column), String | JSON | LargeBinary) and not isinstance(_plain(column), Enum)
    }


def declared() -> set[str]:
    """Name every column that the inventory knows."""
    plain = {f"{table}.{name}" for table, names in PLAIN.items() for name in names.split()}
    assert plain.isdisjoint(PERSONAL), "a column is personal or it is not"
    return plain | set(PERSONAL)


def _plain(column: "Column[object]") -> object:
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def test_every_text_column_is_declared() -> None:
    missing = text_columns(metadata.sorted_tables) - declared()

    assert missing == set(), "say in app/privacy/inventory.py whether these are personal, and their fate"


def test_what_is_declared_exists() -> None:
    assert declared() - text_columns(metadata.sorted_tables) == set()


def test_a_column_that_nobody_declared_is_found() -> None:
    twin = MetaData()
    table = Table("diary", twin, Column("secret", String(20)), Column("extra", JSON))

    assert text_columns([table]) - declared() == {"diary.secret", "diary.extra"}


def test_what_stays_has_its_reason() -> None:
    stays = {Fate.kept, Fate.passes}

    assert [name for name, one in PERSONAL.items() if (one.fate in stays) != bool(one.why)] == []
