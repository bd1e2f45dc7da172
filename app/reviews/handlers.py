"""What rectification hears from errands: a bad rating."""

from app.core.tx import Tx
from app.errands.events import ErrandRated
from app.reviews.service.opening import open_for
from app.reviews.states import BAD_SCORE


def on_errand_rated(tx: Tx, event: ErrandRated) -> None:
    """Open a rectification for a bad rating."""
    if event.score <= BAD_SCORE:
        open_for(tx, errand_id=event.errand_id)
