"""Households and families over HTTP."""

import uuid
from collections.abc import Callable

from fastapi.testclient import TestClient

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


class TestHouseholds:
    def test_members_see_their_own_and_no_other(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        own, other = make.household(village), make.household(village)
        person = make.resident(village, name="家人", household=own)
        member = as_user(make.user(Role.resident, village, resident=person).id)

        answer = member.get(f"{API}/households/{own.id}")

        assert [one["name"] for one in answer.json()["members"]] == ["家人"]
        assert member.get(f"{API}/households/{other.id}").status_code == 404

    def test_numbers_follow_and_a_used_one_is_refused(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent = as_user(make.user(Role.agent, village).id)
        body = {"region_id": str(village.id), "name": "某户"}

        codes = [agent.post(f"{API}/households", json=body).json()["code"] for _ in range(2)]
        used = agent.post(f"{API}/households", json=body | {"code": "0001"})

        assert codes == ["0001", "0002"]
        assert used.status_code == 409

    def test_nobody_joins_a_household_of_another_village(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        far = make.household(make.village())
        agent = as_user(make.user(Role.agent, village).id)
        body = {"name": "人", "region_id": str(village.id), "household_id": str(far.id)}

        assert agent.post(f"{API}/residents", json=body).status_code == 422


class TestFamily:
    def test_a_link_counts_until_it_ends(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        elder, son = make.resident(village), make.resident(make.village(), name="儿子")
        agent = as_user(make.user(Role.agent, village).id)
        path = f"{API}/residents/{elder.id}/family"

        made = agent.post(path, json={"relative_id": str(son.id), "relation": "儿子"})
        ended = agent.delete(f"{path}/{made.json()['items'][0]['id']}")

        assert made.json()["items"][0]["relative_name"] == "儿子"
        assert ended.status_code == 204
        assert agent.get(path).json()["items"] == []
        again = agent.post(path, json={"relative_id": str(son.id), "relation": "儿子"})
        assert again.status_code == 201

    def test_nobody_links_people_elsewhere_or_with_themselves(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        elder, far = make.resident(village), make.resident(make.village())
        agent = as_user(make.user(Role.agent, village).id)

        def link(one: uuid.UUID, two: uuid.UUID) -> int:
            body = {"relative_id": str(two), "relation": "亲属"}
            return agent.post(f"{API}/residents/{one}/family", json=body).status_code

        assert link(far.id, elder.id) == 404
        assert link(elder.id, elder.id) == 422
        assert link(elder.id, uuid.uuid4()) == 404
