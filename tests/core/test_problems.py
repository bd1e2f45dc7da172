"""Every failure leaves as a problem document in Chinese."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
PROBLEM = {"type", "title", "status", "detail", "instance"}


def assert_problem(answer: object, status: int, name: str) -> None:
    """Check status, media type and shape of a problem."""
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    body = answer.json()  # type: ignore[attr-defined]
    assert set(body) >= PROBLEM
    assert body["type"] == f"/problems/{name}"
    assert not body["detail"].isascii()


def test_an_unknown_path_of_the_api(client: TestClient) -> None:
    assert_problem(client.get("/api/v1/nothing"), 404, "not-found")


def test_a_wrong_method(client: TestClient) -> None:
    assert_problem(client.put("/api/v1/app"), 405, "method-not-allowed")


def test_nobody_signed_in(client: TestClient) -> None:
    answer = client.get("/api/v1/auth/sessions")

    assert_problem(answer, 401, "not-signed-in")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_signed_in_but_not_allowed(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.resident, make.village()).id)

    assert_problem(client.get("/api/v1/grants"), 403, "not-allowed")


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"[1]", b'{"phone": NaN}', b"[" * 100_000, b'{"phone":"\\ud800"}']
)
def test_a_body_that_is_no_sign_in(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/v1/auth/codes", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_field_is_named(client: TestClient) -> None:
    answer = client.post("/api/v1/auth/codes", json={"phone": "13812341234", "role": "admin"})

    assert_problem(answer, 422, "invalid-input")
    assert answer.json()["errors"] == [{"pointer": "/role", "detail": "不认识的内容，请删除"}]


def test_a_body_over_the_cap_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/api/v1/auth/codes", json={"phone": "1" * 1_100_000})

    assert_problem(answer, 413, "too-large")


def test_a_broken_cursor_is_an_input_error(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.resident, make.village()).id)

    for cursor in ("x", "W10", "bnVsbA", "W1sieiIsICIxIl1d", "💥"):
        assert_problem(client.get("/api/v1/auth/sessions", params={"cursor": cursor}), 422, "invalid-input")


def test_a_page_is_at_most_a_hundred(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.resident, make.village()).id)

    assert_problem(client.get("/api/v1/auth/sessions", params={"limit": 101}), 422, "invalid-input")


def test_every_answer_forbids_caches_and_frames(client: TestClient) -> None:
    for answer in (
        client.get("/api/v1/app"),
        client.get("/api/v1/nothing"),
        client.post("/api/v1/auth/codes", json={}),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_key_that_comes_twice_is_read_alike_everywhere(client: TestClient) -> None:
    """The last one counts, as for the proxies before us and the browsers behind."""
    good, bad = '"phone": "19912340000"', '"phone": "12"'
    headers = {"Content-Type": "application/json"}

    bodies = [client.post("/api/v1/auth/codes", content=f"{{{one}, {two}}}", headers=headers)
              for one, two in ((bad, good), (good, bad))]  # fmt: skip
    queries = [client.get(f"/api/v1/regions?limit={one}&limit={two}") for one, two in ((1000, 5), (5, 1000))]

    assert [answer.status_code for answer in bodies] == [202, 422]
    assert [answer.status_code for answer in queries] == [200, 422]
