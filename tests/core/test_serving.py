"""Whose word on addresses counts, and a door that stays open while the only process restarts."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.core.config import Settings
from app.core.serving import _options
from tests.ops.test_rolling import TINY

ROOT = Path(__file__).parents[2]
SERVE = (
    "from app.core.config import Settings; from app.core.serving import run_server;"
    f" run_server({TINY!r}, settings=Settings(_env_file=None, log_level='error'))"
)
# As systemd does: the socket under number 3, and the number of the process itself.
AS_SYSTEMD = 'export LISTEN_PID=$$; exec 3<&"$0"; exec "$@"'
ASK = b"GET /readyz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"


async def tell(scope: Scope, receive: Receive, send: Send) -> None:
    """Tell from where a request seems to come."""
    request = Request(scope)
    assert request.client is not None
    await PlainTextResponse(f"{request.client.host} {request.url.scheme}")(scope, receive, send)


@contextmanager
def serving(held: socket.socket) -> Iterator[None]:
    """Run a server on a socket that somebody else holds."""
    command = ["bash", "-c", AS_SYSTEMD, str(held.fileno()), sys.executable, "-c", SERVE]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=(held.fileno(),))
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def test_everybody_cannot_be_trusted() -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, trusted_proxies="*")


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [("198.51.100.1", "203.0.113.9 https"), ("127.0.0.1", "198.51.100.1 http"), ("", "198.51.100.1 http")],
)
def test_only_a_named_proxy_is_believed(trusted: str, seen: str) -> None:
    settings = Settings(_env_file=None, trusted_proxies=trusted)
    app = ProxyHeadersMiddleware(tell, _options(settings)["forwarded_allow_ips"])  # type: ignore[arg-type]
    headers = {"X-Forwarded-For": "10.0.0.1, 203.0.113.9", "X-Forwarded-Proto": "https"}
    client = TestClient(app, client=("198.51.100.1", 50000))  # type: ignore[arg-type]

    assert client.get("/", headers=headers).text == seen


@pytest.mark.skipif(os.name == "nt", reason="systemd is not there")
def test_whoever_comes_while_the_only_process_restarts_waits_and_is_answered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        address = held.getsockname()
        with serving(held), socket.create_connection(address, timeout=60) as first:
            first.sendall(ASK)
            assert first.recv(1000).startswith(b"HTTP/1.1 200")
        with socket.create_connection(address, timeout=60) as between:
            between.sendall(ASK)
            with serving(held):
                assert between.recv(1000).startswith(b"HTTP/1.1 200")
