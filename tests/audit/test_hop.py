"""The hop writes one row for every change by itself: who, for whom, what before and after, from where."""

import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.core.audit import ENTRY
from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
PHONE = "13912345678"


class Station:
    """A village with its station, an agent, a villager, and an item to ask for."""

    def __init__(self, make: Make) -> None:
        self.village = make.village()
        self.station = make.station(self.village)
        self.agent = make.user(Role.agent, self.village)
        self.elder = make.resident(self.village, name="王桂英", phone=PHONE)
        self.item = make.service_item()

    def draft(self) -> dict[str, Any]:
        """Ask for the elder."""
        return {
            "service_item_id": str(self.item.id),
            "station_id": str(self.station.id),
            "channel": "walk_in",
            "description": f"电话 {PHONE}",
            "contact_phone": PHONE,
            "beneficiary": {"resident_id": str(self.elder.id)},
        }


@pytest.fixture
def scene(make: Make) -> Station:
    """Give a small station."""
    return Station(make)


def rows(make: Make) -> Sequence[Any]:
    """Read the log in the order of writing."""
    with make.database.transaction(write=False) as session:
        return session.execute(select(ENTRY).order_by(ENTRY.c.id)).all()


def test_an_agent_who_acts_for_a_villager_stands_there_with_the_villager(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    browser = as_user(scene.agent.id)

    made = browser.post("/api/v1/errands", json=scene.draft(), headers={"User-Agent": "Desk"})
    moved = browser.post(f"/api/v1/errands/{made.json()['id']}/transitions", json={"action": "claim"})

    first, second = rows(make)
    assert (first.action, second.action) == ("create_errand", "move_errand.claim")
    assert {first.actor_id, second.actor_id} == {scene.agent.id}
    assert {first.resident_id, second.resident_id} == {scene.elder.id}
    assert (first.actor_role, first.subject_kind, str(first.subject_id)) == (
        "agent",
        "errand",
        made.json()["id"],
    )
    assert (first.device, first.address) == ("Desk", "testclient")
    assert [first.request_id, second.request_id] == [one.headers["X-Request-Id"] for one in (made, moved)]
    assert json.loads(second.changes)["state"] == ["submitted", "accepted"]
    assert first.path == scene.station.path


def test_personal_values_are_not_in_the_log(scene: Station, make: Make, as_user: AsUser) -> None:
    as_user(scene.agent.id).post("/api/v1/errands", json=scene.draft())
    as_user(scene.agent.id).patch(f"/api/v1/residents/{scene.elder.id}", json={"phone": "13800001111"})

    changes = [row.changes for row in rows(make)]

    assert len(changes) == 2
    assert all(word not in "".join(changes) for word in (PHONE, "13800001111", "王桂英", "电话"))
    assert json.loads(changes[1])["phone_sealed"] == ["…", "…"]


def test_a_replayed_answer_leaves_no_second_row(scene: Station, make: Make, as_user: AsUser) -> None:
    browser = as_user(scene.agent.id)
    key = {"Idempotency-Key": "one"}

    answers = [browser.post("/api/v1/errands", json=scene.draft(), headers=key) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert len(rows(make)) == 1


def test_what_is_refused_changes_nothing_and_is_noted_once(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    made = as_user(scene.agent.id).post("/api/v1/errands", json=scene.draft()).json()
    stranger = as_user(make.user(Role.resident, make.village()).id)

    for _ in range(2):
        hidden = stranger.get(f"/api/v1/errands/{made['id']}")
        forbidden = stranger.get("/api/v1/residents")
    # As much work as for what exists, or the time would tell them apart.
    missing = stranger.get(f"/api/v1/errands/{uuid.uuid4()}")

    assert (hidden.status_code, forbidden.status_code, missing.status_code) == (404, 403, 404)
    refused = [row for row in rows(make) if row.outcome == "refused"]
    assert [(row.action, row.why) for row in refused] == [
        ("read_errand", "没有找到"),
        ("list_residents", "没有权限"),
        ("read_errand", "没有找到"),
    ]
    assert [row.resident_id for row in refused] == [scene.elder.id, None, None]


def test_a_conflict_is_no_refusal(scene: Station, make: Make, as_user: AsUser) -> None:
    browser = as_user(scene.agent.id)
    made = browser.post("/api/v1/errands", json=scene.draft()).json()

    answers = [
        browser.post(f"/api/v1/errands/{made['id']}/transitions", json={"action": "claim"}) for _ in range(2)
    ]

    assert [one.status_code for one in answers] == [201, 409]
    assert [row.action for row in rows(make)] == ["create_errand", "move_errand.claim"]


def test_strangers_leave_nothing(make: Make, client: TestClient) -> None:
    client.post("/api/v1/errands", json={})
    client.get("/api/v1/residents")

    assert rows(make) == []


def test_a_request_id_is_taken_only_from_a_trusted_proxy(client: TestClient) -> None:
    own = client.get("/api/v1/app", headers={"X-Request-Id": "chosen-by-a-client"})
    proxied = TestClient(client.app, client=("203.0.113.9", 0))
    told = [
        proxied.get("/api/v1/app", headers={"X-Request-Id": name}).headers["X-Request-Id"]
        for name in ("given-by-a-proxy", "short", "bad id with spaces", "x" * 65)
    ]

    assert own.headers["X-Request-Id"] != "chosen-by-a-client"
    assert told[0] == "given-by-a-proxy"
    assert all(len(name) == 32 for name in told[1:])
