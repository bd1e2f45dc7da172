"""Bodies larger than the server reads are refused before they are read."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import TooLarge
from app.core.problems import respond

JSON_BYTES = 1_000_000
UPLOAD_BYTES = 11_000_000


class BodyLimit:
    """Refuses a body over the cap for its kind, by its declared length or while it streams."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        is_upload = headers.get(b"content-type", b"").startswith(b"multipart/")
        cap = UPLOAD_BYTES if is_upload else JSON_BYTES
        declared = headers.get(b"content-length", b"0")
        if declared.isdigit() and int(declared[:20]) > cap:
            await _refuse(cap, scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > cap:
                raise TooLarge(_detail(cap))
            return message

        await self._app(scope, counted, send)


def _detail(cap: int) -> str:
    return f"内容太大，最多 {cap // 1_000_000} MB"


async def _refuse(cap: int, scope: Scope, receive: Receive, send: Send) -> None:
    await respond(TooLarge(_detail(cap)), scope["path"])(scope, receive, send)
