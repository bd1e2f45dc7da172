"""Custody over HTTP: lists, what each reader sees, the evening count, the lead's view."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.custody.models import CustodyItem
from tests.custody.keeping import API, Keeping
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


@pytest.fixture
def keeping(make: Make) -> Keeping:
    """Give the village."""
    return Keeping(make)


def read(client: TestClient, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
    """Ask, and give the answer."""
    answer = client.get(f"{API}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(client: TestClient, **query: str) -> set[str]:
    """Give what stands on a list."""
    return {item["id"] for item in read(client, "/items", **query)["items"]}


class TestOneThing:
    def test_it_is_taken_and_read_with_its_way(self, keeping: Keeping, as_user: AsUser) -> None:
        agent = as_user(keeping.agent.id)

        made = agent.post(f"{API}/items", json=keeping.draft(witness="邻居张大爷在场"))

        assert made.status_code == 201
        shown = read(agent, f"/items/{made.json()['id']}")
        assert shown["where"] == "在李建国手里"
        assert shown["owner"]["name"] == "王秀英"
        assert [(one["label"], one["witness"]) for one in shown["movements"]] == [("收下", "邻居张大爷在场")]
        assert len(shown["movements"][0]["files"]) == 1

    def test_the_owner_sees_it_and_its_picture_and_confirms(self, keeping: Keeping, as_user: AsUser) -> None:
        item, owner = keeping.thing(), as_user(keeping.owner.id)

        shown = read(owner, f"/items/{item.id}")

        assert [one["action"] for one in shown["actions"]] == ["confirm", "object"]
        assert owner.get(shown["movements"][0]["files"][0]["url"]).status_code in {200, 404}
        answer = owner.post(f"{API}/items/{item.id}/transitions", json={"action": "confirm"})
        assert (answer.status_code, answer.json()["confirmed_at"] is not None) == (201, True)

    def test_the_money_form_knows_what_is_left(self, keeping: Keeping, as_user: AsUser) -> None:
        item = keeping.move(keeping.agent, keeping.cash(50_000), "spend", amount_fen=20_000)

        shown = read(as_user(keeping.agent.id), f"/items/{item.id}")

        form = next(one["fields"] for one in shown["actions"] if one["action"] == "give_back")
        assert form["properties"]["amount_fen"]["default"] == 30_000
        assert set(form["required"]) == {"amount_fen", "file_ids"}
        assert shown["left_fen"] == 30_000

    def test_an_older_version_is_refused(self, keeping: Keeping, as_user: AsUser) -> None:
        item = keeping.thing((keeping.owner, "confirm"))
        step = {"action": "to_office", "office": "大厅", "version": 1}

        answer = as_user(keeping.agent.id).post(f"{API}/items/{item.id}/transitions", json=step)

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/action-unavailable")

    @pytest.mark.parametrize("action", ["take", "entrust", "bring_back"])
    def test_what_is_no_step_of_its_own_is_refused(
        self, keeping: Keeping, as_user: AsUser, action: str
    ) -> None:
        item = keeping.thing()

        answer = as_user(keeping.agent.id).post(f"{API}/items/{item.id}/transitions", json={"action": action})

        assert answer.status_code == 422

    def test_a_step_takes_nothing_besides_its_form(self, keeping: Keeping, as_user: AsUser) -> None:
        item = keeping.thing()
        step = {"action": "to_office", "office": "大厅", "amount_fen": 5}

        answer = as_user(keeping.agent.id).post(f"{API}/items/{item.id}/transitions", json=step)

        assert answer.json()["errors"] == [{"pointer": "/amount_fen", "detail": "这一步不需要这一项"}]


class TestLists:
    def test_each_list_shows_what_concerns_its_reader(self, keeping: Keeping, as_user: AsUser) -> None:
        kept = keeping.thing()
        offered = keeping.thing((keeping.agent, "hand_over"))
        closed = keeping.thing((keeping.agent, "give_back_witnessed"))
        kept_id, offered_id, closed_id = str(kept.id), str(offered.id), str(closed.id)
        owner, agent, other = (as_user(one.id) for one in (keeping.owner, keeping.agent, keeping.other_agent))

        assert ids(owner) == {kept_id, offered_id, closed_id}
        assert ids(owner, state="closed") == {closed_id}
        assert ids(agent, scope="held") == {kept_id, offered_id}
        assert ids(other, scope="held") == {offered_id}
        assert ids(other, scope="station", state="open") == {kept_id, offered_id}
        assert ids(agent, errand_id=str(keeping.errand.id)) == {kept_id, offered_id, closed_id}

    def test_strangers_see_nothing(self, keeping: Keeping, as_user: AsUser) -> None:
        item = keeping.thing()
        strangers = (keeping.scene.neighbour(), keeping.scene.foreign_agent(), keeping.foreign_lead())

        for stranger in strangers:
            client = as_user(stranger.id)
            assert all(ids(client, scope=scope) == set() for scope in ("mine", "held", "station"))
            assert ids(client, errand_id=str(keeping.errand.id)) == set()
            assert client.get(f"{API}/items/{item.id}").status_code == 404

    def test_what_was_not_given_back_in_time_is_told_to_all_three(
        self, keeping: Keeping, as_user: AsUser
    ) -> None:
        paper, money = keeping.thing(), keeping.cash(100)
        _age(keeping, paper, days=31)
        _age(keeping, money, days=8)
        fresh = keeping.thing()
        _age(keeping, fresh, days=29)

        told = {
            name: read(as_user(account.id), "/summary")
            for name, account in (
                ("agent", keeping.agent),
                ("owner", keeping.owner),
                ("lead", keeping.lead),
            )
        }

        assert (told["agent"]["held"], told["agent"]["held_overdue"]) == (3, 2)
        assert (told["owner"]["mine"], told["owner"]["mine_overdue"]) == (3, 2)
        assert told["lead"]["station_overdue"] == 2
        assert ids(as_user(keeping.agent.id), scope="held", state="overdue") == {str(paper.id), str(money.id)}

    def test_the_errand_tells_that_something_is_kept(self, keeping: Keeping, as_user: AsUser) -> None:
        agent = as_user(keeping.agent.id)
        assert _related(agent, keeping) == {"count": 0, "is_alert": False}

        item = keeping.thing()
        assert _related(agent, keeping) == {"count": 1, "is_alert": False}
        keeping.move(keeping.agent, item, "report_lost")

        assert _related(agent, keeping) == {"count": 1, "is_alert": True}


class TestEvening:
    def test_all_is_there(self, keeping: Keeping, as_user: AsUser) -> None:
        item, agent = keeping.thing(), as_user(keeping.agent.id)
        sheet = read(agent, "/count-sheet")
        assert ([one["id"] for one in sheet["items"]], sheet["counted_at"]) == ([str(item.id)], None)

        made = agent.post(f"{API}/counts", json={"custody_item_ids": [str(item.id)]})

        assert (made.status_code, made.json()["expected"], made.json()["missing"]) == (201, 1, 0)
        assert read(agent, "/count-sheet")["counted_at"] is not None
        assert read(agent, "/summary")["is_counted_today"]

    def test_a_difference_is_told_to_the_lead(self, keeping: Keeping, as_user: AsUser) -> None:
        item, agent, lead = keeping.thing(), as_user(keeping.agent.id), as_user(keeping.lead.id)
        (before,) = read(lead, "/holders")["items"]
        assert (before["user"]["name"], before["is_counted_today"]) == ("李建国", False)
        missing = [{"custody_item_id": str(item.id), "note": "抽屉里没有"}]

        agent.post(f"{API}/counts", json={"custody_item_ids": [str(item.id)], "missing": missing})

        (after,) = read(lead, "/holders")["items"]
        assert (after["is_counted_today"], after["missing"], after["things"]) == (True, 1, 1)

    def test_it_is_counted_again_the_same_evening(self, keeping: Keeping, as_user: AsUser) -> None:
        item, agent = keeping.thing(), as_user(keeping.agent.id)
        missing = [{"custody_item_id": str(item.id), "note": "没找到"}]
        agent.post(f"{API}/counts", json={"custody_item_ids": [str(item.id)], "missing": missing})

        agent.post(f"{API}/counts", json={"custody_item_ids": [str(item.id)]})

        (shown,) = read(as_user(keeping.lead.id), "/holders")["items"]
        assert shown["missing"] == 0

    def test_a_list_that_has_changed_is_refused(self, keeping: Keeping, as_user: AsUser) -> None:
        first, agent = keeping.thing(), as_user(keeping.agent.id)
        keeping.thing()

        answer = agent.post(f"{API}/counts", json={"custody_item_ids": [str(first.id)]})

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/sheet-has-changed")

    def test_what_is_missing_was_on_the_list(self, keeping: Keeping, as_user: AsUser) -> None:
        item, agent = keeping.thing(), as_user(keeping.agent.id)
        missing = [{"custody_item_id": str(item.id), "note": "没有"}]

        answer = agent.post(f"{API}/counts", json={"custody_item_ids": [], "missing": missing})

        assert answer.status_code == 422

    def test_what_is_elsewhere_is_not_counted(self, keeping: Keeping, as_user: AsUser) -> None:
        keeping.thing((keeping.agent, "to_office"))

        assert read(as_user(keeping.agent.id), "/count-sheet")["items"] == []

    def test_a_lead_sees_the_own_stations_drawers_only(self, keeping: Keeping, as_user: AsUser) -> None:
        keeping.cash(12_300)

        (shown,) = read(as_user(keeping.scene.officer().id), "/holders")["items"]
        assert shown["cash_fen"] == 12_300
        assert read(as_user(keeping.foreign_lead().id), "/holders")["items"] == []
        assert as_user(keeping.agent.id).get(f"{API}/holders").status_code == 403


def _related(client: TestClient, keeping: Keeping) -> dict[str, object]:
    shown = client.get(f"/api/v1/errands/{keeping.errand.id}").json()["related"]
    row = next(one for one in shown if one["kind"] == "custody")
    return {"count": row["count"], "is_alert": row["is_alert"]}


def _age(keeping: Keeping, item: CustodyItem, *, days: int) -> None:
    with keeping.make.database.transaction() as session:
        found = session.get_one(CustodyItem, item.id)
        found.taken_at = keeping.make.now - timedelta(days=days)
        session.add(found)


def test_somebody_who_leaves_first_gets_everything_back(keeping: Keeping, as_user: AsUser) -> None:
    owner: UserAccount = keeping.owner
    item = keeping.thing(errand_id=None, resident_id=owner.resident_id, station_id=keeping.station.id)
    keeping.scene.take(owner, keeping.errand, "withdraw")
    wish = {"kind": "deletion", "reason": "搬走"}

    refused = as_user(owner.id).post("/api/v1/me/data-requests", json=wish)
    keeping.move(keeping.agent, item, "give_back_witnessed")
    taken = as_user(owner.id).post("/api/v1/me/data-requests", json=wish)

    assert refused.json()["detail"] == "还有 1 样东西在代办员那里没有还清（户口簿（证件原件））"
    assert taken.status_code == 201


def test_what_an_agent_keeps_holds_the_agent_back(keeping: Keeping, as_user: AsUser) -> None:
    keeping.thing()

    refused = as_user(keeping.agent.id).post(
        "/api/v1/me/data-requests", json={"kind": "deletion", "reason": "搬走"}
    )

    assert "还有 1 样东西在代办员那里没有还清" in refused.json()["detail"]
