"""What happens to points, told to others."""

import uuid

from app.core.events import Event


class PointsAwarded(Event):
    """Somebody was given points, or honour."""

    award_id: uuid.UUID
    resident_id: uuid.UUID
    rule_code: str
    points: int
    is_honour: bool


class ClaimMoved(Event):
    """A claim took one step."""

    claim_id: uuid.UUID
    resident_id: uuid.UUID
    submitted_by: uuid.UUID
    action: str
    state: str
    points: int


class ReversalDecided(Event):
    """A second person answered a request to take points back."""

    reversal_id: uuid.UUID
    resident_id: uuid.UUID
    state: str
    amount: int
