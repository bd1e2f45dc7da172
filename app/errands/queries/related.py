"""What features above have to say about one errand, for its page."""

from collections.abc import Callable, Sequence

from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.schemas import Related

__all__ = ["RELATED", "Related", "related_of"]

# Each gives rows for an errand that the actor may see; `main` fills it.
RELATED: list[Callable[[Tx, Errand], Sequence[Related]]] = []


def related_of(tx: Tx, errand: Errand) -> list[Related]:
    """Collect the rows in the order in which features were named."""
    return [row for tell in RELATED for row in tell(tx, errand)]
