"""A link for one case: who makes it, what it opens, and what it never does."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.audit import AuditEntry
from app.errands.models import Errand, ErrandState
from app.guests.models import CaseLink
from app.guests.service.leaving import KEPT_DAYS, forget_old
from tests.authority.scene import Scene, scene
from tests.factories import Make
from tests.files.test_pictures import drawn

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
ALL = ["see", "confirm", "upload", "rate"]


@pytest.fixture
def it(make: Make) -> Scene:
    return scene(make)


@pytest.fixture
def errand(it: Scene) -> Errand:
    return it.make.errand(it.station, it.elder, item=it.make.service_item())


def make_link(client: TestClient, errand: Errand, **more: object) -> dict[str, Any]:
    answer = client.post(
        f"{API}/errands/{errand.id}/links", json={"guest_name": "王磊", "purposes": ALL} | more
    )
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def device(client: TestClient) -> TestClient:
    """Give another phone, where nobody is signed in."""
    other = TestClient(client.app, raise_server_exceptions=False)
    other.portal = client.portal
    return other


def opened(client: TestClient, token: str, **more: object) -> TestClient:
    phone = device(client)
    answer = phone.post(f"{API}/guest/sessions", json={"token": token} | more)
    assert answer.status_code == 201, answer.text
    return phone


def complete(it: Scene, as_user: AsUser, errand: Errand) -> None:
    agent = as_user(it.agent.id)
    for step in ({"action": "claim"}, {"action": "complete", "result": "办好了"}):
        answer = agent.post(f"{API}/errands/{errand.id}/transitions", json=step)
        assert answer.status_code == 201, answer.text


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
        phone = opened(client, make_link(as_user(it.elder.id), errand)["token"])

        answer = phone.get(f"{API}/guest/case")

        assert answer.json()["number"] == errand.number
        assert answer.json()["beneficiary_name"] == "王*英"
        assert not any(name in answer.text for name in ("王秀英", "李建国", str(it.elder_id)))

    def test_what_does_not_open_answers_alike(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        elder = as_user(it.elder.id)
        taken, revoked = make_link(elder, errand), make_link(elder, errand)
        with_pin = make_link(elder, errand, phone_tail="1234")
        opened(client, taken["token"])
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
        assert device(client).get(f"{API}/guest/case").status_code == 404

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

        phone = opened(client, token, pin="1234")

        # The device is known by now.
        assert phone.post(f"{API}/guest/sessions", json={"token": token}).status_code == 201

    def test_it_ends_with_its_time_and_with_its_uses(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        token = make_link(as_user(it.elder.id), errand)["token"]
        phone = opened(client, token)
        with it.make.tx() as tx:
            link = tx.session.exec(select(CaseLink)).one()
            link.uses = link.uses_max
            tx.session.add(link)
        assert phone.post(f"{API}/guest/sessions", json={"token": token}).status_code == 404
        assert phone.get(f"{API}/guest/case").json()["uses_left"] == 0

        with it.make.tx() as tx:
            link = tx.session.exec(select(CaseLink)).one()
            link.created_at, link.expires_at = tx.now - timedelta(days=2), tx.now - timedelta(days=1)
            tx.session.add(link)

        assert phone.get(f"{API}/guest/case").status_code == 404

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
        phone = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        path = f"{API}/guest/case/steps"
        assert phone.post(path, json={"action": "sign"}).status_code in {403, 409}
        complete(it, as_user, errand)

        signed = phone.post(path, json={"action": "sign"})
        rated = phone.post(path, json={"action": "rate", "score": 5})

        assert (signed.status_code, rated.status_code) == (201, 201), (signed.text, rated.text)
        assert phone.post(path, json={"action": "rate", "score": 1}).status_code == 409
        with it.make.tx() as tx:
            assert tx.session.get_one(Errand, errand.id).state is ErrandState.signed

    def test_an_item_that_asks_for_an_authority_takes_her_link_for_one(
        self, it: Scene, as_user: AsUser, client: TestClient
    ) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)
        phone = opened(client, make_link(as_user(it.elder.id), errand)["token"])
        complete(it, as_user, errand)

        assert phone.post(f"{API}/guest/case/steps", json={"action": "sign"}).status_code == 201

    def test_adds_a_photo_to_the_case(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        phone = opened(client, make_link(as_user(it.elder.id), errand)["token"])

        answer = phone.post(f"{API}/guest/case/files", files={"file": ("a.jpg", drawn(), "image/jpeg")})

        assert (answer.status_code, answer.json()["photos"]) == (201, 1)

    def test_never_more_than_its_purposes(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        phone = opened(client, make_link(as_user(it.elder.id), errand, purposes=[])["token"])
        complete(it, as_user, errand)
        picture = {"file": ("a.jpg", drawn(), "image/jpeg")}

        assert phone.get(f"{API}/guest/case").json()["actions"] == []
        for body in ({"action": "sign"}, {"action": "rate", "score": 5}):
            assert phone.post(f"{API}/guest/case/steps", json=body).status_code == 403
        assert phone.post(f"{API}/guest/case/files", files=picture).status_code == 403
        assert phone.get(f"{API}/errands/{errand.id}").status_code == 401

    def test_the_elder_reads_what_was_done_with_it(
        self, it: Scene, errand: Errand, as_user: AsUser, client: TestClient
    ) -> None:
        elder = as_user(it.elder.id)
        opened(client, make_link(elder, errand)["token"]).get(f"{API}/guest/case")

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
