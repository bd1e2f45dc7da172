"""Joint handling: parts at other stations, one lead, done when all are."""

import uuid
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, delete, select

from app.auth.models import Grant, UserAccount
from app.core.permissions import Role
from app.errands.models import Errand, ErrandPart
from tests.errands.scene import ERRANDS, AsUser, Scene, post_step
from tests.factories import Make


class Joint:
    """An errand of the village with one part at a station elsewhere."""

    def __init__(self, scene: Scene, as_user: AsUser) -> None:
        self.scene, self.as_user = scene, as_user
        place = scene.make.village()
        self.place, self.station = place, scene.make.station(place)
        self.surveyor = scene.make.user(Role.agent, place, name="测绘员")
        self.colleague = scene.make.user(Role.agent, place, name="测绘同事")
        self.agent = as_user(scene.agent.id)
        self.errand: Errand = scene.errand((scene.agent, "claim"))
        self.added = self.add()

    def add(self, **changes: object) -> dict[str, Any]:
        step = self.scene.step("add_part", station_id=str(self.station.id), **changes)
        answer = post_step(self.agent, self.errand, step)
        assert answer.status_code == 201, answer.text
        read: dict[str, Any] = answer.json()
        return read

    def take(self, account: UserAccount, action: str, *, part: int = 0, **fields: object) -> Any:  # noqa: ANN401 - an HTTP answer
        part_id = self.added["parts"][part]["id"]
        client: TestClient = self.as_user(account.id)
        path = f"{ERRANDS}/{self.errand.id}/parts/{part_id}/transitions"
        return client.post(path, json={"action": action, **fields})


@pytest.fixture
def joint(scene: Scene, as_user: AsUser) -> Joint:
    return Joint(scene, as_user)


class TestWhoseItIs:
    """A part that nobody has is counted, and found by what is counted."""

    def desk(self, joint: Joint, account: UserAccount) -> tuple[dict[str, int], dict[str, int]]:
        client = joint.as_user(account.id)
        found = {
            name: len(client.get(f"{ERRANDS}?{query}").json()["items"])
            for name, query in (
                ("to_claim", "scope=station&state=submitted"),
                ("overdue", "scope=station&light=red"),
                ("to_lead", "scope=lead"),
            )
        }
        summary = client.get(f"{ERRANDS}/summary").json()
        return {name: summary[name] for name in found}, found

    def test_a_part_for_nobody_is_to_be_taken_there(self, make: Make, joint: Joint) -> None:
        lead = make.user(Role.station_lead, joint.place, name="测绘站长")
        before = [self.desk(joint, one) for one in (joint.surveyor, lead)]
        joint.take(joint.surveyor, "take")
        after = [self.desk(joint, one) for one in (joint.surveyor, lead)]

        none = {"to_claim": 0, "overdue": 0, "to_lead": 0}
        assert before == [({**none, "to_claim": 1},) * 2, ({**none, "to_claim": 1, "to_lead": 1},) * 2]
        assert after == [(none, none)] * 2

    def test_what_somebody_left_behind_waits_for_a_lead(self, make: Make, joint: Joint) -> None:
        lead = make.user(Role.station_lead, joint.place, name="测绘站长")
        joint.take(joint.surveyor, "take")
        with make.tx() as tx:
            tx.session.exec(delete(Grant).where(col(Grant.user_id) == joint.surveyor.id))

        assert [one["to_lead"] for one in self.desk(joint, lead)] == [1, 1]
        assert [one["to_lead"] for one in self.desk(joint, joint.colleague)] == [0, 0]
        joint.take(lead, "take")
        assert [one["to_lead"] for one in self.desk(joint, lead)] == [0, 0]

    def test_a_late_part_is_late_where_it_lies(self, scene: Scene, make: Make, joint: Joint) -> None:
        joint.take(joint.surveyor, "take")
        with make.tx() as tx:
            part = tx.session.exec(select(ErrandPart)).one()
            part.due_at = make.now
            tx.session.add(part)

        there, home = (self.desk(joint, one) for one in (joint.surveyor, scene.agent))

        assert [one["overdue"] for one in there] == [1, 1]
        assert [one["overdue"] for one in home] == [0, 0]


