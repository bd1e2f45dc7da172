"""A code leaves through the county's gateway, and a gateway that is away is told kindly."""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from app.auth.service.senders import ConsoleSender, GatewaySender, sender_for
from app.core.config import Settings
from app.core.errors import Unavailable

PHONE = "13812341234"


class Gateway(HTTPServer):
    """A gateway on loopback that keeps what it is sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.status = 200
        self.seen: list[tuple[str, Any]] = []

    @property
    def url(self) -> str:
        """Give its address."""
        return f"http://127.0.0.1:{self.server_port}/send"


class Desk(BaseHTTPRequestHandler):
    """Takes one message."""

    server: Gateway

    def do_POST(self) -> None:
        """Keep the message and answer as told."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.headers["Authorization"], json.loads(body)))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Stay quiet."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    """Run a gateway for one test."""
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_gateway_gets_phone_template_and_code(gateway: Gateway) -> None:
    GatewaySender(gateway.url, "secret").send(phone=PHONE, code="123456", minutes=5)

    message = {"phone": PHONE, "template": "sign_in_code", "params": {"code": "123456", "minutes": 5}}
    assert gateway.seen == [("Bearer secret", message)]


def test_a_gateway_that_fails_is_told_in_words(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    gateway.status = 500

    with caplog.at_level(logging.WARNING), pytest.raises(Unavailable, match="短信暂时发不出去"):
        GatewaySender(gateway.url, "").send(phone=PHONE, code="123456", minutes=5)

    assert PHONE not in caplog.text
    assert "123456" not in caplog.text


def test_the_console_shows_the_code_but_not_the_phone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        ConsoleSender().send(phone=PHONE, code="123456", minutes=5)

    assert "123456" in caplog.text
    assert PHONE not in caplog.text


@pytest.mark.parametrize(("url", "kind"), [("", ConsoleSender), ("http://127.0.0.1:9/", GatewaySender)])
def test_the_settings_choose_the_sender(url: str, kind: type) -> None:
    assert isinstance(sender_for(Settings(_env_file=None, sms_gateway_url=url)), kind)
