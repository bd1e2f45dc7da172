"""Lists in pages: keyset order, so that a page costs the same however deep it lies."""

import base64
import binascii
import json
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Row, Select, TypeDecorator, tuple_
from sqlmodel import Session

from app.core.errors import InvalidInput
from app.core.text import has_forbidden

ItemT = TypeVar("ItemT")

Cursor = Annotated[str | None, Query(max_length=400)]
Limit = Annotated[int, Query(ge=1, le=100)]
DEFAULT_LIMIT = 20


class Page(BaseModel, Generic[ItemT]):
    """One page; `next_cursor` is null on the last."""

    items: list[ItemT]
    next_cursor: str | None


class Items(BaseModel, Generic[ItemT]):
    """A list that is short by its nature and comes whole."""

    items: list[ItemT]


def fetch_page(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    *,
    sort: Sequence[Any],
    cursor: str | None,
    limit: int = DEFAULT_LIMIT,
    descending: bool = True,
) -> tuple[Sequence[Row[*tuple[Any, ...]]], str | None]:
    """Run a select in keyset order of `sort`, columns that together are unique; give rows and next cursor.

    The sort columns are added to the select, so a row has them at its end.
    """
    statement = statement.add_columns(*sort)
    if cursor:
        position = decode_cursor(cursor, sort=sort)
        columns = tuple_(*sort)
        # A bound value needs its column's type, or SQLite compares texts that are written otherwise.
        values = tuple_(*position, types=[column.type for column in sort])
        statement = statement.where(columns < values if descending else columns > values)
    order = [column.desc() if descending else column.asc() for column in sort]
    rows = session.execute(statement.order_by(*order).limit(limit + 1)).all()
    if len(rows) <= limit:
        return rows, None
    rows = rows[:limit]
    return rows, encode_cursor(list(rows[-1])[-len(sort) :])


def page_of(
    rows: Sequence[Row[*tuple[Any, ...]]], next_cursor: str | None, read: Callable[[Any], ItemT]
) -> Page[ItemT]:
    """Build a page from rows."""
    return Page(items=[read(row) for row in rows], next_cursor=next_cursor)


def encode_cursor(values: Sequence[object]) -> str:
    """Pack the sort values of the last row."""
    packed = [_pack(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(packed).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *, sort: Sequence[ColumnElement[Any]]) -> list[Any]:
    """Unpack a cursor into values of the sort columns; a foreign or broken one is an input error."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        pairs = zip(sort, json.loads(raw), strict=True)
        return [_unpack(column, text) for column, text in pairs]
    except (binascii.Error, ValueError, TypeError, RecursionError, KeyError, OverflowError) as error:
        raise InvalidInput.at("/cursor", "翻页位置无效，请回到第一页") from error


def _pack(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


_READERS: dict[type, Callable[[str], Any]] = {
    datetime: lambda text: datetime.fromisoformat(text).astimezone(UTC),
    uuid.UUID: uuid.UUID,
    int: lambda text: max(-(2**63), min(int(text), 2**63 - 1)),
    str: str,
}


def _unpack(column: ColumnElement[Any], text: object) -> object:
    if not isinstance(text, str) or has_forbidden(text):
        message = "no text that we ever sent"
        raise ValueError(message)
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return _READERS[kind.python_type](text)
