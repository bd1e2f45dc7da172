"""Told once: a return names everything, and a second one needs the town's word."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.permissions import Role
from app.errands.item_schemas import DocumentCreate, ServiceItemUpdate
from app.errands.models import Errand
from app.errands.queries.reading import read_errand
from app.errands.service import catalogue
from app.rulebook.topics.errands import ErrandRules
from tests.errands.rules import amend
from tests.errands.scene import ERRANDS, AsUser, Scene, post_step
from tests.factories import Make


@pytest.fixture
def returned_once(scene: Scene) -> Errand:
    return scene.errand((scene.agent, "claim"), (scene.agent, "return"), (scene.resident, "resubmit"))


def asked(scene: Scene, as_user: AsUser, errand: Errand, **changes: object) -> dict[str, Any]:
    answer = post_step(as_user(scene.agent.id), errand, scene.step("return", **changes))
    assert answer.status_code == 201, answer.text
    read: dict[str, Any] = answer.json()
    return read


class TestTheSecondReturn:
    def test_it_waits_for_the_town_and_the_villager_is_told_nothing_yet(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        read = asked(scene, as_user, returned_once, missing=["id_card"], note="才发现过期了")
        seen = as_user(scene.resident.id).get(f"{ERRANDS}/{returned_once.id}").json()

        assert (read["state"], read["missing"], read["times_returned"]) == ("accepted", [], 1)
        assert [one["code"] for one in read["return_asked"]["missing"]] == ["id_card"]
        assert "return" not in {one["action"] for one in read["actions"]}
        assert seen["return_asked"] is None
        assert read["timeline"][-1]["action"] == "ask_return"

    def test_the_town_agrees_and_it_is_counted(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        officer = as_user(scene.officer().id)
        asked(scene, as_user, returned_once, missing=["id_card"])

        listed = officer.get(f"{ERRANDS}?scope=lead").json()["items"]
        waiting = officer.get(f"{ERRANDS}/summary").json()["to_lead"]
        answer = post_step(officer, returned_once, scene.step("approve_return")).json()

        assert [one["id"] for one in listed] == [str(returned_once.id)]
        assert waiting == 1
        assert (answer["state"], answer["return_asked"]) == ("returned", None)
        assert [one["code"] for one in answer["missing"]] == ["id_card"]
        assert (answer["times_returned"], answer["times_returned_again"]) == (2, 1)
        assert answer["agent"]["name"] == "李建国"
        assert officer.get(f"{ERRANDS}?scope=lead").json()["items"] == []

    def test_the_town_refuses_with_a_reason_and_work_goes_on(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        officer = as_user(scene.officer().id)
        asked(scene, as_user, returned_once)

        silent = post_step(officer, returned_once, {"action": "refuse_return"})
        answer = post_step(officer, returned_once, scene.step("refuse_return"))
        again = post_step(officer, returned_once, scene.step("approve_return"))

        assert (silent.status_code, answer.status_code, again.status_code) == (422, 201, 409)
        assert (answer.json()["state"], answer.json()["times_returned_again"]) == ("accepted", 0)
        done = post_step(as_user(scene.agent.id), returned_once, scene.step("complete"))
        assert done.status_code == 201

    def test_neither_the_villages_own_lead_nor_who_asked_decides(
        self, scene: Scene, make: Make, as_user: AsUser, returned_once: Errand
    ) -> None:
        asked(scene, as_user, returned_once)
        own_lead = post_step(as_user(scene.lead.id), returned_once, scene.step("approve_return"))
        make.grant(scene.agent, Role.town_officer, scene.town)

        asker = post_step(as_user(scene.agent.id), returned_once, scene.step("approve_return"))

        assert (own_lead.status_code, asker.status_code) == (403, 409)
        assert "另一位" in asker.json()["detail"]
        assert as_user(scene.lead.id).get(f"{ERRANDS}?scope=lead").json()["items"] == []
        assert as_user(scene.agent.id).get(f"{ERRANDS}?scope=lead").json()["items"] == []

    def test_it_is_asked_for_once_at_a_time(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        asked(scene, as_user, returned_once)

        answer = post_step(as_user(scene.agent.id), returned_once, scene.step("return"))

        assert (answer.status_code, "等镇里答复" in answer.json()["detail"]) == (409, True)

    def test_a_paper_that_the_list_gained_since_is_asked_for_at_once(
        self, scene: Scene, make: Make, as_user: AsUser, returned_once: Errand
    ) -> None:
        with make.tx() as tx:
            names = ("id_card", "photo", "proof")
            documents = [DocumentCreate(code=code, name=f"材料{code}") for code in names]
            catalogue.update_item(tx, item_id=scene.item.id, changes=ServiceItemUpdate(documents=documents))

        new = asked(scene, as_user, returned_once, missing=["proof"])
        scene.take(scene.resident, returned_once, "resubmit")
        mixed = asked(scene, as_user, returned_once, missing=["proof", "photo"])

        assert (new["state"], new["times_returned"], new["times_returned_again"]) == ("returned", 2, 0)
        assert mixed["state"] == "accepted"

    def test_a_return_without_papers_could_have_been_told_before(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        read = asked(scene, as_user, returned_once, missing=[], note="还差一样")

        assert read["state"] == "accepted"

    def test_a_county_may_do_without_the_towns_word(
        self, scene: Scene, make: Make, as_user: AsUser, returned_once: Errand
    ) -> None:
        amend(make, second_return_needs_approval=False)

        assert asked(scene, as_user, returned_once)["state"] == "returned"

    def test_going_on_lets_go_of_what_was_asked(
        self, scene: Scene, as_user: AsUser, returned_once: Errand
    ) -> None:
        asked(scene, as_user, returned_once)

        done = scene.take(scene.agent, returned_once, "complete")

        assert (done.return_asked, done.return_asked_by, done.return_asked_at) == ([], None, None)


class TestTheTimeToBringPapers:
    def test_it_is_told_with_the_return(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))

        read = as_user(scene.resident.id).get(f"{ERRANDS}/{errand.id}").json()

        assert read["resubmit_by"] == "2026-12-18T16:00:00Z"
        assert "请在12月18日前补交，一次补齐就行" in read["paused"]["sentence"]
        assert (read["mode"], read["mode_label"]) == ("returned", "退回事项答复办理")

    def test_after_it_the_agent_closes_the_errand(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))
        early = post_step(as_user(scene.agent.id), errand, scene.step("close"))
        late = timedelta(days=ErrandRules().resubmit_days, hours=13)

        with make.tx(scene.agent, later=late) as tx:
            offered = {str(one.action) for one in read_errand(tx, errand_id=errand.id).actions}
        closed = scene.take(scene.agent, errand, "close", later=late)

        assert (early.status_code, "可以补交到 12 月 18 日" in early.json()["detail"]) == (409, True)
        assert "close" in offered
        assert (closed.state, closed.closing_kind) == ("completed", "not_resubmitted")

    def test_papers_in_time_end_it(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))

        back = scene.take(scene.resident, errand, "resubmit")

        assert (back.resubmit_by, back.mode) == (None, "promised")


class TestKindsOfClosing:
    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            ({}, "正常办结"),
            ({"closing_kind": "returned"}, "退回办结"),
            ({"closing_kind": "forwarded"}, "转报办结"),
        ],
    )
    def test_a_completion_says_how_it_ended(
        self, scene: Scene, as_user: AsUser, chosen: dict[str, str], expected: str
    ) -> None:
        errand = scene.errand((scene.agent, "claim"))

        read = post_step(as_user(scene.agent.id), errand, scene.step("complete", **chosen)).json()

        assert read["closing_label"] == expected

    def test_that_nobody_brought_papers_is_not_said_by_hand(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))

        step = scene.step("complete", closing_kind="not_resubmitted")
        answer = post_step(as_user(scene.agent.id), errand, step)

        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/closing_kind")

    @pytest.mark.parametrize("kind", ["void", "deleted"])
    def test_only_a_lead_who_does_not_do_it_strikes_it_out(
        self, scene: Scene, make: Make, as_user: AsUser, kind: str
    ) -> None:
        make.grant(scene.agent, Role.station_lead, scene.village)
        errand = scene.errand((scene.agent, "claim"))
        step = scene.step("complete", closing_kind=kind)

        own = post_step(as_user(scene.agent.id), errand, step)
        done = post_step(as_user(scene.lead.id), errand, scene.step("complete"))
        colleague = post_step(as_user(scene.other_agent.id), errand, step)
        struck = post_step(as_user(scene.lead.id), errand, step)

        assert [one.status_code for one in (own, done, colleague, struck)] == [403, 403, 409, 201]
        assert "经办人自己不能定" in own.json()["detail"]
        assert (struck.json()["closing_kind"], struck.json()["agent"]["name"]) == (kind, "李建国")

    def test_each_is_offered_only_what_they_may_choose(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))

        offered = {
            account.name: _closings(as_user(account.id).get(f"{ERRANDS}/{errand.id}").json())
            for account in (scene.agent, scene.lead)
        }

        assert offered["吴站长"] == ["void", "deleted"]
        assert not {"void", "deleted", "not_resubmitted"} & set(offered["李建国"])

    def test_closing_is_no_way_around_the_towns_word(
        self, scene: Scene, make: Make, as_user: AsUser, returned_once: Errand
    ) -> None:
        agent, step = as_user(scene.agent.id), scene.step("complete", closing_kind="returned")

        refused = post_step(agent, returned_once, step)
        amend(make, second_return_needs_approval=False)
        allowed = post_step(agent, returned_once, step)

        assert (refused.status_code, allowed.status_code) == (422, 201)
        assert "镇里同意" in refused.json()["errors"][0]["detail"]


def _closings(read: dict[str, Any]) -> list[str]:
    (form,) = [one["fields"] for one in read["actions"] if one["action"] == "complete"]
    kinds: list[str] = form["properties"]["closing_kind"]["enum"]
    return kinds
