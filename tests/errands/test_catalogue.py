"""The catalogue: the first items, search by plain words, and the county's own changes."""

from typing import Any

from fastapi.testclient import TestClient

from app.core.permissions import Role
from app.errands.catalogue import ITEMS
from app.errands.service import catalogue
from tests.errands.scene import API, AsUser
from tests.factories import Make

BOARD = f"{API}/service-items"
NEW = {
    "code": "XX01",
    "name": "代办新事",
    "category": "certificate",
    "handling": "promised",
    "promised_working_days": 5,
    "plain_sentence": "帮您办新事。",
    "documents": [{"code": "id_card", "name": "身份证"}],
}

PLAIN_WORDS: dict[str, list[str]] = {
    "老年证": ["老年优待证"],
    "我想办老年证": ["老年优待证"],
    "医保卡丢了怎么办": [],
    "卡丢了": ["社保卡补换"],
    "电费": ["代缴水电费、话费"],
    "盖房": ["农村宅基地建房申请"],
    "买药": ["代取快递、代购药品"],
    "低保 问": ["政策咨询（低保、危房、农机补贴）"],
}


def seeded(make: Make) -> None:
    with make.tx() as tx:
        catalogue.seed(tx)


def names(client: TestClient, **query: str) -> list[str]:
    return [item["name"] for item in client.get(BOARD, params={"limit": 100, **query}).json()["items"]]


class TestTheFirstItems:
    def test_fourteen_items_stand_in_four_classes(self, client: TestClient, make: Make) -> None:
        seeded(make)

        items: list[dict[str, Any]] = client.get(BOARD, params={"limit": 100}).json()["items"]

        assert len(items) == len(ITEMS) == 14
        assert {item["category"] for item in items} == {
            "approval",
            "certificate",
            "consultation",
            "public_welfare",
        }
        assert [item["code"] for item in items] == [facts.code for facts in ITEMS]
        card = items[0]
        assert (card["name"], card["promised_working_days"], card["fee_yuan"]) == ("老年优待证", 3, 0)
        assert [one["code"] for one in card["documents"]] == ["id_card", "photo"]

    def test_seeding_again_adds_nothing_and_keeps_what_the_county_changed(
        self, client: TestClient, make: Make, as_user: AsUser
    ) -> None:
        seeded(make)
        officer = as_user(make.user(Role.county_officer, make.county()).id)
        item = client.get(BOARD).json()["items"][0]
        officer.patch(f"{BOARD}/{item['id']}", json={"promised_working_days": 2})

        with make.tx() as tx:
            assert catalogue.seed(tx) == 0

        assert client.get(f"{BOARD}/{item['id']}").json()["promised_working_days"] == 2

    def test_a_page_of_items_goes_on_where_the_last_one_ended(self, client: TestClient, make: Make) -> None:
        seeded(make)

        first = client.get(BOARD, params={"limit": 10}).json()
        rest = client.get(BOARD, params={"limit": 10, "cursor": first["next_cursor"]}).json()

        codes = [item["code"] for item in first["items"] + rest["items"]]
        assert codes == [facts.code for facts in ITEMS]
        assert rest["next_cursor"] is None


class TestSearch:
    def test_plain_words_find_the_item(self, client: TestClient, make: Make) -> None:
        seeded(make)

        for words, expected in PLAIN_WORDS.items():
            assert names(client, q=words) == expected, words

    def test_wildcards_are_plain_letters(self, client: TestClient, make: Make) -> None:
        seeded(make)

        assert names(client, q="%") == []
        assert names(client, q="_") == []

    def test_a_class_narrows_the_board(self, client: TestClient, make: Make) -> None:
        seeded(make)

        assert len(names(client, category="approval")) == 3
        assert client.get(BOARD, params={"category": "else"}).status_code == 422


class TestEditing:
    def test_a_county_officer_adds_an_item_and_takes_it_off(
        self, client: TestClient, make: Make, as_user: AsUser
    ) -> None:
        officer = as_user(make.user(Role.county_officer, make.county()).id)

        made = officer.post(BOARD, json=NEW)
        item = made.json()["id"]
        changed = officer.patch(f"{BOARD}/{item}", json={"is_active": False, "documents": []})

        assert (made.status_code, changed.status_code) == (201, 200)
        assert changed.json()["documents"] == []
        assert names(client) == []
        assert client.get(f"{BOARD}/{item}").json()["is_active"] is False

    def test_a_code_is_used_once(self, make: Make, as_user: AsUser) -> None:
        officer = as_user(make.user(Role.county_officer, make.county()).id)
        officer.post(BOARD, json=NEW)

        again = officer.post(BOARD, json=NEW)

        assert (again.status_code, again.json()["type"]) == (409, "/problems/item-code-taken")

    def test_a_document_stands_once_on_the_list(self, make: Make, as_user: AsUser) -> None:
        officer = as_user(make.user(Role.county_officer, make.county()).id)
        twice = [{"code": "id_card", "name": "身份证"}] * 2

        assert officer.post(BOARD, json={**NEW, "documents": twice}).status_code == 422

    def test_a_town_officer_does_not_edit_the_board(self, make: Make, as_user: AsUser) -> None:
        officer = as_user(make.user(Role.town_officer, make.region()).id)
        item = make.service_item()

        assert officer.post(BOARD, json=NEW).status_code == 403
        assert officer.patch(f"{BOARD}/{item.id}", json={"name": "改"}).status_code == 403

    def test_an_unknown_item_is_not_found(self, client: TestClient, make: Make, as_user: AsUser) -> None:
        officer = as_user(make.user(Role.county_officer, make.county()).id)
        nowhere = f"{BOARD}/{make.county().id}"

        assert client.get(nowhere).status_code == 404
        assert officer.patch(nowhere, json={"name": "改"}).status_code == 404
