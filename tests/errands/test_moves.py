"""Steps over HTTP: what each does, and each refusal."""

from typing import Any

from sqlmodel import select

from app.core.permissions import Role
from app.people.models import FamilyLink
from tests.errands.scene import ERRANDS, AsUser, Scene, post_step
from tests.factories import Make

WRONG_STEPS: list[tuple[dict[str, Any], str]] = [
    ({"action": "promise"}, "/working_days"),
    ({"action": "promise", "working_days": 0}, "/working_days"),
    ({"action": "pause", "reason": "resident"}, "/note"),
    ({"action": "pause", "reason": "tired", "note": "累"}, "/reason"),
    ({"action": "pause", "reason": "documents", "note": "缺"}, "/reason"),
    ({"action": "pause", "reason": "resident", "note": "等", "until": "2026-01-01"}, "/until"),
    ({"action": "return"}, "/missing"),
    ({"action": "return", "missing": ["passport"]}, "/missing"),
    ({"action": "complete"}, "/result"),
    ({"action": "complete", "result": "  "}, "/result"),
    ({"action": "complete", "result": "好", "score": 5}, "/score"),
    ({"action": "transfer", "note": "转"}, "/agent_id"),
    ({"action": "escalate"}, "/note"),
    ({"action": "fly"}, "/action"),
    ({"action": "start", "wings": 2}, "/wings"),
]


