"""How large, how deep and how slow a body may be; beyond that it is refused while it still comes in."""

import asyncio
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import InvalidInput, Problem, TooLarge
from app.core.problems import respond

JSON_BYTES = 1_000_000
UPLOAD_BYTES = 11_000_000
MOST_NESTED = 32
# A phone at the edge of the village is slow but keeps sending; whoever sends a byte now and then is not one.
GRACE_SECONDS = 10.0
SLOWEST_BYTES_PER_SECOND = 2_000
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_OPENING = (b"[", b"{")


class TooSlow(Problem):
    """The body did not come in time."""

    status = 408
    title = "网络太慢"


class BodyLimit:
    """Reads a JSON body whole and counts an upload while it streams; the endpoints meet no monsters."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if its body is of a size, depth and pace that the server takes."""
        if scope["type"] != "http" or not _has_body(headers := dict(scope["headers"])):
            await self._app(scope, receive, send)
            return
        is_upload = headers.get(b"content-type", b"").startswith(b"multipart/")
        incoming = _Incoming(receive, cap=UPLOAD_BYTES if is_upload else JSON_BYTES)
        try:
            incoming.check_declared(headers.get(b"content-length", b""))
            if is_upload:
                await self._app(scope, incoming.receive, _unless_refused(incoming, scope, send))
            else:
                await self._app(scope, _again(await _whole(incoming), receive), send)
        except (TooLarge, TooSlow, InvalidInput) as problem:
            # What remains of the body is not waited for.
            await respond(problem, scope["path"], close=True)(scope, receive, send)
        except _Gone:
            return


class _Gone(Exception):  # noqa: N818 - nobody is left to be told of an error
    """The client hung up in the middle of its own body."""


class _Incoming:
    """A body on its way in, measured."""

    def __init__(self, receive: Receive, *, cap: int) -> None:
        self._receive = receive
        self._cap = cap
        self._began = time.monotonic()
        self._seen = 0
        self.refusal: Problem | None = None

    def check_declared(self, length: bytes) -> None:
        """Raise TooLarge for what announces itself as such."""
        if length.isdigit() and int(length[:20]) > self._cap:
            raise self._too_large()

    async def receive(self) -> Message:
        """Give the next piece; raises TooLarge or TooSlow, and remembers it for whoever swallows it."""
        allowed = GRACE_SECONDS + self._seen / SLOWEST_BYTES_PER_SECOND
        try:
            async with asyncio.timeout(max(0.0, self._began + allowed - time.monotonic())):
                message = await self._receive()
        except TimeoutError as error:
            self.refusal = TooSlow("网络太慢，内容没有传完。请换个信号好的地方再试")
            raise self.refusal from error
        self._seen += len(message.get("body", b""))
        if self._seen > self._cap:
            self.refusal = self._too_large()
            raise self.refusal
        return message

    def _too_large(self) -> TooLarge:
        return TooLarge(f"内容太大，最多 {self._cap // 1_000_000} MB")


def _has_body(headers: dict[bytes, bytes]) -> bool:
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


async def _whole(incoming: _Incoming) -> bytes:
    parts = []
    while True:
        message = await incoming.receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            body = b"".join(parts)
            _check_depth(body)
            return body


def _check_depth(body: bytes) -> None:
    if body.count(b"[") + body.count(b"{") <= MOST_NESTED:
        return
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", body)):
        depth += 1 if bracket.group() in _OPENING else -1
        if depth > MOST_NESTED:
            raise TooDeep("内容嵌套太深")


class TooDeep(InvalidInput):
    """JSON within JSON within JSON."""

    status = 400


def _again(body: bytes, receive: Receive) -> Receive:
    """Give a body that was read to whoever reads it now; later only the news of a hang-up."""
    is_read = False

    async def read() -> Message:
        nonlocal is_read
        if is_read:
            return await receive()
        is_read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return read


def _unless_refused(incoming: _Incoming, scope: Scope, send: Send) -> Send:
    """Put the refusal in place of the answer that the framework makes of it."""
    is_replaced = False

    async def answer(message: Message) -> None:
        nonlocal is_replaced
        if is_replaced:
            return
        if incoming.refusal is not None and message["type"] == "http.response.start":
            is_replaced = True
            await respond(incoming.refusal, scope["path"], close=True)(scope, incoming.receive, send)
            return
        await send(message)

    return answer
