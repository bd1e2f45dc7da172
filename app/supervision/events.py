"""Facts about supervision that features above may listen to."""

import uuid

from app.core.events import Event


class SupervisionMoved(Event):
    """A reminder, letter or escalation was made or took one step."""

    supervision_id: uuid.UUID
    errand_id: uuid.UUID
    county_id: uuid.UUID
    path: str
    kind: str
    action: str
    state: str


class ProblemCaseSettled(Event):
    """Somebody above has dealt with a problem case."""

    problem_case_id: uuid.UUID
    errand_id: uuid.UUID
    county_id: uuid.UUID
