"""Consents: told, given, taken back, written down for others, and what hangs on them."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.config import Settings
from app.core.permissions import Role
from app.people.models import Resident
from app.people.service.residents import seal_id_number
from app.privacy.models import ConsentReceipt, Purpose
from app.privacy.notices import NOTICES, current
from app.privacy.queries.consents import agrees
from tests.factories import Make
from tests.files.test_routes import upload
from tests.people.numbers import id_number

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
PHOTOS = {"purpose": "document_photos", "version": 1}


def standing(client: TestClient, purpose: str) -> dict[str, object]:
    """Give how somebody stands to one purpose."""
    items = client.get(f"{API}/me/consents").json()["items"]
    found: dict[str, object] = next(one for one in items if one["purpose"] == purpose)
    return found


class TestNotices:
    def test_every_purpose_is_told_to_everybody_in_chinese(self, client: TestClient) -> None:
        items = client.get(f"{API}/privacy/notices").json()["items"]

        assert [one["purpose"] for one in items] == list(Purpose)
        assert all(not one["text"].isascii() and one["title"] for one in items)
        assert [one["purpose"] for one in items if one["required"]] == ["errand_handling"]
        assert [one["purpose"] for one in items if one["sensitive"]] == ["document_photos", "thumbprint"]

    def test_versions_of_a_purpose_are_counted_without_a_gap(self) -> None:
        for purpose in Purpose:
            versions = [one.version for one in NOTICES if one.purpose is purpose]

            assert versions == list(range(1, len(versions) + 1))
            assert current(purpose).version == versions[-1]


class TestOwn:
    def test_given_taken_back_and_given_again_leaves_three_receipts(
        self, as_user: AsUser, make: Make
    ) -> None:
        villager = make.user(Role.resident, make.village())
        client = as_user(villager.id)

        assert not standing(client, "document_photos")["is_current"]
        assert client.post(f"{API}/me/consents", json=PHOTOS).status_code == 201
        assert standing(client, "document_photos")["is_current"]
        assert client.delete(f"{API}/me/consents/document_photos").status_code == 204
        taken = standing(client, "document_photos")
        assert (taken["is_current"], taken["withdrawn_at"] is None) == (False, False)
        assert client.delete(f"{API}/me/consents/document_photos").status_code == 404
        client.post(f"{API}/me/consents", json=PHOTOS)
        assert standing(client, "document_photos")["is_current"]
        with make.tx() as tx:
            rows = tx.session.exec(select(ConsentReceipt)).all()
        assert [row.action for row in rows] == ["given", "withdrawn", "given"]
        assert {(row.user_id, row.resident_id) for row in rows} == {(villager.id, villager.resident_id)}

    def test_an_old_text_is_not_agreed_to(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        answer = client.post(f"{API}/me/consents", json=PHOTOS | {"version": 2})

        assert answer.status_code == 422
        assert "更新" in answer.json()["detail"]

    def test_what_the_service_needs_is_not_taken_back_alone(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)
        client.post(f"{API}/me/consents", json={"purpose": "errand_handling", "version": 1})

        answer = client.delete(f"{API}/me/consents/errand_handling")

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/consent-required")
        assert "注销" in answer.json()["detail"]

    def test_two_people_on_no_roll_do_not_share_a_consent(self, as_user: AsUser, make: Make) -> None:
        first, second = (make.user(Role.county_officer, make.county()) for _ in range(2))
        assert first.resident_id is None

        as_user(first.id).post(f"{API}/me/consents", json=PHOTOS)

        assert standing(as_user(first.id), "document_photos")["is_current"]
        assert not standing(as_user(second.id), "document_photos")["is_current"]

    def test_an_unknown_purpose_is_refused(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        assert client.post(f"{API}/me/consents", json={"purpose": "ads", "version": 1}).status_code == 422
        assert client.delete(f"{API}/me/consents/ads").status_code == 422


class TestOnPaper:
    def test_an_agent_writes_down_what_a_villager_signed(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent, elder = make.user(Role.agent, village), make.resident(village)
        path = f"{API}/residents/{elder.id}/consents"

        made = as_user(agent.id).post(path, json=PHOTOS | {"channel": "paper"})

        assert made.status_code == 201
        with make.tx() as tx:
            row = tx.session.exec(select(ConsentReceipt)).one()
            assert agrees(tx, resident=elder, purpose=Purpose.document_photos)
        assert (row.resident_id, row.user_id, row.recorded_by) == (elder.id, None, agent.id)
        assert as_user(agent.id).delete(f"{path}/document_photos").status_code == 204
        with make.tx() as tx:
            assert not agrees(tx, resident=elder, purpose=Purpose.document_photos)

    def test_nobody_signs_on_anothers_phone(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent, elder = make.user(Role.agent, village), make.resident(village)

        answer = as_user(agent.id).post(
            f"{API}/residents/{elder.id}/consents", json=PHOTOS | {"channel": "app"}
        )

        assert answer.status_code == 422

    def test_a_stranger_to_the_village_finds_nobody(self, as_user: AsUser, make: Make) -> None:
        elder = make.resident(make.village())
        far = as_user(make.user(Role.agent, make.village()).id)

        assert far.get(f"{API}/residents/{elder.id}/consents").status_code == 404
        assert far.post(f"{API}/residents/{elder.id}/consents", json=PHOTOS).status_code == 404


class TestChildren:
    @pytest.mark.parametrize(("born", "status"), [("20121118", 201), ("20121119", 403)])
    def test_a_child_turns_fourteen_on_the_day(
        self, as_user: AsUser, make: Make, born: str, status: int
    ) -> None:
        user = make.user(Role.resident, make.village())
        _born(make, user.resident_id, born)

        answer = as_user(user.id).post(f"{API}/me/consents", json=PHOTOS)

        assert answer.status_code == status

    def test_a_guardian_agrees_for_a_child(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent, child, mother = make.user(Role.agent, village), make.resident(village), make.resident(village)
        _born(make, child.id, "20180101")
        path = f"{API}/residents/{child.id}/consents"

        alone = as_user(agent.id).post(path, json=PHOTOS)
        itself = as_user(agent.id).post(path, json=PHOTOS | {"guardian_id": str(child.id)})
        agreed = as_user(agent.id).post(path, json=PHOTOS | {"guardian_id": str(mother.id)})

        assert (alone.status_code, itself.status_code, agreed.status_code) == (422, 422, 201)

    def test_a_child_is_no_guardian(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        agent, child, brother = make.user(Role.agent, village), make.resident(village), make.resident(village)
        _born(make, child.id, "20180101")
        _born(make, brother.id, "20100101")

        answer = as_user(agent.id).post(
            f"{API}/residents/{child.id}/consents", json=PHOTOS | {"guardian_id": str(brother.id)}
        )

        assert answer.status_code == 422


class TestPhotos:
    def test_a_withdrawn_consent_refuses_photos_and_says_what_to_do(
        self, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        station, villager, item = (
            make.station(village),
            make.user(Role.resident, village),
            make.service_item(),
        )
        client = as_user(villager.id)
        client.post(f"{API}/me/consents", json=PHOTOS)
        body = {"service_item_id": str(item.id), "station_id": str(station.id), "channel": "app"}

        before = client.post(f"{API}/errands", json=body | {"file_ids": [upload(client)["id"]]})
        client.delete(f"{API}/me/consents/document_photos")
        after = client.post(f"{API}/errands", json=body | {"file_ids": [upload(client)["id"]]})
        without = client.post(f"{API}/errands", json=body)

        assert (before.status_code, after.status_code, without.status_code) == (201, 403, 201)
        assert after.json()["type"] == "/problems/consent-missing"
        assert "原件" in after.json()["detail"]

    def test_a_childs_papers_wait_for_the_guardian(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        station, parent, item = make.station(village), make.user(Role.resident, village), make.service_item()
        _born(make, parent.resident_id, "20180101")
        client = as_user(parent.id)

        answer = client.post(
            f"{API}/errands",
            json={
                "service_item_id": str(item.id),
                "station_id": str(station.id),
                "channel": "app",
                "file_ids": [upload(client)["id"]],
            },
        )

        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/guardian-needed")

    def test_a_strict_county_asks_before_the_first_photo(
        self, as_user: AsUser, make: Make, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "photo_consent_required", True)
        village = make.village()
        station, villager, item = (
            make.station(village),
            make.user(Role.resident, village),
            make.service_item(),
        )
        client = as_user(villager.id)
        body = {"service_item_id": str(item.id), "station_id": str(station.id), "channel": "app"}

        refused = client.post(f"{API}/errands", json=body | {"file_ids": [upload(client)["id"]]})
        client.post(f"{API}/me/consents", json=PHOTOS)
        taken = client.post(f"{API}/errands", json=body | {"file_ids": [upload(client)["id"]]})

        assert (refused.status_code, taken.status_code) == (403, 201)


def _born(make: Make, resident_id: uuid.UUID | None, day: str) -> None:
    with make.tx() as tx:
        resident = tx.session.get_one(Resident, resident_id)
        seal_id_number(tx, resident, id_number(int(day[-3:]), born=day))
        tx.session.add(resident)
