"""Asks the application without a socket, leaves nothing behind, and counts the SQL statements."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from sqlalchemy import Engine, event
from sqlmodel import Session

from app.core.db import Database
from tests.hostile.wire import at_once

BOUNDARY = "-linban-"


class UndoingDatabase(Database):
    """Every transaction is undone when it ends, so that thousands of requests meet the same world."""

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Session]:
        """Write out what the block did, as a commit would, then take it back."""
        line, maker = (self._line, self._writer) if write else (nullcontext(), self._reader)
        with line, maker() as session:
            session.begin()
            yield session
            session.flush()
            session.rollback()


class Counter:
    """Counts the statements that an engine runs."""

    def __init__(self, engine: Engine) -> None:
        self.statements: list[str] = []
        event.listen(engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:  # noqa: ANN401 - what SQLAlchemy passes
        # SQLite's BEGIN is sent as a statement; nothing is asked with it.
        if not statement.startswith("BEGIN"):
            self.statements.append(statement)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and what it took."""

    status: int
    body: bytes
    statements: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give the body to look things up in; a picture has none."""
        return self.body.decode(errors="replace")

    @property
    def without_instance(self) -> object:
        """Give a problem without the address that was asked, which the asker knows."""
        document = json.loads(self.body)
        return {name: value for name, value in document.items() if name != "instance"}


class Asker:
    """Sends requests straight into an application."""

    def __init__(self, app: FastAPI, counter: Counter) -> None:
        self._app, self._counter = app, counter
        self._runner = asyncio.Runner()

    def close(self) -> None:
        """Let the loop go."""
        self._runner.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        query: Mapping[str, Any] | None = None,
    ) -> Reply:
        """Send one request."""
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": urlencode(query or {}).encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("testserver", 80),
        }
        self._counter.statements.clear()
        with at_once():
            status, answer = self._runner.run(self._send(scope, body))
        return Reply(status, answer, tuple(self._counter.statements))

    async def _send(self, scope: dict[str, Any], body: bytes) -> tuple[int, bytes]:
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        parts: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401 - what ASGI passes
            parts.append(message)

        await self._app(scope, receive, send)
        return parts[0]["status"], b"".join(part.get("body", b"") for part in parts)


def multipart(fields: Mapping[str, object]) -> tuple[bytes, str]:
    """Write a form: a pair of a name and bytes is a file."""
    lines: list[bytes] = []
    for name, value in fields.items():
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, tuple):
            file_name, content = value
            lines += [f'{head}; filename="{file_name}"\r\n\r\n'.encode(), content, b"\r\n"]
        else:
            lines += [f"{head}\r\n\r\n{value}\r\n".encode()]
    lines.append(f"--{BOUNDARY}--\r\n".encode())
    return b"".join(lines), f"multipart/form-data; boundary={BOUNDARY}"
