"""A link and the phone that opens it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from app.errands.models import Errand
from tests.authority.scene import Scene
from tests.files.test_pictures import drawn

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
ALL = ["see", "confirm", "upload", "rate"]


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


@dataclass(frozen=True, slots=True)
class Opened:
    """A link on the phone that opened it."""

    phone: TestClient
    path: str

    def look(self) -> Response:
        return self.phone.get(self.path)

    def take(self, **step: object) -> Response:
        return self.phone.post(f"{self.path}/steps", json=step)

    def upload(self) -> Response:
        return self.phone.post(f"{self.path}/files", files={"file": ("a.jpg", drawn(), "image/jpeg")})


def opened(client: TestClient, token: str, *, phone: TestClient | None = None, **more: object) -> Opened:
    phone = phone or device(client)
    answer = phone.post(f"{API}/guest/sessions", json={"token": token} | more)
    assert answer.status_code == 201, answer.text
    return Opened(phone, f"{API}/guest/cases/{answer.json()['case_link_id']}")


def complete(it: Scene, as_user: AsUser, errand: Errand) -> None:
    agent = as_user(it.agent.id)
    for step in ({"action": "claim"}, {"action": "complete", "result": "办好了"}):
        answer = agent.post(f"{API}/errands/{errand.id}/transitions", json=step)
        assert answer.status_code == 201, answer.text
