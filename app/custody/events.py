"""Facts about things in custody that features above may listen to."""

import uuid

from app.core.events import Event


class CustodyMoved(Event):
    """A thing took one step, the taking included."""

    item_id: uuid.UUID
    county_id: uuid.UUID
    movement_id: uuid.UUID
    action: str
    state: str
    resident_id: uuid.UUID
    errand_id: uuid.UUID | None
    holder_id: uuid.UUID | None
    path: str
