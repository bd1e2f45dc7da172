"""The whole life of an errand over HTTP."""

import uuid
from collections.abc import Callable

from fastapi.testclient import TestClient

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
ERRANDS = "/api/v1/errands"


class TestTheWholeStory:
    def test_an_errand_is_submitted_claimed_completed_signed_and_rated(
        self, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        station, item = make.station(village), make.service_item()
        resident = as_user(make.user(Role.resident, village).id)
        agent = as_user(make.user(Role.agent, village).id)

        body = {"service_item_id": str(item.id), "station_id": str(station.id), "channel": "app"}
        made = resident.post(ERRANDS, json=body)
        steps = f"{ERRANDS}/{made.json()['id']}/transitions"
        claimed = agent.post(steps, json={"action": "claim"})
        completed = agent.post(steps, json={"action": "complete", "result": "证办好了"})
        signed = resident.post(steps, json={"action": "sign", "by": "self"})
        rated = resident.post(steps, json={"action": "rate", "score": 5, "comment": "好"})

        answers = [made, claimed, completed, signed, rated]
        assert [one.status_code for one in answers] == [201] * 5, [one.text for one in answers]
        assert made.json()["number"] == f"{station.code}-2026-0001"
        states = [one.json()["state"] for one in answers]
        assert states == ["submitted", "accepted", "completed", "signed", "signed"]
        assert rated.json()["rating"]["score"] == 5
        assert [step["action"] for step in rated.json()["timeline"]] == [
            "submit",
            "claim",
            "complete",
            "sign",
            "rate",
        ]
        assert resident.get(f"{ERRANDS}?scope=mine").json()["items"][0]["id"] == made.json()["id"]
        assert agent.get(f"{ERRANDS}?scope=assigned").json()["items"][0]["state"] == "signed"
        assert agent.get(f"{ERRANDS}/summary").json()["mine_open"] == 0
