"""What remains of trips when somebody leaves: the figures, not the words."""

from sqlalchemy import select, update
from sqlmodel import col

from app.core.erasure import Leaver
from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.errands.models import Errand
from app.trips.models import Trip, TripTask


def erase(tx: Tx, *, leaver: Leaver) -> None:
    """Empty what was written about a person's business, and about the carrying; before custody forgets."""
    errands = select(col(Errand.id)).where(col(Errand.beneficiary_id) == leaver.resident_id)
    items = select(col(CustodyItem.id)).where(col(CustodyItem.resident_id) == leaver.resident_id)
    about = col(TripTask.errand_id).in_(errands) | col(TripTask.item_id).in_(items)
    written = about & (col(TripTask.reason) != "")
    tx.session.execute(update(TripTask).where(written).values(reason="—"))
    carried = col(Trip.carrier_id) == leaver.resident_id
    tx.session.execute(update(Trip).where(carried).values(carrier_witness=""))
    tx.session.flush()
