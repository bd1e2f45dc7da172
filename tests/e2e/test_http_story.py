"""The story once more by plain HTTP, as docs/http-story.md tells it and the public contract promises."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest

from tests.e2e import phones
from tests.e2e.conftest import Server

Api = Callable[[str], httpx2.Client]
NEIGHBOUR, OTHER_AGENT, AUDITOR = "19900000010", "19900000012", "19900000007"


def test_the_whole_story_works_by_the_contract_alone(api: Api, server: Server) -> None:
    villager, agent, keeper = api(phones.RESIDENT), api(phones.AGENT), api(phones.SHOPKEEPER)
    earned, owned = _available(agent), _available(villager)

    errand = _submit(villager, file_ids=[_photo(villager)])
    assert (errand["state"], errand["light"], len(errand["files"])) == ("submitted", "green", 1)
    assert _step(agent, errand, action="claim")["agent"]["name"] == "李建国"
    assert _step(agent, errand, action="complete", result="证已办好")["state"] == "completed"
    assert _step(villager, errand, action="sign", by="self")["state"] == "signed"
    assert _step(villager, errand, action="rate", score=5)["rating"]["score"] == 5
    _wait_for(agent, earned + 2)
    entry = _newest_entry(agent)
    assert (entry["rule_code"], entry["amount"], entry["source"]["id"]) == ("D01", 2, errand["id"])
    order = _order(villager)
    assert (order["state"], order["points"]) == ("held", 12)
    assert _available(villager) == owned - 12
    collected = keeper.post("/shop/pickups", json={"pickup_code": order["pickup_code"]})
    assert (collected.status_code, collected.json()["state"]) == (200, "collected")
    proof = api(AUDITOR).get("/ledger/verification").raise_for_status().json()
    assert (proof["ok"], proof["sum"], proof["seals"]["broken"]) == (True, 0, [])
    assert server.linban("verify").returncode == 0


def test_the_same_submission_twice_is_one_errand(api: Api) -> None:
    villager, key = api(phones.RESIDENT), {"Idempotency-Key": str(uuid.uuid4())}
    body = _errand_body(villager)

    first = villager.post("/errands", json=body, headers=key)
    again = villager.post("/errands", json=body, headers=key)
    other = villager.post("/errands", json=body | {"description": "别的"}, headers=key)

    assert (first.status_code, again.status_code, again.content) == (201, 201, first.content)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")


def test_another_village_sees_nothing_of_it(api: Api) -> None:
    errand = _submit(api(phones.RESIDENT))

    for stranger in (api(NEIGHBOUR), api(OTHER_AGENT)):
        assert stranger.get(f"/errands/{errand['id']}").status_code == 404
        assert stranger.post(f"/errands/{errand['id']}/transitions", json={"action": "claim"}).is_error


def test_a_step_out_of_turn_is_refused(api: Api) -> None:
    villager, agent = api(phones.RESIDENT), api(phones.AGENT)
    errand = _submit(villager)

    early = agent.post(f"/errands/{errand['id']}/transitions", json={"action": "complete", "result": "好了"})
    never = villager.post(f"/errands/{errand['id']}/transitions", json={"action": "claim"})

    assert (early.status_code, early.json()["type"]) == (409, "/problems/action-unavailable")
    assert never.status_code == 403


def test_a_code_is_collected_once_and_only_by_the_shopkeeper(api: Api) -> None:
    villager, keeper = api("19900000020"), api(phones.SHOPKEEPER)
    code = {"pickup_code": _order(villager)["pickup_code"]}

    stranger = api(phones.AGENT).post("/shop/pickups", json=code)
    first, second = keeper.post("/shop/pickups", json=code), keeper.post("/shop/pickups", json=code)

    assert stranger.status_code in {403, 404}
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["type"] == "/problems/already-collected"


@pytest.mark.parametrize("phone", ["19900000021", "19900000119", "19900000219"])
def test_residents_for_tests_have_exactly_a_hundred_points(api: Api, phone: str) -> None:
    assert _available(api(phone)) == 100


def _photo(client: httpx2.Client) -> str:
    picture = phones.photo()
    answer = client.post("/files", files={"file": (picture["name"], picture["buffer"], picture["mimeType"])})
    assert answer.status_code == 201, answer.text
    file_id: str = answer.json()["id"]
    return file_id


def _errand_body(client: httpx2.Client) -> dict[str, Any]:
    items = client.get("/service-items", params={"q": phones.ITEM}).raise_for_status().json()["items"]
    village_id = client.get("/me").raise_for_status().json()["grants"][0]["region_id"]
    stations = client.get("/stations", params={"region_id": village_id}).raise_for_status().json()["items"]
    return {"service_item_id": items[0]["id"], "station_id": stations[0]["id"], "channel": "app"}


def _submit(client: httpx2.Client, **more: object) -> Mapping[str, Any]:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    answer = client.post("/errands", json=_errand_body(client) | more, headers=key)
    assert answer.status_code == 201, answer.text
    errand: Mapping[str, Any] = answer.json()
    return errand


def _step(client: httpx2.Client, errand: Mapping[str, Any], **step: object) -> Mapping[str, Any]:
    answer = client.post(f"/errands/{errand['id']}/transitions", json=step)
    assert answer.status_code == 201, answer.text
    moved: Mapping[str, Any] = answer.json()
    return moved


def _order(client: httpx2.Client) -> Mapping[str, Any]:
    offers = client.get("/shop/offers", params={"limit": 100}).raise_for_status().json()["items"]
    goods = next(one for one in offers if one["title"] == phones.GOODS)
    answer = client.post("/shop/orders", json={"offer_id": goods["id"]})
    assert answer.status_code == 201, answer.text
    order: Mapping[str, Any] = answer.json()
    return order


def _account(client: httpx2.Client) -> Mapping[str, Any]:
    account: Mapping[str, Any] = client.get("/points/accounts/mine").raise_for_status().json()
    return account


def _available(client: httpx2.Client) -> int:
    available: int = _account(client)["available"]
    return available


def _newest_entry(client: httpx2.Client) -> Mapping[str, Any]:
    entries = client.get(f"/points/accounts/{_account(client)['id']}/entries").raise_for_status()
    newest: Mapping[str, Any] = entries.json()["items"][0]
    return newest


def _wait_for(client: httpx2.Client, points: int) -> None:
    """Ask again until the worker has delivered the thanks."""
    for _ in range(600):
        if _available(client) == points:
            return
    assert _available(client) == points
