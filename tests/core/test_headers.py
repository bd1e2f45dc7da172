"""Every answer carries the security headers: pages, API, refusals, crashes."""

import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from fastapi.testclient import TestClient

from app.core.config import Settings
from app.core.db import Database
from app.core.pwa import content_security_policy
from app.main import create_app

WANTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
INDEX = Path(__file__).parents[2] / "static" / "index.html"
# What would run or dress the page without a hash in the policy.
UNHASHED = re.compile(r"<[^>]*\s(on\w+|style)\s*=", re.IGNORECASE)
BODY = re.compile(r"(<(?:script|style)[^>]*>).*?(</(?:script|style)>)", re.DOTALL)


@pytest.fixture(scope="session")
def engine_name() -> str:
    """Name one engine: nothing here depends on it."""
    return "sqlite"


@pytest.fixture
def tls(database: Database, settings: Settings) -> Iterator[TestClient]:
    """Give a client that came over TLS, as a trusted proxy tells."""
    with TestClient(create_app(settings, database), base_url="https://linban.test") as opened:
        yield opened


def assert_guarded(client: TestClient, method: str, path: str, status: int, **options: object) -> None:
    """Check an answer's status and headers."""
    answer = client.request(method, path, **options)  # type: ignore[arg-type]

    assert answer.status_code == status, path
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED, path
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "camera" in answer.headers["permissions-policy"]
    assert "access-control-allow-origin" not in answer.headers
    if path.startswith("/api"):
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/app", 200),
        ("GET", "/api/v1/openapi.json", 200),
        ("GET", "/healthz", 200),
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/metrics", 404),
        ("GET", "/missing.png", 404),
        ("GET", "/api/v1/auth/sessions", 401),
        ("PUT", "/api/v1/app", 405),
        ("TRACE", "/api/v1/app", 405),
        ("TRACE", "/", 405),
        ("OPTIONS", "/api/v1/app", 405),
        ("POST", "/errands", 405),
    ],
)
def test_every_kind_of_answer_has_them(client: TestClient, method: str, path: str, status: int) -> None:
    assert_guarded(client, method, path, status, headers={"Origin": "http://testserver"})


def test_a_refused_input_and_a_crash_have_them(client: TestClient) -> None:
    assert_guarded(client, "POST", "/api/v1/auth/codes", 422, json={})
    with patch("app.auth.service.codes.issue_code", side_effect=ZeroDivisionError):
        assert_guarded(client, "POST", "/api/v1/auth/codes", 500, json={"phone": "13812341234"})


def test_a_crash_tells_nothing_of_itself(client: TestClient) -> None:
    with patch("app.auth.service.codes.issue_code", side_effect=ZeroDivisionError("the secret")):
        answer = client.post("/api/v1/auth/codes", json={"phone": "13812341234"})

    assert answer.json()["type"] == "/problems/crash"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_only_what_came_over_tls_is_told_to_stay_there(client: TestClient, tls: TestClient) -> None:
    assert "strict-transport-security" not in client.get("/api/v1/app").headers
    for path in ("/", "/api/v1/app", "/api/v1/nothing"):
        assert "max-age=31536000" in tls.get(path).headers["strict-transport-security"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_no_other_site_is_ever_let_read_an_answer(client: TestClient, origin: str) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}

    answers = [client.get("/api/v1/app", headers=headers), client.options("/api/v1/app", headers=headers)]

    for answer in answers:
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_the_pages_for_developers_are_not_there(client: TestClient) -> None:
    for path in ("/docs", "/redoc", "/openapi.json", "/api/v1/docs"):
        assert client.get(path).status_code in {200, 404}
        assert "swagger" not in client.get(path).text.lower()


@pytest.mark.skipif(not INDEX.is_file(), reason="the web app is not built")
def test_the_built_page_has_nothing_that_the_policy_would_need_unsafe_inline_for() -> None:
    html = INDEX.read_text()

    assert UNHASHED.findall(BODY.sub(r"\1\2", html)) == []
    assert "unsafe" not in content_security_policy(html)
    assert "javascript:" not in html


def test_that_check_finds_a_planted_handler() -> None:
    assert UNHASHED.findall('<p onclick="go()">') == ["onclick"]
    assert UNHASHED.findall('<i style="color:red">') == ["style"]
