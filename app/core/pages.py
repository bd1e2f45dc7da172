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
from sqlalchemy import Row, Select, tuple_
from sqlmodel import Session

from app.core.errors import InvalidInput

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
        position = decode_cursor(cursor, size=len(sort))
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


def decode_cursor(cursor: str, *, size: int) -> list[Any]:
    """Unpack a cursor; a foreign or broken one is an input error."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = [_unpack(kind, text) for kind, text in json.loads(raw)]
    except (binascii.Error, ValueError, TypeError, RecursionError, KeyError) as error:
        raise InvalidInput.at("/cursor", "翻页位置无效，请回到第一页") from error
    if len(values) != size:
        raise InvalidInput.at("/cursor", "翻页位置无效，请回到第一页")
    return values


def _pack(value: object) -> list[str]:
    if isinstance(value, datetime):
        return ["t", value.astimezone(UTC).isoformat()]
    if isinstance(value, uuid.UUID):
        return ["u", str(value)]
    if isinstance(value, int):
        return ["i", str(value)]
    return ["s", str(value)]


_READERS: dict[str, Callable[[str], Any]] = {
    "t": lambda text: datetime.fromisoformat(text).astimezone(UTC),
    "u": uuid.UUID,
    "i": lambda text: max(-(2**63), min(int(text), 2**63 - 1)),
    "s": str,
}


def _unpack(kind: str, text: str) -> object:
    return _READERS[kind](text)