class TestJointHandling:
    def test_an_errand_is_completed_only_when_all_its_parts_are(self, scene: Scene, joint: Joint) -> None:
        early = post_step(joint.agent, joint.errand, scene.step("complete"))
        taken = joint.take(joint.surveyor, "take")
        still = post_step(joint.agent, joint.errand, scene.step("complete"))
        finished = joint.take(joint.surveyor, "finish", result="四至量好了")
        done = post_step(joint.agent, joint.errand, scene.step("complete"))

        codes = [one.status_code for one in (early, taken, still, finished, done)]
        assert codes == [409, 201, 409, 201, 201]
        assert "还有 1 部分没有办好" in early.json()["detail"]
        assert "complete" not in {one["action"] for one in joint.added["actions"]}
        assert (joint.added["procedure"], joint.added["procedure_label"]) == ("joint", "联合办理")
        part = done.json()["parts"][0]
        assert (part["state"], part["agent"]["name"], part["result"]) == ("done", "测绘员", "四至量好了")
        steps = [one["action"] for one in done.json()["timeline"]]
        assert steps == ["submit", "claim", "add_part", "part_take", "part_finish", "complete"]
        assert done.json()["timeline"][-2]["note"] == "测量：四至量好了"

    def test_a_parts_people_see_the_errand_and_others_do_not(self, scene: Scene, joint: Joint) -> None:
        where = f"{ERRANDS}/{joint.errand.id}"
        surveyor, colleague = (joint.as_user(one.id) for one in (joint.surveyor, joint.colleague))
        stranger = joint.as_user(scene.foreign_agent().id)
        joint.take(joint.surveyor, "take")

        seen = [client.get(where).status_code for client in (surveyor, colleague, stranger)]
        lists = [
            [len(client.get(f"{ERRANDS}?scope={scope}").json()["items"]) for scope in ("assigned", "station")]
            for client in (surveyor, colleague, stranger)
        ]
        read = surveyor.get(where).json()

        assert seen == [200, 200, 404]
        assert lists == [[1, 1], [0, 1], [0, 0]]
        assert read["actions"] == []
        assert [one["action"] for one in read["parts"][0]["actions"]] == ["finish"]
        assert post_step(surveyor, joint.errand, scene.step("complete")).status_code == 403

    def test_with_the_errand_its_parts_people_are_done_with_it(self, scene: Scene, joint: Joint) -> None:
        where = f"{ERRANDS}/{joint.errand.id}"
        surveyor = joint.as_user(joint.surveyor.id)
        joint.take(joint.surveyor, "take")
        said = surveyor.post(f"{where}/remarks", json={"text": "明天去量"}).status_code
        colleague = joint.as_user(joint.colleague.id)
        unsaid = colleague.post(f"{where}/remarks", json={"text": "我也去"}).status_code
        joint.take(joint.surveyor, "finish", result="四至量好了")
        before = surveyor.get(where).status_code
        post_step(joint.agent, joint.errand, scene.step("complete"))
        post_step(joint.as_user(scene.resident.id), joint.errand, scene.step("sign"))

        after = surveyor.get(where).status_code

        assert (said, unsaid, before, after) == (201, 403, 200, 404)

    def test_a_part_that_is_not_needed_any_more_is_nobodys_business(self, scene: Scene, joint: Joint) -> None:
        refused = joint.take(joint.surveyor, "withdraw", note="不想办")
        silent = joint.take(scene.agent, "withdraw")
        withdrawn = joint.take(scene.agent, "withdraw", note="不用测了")
        again = joint.take(scene.agent, "withdraw", note="不用测了")
        unseen = joint.take(joint.surveyor, "take")

        codes = [one.status_code for one in (refused, silent, withdrawn, again, unseen)]
        assert codes == [403, 422, 201, 409, 404]
        assert again.json()["type"] == "/problems/part-unavailable"
        assert withdrawn.json()["parts_open"] == 0
        assert post_step(joint.agent, joint.errand, scene.step("complete")).status_code == 201

    def test_only_who_took_a_part_finishes_it_and_only_for_whom_it_is_takes_it(
        self, scene: Scene, joint: Joint
    ) -> None:
        joint.added = joint.add(agent_id=str(joint.colleague.id), title="公示")

        not_taken = joint.take(joint.surveyor, "finish", result="好")
        for_another = joint.take(joint.surveyor, "take", part=1)
        outsider = joint.take(scene.agent, "take")
        taken = joint.take(joint.colleague, "take", part=1)
        others = joint.take(joint.surveyor, "finish", part=1, result="好")
        empty = joint.take(joint.colleague, "finish", part=1)

        answers = (not_taken, for_another, outsider, taken, others, empty)
        assert [one.status_code for one in answers] == [409, 409, 403, 201, 409, 422]

    def test_a_lead_takes_over_from_who_left(self, make: Make, joint: Joint) -> None:
        lead = make.user(Role.town_officer, make.county(), name="镇里")
        joint.take(joint.surveyor, "take")

        over = joint.take(lead, "take")

        assert over.status_code == 201
        assert over.json()["parts"][0]["agent"]["name"] == "镇里"

    def test_a_withdrawn_errand_has_no_open_part(self, scene: Scene, joint: Joint) -> None:
        answer = post_step(joint.as_user(scene.resident.id), joint.errand, {"action": "withdraw"}).json()

        assert (answer["parts_open"], answer["parts"][0]["state"]) == (0, "withdrawn")
        assert (answer["closing_kind"], answer["closing_label"]) == ("void", "作废办结")

    def test_a_part_is_asked_of_an_open_station_and_its_own_people(self, scene: Scene, joint: Joint) -> None:
        wrong: list[tuple[dict[str, Any], str]] = [
            ({"station_id": str(uuid.uuid4())}, "/station_id"),
            ({"agent_id": str(scene.agent.id), "station_id": str(joint.station.id)}, "/agent_id"),
            ({"working_days": 61}, "/working_days"),
        ]
        for changes, pointer in wrong:
            answer = post_step(joint.agent, joint.errand, scene.step("add_part", **changes))
            assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
        assert joint.take(scene.agent, "take", part=0).status_code == 403
