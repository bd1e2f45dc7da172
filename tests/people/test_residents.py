"""The roll over HTTP: entering, finding, changing, and who may."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import Grant, UserAccount
from app.core.permissions import Role
from app.people.models import Resident
from tests.factories import Make
from tests.people.numbers import id_number

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


class TestRegister:
    def test_a_new_resident_can_sign_in_and_is_masked(
        self, client: TestClient, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)
        body = {
            "name": "钱桂花",
            "region_id": str(village.id),
            "phone": "139 0000 8888",
            "id_number": id_number(22),
        }

        made = agent.post(f"{API}/residents", json=body)
        code = client.post(f"{API}/auth/codes", json={"phone": "13900008888"}).json()["demo_code"]
        opened = client.post(f"{API}/auth/sessions", json={"phone": "13900008888", "code": code})

        assert made.status_code == 201, made.text
        assert made.json()["phone_masked"] == "139****8888"
        assert made.json()["id_number_masked"].startswith("510***********")
        assert (made.json()["birth_year"], made.json()["gender"]) == (1954, "female")
        assert opened.json()["grants"][0]["role"] == "resident"
        assert id_number(22) not in made.text + agent.get(f"{API}/residents").text

    def test_personal_columns_lie_sealed_in_the_database(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)
        body = {"name": "钱", "region_id": str(village.id), "phone": "13900008888", "id_number": id_number(1)}
        made = agent.post(f"{API}/residents", json=body).json()

        with make.tx() as tx:
            row = tx.session.get_one(Resident, uuid.UUID(made["id"]))

        kept = f"{row.phone_sealed}{row.phone_index}{row.phone_tail_index}{row.id_number_sealed}"
        assert "8888" not in row.phone_sealed[:10]
        assert "13900008888" not in kept
        assert id_number(1) not in kept

    def test_a_known_id_number_says_with_whom(self, as_user: AsUser, make: Make) -> None:
        village, other = make.village(name="柳树村"), make.village(name="远村")
        body = {"name": "钱桂花", "region_id": str(village.id), "id_number": id_number(2)}
        agent = as_user(make.user(Role.agent, village).id)
        agent.post(f"{API}/residents", json=body)

        here = agent.post(f"{API}/residents", json=body | {"name": "钱桂化"})
        far = as_user(make.user(Role.agent, other).id).post(
            f"{API}/residents", json=body | {"region_id": str(other.id)}
        )

        assert (here.status_code, far.status_code) == (409, 409)
        assert here.json()["type"] == "/problems/already-registered"
        assert "钱桂花" in here.json()["detail"]
        assert "钱*花" in far.json()["detail"]
        assert "钱桂花" not in far.json()["detail"]

    def test_a_shared_phone_signs_in_the_first_of_the_family(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)
        body = {"region_id": str(village.id), "phone": "13900007777"}

        first = agent.post(f"{API}/residents", json=body | {"name": "爷爷"}).json()
        second = agent.post(f"{API}/residents", json=body | {"name": "奶奶"})
        twice = agent.post(f"{API}/residents", json=body | {"name": "爷爷"})

        assert (second.status_code, twice.status_code) == (201, 409)
        with make.tx() as tx:
            index = tx.vault.index("13900007777", kind="phone")
            account = tx.session.exec(select(UserAccount).where(UserAccount.phone_index == index)).one()
        assert str(account.resident_id) == first["id"]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", "\x00"),
            ("name", ""),
            ("name", "长" * 51),
            ("phone", "12345"),
            ("id_number", "510199195403150011"),
            ("birth_year", 1700),
            ("region_id", "nowhere"),
            ("role", "admin"),
        ],
    )
    def test_bad_input_names_its_field(self, as_user: AsUser, make: Make, field: str, value: object) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)

        answer = agent.post(
            f"{API}/residents", json={"name": "好人", "region_id": str(village.id), field: value}
        )

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == f"/{field}"

    def test_nobody_enters_people_in_another_village_or_above_villages(
        self, as_user: AsUser, make: Make
    ) -> None:
        town = make.region()
        village, other = make.village(town), make.village(town)
        agent = as_user(make.user(Role.agent, village).id)
        officer = as_user(make.user(Role.town_officer, town).id)
        resident = as_user(make.user(Role.resident, village).id)

        def send(client: TestClient, region_id: uuid.UUID) -> int:
            body = {"name": "好人", "region_id": str(region_id)}
            return client.post(f"{API}/residents", json=body).status_code

        assert send(agent, other.id) == 403
        assert send(resident, village.id) == 403
        assert send(officer, town.id) == 422
        assert send(officer, other.id) == 201


class TestSearch:
    @pytest.mark.parametrize(
        "params",
        [
            {"q": "王秀"},
            {"q": "13900000001"},
            {"q": "0001"},
            {"phone_tail": "0001"},
            {"q": "大槐树"},
            {"q": id_number(6)},
        ],
    )
    def test_finds_by_name_phone_tail_address_and_id_number(
        self, as_user: AsUser, make: Make, params: dict[str, str]
    ) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village, name="代办").id)
        body = {
            "name": "王秀英",
            "region_id": str(village.id),
            "phone": "13900000001",
            "address": "大槐树下",
            "id_number": id_number(6),
        }
        made = agent.post(f"{API}/residents", json=body).json()
        make.resident(village, name="李四", phone="13900000002")

        found = agent.get(f"{API}/residents", params=params).json()["items"]

        assert [one["id"] for one in found] == [made["id"]]

    def test_two_of_one_name_are_told_apart(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village, name="代办").id)
        house = agent.post(f"{API}/households", json={"region_id": str(village.id), "name": "李门"}).json()
        body = {"name": "王秀英", "region_id": str(village.id), "birth_year": 1954}
        head = {"name": "李大山", "region_id": str(village.id), "relation": "户主"}
        for one in (
            head | {"household_id": house["id"]},
            body | {"household_id": house["id"], "relation": "妻"},
            body | {"birth_year": 1970, "phone": "13900004321"},
        ):
            assert agent.post(f"{API}/residents", json=one).status_code == 201

        hints = [one["hint"] for one in agent.get(f"{API}/residents", params={"q": "王秀英"}).json()["items"]]

        assert sorted(hints) == ["1954 年生 · 李大山家", "1970 年生 · 手机尾号 4321"]

    def test_other_villages_stay_unseen(self, as_user: AsUser, make: Make) -> None:
        village, other = make.village(), make.village()
        stranger = make.resident(other, name="外人", phone="13900009999")
        house = make.household(other)
        agent = as_user(make.user(Role.agent, village).id)

        for params in ({"q": "外人"}, {"q": "13900009999"}, {"region_id": str(other.id)}):
            assert agent.get(f"{API}/residents", params=params).json()["items"] == []
        assert agent.get(f"{API}/residents/{stranger.id}").status_code == 404
        assert agent.patch(f"{API}/residents/{stranger.id}", json={"name": "改"}).status_code == 404
        assert agent.get(f"{API}/households/{house.id}").status_code == 404
        assert agent.get(f"{API}/residents/{uuid.uuid4()}").status_code == 404

    def test_a_villager_searches_nobody(self, as_user: AsUser, client: TestClient, make: Make) -> None:
        village = make.village()
        neighbour = make.resident(village)
        villager = as_user(make.user(Role.resident, village).id)

        assert villager.get(f"{API}/residents").status_code == 403
        assert villager.get(f"{API}/residents/{neighbour.id}").status_code == 403
        assert client.get(f"{API}/residents").status_code == 401

    @pytest.mark.parametrize("q", ["%", "_", "\\", "' OR 1=1 --", "王%英"])
    def test_signs_of_patterns_are_plain_letters(self, as_user: AsUser, make: Make, q: str) -> None:
        village = make.village()
        make.resident(village, name="王秀英")
        agent = as_user(make.user(Role.agent, village).id)

        assert agent.get(f"{API}/residents", params={"q": q}).json()["items"] == []


class TestUpdate:
    def test_a_new_phone_signs_in_from_then_on(self, client: TestClient, as_user: AsUser, make: Make) -> None:
        village = make.village()
        villager = make.user(Role.resident, village)
        signed_in = as_user(villager.id)
        officer = as_user(make.user(Role.town_officer, make.county()).id)

        answer = officer.patch(f"{API}/residents/{villager.resident_id}", json={"phone": "13900006666"})
        code = client.post(f"{API}/auth/codes", json={"phone": "13900006666"}).json()["demo_code"]
        opened = client.post(f"{API}/auth/sessions", json={"phone": "13900006666", "code": code})

        assert answer.json()["phone_masked"] == "139****6666"
        assert opened.json()["user"]["id"] == str(villager.id)
        assert signed_in.get(f"{API}/me").status_code == 401

    def test_an_officers_sign_in_does_not_move_with_the_roll(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        officer = make.user(Role.resident, village)
        make.grant(officer, Role.town_officer, make.county())
        agent = as_user(make.user(Role.agent, village).id)

        answer = agent.patch(f"{API}/residents/{officer.resident_id}", json={"phone": "13900006666"})

        assert answer.status_code == 403
        with make.tx() as tx:
            assert tx.session.get_one(UserAccount, officer.id).phone_index == officer.phone_index

    def test_a_grid_worker_reads_but_does_not_change(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        person = make.resident(village)
        worker = as_user(make.user(Role.grid_worker, village).id)

        assert worker.get(f"{API}/residents/{person.id}").status_code == 200
        assert worker.patch(f"{API}/residents/{person.id}", json={"name": "改"}).status_code == 403

    def test_who_moved_away_is_not_listed(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        person = make.resident(village, name="搬走")
        agent = as_user(make.user(Role.agent, village).id)

        agent.patch(f"{API}/residents/{person.id}", json={"moved_out_on": "2026-11-01"})

        assert agent.get(f"{API}/residents", params={"q": "搬走"}).json()["items"] == []


class TestEnrolment:
    def test_an_account_of_another_name_is_not_taken_over(self, as_user: AsUser, make: Make) -> None:
        officer = make.user(Role.town_officer, make.region(), name="陈主任")
        with make.tx() as tx:
            phone = tx.vault.open(officer.phone_sealed)
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)

        answer = agent.post(
            f"{API}/residents", json={"name": "别人", "region_id": str(village.id), "phone": phone}
        )

        assert answer.status_code == 201
        with make.tx() as tx:
            assert tx.session.get_one(UserAccount, officer.id).resident_id is None
            roles = tx.session.exec(select(Grant.role).where(Grant.user_id == officer.id)).all()
        assert roles == [Role.town_officer]
