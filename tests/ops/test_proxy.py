"""The proxies of `deploy/` do what the application cannot do alone, and add nothing of their own."""

import json
import os
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.core.config import Settings
from app.main import create_app
from tests.core.test_protocol import serving
from tests.ops import proxies
from tests.ops.proxies import Proxy, free_port

Start = Callable[[Path, int], AbstractContextManager[Proxy]]
STARTS: dict[str, Start] = {"nginx": proxies.nginx, "caddy": proxies.caddy}
# The second proxy is for `make faults`.
HEAD = b"POST /api/v1/auth/codes HTTP/1.1\r\nHost: 127.0.0.1\r\n"
NAMES = list(STARTS) if os.environ.get("LINBAN_FAULTS") else ["nginx"]


def with_mirror(app: ASGIApp) -> ASGIApp:
    """Answer one path with what the application gets to know of the visitor."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/mirror":
            await app(scope, receive, send)
            return
        names = {name.decode(): value.decode() for name, value in scope["headers"]}
        answer = JSONResponse({"client": scope["client"][0], "scheme": scope["scheme"], "headers": names})
        await answer(scope, receive, send)

    return serve


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run the application, which believes a proxy on this machine; these calls need no tables."""
    settings = Settings(
        _env_file=None, data_dir=tmp_path_factory.mktemp("proxied"), run_worker=False, metrics=True
    )
    app = ProxyHeadersMiddleware(with_mirror(create_app(settings)), settings.trusted_proxies)  # type: ignore[arg-type]
    with serving(app) as (_, port):
        yield port


@pytest.fixture(scope="module", params=NAMES)
def start(request: pytest.FixtureRequest) -> Start:
    """Choose the proxy."""
    return STARTS[request.param]


@pytest.fixture(scope="module")
def proxy(start: Start, upstream: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """Run a proxy in front of the application."""
    with start(tmp_path_factory.mktemp("proxy"), upstream) as running:
        yield running


@pytest.fixture
def client(proxy: Proxy) -> Iterator[httpx.Client]:
    """Give a client of the proxy, over TLS."""
    with httpx.Client(base_url=f"https://127.0.0.1:{proxy.port}", verify=False) as opened:  # noqa: S501 - a test's own certificate
        yield opened


def over_tls(proxy: Proxy, sent: bytes) -> tuple[bytes, float]:
    """Send what is no whole request; give what came back until the end, and after how long."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", proxy.port), timeout=9) as raw,
        context.wrap_socket(raw, server_hostname="127.0.0.1") as opened,
    ):
        opened.sendall(sent)
        began = time.monotonic()
        parts = []
        try:
            while part := opened.recv(65536):
                parts.append(part)
        except (ConnectionError, ssl.SSLError):
            pass
        return b"".join(parts), time.monotonic() - began


def test_an_answer_carries_each_header_once(client: httpx.Client) -> None:
    headers = client.get("/healthz").headers

    for name in ("strict-transport-security", "x-content-type-options", "content-security-policy"):
        assert len(headers.get_list(name)) == 1, name
    assert len(headers["x-request-id"]) in {32, 36}
    assert "uvicorn" not in headers.get("server", "").lower()


def test_what_a_visitor_says_of_himself_is_not_believed(client: httpx.Client) -> None:
    lies = {
        "X-Forwarded-For": "203.0.113.9, 198.51.100.1",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "for=203.0.113.9",
        "X-Request-Id": "chosen-by-the-visitor",
    }

    seen = client.get("/mirror", headers=lies).json()

    assert (seen["client"], seen["scheme"]) == ("127.0.0.1", "https")
    assert seen["headers"]["x-forwarded-for"] == "127.0.0.1"
    assert seen["headers"]["x-request-id"] != "chosen-by-the-visitor"
    assert "evil.example" not in json.dumps(seen)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        HEAD.replace(b"POST", b"GET") + b"X-A: ",
        HEAD + b"Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
    ],
    ids=["nothing", "headers", "body"],
)
def test_whoever_dawdles_is_cut_off(proxy: Proxy, sent: bytes) -> None:
    answer, seconds = over_tls(proxy, sent)

    assert b"application/json" not in answer
    assert seconds < 6


@pytest.mark.parametrize(
    "lengths", [b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"Content-Length: -5\r\n"]
)
def test_nothing_is_smuggled_behind_a_request(proxy: Proxy, lengths: bytes) -> None:
    hidden = b"GET /mirror HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Hidden: yes\r\n\r\n"

    answer, _ = over_tls(proxy, HEAD + lengths + b"Connection: close\r\n\r\n0\r\n\r\n" + hidden)

    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"x-hidden" not in answer


def test_a_body_over_the_cap_is_refused_in_our_words(client: httpx.Client) -> None:
    answer = client.post("/api/v1/files", files={"file": b"x" * 12_000_000})

    assert answer.status_code == 413
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_the_figures_are_not_for_the_public(client: httpx.Client) -> None:
    assert client.get("/metrics").status_code == 404


def test_who_comes_without_tls_is_sent_there(proxy: Proxy) -> None:
    answer = httpx.get(f"http://127.0.0.1:{proxy.plain_port}/errands", follow_redirects=False)

    assert answer.status_code in {301, 308}
    assert answer.headers["location"].startswith("https://")


def test_while_the_application_is_away_people_are_told_so(start: Start, tmp_path: Path) -> None:
    with start(tmp_path, free_port()) as alone:
        answer = httpx.get(f"https://127.0.0.1:{alone.port}/api/v1/app", verify=False)  # noqa: S501 - as above

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "稍等" in answer.json()["detail"]
    assert answer.headers["strict-transport-security"]
