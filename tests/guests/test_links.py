"""A link for one case: who makes it, what it opens, and what it never does."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.audit import AuditEntry
from app.core.permissions import Role
from app.errands.models import Errand, ErrandState
from app.guests.models import CaseLink
from app.guests.service.leaving import KEPT_DAYS, forget_old
from tests.authority.scene import Scene, scene
from tests.factories import Make
from tests.guests.phone import complete, device, make_link, opened

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


@pytest.fixture
def it(make: Make) -> Scene:
    return scene(make)


@pytest.fixture
def errand(it: Scene) -> Errand:
    return it.make.errand(it.station, it.elder, item=it.make.service_item())


class TestMaking:
    def test_the_requester_makes_one_and_its_token_is_told_once(
        self, it: Scene, errand: Errand, as_user: AsUser
    ) -> None:
        client = as_user(it.elder.id)
        made = make_link(client, errand)

        listed = client.get(f"{API}/errands/{errand.id}/links").json()["items"]

        assert len(made["token"]) == 43
        assert [(one["id"], one["token"], one["state_label"]) for one in listed] == [
            (made["id"], None, "还没打开")
        ]
        with it.make.tx() as tx:
            assert made["token"] not in str(tx.session.exec(select(CaseLink)).one().model_dump())

    def test_staff_make_one_beside_her_only(self, it: Scene, errand: Errand, as_user: AsUser) -> None:
        path, body = f"{API}/errands/{errand.id}/links", {"guest_name": "王磊"}
        agent = as_user(it.agent.id)

        assert agent.post(path, json=body).status_code == 422
        assert agent.post(path, json=body | {"in_presence": True}).status_code == 201
        assert as_user(it.son.id).post(path, json=body | {"in_presence": True}).status_code == 403
        assert as_user(it.stranger.id).post(path, json=body).status_code == 404

    @pytest.mark.parametrize("purpose", ["confirm", "rate"])
    def test_her_hand_and_her_word_are_not_for_staff_to_give(
        self, it: Scene, errand: Errand, as_user: AsUser, purpose: str
    ) -> None:
        path, agent = f"{API}/errands/{errand.id}/links", as_user(it.agent.id)
        body = {"guest_name": "王磊", "in_presence": True}

        refused = agent.post(path, json=body | {"purposes": ["see", "upload", purpose]})
        made = agent.post(path, json=body | {"purposes": ["see", "upload"]})

        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/purposes")
        assert (made.status_code, made.json()["purposes"]) == (201, ["see", "upload"])

    @pytest.mark.parametrize("is_claimed_first", [True, False])
    def test_nor_for_who_works_on_the_own_case(
        self, it: Scene, as_user: AsUser, client: TestClient, *, is_claimed_first: bool
    ) -> None:
        it.make.grant(it.elder, Role.agent, it.village)
        errand = it.make.errand(it.station, it.elder, item=it.make.service_item())
        elder, path = as_user(it.elder.id), f"{API}/errands/{errand.id}"
        steps = ({"action": "claim"}, {"action": "complete", "result": "办好了"})
        if is_claimed_first:
            elder.post(f"{path}/transitions", json=steps[0])
            body = {"guest_name": "王磊", "purposes": ["rate"]}
            assert elder.post(f"{path}/links", json=body).status_code == 422
            return
        guest = opened(client, make_link(elder, errand)["token"])
        for step in steps:
            assert elder.post(f"{path}/transitions", json=step).status_code == 201

        assert guest.look().json()["actions"] == []
        assert guest.take(action="rate", score=5).status_code == 403

    def test_not_longer_nor_more_than_the_county_says(
        self, it: Scene, errand: Errand, as_user: AsUser
    ) -> None:
        client, path = as_user(it.elder.id), f"{API}/errands/{errand.id}/links"
        assert client.post(path, json={"guest_name": "王磊", "days": 31}).status_code == 422
        for _ in range(5):
            make_link(client, errand)

        assert client.post(path, json={"guest_name": "王磊"}).status_code == 409


class TestOpening:
    def test_it_shows_the_case_and_nobodys_data(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        answer = opened(client, make_link(as_user(it.elder.id), errand)["token"]).look()

        assert answer.json()["number"] == errand.number
        assert answer.json()["beneficiary_name"] == "王*英"
        assert not any(name in answer.text for name in ("王秀英", "李建国", str(it.elder_id)))

    def test_what_does_not_open_answers_alike(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        elder = as_user(it.elder.id)
        taken, revoked = make_link(elder, errand), make_link(elder, errand)
        with_pin = make_link(elder, errand, phone_tail="1234")
        known = opened(client, taken["token"])
        assert elder.delete(f"{API}/errands/{errand.id}/links/{revoked['id']}").status_code == 204
        tries = [
            {"token": "A" * 43},
            {"token": taken["token"]},
            {"token": revoked["token"]},
            {"token": with_pin["token"]},
            {"token": with_pin["token"], "pin": "9999"},
        ]

        answers = [device(client).post(f"{API}/guest/sessions", json=one) for one in tries]

        assert [one.status_code for one in answers] == [404] * len(tries)
        assert len({one.content for one in answers}) == 1
        assert device(client).get(known.path).status_code == 404

    def test_after_five_wrong_tails_the_right_one_opens_nothing(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        token = make_link(as_user(it.elder.id), errand, phone_tail="1234")["token"]
        for _ in range(5):
            device(client).post(f"{API}/guest/sessions", json={"token": token, "pin": "9999"})

        answer = device(client).post(f"{API}/guest/sessions", json={"token": token, "pin": "1234"})

        assert answer.status_code == 404

    def test_the_right_tail_opens(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        token = make_link(as_user(it.elder.id), errand, phone_tail="1234")["token"]

        known = opened(client, token, pin="1234")

        # The device is known by now.
        assert known.phone.post(f"{API}/guest/sessions", json={"token": token}).status_code == 201

    def test_it_ends_with_its_time_and_with_its_uses(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        token = make_link(as_user(it.elder.id), errand)["token"]
        known = opened(client, token)
        with it.make.tx() as tx:
            link = tx.session.exec(select(CaseLink)).one()
            link.uses = link.uses_max
            tx.session.add(link)
        assert known.phone.post(f"{API}/guest/sessions", json={"token": token}).status_code == 404
        assert known.look().json()["uses_left"] == 0

        with it.make.tx() as tx:
            link = tx.session.exec(select(CaseLink)).one()
            link.created_at, link.expires_at = tx.now - timedelta(days=2), tx.now - timedelta(days=1)
            tx.session.add(link)

        assert known.look().status_code == 404

    def test_the_token_is_in_no_log(
        self,
        it: Scene,
        errand: Errand,
        as_user: AsUser,
        client: TestClient,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        token = make_link(as_user(it.elder.id), errand)["token"]

        opened(client, token)

        assert token not in caplog.text
        with it.make.tx() as tx:
            entries = tx.session.exec(select(AuditEntry)).all()
        assert not any(token in str(one.model_dump()) for one in entries)


class TestDoing:
    def test_signs_as_family_and_rates_once(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        guest = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        assert guest.take(action="sign").status_code in {403, 409}
        complete(it, as_user, errand)

        signed, rated = guest.take(action="sign"), guest.take(action="rate", score=5)

        assert (signed.status_code, rated.status_code) == (201, 201), (signed.text, rated.text)
        assert guest.take(action="rate", score=1).status_code == 409
        with it.make.tx() as tx:
            assert tx.session.get_one(Errand, errand.id).state is ErrandState.signed

    def test_an_item_that_asks_for_an_authority_takes_her_link_for_one(
        self, it: Scene, as_user: AsUser, client: TestClient
    ) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)
        guest = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        complete(it, as_user, errand)

        assert guest.take(action="sign").status_code == 201

    def test_two_links_open_on_one_phone_do_not_mix(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        father = it.make.user(Role.resident, it.village)
        other = it.make.errand(it.station, father, item=it.make.service_item())
        of_mother = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        token = make_link(as_user(father.id), other)["token"]
        of_father = opened(client, token, phone=of_mother.phone)
        for one in (errand, other):
            complete(it, as_user, one)

        assert of_mother.look().json()["number"] == errand.number
        assert of_mother.take(action="sign").json()["number"] == errand.number
        assert of_father.upload().json()["number"] == other.number
        with it.make.tx() as tx:
            states = [tx.session.get_one(Errand, one.id).state for one in (errand, other)]
        assert states == [ErrandState.signed, ErrandState.completed]

    def test_one_that_staff_once_made_for_it_signs_nothing(
        self, it: Scene, as_user: AsUser, client: TestClient
    ) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)
        guest = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        with it.make.tx() as tx:
            tx.session.exec(select(CaseLink)).one().in_presence = True
        complete(it, as_user, errand)

        assert guest.look().json()["purposes"] == ["see", "upload"]
        assert guest.take(action="sign").status_code == 403

    def test_adds_a_photo_to_the_case(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        answer = opened(client, make_link(as_user(it.elder.id), errand)["token"]).upload()

        assert (answer.status_code, answer.json()["photos"]) == (201, 1)

    def test_never_more_than_its_purposes(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        guest = opened(client, make_link(as_user(it.elder.id), errand, purposes=[])["token"])
        complete(it, as_user, errand)

        assert guest.look().json()["actions"] == []
        refused = [guest.take(action="sign"), guest.take(action="rate", score=5), guest.upload()]
        assert [one.status_code for one in refused] == [403, 403, 403]
        assert guest.phone.get(f"{API}/errands/{errand.id}").status_code == 401

    def test_the_elder_reads_what_was_done_with_it(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        elder = as_user(it.elder.id)
        opened(client, make_link(elder, errand)["token"]).look()

        seen = elder.get(f"{API}/me/accesses").json()["items"]

        told = [(one["actor_name"], one["sentence"]) for one in seen]
        assert ("王磊", "用您给的链接打开了这件事") in told
        assert ("王磊", "用您给的链接看了进度") in told

    def test_long_after_its_end_nobody_knows_who_it_was(
        self, it: Scene, errand: Errand, as_user: AsUser
    ) -> None:
        make_link(as_user(it.elder.id), errand)

        with it.make.tx(later=timedelta(days=KEPT_DAYS + 30)) as tx:
            forget_old(tx)

        with it.make.tx() as tx:
            assert "王磊" not in tx.session.exec(select(CaseLink)).one().guest_name
