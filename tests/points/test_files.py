"""Photos of claims and offers: attached once, seen by those they concern."""

import io
import uuid
from collections.abc import Callable

from fastapi.testclient import TestClient
from PIL import Image

from app.core.permissions import Role
from tests.factories import Make
from tests.points.books import village_with_budget
from tests.shop.goods import open_shop

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


def upload(client: TestClient) -> str:
    """Upload a picture and give its id."""
    content = io.BytesIO()
    Image.new("RGB", (40, 40), "green").save(content, "PNG")
    answer = client.post(f"{API}/files", files={"file": ("a.png", content.getvalue(), "image/png")})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


class TestClaimPhotos:
    def test_the_claimant_and_the_reviewer_see_the_proof_the_neighbour_does_not(
        self, as_user: AsUser, make: Make
    ) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village)
        client = as_user(villager.id)
        body = {
            "rule_code": "C06",
            "resident_id": str(villager.resident_id),
            "occurred_on": "2026-11-17",
            "file_ids": [upload(client)],
        }

        claim = client.post(f"{API}/points/claims", json=body).json()
        url = claim["files"][0]["url"]

        assert client.get(url).status_code == 200
        assert as_user(make.user(Role.reviewer, village).id).get(url).status_code == 200
        assert as_user(make.user(Role.resident, village).id).get(url).status_code == 404

    def test_a_photo_proves_one_claim_only(self, as_user: AsUser, make: Make) -> None:
        villager = make.user(Role.resident, village_with_budget(make))
        client = as_user(villager.id)
        body = {
            "rule_code": "C06",
            "resident_id": str(villager.resident_id),
            "occurred_on": "2026-11-17",
            "file_ids": [upload(client)],
        }

        first, second = (client.post(f"{API}/points/claims", json=body) for _ in range(2))

        assert (first.status_code, second.status_code) == (201, 404)
        assert len(client.get(f"{API}/points/claims").json()["items"]) == 1


class TestOfferPictures:
    def test_everybody_who_is_signed_in_sees_it(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        shop = open_shop(make, village)
        keeper = as_user(make.user(Role.shopkeeper, village).id)
        body = {"shop_id": str(shop.id), "title": "毛巾", "kind": "goods", "points": 10, "stock": 8}

        made = keeper.post(f"{API}/shop/offers", json={**body, "picture_id": upload(keeper)}).json()
        path = f"{API}/shop/offers/{made['id']}"
        changed = keeper.patch(path, json={"picture_id": upload(keeper)}).json()

        villager = as_user(make.user(Role.resident, village).id)
        assert villager.get(made["picture_url"]).status_code == 200
        assert changed["picture_url"] != made["picture_url"]

    def test_nobody_shows_anothers_picture(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        shop = open_shop(make, village)
        keeper = as_user(make.user(Role.shopkeeper, village).id)
        private = upload(as_user(make.user(Role.resident, village).id))
        body = {"shop_id": str(shop.id), "title": "毛巾", "kind": "goods", "points": 10, "stock": 8}

        answer = keeper.post(f"{API}/shop/offers", json={**body, "picture_id": private})

        assert answer.status_code == 404
