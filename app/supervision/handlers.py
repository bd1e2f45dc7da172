"""What supervision hears from errands: passed on, done again, done."""

from app.core.tx import Tx
from app.errands.events import ErrandMoved
from app.errands.models import Errand, ErrandState
from app.supervision.service.chain import settle_all
from app.supervision.service.problems import COUNTED, flag_if_due

_DONE = frozenset((ErrandState.completed, ErrandState.signed, ErrandState.archived, ErrandState.withdrawn))


def on_errand_moved(tx: Tx, event: ErrandMoved) -> None:
    """Flag what was moved about too often; end what was asked about an errand that is done.

    The event may come late or again: an errand that was reopened since is asked about anew.
    """
    if event.action in COUNTED:
        flag_if_due(tx, errand_id=event.errand_id)
    if event.target in _DONE and event.source != event.target:
        errand = tx.session.get_one(Errand, event.errand_id, with_for_update=True)
        if errand.state in _DONE:
            settle_all(tx, errand_id=errand.id, note="这件事已经办结或撤回")
