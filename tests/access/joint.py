"""A joint errand of the access matrix: a part at the same station, which nobody has taken yet."""

import uuid

from sqlmodel import select

from app.auth.models import UserAccount
from app.errands.models import ErrandPart
from app.errands.schemas import TransitionCreate
from app.errands.service.moves import move
from app.errands.states import ErrandAction
from app.orgs.models import Station
from tests.factories import Make


def made_joint(make: Make, *, errand_id: str, agent: UserAccount, station: Station) -> dict[str, str]:
    """Claim an errand and ask the station for a part of it."""
    wanted = uuid.UUID(errand_id)
    part = {"title": "测量", "station_id": station.id, "working_days": 2}
    with make.tx(agent) as tx:
        move(tx, errand_id=wanted, step=TransitionCreate(action=ErrandAction.claim))
        move(tx, errand_id=wanted, step=TransitionCreate.model_validate({"action": "add_part", **part}))
        part_id = tx.session.exec(select(ErrandPart.id).where(ErrandPart.errand_id == wanted)).one()
    return {"joint_errand": errand_id, "part": str(part_id)}
