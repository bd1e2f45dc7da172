"""In whose hands an errand is: taken, given, passed on, sent up and given back."""

import uuid
from typing import Any

from app.auth.queries import staff_at
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.errands.kinds import Mode
from app.errands.models import Errand
from app.errands.queries.rules import errand_rules
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.orgs.models import Station


def claim(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    return _accept(tx, errand, tx.actor.user_id)


def assign(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    return _accept(tx, errand, _agent(tx, errand, step))


def transfer(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    agent_id = _agent(tx, errand, step)
    if agent_id == errand.agent_id:
        raise InvalidInput.at("/agent_id", "这件代办已经在这位代办员手上")
    return _give_to(errand, agent_id)


def escalate(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    """Send it to the next station up; the first agent goes on answering for it."""
    here = tx.session.get_one(Station, errand.handling_station_id)
    assert here.parent_id is not None, "the rules ask for a station above"
    above = tx.session.get_one(Station, here.parent_id)
    errand.handling_station_id, errand.handling_path = above.id, above.path
    errand.agent_id = errand.report_by = None
    errand.mode = Mode.reported
    return {"from_station_id": str(here.id), "to_station_id": str(above.id)}


def hand_back(_tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Give it back to the first agent, with what the upper station found."""
    errand.outcome = step.outcome or ""
    details = {"from_station_id": str(errand.handling_station_id), "outcome": errand.outcome}
    bring_home(errand)
    return details


def bring_home(errand: Errand) -> None:
    """Put the errand into its first agent's hands, at the station where it began."""
    errand.handling_station_id, errand.handling_path = errand.station_id, errand.path
    errand.agent_id = errand.first_agent_id


def start_way_up(tx: Tx, errand: Errand) -> None:
    """Set the day by which an item that is decided above goes up."""
    at_home = errand.handling_station_id == errand.station_id
    if errand.mode is Mode.reported and at_home:
        errand.report_by = clock.deadline_in(tx, working_days=errand_rules(tx).days_to_town)


def _accept(tx: Tx, errand: Errand, agent_id: uuid.UUID) -> dict[str, Any]:
    if errand.first_agent_id is None:
        start_way_up(tx, errand)
    return _give_to(errand, agent_id)


def _give_to(errand: Errand, agent_id: uuid.UUID) -> dict[str, Any]:
    details = {"from_agent_id": str(errand.agent_id or ""), "to_agent_id": str(agent_id)}
    errand.first_agent_id = errand.first_agent_id or agent_id
    errand.agent_id = agent_id
    return details


def _agent(tx: Tx, errand: Errand, step: TransitionCreate) -> uuid.UUID:
    """Give the chosen agent, who must be one where the errand lies."""
    staff = staff_at(tx, [errand.handling_path])[errand.handling_path]
    if step.agent_id is None or step.agent_id not in {one.user_id for one in staff}:
        raise InvalidInput.at("/agent_id", "这位不是本站的代办员，请重新选择")
    return step.agent_id
