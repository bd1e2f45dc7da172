"""A client that sends exactly the bytes it is given, which ordinary clients would refuse or mend."""

import asyncio
import contextvars
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

import anyio.to_thread
from starlette.types import ASGIApp, Message

Headers = Sequence[tuple[str, bytes]]


# Last, because the first of two counts.
_HOST: Headers = (("host", b"t"),)


@dataclass(frozen=True, slots=True)
class Sent:
    """One request; the body is streamed in pieces when there are several."""

    method: str
    path: str
    query: bytes = b""
    headers: Headers = ()
    body: tuple[bytes, ...] = (b"",)


@dataclass(slots=True)
class Answered:
    """What came back."""

    status: int = 0
    headers: dict[str, list[str]] = field(default_factory=dict)
    body: bytes = b""
    error: str = ""

    @property
    def media_type(self) -> str:
        """Give the content type without its parameters."""
        return self.headers.get("content-type", [""])[0].partition(";")[0]

    def json(self) -> Any:  # noqa: ANN401 - any JSON value
        """Give the body's value."""
        return json.loads(self.body)


def at_once() -> AbstractContextManager[object]:
    """Let work for threads be done where it is asked for.

    One request at a time needs no threads, and waking them takes longer than what they do.
    """
    return patch.object(anyio.to_thread, "run_sync", _here)


class Wire:
    """Sends requests to an application in this process, one after another."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._runner = asyncio.Runner()

    def close(self) -> None:
        """End the loop."""
        self._runner.close()

    def send(self, request: Sent) -> Answered:
        """Give the answer, also when the application raised after it had answered."""
        with at_once():
            return self._runner.run(self._send(request))

    async def _send(self, request: Sent) -> Answered:
        answer, pieces = Answered(), list(request.body)

        async def receive() -> Message:
            if not pieces:
                return {"type": "http.disconnect"}
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                for name, text in message["headers"]:
                    answer.headers.setdefault(name.decode(), []).append(text.decode("latin-1"))
            else:
                answer.body += message.get("body", b"")

        try:
            await self._app(_scope(request), receive, send)
        except Exception as error:  # noqa: BLE001 - whatever escapes is what we look for
            # The outermost layer answers 500 and raises on, for the server's log.
            answer.status = max(answer.status, 500)
            answer.error = f"{type(error).__name__}: {error}"[:200]
        return answer


async def _here(work: Callable[..., Any], *arguments: Any, **_: Any) -> Any:  # noqa: ANN401 - any work
    return contextvars.copy_context().run(work, *arguments)


def _scope(request: Sent) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(request.path),
        "raw_path": request.path.encode(),
        "query_string": request.query,
        "root_path": "",
        "headers": [(name.lower().encode(), text) for name, text in (*request.headers, *_HOST)],
        "client": ("127.0.0.1", 1),
        "server": ("t", 80),
    }
