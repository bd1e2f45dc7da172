"""State machines as tables: one row is one step somebody may take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.core.permissions import Actor

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Transition(Generic[RowT]):
    """One step: from `source` to `target` (None keeps the state), for those whom `may` admits."""

    action: StrEnum
    label: str
    source: StrEnum
    target: StrEnum | None
    may: Callable[[RowT, Actor], bool]


def available(table: Iterable[Transition[RowT]], row: RowT, actor: Actor) -> dict[StrEnum, Transition[RowT]]:
    """Give the steps open to this actor on this row now, in the order of the table."""
    stateful: Any = row
    steps: dict[StrEnum, Transition[RowT]] = {}
    for step in table:
        if step.source == stateful.state and step.action not in steps and step.may(row, actor):
            steps[step.action] = step
    return steps


def ever_allowed(table: Iterable[Transition[RowT]], row: RowT, actor: Actor, action: StrEnum) -> bool:
    """Tell whether this actor could take the action in any state: if not it is 403, else 409."""
    return any(step.action == action and step.may(row, actor) for step in table)
