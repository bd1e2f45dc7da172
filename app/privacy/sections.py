"""The parts of what is told to a person about themselves: rows under labels, for machines and for paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, false, select
from sqlmodel import col

from app.core.permissions import Actor
from app.core.tx import Tx

# Nobody has more; somebody who had would get the latest.
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A column under its label, and how its value is told if not as it is."""

    label: str
    column: Any
    tell: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part: its name for machines, its title for people, labels and rows."""

    key: str
    title: str
    labels: dict[str, str]
    rows: list[dict[str, Any]] = field(default_factory=list)


def read_section(
    tx: Tx,
    *,
    key: str,
    title: str,
    shown: Mapping[str, Shown],
    narrow: Callable[[Select[Any]], Select[Any]],
) -> Section:
    """Read one part; `narrow` says whose rows, and in which order."""
    statement = narrow(select(*(one.column for one in shown.values()))).limit(MOST_ROWS)
    rows = [
        {name: _told(one, value) for (name, one), value in zip(shown.items(), row, strict=True)}
        for row in tx.session.execute(statement)
    ]
    return Section(key, title, {name: one.label for name, one in shown.items()}, rows)


def is_me(actor: Actor, column: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped column
    """Give the condition that a row is about the actor on the roll; who is on none is nobody's NULL."""
    return false() if actor.resident_id is None else col(column) == actor.resident_id


def _told(one: Shown, value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
    if one.tell is not None and value is not None:
        value = one.tell(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) or hasattr(value, "hex") else value
