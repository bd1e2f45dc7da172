"""Connections that dawdle, overfill or smuggle are ended; the rest is answered, even while stopping."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import anyio
import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app.core import protocol
from app.core.protocol import Connection

SHORT = 0.3
ASK = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


class Slow:
    """Answers when told to."""

    def __init__(self) -> None:
        self.may_answer = anyio.Event()
        self.arrived = threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/slow":
            self.arrived.set()
            await self.may_answer.wait()
        body = b"x" * 40_000_000 if scope["path"] == "/big" else b"here"
        await PlainTextResponse(body)(scope, receive, send)


@contextmanager
def serving(app: Callable[..., object]) -> Iterator[tuple[uvicorn.Server, int]]:
    """Run a server in a thread; give it and its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http=Connection, ws="none", lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield server, listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Run a server with short limits; give its port."""
    for name in ("HEADER_SECONDS", "LEFTOVER_SECONDS", "READER_SECONDS", "LINGER_SECONDS"):
        monkeypatch.setattr(protocol, name, SHORT)
    with serving(Slow()) as (_, number):
        yield number


def everything(opened: socket.socket) -> bytes:
    """Read until the other side ends the connection."""
    parts = []
    opened.settimeout(8)
    try:
        while part := opened.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: here\r\nX-A: ", b"\r\n\r\n"]
)
def test_headers_that_do_not_come_are_not_waited_for(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(sent)
        began = time.monotonic()

        assert everything(opened) == b""
        assert time.monotonic() - began < 5


def test_a_second_request_may_not_dawdle_either(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(ASK + ASK[:20])

        assert everything(opened).count(b"200 OK") == 1


def test_a_connection_serves_many_requests(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(ASK * 3 + ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))

        assert everything(opened).count(b"200 OK") == 4


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 5, 6\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"X-A: " + b"a" * 40_000 + b"\r\n",
        b"".join(b"X-%d: a\r\n" % number for number in range(150)),
    ],
)
def test_smuggled_and_swollen_headers_are_refused_as_a_problem(port: int, headers: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(
            b"POST / HTTP/1.1\r\nHost: here\r\n" + headers + b"\r\n0\r\n\r\nGET /other HTTP/1.1\r\n\r\n"
        )
        answer = everything(opened)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in answer
    assert b"nosniff" in answer
    assert answer.count(b"HTTP/1.1") == 1


def test_headers_without_end_are_not_collected(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(b"GET / HTTP/1.1\r\nX-A: " + b"a" * 100_000)

        assert everything(opened).startswith(b"HTTP/1.1 400 ")


def test_a_body_that_goes_on_after_the_answer_is_cut(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nabc")

        assert b"200 OK" in everything(opened)


def test_a_reader_who_takes_nothing_is_not_waited_for(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as opened:
        opened.sendall(ASK.replace(b"/ ", b"/big ", 1))
        threading.Event().wait(SHORT * 4)

        assert len(everything(opened)) < 40_000_000


def test_stopping_answers_what_is_inside_and_what_is_on_its_way() -> None:
    slow = Slow()
    with serving(slow) as (server, port):
        inside, idle = (socket.create_connection(("127.0.0.1", port)) for _ in range(2))
        inside.sendall(ASK.replace(b"/ ", b"/slow ", 1))
        idle.sendall(ASK)
        assert b"200 OK" in idle.recv(1000)
        assert slow.arrived.wait(timeout=10)

        server.should_exit = True
        threading.Event().wait(0.4)
        idle.sendall(ASK)
        last = everything(idle)
        slow.may_answer.set()
        finished = everything(inside)
        inside.close()
        idle.close()

    assert b"200 OK" in last
    assert b"connection: close" in last
    assert finished.endswith(b"here")
