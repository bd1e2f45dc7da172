"""Uvicorn's connections, with the time limits it lacks, and an end that cuts nobody off."""

import asyncio

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.core.headers import DEFAULTS
from app.core.problems import BadRequest
from app.core.web import PROBLEM_JSON, problem_bytes

HEADER_SECONDS = 10.0
HEADER_BYTES = 32_000
MOST_HEADERS = 100
# Whoever was refused in the middle of a body may finish it, so that he gets to read why.
LEFTOVER_SECONDS = 10.0
# A phone on a bad line needs long for one picture; whoever takes nothing at all is not waited for.
READER_SECONDS = 120.0
# A connection that is idle when the server stops may have a request on its way: it is still answered.
LINGER_SECONDS = 1.0


class Connection(HttpToolsProtocol):
    """One connection; a single timer runs whenever it is the client's turn to send."""

    _timer: asyncio.TimerHandle | None = None
    _reader_timer: asyncio.TimerHandle | None = None
    _header_bytes = 0
    _is_in_headers = False
    _is_stopping = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Expect the first headers soon."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._expect(HEADER_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timers."""
        self._expect(None)
        self._expect_reader(is_slow=False)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the headers have no end."""
        super().data_received(data)
        if self._is_in_headers:
            self._header_bytes += len(data)
            if self._header_bytes > HEADER_BYTES and not self.transport.is_closing():
                self.send_400_response("headers without end")

    def on_message_begin(self) -> None:
        """Count anew for the next request."""
        super().on_message_begin()
        self._is_in_headers, self._header_bytes = True, 0
        self._expect(HEADER_SECONDS)

    def on_headers_complete(self) -> None:
        """Start the request; the parser turns what is raised here into a bad request."""
        self._is_in_headers = False
        self._expect(None)
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size > HEADER_BYTES or len(self.headers) > MOST_HEADERS:
            message = "headers too large"
            raise ValueError(message)
        super().on_headers_complete()
        if self._is_stopping:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """All of the body is here."""
        super().on_message_complete()
        if self.cycle.response_complete and not self._is_in_headers:
            self._expect(self.timeout_keep_alive + HEADER_SECONDS)

    def on_response_complete(self) -> None:
        """Expect what is left of the body, or the next headers."""
        super().on_response_complete()
        if not self.transport.is_closing() and not self._is_in_headers:
            self._expect(
                LEFTOVER_SECONDS if self.cycle.more_body else self.timeout_keep_alive + HEADER_SECONDS
            )

    def pause_writing(self) -> None:
        """Wait for a slow reader, but not for ever."""
        super().pause_writing()
        self._expect_reader(is_slow=True)

    def resume_writing(self) -> None:
        """Go on: the reader took something."""
        super().resume_writing()
        self._expect_reader(is_slow=False)

    def shutdown(self) -> None:
        """Stop politely: answer what is on its way, tell that it is the last, then close."""
        self._is_stopping = True
        if self.cycle is None or self.cycle.response_complete:
            self.loop.call_later(LINGER_SECONDS, self._close_if_idle)
        else:
            self.cycle.keep_alive = False

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - English, for nobody
        """Answer what is no HTTP as every other failure: a problem, under all headers."""
        content = problem_bytes(BadRequest("请求格式不正确"), "")
        headers = {**DEFAULTS, "Content-Type": PROBLEM_JSON, "Content-Length": str(len(content))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[400] + f"{lines}Connection: close\r\n\r\n".encode() + content)
        self.transport.close()

    def _expect(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self.transport.abort) if seconds is not None else None

    def _expect_reader(self, *, is_slow: bool) -> None:
        if self._reader_timer is not None:
            self._reader_timer.cancel()
        later = self.loop.call_later
        self._reader_timer = later(READER_SECONDS, self.transport.abort) if is_slow else None

    def _close_if_idle(self) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()
