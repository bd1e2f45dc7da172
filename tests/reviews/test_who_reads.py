"""The agents neither press nor read a rating before the errand is filed; the villager's words stay theirs."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.rulebook.topics.ratings import RatingRules
from tests.errands.scene import Scene
from tests.factories import Make
from tests.reviews.scene import set_rules

AsUser = Callable[[uuid.UUID], TestClient]
COMMENT = "跑了三趟"


class Rated:
    """An errand that was done and rated, read over HTTP."""

    def __init__(self, make: Make, as_user: AsUser, *, score: int | None = 2) -> None:
        self.scene, self.as_user = Scene(make), as_user
        scene = self.scene
        self.errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
        if score is not None:
            scene.take(scene.resident, self.errand, "rate", score=score, comment=COMMENT)

    def read(self, account: UserAccount) -> dict[str, Any]:
        answer = self.as_user(account.id).get(f"/api/v1/errands/{self.errand.id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def actions(self, account: UserAccount) -> list[str]:
        return [one["action"] for one in self.read(account)["actions"]]


def test_the_agents_read_the_rating_once_the_errand_is_filed(make: Make, as_user: AsUser) -> None:
    rated = Rated(make, as_user, score=4)
    scene = rated.scene
    for person in (scene.agent, scene.other_agent):
        before = rated.read(person)
        assert before["rating"] is None
        assert COMMENT not in str(before)

    scene.take(scene.resident, rated.errand, "sign")
    scene.take(scene.agent, rated.errand, "archive")

    assert rated.read(scene.agent)["rating"]["comment"] == COMMENT


@pytest.mark.parametrize("who", ["resident", "lead"])
def test_who_rated_and_who_leads_read_it_at_once(make: Make, as_user: AsUser, who: str) -> None:
    rated = Rated(make, as_user)

    assert rated.read(getattr(rated.scene, who))["rating"]["score"] == 2


def test_the_list_of_the_agent_does_not_tell_it_either(make: Make, as_user: AsUser) -> None:
    rated = Rated(make, as_user)

    listed = as_user(rated.scene.agent.id).get("/api/v1/errands?scope=assigned")

    assert [one["rating"] for one in listed.json()["items"]] == [None]
    assert COMMENT not in listed.text


def test_the_agent_never_has_the_button_and_a_colleague_only_that_of_the_call(
    make: Make, as_user: AsUser
) -> None:
    rated = Rated(make, as_user, score=None)
    scene = rated.scene

    assert {"rate", "record_rating"}.isdisjoint(rated.actions(scene.agent))
    assert "rate" not in rated.actions(scene.lead)
    assert "record_rating" in rated.actions(scene.lead)
    assert "record_rating" not in rated.actions(scene.resident)


def test_before_the_errand_is_done_nobody_rates(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))

    for person in (scene.resident, scene.lead, scene.agent):
        read = as_user(person.id).get(f"/api/v1/errands/{errand.id}").json()
        assert {"rate", "record_rating"}.isdisjoint(one["action"] for one in read["actions"])


def test_the_reasons_are_the_countys_dictionary(make: Make, as_user: AsUser) -> None:
    set_rules(make, RatingRules, good_reasons=["热心"], bad_reasons=["太慢"])
    rated = Rated(make, as_user, score=None)

    rate = next(one for one in rated.read(rated.scene.resident)["actions"] if one["action"] == "rate")

    assert rate["fields"]["properties"]["reasons"]["items"]["enum"] == ["热心", "太慢"]
