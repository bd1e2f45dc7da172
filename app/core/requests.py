"""Where a request came from, known to everything that happens in it: address, device, request id."""

import re
import uuid
from contextvars import ContextVar
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WELL_FORMED = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
_HOST = re.compile(r"^([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:]{2,39}\])(:[0-9]{1,5})?$")
HEADER = "X-Request-Id"


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence a request came; empty for what the worker or the command line does."""

    address: str = ""
    device: str = ""
    request_id: str = ""


ORIGIN: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039 - an Origin is frozen


class Origins:
    """Gives every request its id, tells it in the answer, and remembers address and device."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Remember the origin for the rest of this request; each request runs in its own context."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = _origin(scope)
        ORIGIN.set(origin)

        async def with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = origin.request_id
            await send(message)

        await self._app(scope, receive, with_id)


def site_of(scope: Scope) -> str:
    """Give where the visitor reaches the app, for codes on paper; empty if the visitor names no address."""
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}" if _HOST.match(host) else ""


def _origin(scope: Scope) -> Origin:
    headers = Headers(scope=scope)
    address, port = scope.get("client") or ("", None)
    told = headers.get(HEADER, "")
    # Uvicorn gives a client that a trusted proxy named port 0; nobody connects from there himself.
    is_believed = port == 0 and _WELL_FORMED.match(told)
    device = "".join(letter for letter in headers.get("user-agent", "") if letter.isprintable())
    return Origin(
        address=address[:64], device=device[:200], request_id=told if is_believed else uuid.uuid4().hex
    )
