"""Points over HTTP, as api.md describes them."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from fastapi.testclient import TestClient

from app.core.permissions import Role
from app.points.models import ClaimAction
from tests.factories import Make
from tests.points.books import claim_by, give, step, village_with_budget
from tests.shop.goods import offer, open_shop, place

AsUser = Callable[[uuid.UUID], TestClient]
POINTS = "/api/v1/points"


class TestAccounts:
    def test_shows_what_is_there_held_and_expiring(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        user = make.user(Role.resident, village, name="王秀英")
        give(make, user.resident_id, "F02")
        place(make, user, offer(make, open_shop(make, village), points=4))
        client = as_user(user.id)

        mine = client.get(f"{POINTS}/accounts/mine").json()

        assert mine["owner"] == {"kind": "person", "name": "王秀英"}
        assert (mine["balance"], mine["held"], mine["available"], mine["honour"]) == (10, 4, 6, 0)
        assert mine["expiring"] == [{"amount": 10, "expires_on": "2027-12-31"}]
        assert client.get(f"{POINTS}/accounts/{mine['id']}").json() == mine

    def test_entries_read_like_a_passbook(self, as_user: AsUser, make: Make) -> None:
        user = make.user(Role.resident, village_with_budget(make))
        award = give(make, user.resident_id, "F02")
        give(make, user.resident_id, "B01")
        client = as_user(user.id)
        account_id = client.get(f"{POINTS}/accounts/mine").json()["id"]

        entries = client.get(f"{POINTS}/accounts/{account_id}/entries").json()["items"]
        none = client.get(f"{POINTS}/accounts/{account_id}/entries?to=2026-11-17").json()["items"]
        some = client.get(f"{POINTS}/accounts/{account_id}/entries?from=2026-11-18&limit=1").json()

        assert [(one["amount"], one["balance_after"], one["rule_code"]) for one in entries] == [
            (2, 12, "B01"),
            (10, 10, "F02"),
        ]
        assert entries[1]["source"] == {"kind": "award", "id": str(award.id)}
        assert (entries[1]["transfer_id"], entries[1]["reverses"]) == (str(award.transfer_id), None)
        assert entries[1]["reason_label"] == "村级荣誉（好媳妇等）"
        assert none == []
        assert len(some["items"]) == 1
        assert some["next_cursor"]

    def test_an_account_that_earned_nothing_yet_is_empty(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        mine = client.get(f"{POINTS}/accounts/mine").json()

        assert (mine["balance"], mine["expiring"]) == (0, [])
        assert client.get(f"{POINTS}/accounts/{mine['id']}/entries").json()["items"] == []

    def test_only_the_owner_and_overseers_in_reach_see_it(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        owner = make.user(Role.resident, village)
        give(make, owner.resident_id)
        path = f"{POINTS}/accounts/{as_user(owner.id).get(f'{POINTS}/accounts/mine').json()['id']}"
        seen = {
            "reviewer": as_user(make.user(Role.reviewer, village).id).get(path).status_code,
            "auditor": as_user(make.user(Role.auditor, make.county()).id).get(path).status_code,
            "neighbour": as_user(make.user(Role.resident, village).id).get(path).status_code,
            "agent": as_user(make.user(Role.agent, village).id).get(f"{path}/entries").status_code,
            "far": as_user(make.user(Role.reviewer, make.village()).id).get(path).status_code,
        }

        assert seen == {"reviewer": 200, "auditor": 200, "neighbour": 404, "agent": 404, "far": 404}

    def test_a_budget_is_not_a_purse(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.auditor, make.county()).id)

        assert client.get(f"{POINTS}/accounts/mine").status_code == 404
        assert client.get(f"{POINTS}/accounts/{uuid.uuid4()}").status_code == 404


class TestRules:
    def test_lists_the_rules_in_force(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        client = as_user(make.user(Role.resident, village).id)

        answer = client.get(f"{POINTS}/rules", params={"region_id": str(village.id)}).json()

        rule = next(one for one in answer["rules"] if one["code"] == "B01")
        assert len(answer["rules"]) == 27
        assert (rule["class"], rule["points"], rule["cap"], rule["needs_review"]) == (
            "自治",
            2,
            "每月最多 4 次",
            True,
        )
        assert client.get(f"{POINTS}/rules").json() == answer

    def test_an_officer_adopts_a_version(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        village = make.village(town)
        rules = [{"code": "B01", "rule_class": "自治", "title": "参加村民会议", "points": 3}]
        body: dict[str, object] = {
            "region_id": str(village.id),
            "effective_from": "2026-11-18",
            "note": "11 月 15 日村民会议通过",
            "rules": rules,
        }
        officer = as_user(make.user(Role.town_officer, town).id)

        made = officer.post(f"{POINTS}/rules", json=body)
        twice = officer.post(f"{POINTS}/rules", json={**body, "rules": rules * 2})
        villager = as_user(make.user(Role.resident, village).id)

        assert (made.status_code, made.json()["version"]) == (201, 1)
        assert twice.status_code == 422
        assert villager.get(f"{POINTS}/rules").json()["rules"][0]["points"] == 3
        assert villager.post(f"{POINTS}/rules", json=body).status_code == 403
        far = as_user(make.user(Role.town_officer, make.region()).id)
        assert far.post(f"{POINTS}/rules", json=body).status_code == 404


class TestClaims:
    def test_from_the_claim_to_the_credit(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), make.user(Role.reviewer, village)
        mine, desk = as_user(villager.id), as_user(reviewer.id)
        body = {"rule_code": "C06", "resident_id": str(villager.resident_id), "occurred_on": "2026-11-17"}

        made = mine.post(f"{POINTS}/claims", json=body)
        path = f"{POINTS}/claims/{made.json()['id']}"
        buttons = [one["action"] for one in desk.get(path).json()["actions"]]
        states = [
            desk.post(f"{path}/transitions", json={"action": action}).json()["state"]
            for action in ("check", "approve", "credit")
        ]
        late = desk.post(f"{path}/transitions", json={"action": "credit"})

        assert made.status_code == 201
        assert [one["action"] for one in made.json()["actions"]] == ["withdraw"]
        assert buttons == ["check", "reject"]
        assert states == ["checked", "reviewed", "credited"]
        assert (late.status_code, late.json()["type"]) == (409, "/problems/action-unavailable")
        assert mine.get(f"{POINTS}/accounts/mine").json()["balance"] == 5
        steps = [one["action"] for one in mine.get(path).json()["timeline"]]
        assert steps == ["submit", "check", "approve", "credit"]

    def test_lists_are_mine_or_those_i_judge(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village)
        claim = claim_by(make, villager)
        mine, desk = as_user(villager.id), as_user(make.user(Role.reviewer, village).id)
        far = as_user(make.user(Role.reviewer, make.village()).id)
        review = {"scope": "review", "state": "submitted"}

        assert [one["id"] for one in mine.get(f"{POINTS}/claims").json()["items"]] == [str(claim.id)]
        assert [one["id"] for one in desk.get(f"{POINTS}/claims", params=review).json()["items"]] == [
            str(claim.id)
        ]
        assert far.get(f"{POINTS}/claims", params=review).json()["items"] == []
        assert far.get(f"{POINTS}/claims/{claim.id}").status_code == 404

    def test_the_public_board_masks_names(self, client: TestClient, make: Make) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village, name="王秀英")
        reviewer = make.user(Role.reviewer, village)
        claim = claim_by(make, villager)
        claim_by(make, villager)
        for action in (ClaimAction.check, ClaimAction.approve, ClaimAction.publish):
            step(make, reviewer, claim, action)

        board = client.get(f"{POINTS}/publications", params={"region_id": str(village.id)})

        assert [one["resident_name"] for one in board.json()["items"]] == ["王*英"]
        assert "王秀英" not in board.text
        assert str(villager.resident_id) not in board.text
        elsewhere = {"region_id": str(make.village().id)}
        assert client.get(f"{POINTS}/publications", params=elsewhere).json()["items"] == []

    def test_a_neighbour_sees_a_published_claim_masked_and_may_object(
        self, as_user: AsUser, make: Make
    ) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village, name="王秀英")
        reviewer = make.user(Role.reviewer, village)
        claim = claim_by(make, villager, note="帮邻居收稻谷")
        for action in (ClaimAction.check, ClaimAction.approve, ClaimAction.publish):
            step(make, reviewer, claim, action)

        seen = as_user(make.user(Role.resident, village).id).get(f"{POINTS}/claims/{claim.id}").json()

        assert (seen["resident"]["name"], seen["note"], seen["timeline"]) == ("王*英", "", [])
        assert [one["action"] for one in seen["actions"]] == ["object"]


class TestReversals:
    def test_one_asks_and_another_decides(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village)
        give(make, villager.resident_id)
        reviewer = as_user(make.user(Role.reviewer, village).id)
        officer = as_user(make.user(Role.town_officer, village).id)
        account = as_user(villager.id).get(f"{POINTS}/accounts/mine").json()["id"]
        entry = reviewer.get(f"{POINTS}/accounts/{account}/entries").json()["items"][0]

        asked = reviewer.post(f"{POINTS}/reversals", json={"entry_id": entry["id"], "reason": "记错人了"})
        path = f"{POINTS}/reversals/{asked.json()['id']}/transitions"
        own = reviewer.post(path, json={"action": "approve"})
        listed = officer.get(f"{POINTS}/reversals", params={"state": "requested"}).json()["items"]
        done = officer.post(path, json={"action": "approve"})

        assert (asked.status_code, asked.json()["amount"], asked.json()["actions"]) == (201, 2, [])
        assert own.status_code == 403
        assert [one["action"] for one in listed[0]["actions"]] == ["approve", "reject"]
        assert (done.status_code, done.json()["state"]) == (201, "approved")
        after = as_user(villager.id).get(f"{POINTS}/accounts/{account}/entries").json()["items"]
        assert [one["amount"] for one in after] == [-2, 2]
        assert after[0]["reverses"] == entry["transfer_id"]


class TestBudgetsAndBooks:
    def test_the_county_grants_and_sees_budgets(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        county = as_user(make.user(Role.county_officer, make.county()).id)
        town = as_user(make.user(Role.town_officer, make.region()).id)
        body = {"village_id": str(village.id), "amount": 500}

        made = county.post(f"{POINTS}/budgets", json=body)

        assert (made.status_code, made.json()["available"]) == (201, 500)
        assert [one["available"] for one in county.get(f"{POINTS}/budgets").json()["items"]] == [500]
        assert town.get(f"{POINTS}/budgets").json()["items"] == []
        assert town.post(f"{POINTS}/budgets", json=body).status_code == 403

    def test_an_auditor_proves_the_books(self, as_user: AsUser, make: Make) -> None:
        village = village_with_budget(make)
        user = make.user(Role.resident, village)
        give(make, user.resident_id)
        auditor = as_user(make.user(Role.auditor, make.county()).id)

        report = auditor.get("/api/v1/ledger/verification").json()

        assert (report["ok"], report["sum"], report["lots_agree"]) == (True, 0, True)
        assert (report["transfers"], report["seals"]["broken"]) == (2, [])
        assert as_user(user.id).get("/api/v1/ledger/verification").status_code == 403


def test_time_is_the_countys(as_user: AsUser, make: Make) -> None:
    user = make.user(Role.resident, village_with_budget(make))
    make.now += timedelta(hours=13)
    give(make, user.resident_id)
    make.now -= timedelta(hours=13)
    client = as_user(user.id)
    account_id = client.get(f"{POINTS}/accounts/mine").json()["id"]

    next_day = client.get(f"{POINTS}/accounts/{account_id}/entries?from=2026-11-19").json()["items"]

    assert len(next_day) == 1
