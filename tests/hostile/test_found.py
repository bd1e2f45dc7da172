"""What hostile inputs once broke stays mended."""

import base64
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter, ValidationError

from app.core.permissions import Role
from app.core.text import ContactPhone, IdNumber, Phone
from app.points.rule_table import Rule
from tests.factories import Make
from tests.points.books import adopt, rule
from tests.shop.goods import offer, open_shop

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
MOMENT, ID = "2026-11-18T00:00:00+00:00", "018f0000-0000-7000-8000-000000000001"


def packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def pointers(answer: Any) -> list[str]:  # noqa: ANN401 - an HTTP answer
    return [one["pointer"] for one in answer.json()["errors"]]


@pytest.mark.parametrize(
    "position",
    [
        [ID, MOMENT],
        ["0001-01-01T00:00:00+14:00", ID],
        [MOMENT, 5],
        [MOMENT],
        [MOMENT, ID, ID],
        [["t", MOMENT], ["u", ID]],
        {"0": MOMENT},
        MOMENT,
        None,
    ],
)
def test_a_cursor_of_another_list_is_refused(as_user: AsUser, make: Make, position: object) -> None:
    client = as_user(make.user(Role.resident, make.village()).id)

    answer = client.get(f"{API}/errands", params={"cursor": packed(position)})

    assert answer.status_code == 422
    assert pointers(answer) == ["/cursor"]


@pytest.mark.parametrize("text", ["a\x00", "\ud800"])
def test_a_cursor_carries_no_text_that_the_database_refuses(
    client: TestClient, make: Make, text: str
) -> None:
    make.village()

    answer = client.get(f"{API}/regions", params={"cursor": packed([text, ID])})

    assert answer.status_code == 422


@pytest.mark.parametrize("parameter", ["from=0001-01-01", "to=9999-12-31"])
def test_a_day_at_the_end_of_time_is_refused(as_user: AsUser, make: Make, parameter: str) -> None:
    user = make.user(Role.resident, make.village())

    answer = as_user(user.id).get(f"{API}/points/accounts/{user.resident_id}/entries?{parameter}")

    assert answer.status_code == 422
    assert pointers(answer) == [f"/query/{parameter.partition('=')[0]}"]


def test_an_unknown_household_is_named(as_user: AsUser, make: Make) -> None:
    village = make.village()
    officer, somebody = make.user(Role.town_officer, village), make.resident(village)

    for changes in ({"household_id": ID}, {"household_id": ID, "phone": "13912345678"}):
        answer = as_user(officer.id).patch(f"{API}/residents/{somebody.id}", json=changes)
        assert answer.status_code == 422
        assert pointers(answer) == ["/household_id"]


def test_a_picture_that_nobody_uploaded_is_not_found(as_user: AsUser, make: Make) -> None:
    village = make.village()
    shop = open_shop(make, village)
    keeper, shown = as_user(make.user(Role.shopkeeper, village).id), offer(make, shop)
    body = {"shop_id": str(shop.id), "title": "牙膏", "kind": "goods", "points": 5, "stock": 3}

    made = keeper.post(f"{API}/shop/offers", json=body | {"picture_id": ID})
    changed = keeper.patch(f"{API}/shop/offers/{shown.id}", json={"picture_id": ID, "points": 7})

    assert (made.status_code, changed.status_code) == (404, 404)


@pytest.mark.parametrize(
    "wrong",
    [{"per": 0}, {"points": 2**63}, {"title": "a\x00"}, {"unit": "\ud800"}, {"code": "长" * 21}, {"cap": -1}],
)
def test_a_rule_that_would_break_later_is_not_adopted(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Rule.model_validate({"code": "Z01", "rule_class": "自治", "title": "开会", "points": 1} | wrong)


def test_what_is_worth_nothing_is_not_claimed(as_user: AsUser, make: Make) -> None:
    village = make.village()
    adopt(make, village, rule("Z00", 0))
    user = make.user(Role.resident, village)
    body = {"rule_code": "Z00", "resident_id": str(user.resident_id), "occurred_on": "2026-11-18"}

    answer = as_user(user.id).post(f"{API}/points/claims", json=body)

    assert answer.status_code == 422
    assert pointers(answer) == ["/rule_code"]


@pytest.mark.parametrize("kind", [Phone, ContactPhone, IdNumber])
def test_digits_of_other_scripts_are_no_number(kind: Any) -> None:  # noqa: ANN401 - a type
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python("١٣٩١٢٣٤٥٦٧٨")


def test_a_second_shop_of_the_same_name_at_a_place_is_refused(as_user: AsUser, make: Make) -> None:
    village = make.village()
    officer = as_user(make.user(Role.town_officer, village).id)
    body = {"name": "二店", "region_id": str(village.id)}

    first, second = (officer.post(f"{API}/shop/shops", json=body) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["detail"] == "这里已经有一家“二店”"