class TestRefusals:
    def test_a_step_that_is_not_open_now_is_told_with_the_state(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand()

        answer = post_step(as_user(scene.agent.id), errand, scene.step("complete"))

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/action-unavailable")
        assert "待认领" in answer.json()["detail"]

    def test_a_step_that_is_never_the_persons_is_403(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand()
        resident, agent = as_user(scene.resident.id), as_user(scene.agent.id)
        auditor = as_user(scene.auditor().id)

        answers = [
            post_step(resident, errand, scene.step("claim")),
            post_step(resident, errand, scene.step("complete")),
            post_step(agent, errand, scene.step("assign")),
            post_step(agent, errand, scene.step("rate")),
            post_step(auditor, errand, scene.step("claim")),
        ]

        assert [one.status_code for one in answers] == [403] * 5

    def test_an_errand_that_may_not_be_seen_is_404(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand()

        for stranger in (scene.foreign_agent(), scene.neighbour(), scene.relative(is_confirmed=False)):
            client = as_user(stranger.id)
            assert client.get(f"{ERRANDS}/{errand.id}").status_code == 404
            assert post_step(client, errand, scene.step("claim")).status_code == 404

    def test_an_older_version_is_refused(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        agent = as_user(scene.agent.id)

        stale = post_step(agent, errand, scene.step("start", version=1))
        fresh = post_step(agent, errand, scene.step("start", version=2))

        assert (stale.status_code, fresh.status_code) == (409, 201)
        assert fresh.json()["version"] == 3

    def test_a_field_that_is_missing_or_wrong_is_named(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        agent = as_user(scene.agent.id)

        for step, pointer in WRONG_STEPS:
            answer = post_step(agent, errand, step)
            assert answer.status_code == 422, step
            assert answer.json()["errors"][0]["pointer"] == pointer, step


class TestGivingAndPassingOn:
    def test_a_lead_assigns_and_an_agent_transfers(self, scene: Scene) -> None:
        errand = scene.errand((scene.lead, "assign"))

        moved = scene.take(scene.other_agent, errand, "transfer", agent_id=str(scene.agent.id))

        assert moved.agent_id == scene.agent.id
        assert moved.first_agent_id == scene.other_agent.id

    def test_only_an_agent_of_the_station_is_given_errands(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        agent = as_user(scene.agent.id)

        for nobody in (scene.foreign_agent(), scene.resident, scene.agent):
            answer = post_step(agent, errand, scene.step("transfer", agent_id=str(nobody.id)))
            assert answer.json()["errors"][0]["pointer"] == "/agent_id"

    def test_what_was_sent_up_is_claimed_there_and_handed_back_to_the_first_agent(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        town_agent = make.user(Role.agent, scene.town, name="镇代办")
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "escalate"))

        sent_up = as_user(scene.agent.id).get(f"{ERRANDS}/{errand.id}").json()
        claimed = post_step(as_user(town_agent.id), errand, scene.step("claim")).json()
        back = post_step(as_user(town_agent.id), errand, scene.step("hand_back")).json()

        assert (sent_up["state"], sent_up["agent"]) == ("escalated", None)
        assert sent_up["handling_station"]["id"] == str(scene.town_station.id)
        assert sent_up["station"]["id"] == str(scene.station.id)
        assert (claimed["agent"]["name"], claimed["first_agent"]["name"]) == ("镇代办", "李建国")
        assert (back["state"], back["agent"]["name"], back["outcome"]) == ("handling", "李建国", "镇里办好了")
        assert back["handling_station"] == back["station"]

    def test_at_the_topmost_station_nothing_is_sent_up(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        top = make.user(Role.agent, scene.county)
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "escalate"))
        for action in ("claim", "escalate", "claim"):
            scene.take(top, errand, action)

        answer = as_user(top.id).get(f"{ERRANDS}/{errand.id}").json()

        seen = {one["action"] for one in answer["actions"]}
        assert "escalate" not in seen
        assert {"complete", "hand_back"} <= seen


class TestReturning:
    def test_everything_missing_is_told_at_once_and_the_first_agent_has_it_back(
        self, scene: Scene, as_user: AsUser
    ) -> None:
        errand = scene.errand((scene.other_agent, "claim"))
        scene.take(scene.other_agent, errand, "transfer", agent_id=str(scene.agent.id))

        step = scene.step("return", missing=["photo", "id_card", "photo"])
        answer = post_step(as_user(scene.agent.id), errand, step).json()

        assert answer["state"] == "returned"
        assert [one["name"] for one in answer["missing"]] == ["材料id_card", "材料photo"]
        assert answer["timeline"][-1]["missing"] == answer["missing"]
        assert answer["agent"]["id"] == answer["first_agent"]["id"] == str(scene.other_agent.id)
        assert answer["paused"]["reason"] == "documents"

    def test_the_resident_brings_the_papers_and_work_goes_on(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))

        answer = post_step(as_user(scene.resident.id), errand, scene.step("resubmit")).json()

        assert (answer["state"], answer["missing"], answer["paused"]) == ("accepted", [], None)


class TestSigningAndRating:
    def test_family_signs_for_the_elder(self, scene: Scene, as_user: AsUser) -> None:
        son = as_user(scene.relative().id)
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        wrong = post_step(son, errand, scene.step("sign", by="self"))
        right = post_step(son, errand, scene.step("sign", by="family"))

        assert (wrong.status_code, right.status_code) == (403, 201)

    def test_family_that_ended_sees_nothing(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        son = scene.relative()
        errand = scene.errand()
        with make.tx() as tx:
            link = tx.session.exec(select(FamilyLink)).one()
            link.ended_at = tx.now

        assert as_user(son.id).get(f"{ERRANDS}/{errand.id}").status_code == 404

    def test_an_agent_signs_only_as_a_witness_who_says_how(self, scene: Scene, as_user: AsUser) -> None:
        agent = as_user(scene.agent.id)
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        as_self = post_step(agent, errand, scene.step("sign", by="self"))
        silent = post_step(agent, errand, scene.step("sign", by="witness"))
        told = post_step(agent, errand, scene.step("sign", by="witness", note="本人按了手印"))

        assert (as_self.status_code, silent.status_code, told.status_code) == (403, 422, 201)
        assert silent.json()["errors"][0]["pointer"] == "/note"

    def test_a_rating_is_given_once_for_each_completion(self, scene: Scene, as_user: AsUser) -> None:
        resident = as_user(scene.resident.id)
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        bad = post_step(resident, errand, scene.step("rate", score=1, comment="没办好"))
        again = post_step(resident, errand, scene.step("rate"))
        reopened = post_step(resident, errand, scene.step("reopen"))
        scene.take(scene.agent, errand, "complete")
        good = post_step(resident, errand, scene.step("rate", score=5))

        codes = [one.status_code for one in (bad, again, reopened, good)]
        assert codes == [201, 409, 201, 201]
        assert (reopened.json()["rating"], reopened.json()["times_reopened"]) == (None, 1)
        assert good.json()["rating"]["score"] == 5

    def test_somebody_may_be_hurried_once_a_day(self, scene: Scene, as_user: AsUser) -> None:
        resident = as_user(scene.resident.id)
        errand = scene.errand()

        first = post_step(resident, errand, scene.step("remind"))
        second = post_step(resident, errand, scene.step("remind"))

        assert (first.status_code, second.status_code) == (201, 429)
        assert int(second.headers["Retry-After"]) > 80_000

    def test_a_signed_errand_is_filed(self, scene: Scene) -> None:
        errand = scene.errand(
            (scene.agent, "claim"),
            (scene.agent, "complete"),
            (scene.resident, "sign"),
            (scene.lead, "archive"),
        )

        assert scene.reload(errand).state == "archived"

    def test_a_withdrawn_errand_is_over(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.resident, "withdraw"))

        answer = post_step(as_user(scene.agent.id), errand, scene.step("start"))

        assert answer.status_code == 409
