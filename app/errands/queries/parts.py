"""The parts of a joint errand, as a reader sees them."""

import uuid
from typing import Any

from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.db import table_of
from app.core.errors import NotFound
from app.core.states import available
from app.core.tx import Tx
from app.errands.course_schemas import PartAction, PartActionRead, PartRead, PersonRead, StationBrief
from app.errands.kinds import PART_LABELS
from app.errands.models import ErrandPart
from app.errands.part_states import (
    ACTION_LABELS,
    PART_FORMS,
    PART_TRANSITIONS,
    PartCase,
    part_light,
)
from app.errands.ties import Case
from app.orgs.models import Station


def get_part(tx: Tx, *, errand_id: uuid.UUID, part_id: uuid.UUID) -> ErrandPart:
    """Give a part of an errand that the actor has locked; raises NotFound."""
    wanted = select(ErrandPart).where(ErrandPart.id == part_id, ErrandPart.errand_id == errand_id)
    part = tx.session.exec(wanted.with_for_update()).first()
    if part is None:
        raise NotFound("没有找到这一部分")
    return part


def parts_of(tx: Tx, *, errand_id: uuid.UUID, case: Case) -> list[PartRead]:
    """List an errand's parts in the order in which they were added."""
    columns: Any = (
        *table_of(ErrandPart).c,
        col(Station.name).label("station_name"),
        col(Station.phone).label("station_phone"),
        col(UserAccount.name).label("agent_name"),
    )
    rows = tx.session.execute(
        select(*columns)
        .select_from(ErrandPart)
        .join(Station, col(Station.id) == ErrandPart.station_id)
        .outerjoin(UserAccount, col(UserAccount.id) == ErrandPart.agent_id)
        .where(ErrandPart.errand_id == errand_id)
        .order_by(col(ErrandPart.created_at), col(ErrandPart.id))
    )
    return [_part_read(tx, row, case) for row in rows]


def part_case(part: Any, case: Case) -> PartCase:  # noqa: ANN401 - a part, or a row of its columns
    """Build what the rules need to know of a part."""
    return PartCase(state=part.state, path=part.path, agent_id=part.agent_id, errand=case)


def _part_read(tx: Tx, row: Any, case: Case) -> PartRead:  # noqa: ANN401 - a row
    steps = available(PART_TRANSITIONS, part_case(row, case), tx.actor)
    return PartRead(
        id=row.id,
        title=row.title,
        station=StationBrief(id=row.station_id, name=row.station_name, phone=row.station_phone),
        agent=None if row.agent_id is None else PersonRead(id=row.agent_id, name=row.agent_name),
        state=row.state,
        state_label=PART_LABELS[row.state],
        due_at=row.due_at,
        light=part_light(state=row.state, due_at=row.due_at, now=tx.now),
        result=row.result,
        actions=[_action(PartAction(action)) for action in steps],
    )


def _action(action: PartAction) -> PartActionRead:
    return PartActionRead(action=action, label=ACTION_LABELS[action], fields=PART_FORMS[action])
