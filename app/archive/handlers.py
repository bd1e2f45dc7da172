"""What the archive does when a case takes a step."""

from app.archive.service.enrolment import enrol
from app.core.tx import Tx
from app.errands.events import ErrandMoved
from app.errands.models import ErrandState


def on_errand_moved(tx: Tx, event: ErrandMoved) -> None:
    """Enrol a case that was filed; a second telling finds it there."""
    if event.target == ErrandState.archived:
        enrol(tx, errand_id=event.errand_id)
