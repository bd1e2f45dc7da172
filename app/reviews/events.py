"""Facts about rectifications that features above may listen to."""

import uuid

from app.core.events import Event


class RectificationMoved(Event):
    """A rectification was opened or took one step."""

    rectification_id: uuid.UUID
    errand_id: uuid.UUID
    county_id: uuid.UUID
    path: str
    action: str
    state: str
    handler_id: uuid.UUID | None
