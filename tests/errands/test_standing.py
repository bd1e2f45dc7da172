"""Who had to do with an errand once: an ended link, a role taken back, a part that is done."""

import uuid
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, delete, select

from app.auth.models import Grant, UserAccount
from app.core.permissions import Role
from app.errands.models import Errand
from app.errands.queries.reach import Scope
from app.people.models import FamilyLink
from tests.errands.scene import API, ERRANDS, AsUser, Scene, post_step
from tests.errands.test_lists import listed, picture
from tests.factories import Make

DONE = ("claim", "complete")


class Daughter:
    """She asks in the app for her mother."""

    def __init__(self, scene: Scene, as_user: AsUser) -> None:
        self.scene = scene
        self.account = scene.relative()
        self.client: TestClient = as_user(self.account.id)

    def asks(self, *steps: str) -> Errand:
        body = self.scene.draft(beneficiary={"resident_id": str(self.scene.resident.resident_id)})
        made = self.client.post(ERRANDS, json=body)
        assert made.status_code == 201, made.text
        assert made.json()["requester"]["id"] == str(self.account.id)
        with self.scene.make.tx() as tx:
            errand = tx.session.get_one(Errand, uuid.UUID(made.json()["id"]))
        for step in steps:
            self.scene.take(self.scene.agent, errand, step)
        return errand

    def is_let_go(self) -> None:
        with self.scene.make.tx() as tx:
            link = tx.session.exec(
                select(FamilyLink).where(FamilyLink.relative_id == self.account.resident_id)
            ).one()
            link.ended_at = tx.now
            tx.session.add(link)


@pytest.fixture
def daughter(scene: Scene, as_user: AsUser) -> Daughter:
    return Daughter(scene, as_user)


def codes(daughter: Daughter, errand: Errand, *steps: dict[str, Any]) -> list[int]:
    return [post_step(daughter.client, errand, step).status_code for step in steps]


class TestAskedForAnother:
    def test_she_reads_and_acts_as_long_as_she_is_family(self, daughter: Daughter) -> None:
        errand = daughter.asks(*DONE)

        signed = codes(daughter, errand, {"action": "sign", "by": "family"}, {"action": "rate", "score": 5})

        assert signed == [201, 201]
        assert len(listed(daughter.client, scope="mine")) == 1

    def test_with_the_link_everything_ends(self, daughter: Daughter) -> None:
        done, fresh = daughter.asks(*DONE), daughter.asks()
        daughter.is_let_go()

        file = daughter.client.post(f"{API}/files", files={"file": ("证.png", picture(), "image/png")}).json()
        seen = [daughter.client.get(f"{ERRANDS}/{one.id}").status_code for one in (done, fresh)]
        steps = codes(
            daughter,
            done,
            {"action": "sign", "by": "self"},
            {"action": "rate", "score": 1},
            {"action": "resubmit", "file_ids": [file["id"]]},
        )
        links = f"{ERRANDS}/{fresh.id}/links"
        link = daughter.client.post(links, json={"guest_name": "别人", "purposes": ["see"]}).status_code

        assert (seen, steps, link) == ([404, 404], [404] * 3, 404)
        assert codes(daughter, fresh, {"action": "withdraw"}) == [404]
        assert [listed(daughter.client, scope=scope) for scope in Scope] == [[]] * len(Scope)

    def test_only_whom_it_is_for_signs_as_herself_and_makes_links(
        self, scene: Scene, as_user: AsUser, daughter: Daughter
    ) -> None:
        errand = daughter.asks(*DONE)
        read = daughter.client.get(f"{ERRANDS}/{errand.id}").json()
        own = as_user(scene.resident.id).get(f"{ERRANDS}/{errand.id}").json()
        links = f"{ERRANDS}/{errand.id}/links"

        refused = post_step(daughter.client, errand, {"action": "sign", "by": "self"})
        link = daughter.client.post(links, json={"guest_name": "别人", "purposes": ["see"]})

        assert (_signers(read), _signers(own)) == (["family"], ["self"])
        assert (refused.status_code, link.status_code) == (403, 403)


def _signers(read: dict[str, Any]) -> list[str]:
    (form,) = [one["fields"] for one in read["actions"] if one["action"] == "sign"]
    names: list[str] = form["properties"]["by"]["enum"]
    return names


class TestFormerStaff:
    def test_a_role_taken_back_closes_what_was_typed_and_held(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        agent = as_user(scene.agent.id)
        typed = agent.post(
            ERRANDS,
            json=scene.draft(channel="phone", beneficiary={"resident_id": str(scene.resident.resident_id)}),
        ).json()["id"]
        held = scene.errand((scene.agent, "claim"))
        assert [agent.get(f"{ERRANDS}/{one}").status_code for one in (typed, held.id)] == [200, 200]
        _dismiss(make, scene.agent)
        make.grant(scene.agent, Role.agent, make.village())
        elsewhere = as_user(scene.agent.id)

        seen = [elsewhere.get(f"{ERRANDS}/{one}").status_code for one in (typed, held.id)]

        assert seen == [404, 404]
        assert [listed(elsewhere, scope=scope) for scope in Scope] == [[]] * len(Scope)

    def test_who_is_a_party_goes_on_seeing_it(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        make.grant(scene.resident, Role.agent, scene.village)
        errand = scene.errand((scene.resident, "claim"))
        _dismiss(make, scene.resident)
        make.grant(scene.resident, Role.resident, scene.village)

        assert as_user(scene.resident.id).get(f"{ERRANDS}/{errand.id}").status_code == 200


def _dismiss(make: Make, account: UserAccount) -> None:
    with make.tx() as tx:
        tx.session.exec(delete(Grant).where(col(Grant.user_id) == account.id))
