"""A village with everybody who has to do with an errand."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fastapi.testclient import TestClient
from sqlmodel import Session

from app.auth.models import UserAccount
from app.core.permissions import Role
from app.errands.models import Errand, ServiceItem
from app.errands.schemas import TransitionCreate
from app.errands.service.moves import move
from app.people.models import FamilyLink
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
ERRANDS = f"{API}/errands"


class Scene:
    """One village station under a town's and a county's, with its people, and strangers next door."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.county = make.county()
        self.town = make.region()
        self.village = make.village(self.town)
        self.county_station = make.station(self.county)
        self.town_station = make.station(self.town, parent=self.county_station)
        self.station = make.station(self.village, parent=self.town_station)
        self.item = make.service_item(documents=("id_card", "photo"))
        self.resident = make.user(Role.resident, self.village, name="王秀英")
        self.agent = make.user(Role.agent, self.village, name="李建国")
        self.other_agent = make.user(Role.agent, self.village, name="赵小兰")
        self.lead = make.user(Role.station_lead, self.village, name="吴站长")

    def officer(self) -> UserAccount:
        return self.make.user(Role.town_officer, self.town, name="陈主任")

    def auditor(self) -> UserAccount:
        return self.make.user(Role.auditor, self.county, name="周审计")

    def neighbour(self) -> UserAccount:
        return self.make.user(Role.resident, self.village, name="邻居")

    def foreign_agent(self) -> UserAccount:
        return self.make.user(Role.agent, self.make.village(), name="郑代办")

    def relative(self, *, is_confirmed: bool = True) -> UserAccount:
        """Make the resident's son, far away."""
        son = self.make.user(Role.resident, self.make.village(), name="王磊")
        link = FamilyLink(
            county_id=self.county.id,
            elder_id=_on_roll(self.resident),
            relative_id=_on_roll(son),
            relation="儿子",
            confirmed_at=self.make.now if is_confirmed else None,
            created_at=self.make.now,
        )
        with self.make.database.transaction() as session:
            session.add(link)
        return son

    def draft(self, **changes: object) -> dict[str, Any]:
        """Give the body of a new errand."""
        ids = {"service_item_id": str(self.item.id), "station_id": str(self.station.id)}
        return {**ids, "channel": "app", **changes}

    def errand(self, *steps: tuple[UserAccount, str], item: ServiceItem | None = None) -> Errand:
        """Submit the resident's errand and take steps, each with what it needs."""
        taken = [(account, self.step(action)) for account, action in steps]
        return self.make.errand(self.station, self.resident, item=item or self.item, steps=taken)

    def step(self, action: str, **changes: object) -> dict[str, Any]:
        """Give a step with the least that it asks for."""
        return {"action": action, **self.least(action), **changes}

    def least(self, action: str) -> dict[str, Any]:
        note = {"note": "因为"}
        fields: dict[str, dict[str, Any]] = {
            "assign": {"agent_id": str(self.other_agent.id)},
            "transfer": {"agent_id": str(self.other_agent.id), **note},
            "promise": {"working_days": 2},
            "pause": {"reason": "resident", **note},
            "return": {"missing": ["photo"]},
            "escalate": note,
            "hand_back": {"outcome": "镇里办好了", **note},
            "complete": {"result": "办好了"},
            "extend": {"working_days": 2, **note},
            "refuse_return": note,
            "add_part": {"title": "测量", "station_id": str(self.town_station.id), "working_days": 2},
            "close": note,
            "sign": {"by": "self"},
            "rate": {"score": 5},
            "reopen": note,
        }
        return fields.get(action, {})

    def take(
        self,
        account: UserAccount,
        errand: Errand,
        action: str,
        *,
        later: timedelta = timedelta(),
        **changes: object,
    ) -> Errand:
        """Take one step in its own transaction."""
        step = TransitionCreate.model_validate(self.step(action, **changes))
        with self.make.tx(account, later=later) as tx:
            return move(tx, errand_id=errand.id, step=step)

    def reload(self, errand: Errand) -> Errand:
        with self.make.database.transaction(write=False) as session:
            return _get(session, errand.id)


def _get(session: Session, errand_id: uuid.UUID) -> Errand:
    return session.get_one(Errand, errand_id)


def _on_roll(account: UserAccount) -> uuid.UUID:
    assert account.resident_id is not None, "a villager is on the roll"
    return account.resident_id


def post_step(client: TestClient, errand: Errand, step: dict[str, Any]) -> Any:  # noqa: ANN401 - an HTTP answer
    return client.post(f"{ERRANDS}/{errand.id}/transitions", json=step)
