"""What is empty on both sides is not the same: no phone, no roll, no requester, no owner."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.core.permissions import Role
from app.errands.models import Errand
from app.people.models import Resident
from app.points.models import Claim, ClaimState
from tests.factories import Make
from tests.people.numbers import id_number

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


@pytest.fixture(name="nobody")
def _nobody(make: Make) -> UserAccount:
    """Give an account on no roll, without a phone, who may do nothing but be signed in."""
    user = make.user(Role.shopkeeper, make.region())
    assert user.resident_id is None
    with make.tx() as tx:
        account = tx.session.get_one(UserAccount, user.id)
        account.phone_sealed, account.phone_index = "", None
        tx.session.add(account)
    return user


def test_people_without_phone_and_number_stay_two(as_user: AsUser, make: Make) -> None:
    village = make.village()
    agent = as_user(make.user(Role.agent, village).id)
    body = {"name": "王秀英", "region_id": str(village.id)}

    answers = [agent.post(f"{API}/residents", json=body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] != answers[1].json()["id"]


def test_accounts_without_a_phone_are_nobodys_to_sign_in(client: TestClient, nobody: UserAccount) -> None:
    for phone in ("", " ", "None", "null"):
        body = {"phone": phone, "code": "000000"}

        assert client.post(f"{API}/auth/sessions", json=body).status_code == 422


def test_an_empty_search_finds_no_one_by_an_empty_phone(as_user: AsUser, make: Make) -> None:
    village = make.village()
    agent = as_user(make.user(Role.agent, village).id)
    make.resident(village, name="没有电话")

    found = agent.get(f"{API}/residents", params={"q": "13900009999"}).json()["items"]
    by_tail = agent.get(f"{API}/residents", params={"phone_tail": "0000"}).json()["items"]

    assert found == by_tail == []


def test_an_errand_that_nobody_asked_for_is_not_nobodys(
    as_user: AsUser, make: Make, nobody: UserAccount
) -> None:
    village = make.village()
    errand = make.errand(make.station(village), make.user(Role.resident, village))
    with make.tx() as tx:
        row = tx.session.get_one(Errand, errand.id)
        row.requester_id = row.agent_id = row.first_agent_id = None
        tx.session.add(row)
    client = as_user(nobody.id)

    assert client.get(f"{API}/errands/{errand.id}").status_code == 404
    assert client.get(f"{API}/errands", params={"scope": "mine"}).json()["items"] == []


def test_a_claim_of_no_household_is_not_nobodys(as_user: AsUser, make: Make, nobody: UserAccount) -> None:
    village = make.village()
    villager = make.user(Role.resident, village)
    with make.tx() as tx:
        resident = tx.session.get_one(Resident, villager.resident_id)
        tx.session.add(
            Claim(
                county_id=village.county_id,
                resident_id=resident.id,
                village_id=village.id,
                path=village.path,
                rule_code="B01",
                rule_title="帮邻居",
                rule_version=1,
                quantity=1,
                points=5,
                occurred_on=tx.today,
                state=ClaimState.submitted,
                submitted_by=villager.id,
                created_at=tx.now,
            )
        )

    answer = as_user(nobody.id).get(f"{API}/points/claims")

    assert answer.json().get("items", []) == []


def test_somebody_on_no_roll_has_no_points_no_data_and_was_read_by_nobody(
    as_user: AsUser, make: Make, nobody: UserAccount
) -> None:
    village = make.village()
    as_user(make.user(Role.agent, village).id).get(f"{API}/residents/{make.resident(village).id}")
    client = as_user(nobody.id)

    assert client.get(f"{API}/points/accounts/mine").status_code == 404
    assert client.get(f"{API}/me/accesses").json()["items"] == []
    assert client.get(f"{API}/me/data-requests").json()["items"] == []


class TestLetters:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("王𠮷", "王𠮷"),
            ("王㐂", "王㐂"),
            ("王\u202e英秀", "王英秀"),
            ("阿卜杜拉·热合曼", "阿卜杜拉·热合曼"),
            ("e\u0301", "é"),
            ("王👨\u200d👩\u200d👧", "王👨\u200d👩\u200d👧"),
        ],
    )
    def test_a_name_comes_back_as_it_is_written(
        self, as_user: AsUser, make: Make, typed: str, kept: str
    ) -> None:
        village = make.village(name="柳树村")
        officer = as_user(make.user(Role.county_officer, make.county()).id)
        files = {"file": ("roll.csv", f"姓名,身份证号\n{typed},{id_number(7)}\n".encode())}
        form = {"region_id": str(village.id)}

        entered = officer.post(f"{API}/residents", json={"name": typed, "region_id": str(village.id)})
        imported = officer.post(f"{API}/residents/imports", data=form, files=files)

        assert entered.json()["name"] == kept
        assert imported.json()["created"] == 1, imported.text
        found = officer.get(f"{API}/residents", params={"q": typed}).json()["items"]
        assert {one["name"] for one in found} == {kept}
        assert len(found) == 2
