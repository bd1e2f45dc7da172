"""What is turned away at the gate: other sites, forms in disguise, odd methods, and one too many."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from fastapi.testclient import TestClient

from app.core import lanes
from app.core.config import Settings
from app.core.db import Database
from app.main import create_app

CODES = "/api/v1/auth/codes"
BODY = {"phone": "13812341234"}


@pytest.fixture(scope="session")
def engine_name() -> str:
    """Name one engine: nothing here depends on it."""
    return "sqlite"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_writing_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post(CODES, json=BODY, headers=headers)

    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/cross-site"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_page_and_a_program_may_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post(CODES, json=BODY, headers=headers).status_code == 202


def test_reading_from_another_site_is_no_harm(client: TestClient) -> None:
    assert client.get("/api/v1/app", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "text/json"])
def test_a_body_that_a_foreign_form_could_send_is_refused(client: TestClient, kind: str) -> None:
    content = b'{"phone":"13812341234"}'

    answer = client.post(CODES, content=content, headers={"Content-Type": kind})

    assert answer.status_code == 415
    assert answer.json()["type"] == "/problems/wrong-media-type"


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "TRACK"])
def test_odd_methods_are_refused_everywhere(client: TestClient, method: str) -> None:
    for path in ("/", "/api/v1/app", "/api/v1/nothing"):
        assert client.request(method, path).status_code == 405


def test_one_more_than_fits_is_told_to_come_back_and_the_health_is_still_told(
    database: Database, settings: Settings
) -> None:
    app = create_app(settings.model_copy(update={"most_at_once": 1}), database)
    is_inside, may_go = threading.Event(), threading.Event()

    def wait_inside(*_arguments: object, **_options: object) -> str:
        is_inside.set()
        may_go.wait(timeout=20)
        return "123456"

    with TestClient(app) as client, ThreadPoolExecutor() as pool:
        with patch("app.auth.service.codes.issue_code", side_effect=wait_inside):
            first = pool.submit(client.post, CODES, json=BODY)
            assert is_inside.wait(timeout=20)
            crowded, health = client.get("/api/v1/app"), client.get("/healthz")
            may_go.set()
            assert first.result().status_code == 202

        assert crowded.status_code == 503
        assert crowded.headers["retry-after"] == "2"
        assert "请稍等" in crowded.json()["detail"]
        assert health.status_code == 200
        assert client.get("/api/v1/app").status_code == 200


@pytest.mark.parametrize(("waited", "status"), [(2.9, 200), (3.1, 503)])
def test_whoever_waited_too_long_is_told_to_come_back(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, waited: float, status: int
) -> None:
    moments = itertools.chain([0.0], itertools.repeat(waited))
    monkeypatch.setattr(lanes, "time", SimpleNamespace(monotonic=lambda: next(moments)))

    answer = client.get("/api/v1/app")

    assert answer.status_code == status
    assert (answer.headers.get("retry-after") == "2") == (status == 503)


def test_what_came_too_late_had_no_effect_and_may_be_sent_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as late:
        late.setattr(lanes, "MOST_WAIT_SECONDS", -1.0)
        assert client.post(CODES, json=BODY).status_code == 503

    with patch("app.auth.service.codes.issue_code", return_value="123456") as issue:
        assert client.post(CODES, json=BODY).status_code == 202
    assert issue.call_count == 1
