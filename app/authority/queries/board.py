"""What the county's board calls its items: errands, which keep it, stand above and fill this in."""

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from app.core.tx import Tx


def _no_items(_tx: Tx, _ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    return {}


@dataclass(slots=True)
class Board:
    """Names of items by id, of those that the county offers; names of classes by code."""

    items: Callable[[Tx, Collection[uuid.UUID]], Mapping[uuid.UUID, str]] = _no_items
    classes: Mapping[str, str] = field(default_factory=dict)


# app/main.py fills it in.
BOARD = Board()
