"""Facts about errands that features above may listen to."""

import uuid

from app.core.events import Event


class ErrandSubmitted(Event):
    """Somebody asked for something."""

    errand_id: uuid.UUID
    county_id: uuid.UUID
    station_id: uuid.UUID
    path: str
    number: str
    requester_id: uuid.UUID | None
    beneficiary_id: uuid.UUID


class ErrandMoved(Event):
    """An errand took one step."""

    errand_id: uuid.UUID
    county_id: uuid.UUID
    transition_id: uuid.UUID
    action: str
    source: str
    target: str
    actor_id: uuid.UUID
    station_id: uuid.UUID
    path: str
    requester_id: uuid.UUID | None
    beneficiary_id: uuid.UUID
    first_agent_id: uuid.UUID | None
    agent_id: uuid.UUID | None


class ErrandRated(Event):
    """Somebody for whom an errand was done said how it went, of their own will."""

    errand_id: uuid.UUID
    county_id: uuid.UUID
    score: int
    agent_id: uuid.UUID
    agent_resident_id: uuid.UUID | None
    agent_is_paid: bool
    station_id: uuid.UUID
    path: str
    item_code: str
    is_home_visit: bool
