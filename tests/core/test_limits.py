"""Bodies too large, too deep or too slow are refused while they come in."""

import json
import time
from collections.abc import AsyncIterator, Iterator
from itertools import repeat

import anyio
import httpx
import pytest
from fastapi.testclient import TestClient

from app.core import limits
from app.core.config import Settings
from app.core.db import Database
from app.main import create_app

CODES = "/api/v1/auth/codes"
AS_JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="session")
def engine_name() -> str:
    """Name one engine: nothing here depends on it."""
    return "sqlite"


def nested(depth: int) -> bytes:
    """Give valid JSON, so many levels deep."""
    return b'{"phone":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize("body", [nested(100_000), b"[" * 100_000, b'{"a":' * 50_000, nested(33)])
def test_what_is_nested_too_deep_is_refused_quickly(client: TestClient, body: bytes) -> None:
    began = time.perf_counter()

    answer = client.post(CODES, content=body, headers=AS_JSON)

    assert answer.status_code == 400
    assert answer.json()["detail"] == "内容嵌套太深"
    assert time.perf_counter() - began < 2


def test_depth_is_counted_in_the_structure_and_not_in_the_words(client: TestClient) -> None:
    for body in (nested(32), json.dumps({"phone": '\\"[' * 200}).encode()):
        assert client.post(CODES, content=body, headers=AS_JSON).status_code == 422


def test_a_body_without_a_length_is_counted_while_it_streams(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"phone":"'
        yield from repeat(b"1" * 100_000, 30)

    answer = client.post(CODES, content=endless(), headers=AS_JSON)

    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


@pytest.mark.parametrize("length", ["20000000", "9" * 40])
def test_a_body_is_refused_by_what_it_announces(client: TestClient, length: str) -> None:
    answer = client.post(CODES, content=b"{}", headers={**AS_JSON, "Content-Length": length})

    assert answer.status_code == 413
    assert answer.headers["connection"] == "close"


def test_an_upload_over_its_cap_is_refused_as_too_large_and_not_as_unreadable(client: TestClient) -> None:
    picture = ("x.jpg", b"\xff" * (limits.UPLOAD_BYTES + 1), "image/jpeg")

    answer = client.post("/api/v1/files", files={"file": picture})

    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=b"])
def test_a_body_that_trickles_is_ended(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(limits, "GRACE_SECONDS", 0.2)
    app = create_app(settings, database)

    async def trickle() -> AsyncIterator[bytes]:
        yield b"--b"
        await anyio.sleep_forever()

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            path = CODES if kind == "application/json" else "/api/v1/files"
            return await client.post(path, content=trickle(), headers={"Content-Type": kind})

    with anyio.from_thread.start_blocking_portal() as portal:
        answer = portal.call(ask)

    assert answer.status_code == 408
    assert answer.json()["title"] == "网络太慢"
    assert answer.headers["connection"] == "close"
