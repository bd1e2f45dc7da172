"""What people ask to have corrected or deleted, and who decides."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import UserAccount
from app.core.permissions import Role
from app.people.models import Resident
from app.privacy.models import DataRequest
from tests.factories import Make
from tests.people.numbers import id_number

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
MINE = f"{API}/me/data-requests"
RIGHT = {
    "kind": "correction",
    "reason": "名字写错了",
    "name": "王㐂",
    "phone": "13900005555",
    "id_number": id_number(5),
}


class Scene:
    """A villager, the officer of the town, and the officer next door."""

    def __init__(self, make: Make, as_user: AsUser) -> None:
        town = make.region()
        village = make.village(town)
        self.villager = make.user(Role.resident, village, name="王喜")
        self.officer = make.user(Role.town_officer, town, name="陈主任")
        self.other = make.user(Role.town_officer, make.region())
        self.agent = make.user(Role.agent, village)
        self.village = village
        self._as_user = as_user

    def ask(self, body: dict[str, str]) -> str:
        answer = self._as_user(self.villager.id).post(MINE, json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def decide(self, who: UserAccount, request_id: str, action: str, note: str = "核对过") -> tuple[int, str]:
        path = f"{API}/data-requests/{request_id}/transitions"
        answer = self._as_user(who.id).post(path, json={"action": action, "note": note})
        return answer.status_code, answer.text


@pytest.fixture(name="scene")
def _scene(make: Make, as_user: AsUser) -> Scene:
    return Scene(make, as_user)


class TestCorrection:
    def test_an_officer_agrees_and_the_roll_and_the_account_change(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        request_id = scene.ask(RIGHT)

        listed = as_user(scene.officer.id).get(f"{API}/data-requests", params={"state": "open"})
        status, text = scene.decide(scene.officer, request_id, "approve")

        item = listed.json()["items"][0]
        assert {one["field"]: one["after_masked"] for one in item["changes"]} == {
            "name": "王㐂",
            "phone": "139****5555",
            "id_number": id_number(5)[:3] + "*" * 11 + id_number(5)[-4:],
        }
        assert [one["action"] for one in item["actions"]] == ["approve", "refuse"]
        assert RIGHT["phone"] not in listed.text + text
        assert RIGHT["id_number"] not in listed.text + text
        assert status == 201, text
        with make.tx() as tx:
            row = tx.session.get_one(Resident, scene.villager.resident_id)
            account = tx.session.get_one(UserAccount, scene.villager.id)
            index = tx.vault.index(RIGHT["phone"], kind="phone")
        assert (row.name, row.phone_index, account.name, account.phone_index) == (
            "王㐂",
            index,
            "王㐂",
            index,
        )

    def test_the_history_stays_and_the_person_reads_why(self, scene: Scene, as_user: AsUser) -> None:
        first = scene.ask({"kind": "correction", "reason": "搬家", "address": "槐树下"})
        scene.decide(scene.officer, first, "refuse", "请带户口本来核对")
        scene.ask({"kind": "correction", "reason": "再试", "address": "槐树下"})

        items = as_user(scene.villager.id).get(MINE).json()["items"]

        assert [one["state"] for one in items] == ["open", "refused"]
        assert (items[1]["note"], items[1]["decided_by_name"]) == ("请带户口本来核对", "陈主任")

    def test_what_is_asked_lies_sealed(self, scene: Scene, make: Make) -> None:
        scene.ask(RIGHT)

        with make.tx() as tx:
            row = tx.session.exec(select(DataRequest)).one()

        assert RIGHT["phone"] not in str(row.model_dump())

    def test_a_taken_phone_stops_the_change_whole(self, scene: Scene, make: Make) -> None:
        other = make.user(Role.resident, scene.village)
        with make.tx() as tx:
            taken = tx.vault.open(tx.session.get_one(UserAccount, other.id).phone_sealed)
        request_id = scene.ask({"kind": "correction", "reason": "换号", "name": "王新", "phone": taken})

        status, _ = scene.decide(scene.officer, request_id, "approve")

        assert status == 409
        with make.tx() as tx:
            assert tx.session.get_one(Resident, scene.villager.resident_id).name == "王喜"
            assert tx.session.exec(select(DataRequest)).one().state == "open"


class TestAsking:
    @pytest.mark.parametrize(
        "body",
        [
            {"kind": "correction", "reason": "空的"},
            {"kind": "deletion", "reason": "走了", "name": "王"},
            {"kind": "deletion", "reason": ""},
            {"kind": "deletion", "reason": "走了", "state": "approved"},
            {"kind": "correction", "reason": "错", "id_number": "123"},
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, scene: Scene, as_user: AsUser, body: dict[str, str]
    ) -> None:
        assert as_user(scene.villager.id).post(MINE, json=body).status_code == 422

    def test_the_same_is_asked_once_at_a_time(self, scene: Scene, as_user: AsUser) -> None:
        body = {"kind": "correction", "reason": "搬家", "address": "槐树下"}
        scene.ask(body)

        again = as_user(scene.villager.id).post(MINE, json=body)

        assert (again.status_code, again.json()["type"]) == (409, "/problems/already-asked")

    def test_somebody_on_no_roll_is_sent_to_the_administrator(self, make: Make, as_user: AsUser) -> None:
        officer = make.user(Role.county_officer, make.county())

        answer = as_user(officer.id).post(MINE, json={"kind": "deletion", "reason": "走了"})

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-on-roll")

    def test_nobody_reads_anothers_requests(self, scene: Scene, as_user: AsUser) -> None:
        scene.ask(RIGHT)

        assert as_user(scene.agent.id).get(MINE).json()["items"] == []
        assert as_user(scene.agent.id).get(f"{API}/data-requests").status_code == 403
        assert as_user(scene.other.id).get(f"{API}/data-requests").json()["items"] == []


class TestDeciding:
    def test_an_officer_elsewhere_finds_nothing(self, scene: Scene) -> None:
        assert scene.decide(scene.other, scene.ask(RIGHT), "approve")[0] == 404

    def test_nobody_decides_the_own_request(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        with make.tx() as tx:
            path = tx.session.get_one(Resident, scene.villager.resident_id).path
        assert path.startswith(scene.village.path)
        make.grant(scene.villager, Role.town_officer, scene.village)
        request_id = scene.ask(RIGHT)

        status, text = scene.decide(scene.villager, request_id, "approve")
        seen = as_user(scene.villager.id).get(f"{API}/data-requests").json()["items"][0]

        assert status == 403
        assert "别的干部" in text
        assert seen["actions"] == []

    def test_it_is_decided_once(self, scene: Scene) -> None:
        request_id = scene.ask({"kind": "correction", "reason": "搬家", "address": "槐树下"})

        first = scene.decide(scene.officer, request_id, "refuse")
        second = scene.decide(scene.officer, request_id, "approve")

        assert (first[0], second[0]) == (201, 409)
        assert "陈主任" in second[1]

    def test_a_refusal_says_why(self, scene: Scene) -> None:
        assert scene.decide(scene.officer, scene.ask(RIGHT), "refuse", "")[0] == 422
