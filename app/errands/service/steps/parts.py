"""A part for somebody else: the errand becomes a joint one."""

import uuid
from typing import Any

from app.auth.queries import staff_at
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.errands.kinds import Procedure
from app.errands.models import Errand, ErrandPart
from app.errands.queries.rules import errand_rules
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.service.steps.handling import check_days
from app.orgs.models import Station


def add(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Ask a station, or one person there, to do a part by a day."""
    assert step.working_days is not None and step.title is not None, "the form asks for them"  # noqa: PT018 - one form
    check_days(step.working_days, most=errand_rules(tx).promise_days_max)
    station = _station(tx, step)
    part = ErrandPart(
        county_id=errand.county_id,
        errand_id=errand.id,
        title=step.title,
        station_id=station.id,
        path=station.path,
        agent_id=_agent(tx, station, step),
        due_at=clock.deadline_in(tx, working_days=step.working_days),
        added_by=tx.actor.user_id,
        created_at=tx.now,
    )
    tx.session.add(part)
    errand.procedure = Procedure.joint
    errand.parts_open += 1
    tx.session.flush()
    return {"part_id": str(part.id), "title": f"{step.title}（{station.name}）"}


def _station(tx: Tx, step: TransitionCreate) -> Station:
    station = tx.session.get(Station, step.station_id)
    if station is None or station.county_id != tx.actor.county_id:
        raise InvalidInput.at("/station_id", "没有找到这个代办站，请重新选择")
    if not station.is_open:
        raise InvalidInput.at("/station_id", f"“{station.name}”暂停服务，请选别的代办站")
    return station


def _agent(tx: Tx, station: Station, step: TransitionCreate) -> uuid.UUID | None:
    if step.agent_id is None:
        return None
    staff = staff_at(tx, [station.path])[station.path]
    if step.agent_id not in {one.user_id for one in staff}:
        raise InvalidInput.at("/agent_id", "这位不是那个站的代办员，请重新选择")
    return step.agent_id
