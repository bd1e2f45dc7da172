"""What points hear from others: an errand that was rated well earns, once."""

from app.core.tx import Tx
from app.errands.events import ErrandRated
from app.points.service.awards import award
from app.points.service.caps import CapReached

GOOD_SCORE = 3
ERRAND_DONE = "D01"


def on_errand_rated(tx: Tx, event: ErrandRated) -> None:
    """Thank whoever did the errand: a volunteer with points, a paid agent with honour only."""
    if event.score < GOOD_SCORE or event.agent_resident_id is None:
        return
    try:
        award(
            tx,
            resident_id=event.agent_resident_id,
            rule_code=ERRAND_DONE,
            reference=f"errand:{event.errand_id}:{ERRAND_DONE}",
            is_honour=event.agent_is_paid,
            source_kind="errand",
            source_id=event.errand_id,
        )
    except CapReached:
        # The day's errands beyond the cap are done out of kindness.
        return
