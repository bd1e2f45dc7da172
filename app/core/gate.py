"""What is let in: known methods, readable bodies, no writing from other sites, not too many at once."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.errors import NotAllowed, Problem, Unavailable, WrongMediaType
from app.core.problems import MethodNotAllowed, respond

_READING = frozenset({"GET", "HEAD"})
_METHODS = _READING | {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_OWN_PAGES = frozenset({"same-origin", "none"})  # "none": typed by hand or opened from a bookmark
# Asked by whoever decides where to send requests; they must hear of it when there is no room.
_ALWAYS = frozenset({"/healthz"})


class CrossSite(NotAllowed):
    """The request was made by a page of somebody else's."""

    title = "请从本站操作"


class Gate:
    """Turns away what no endpoint should have to think about; counts who is inside."""

    def __init__(self, app: ASGIApp, most_at_once: int) -> None:
        self._app = app
        self._most_at_once = most_at_once
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let in for as long as the answer takes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope["method"], Headers(scope=scope))
        if refusal is None and self._inside >= self._most_at_once and scope["path"] not in _ALWAYS:
            refusal = Unavailable("现在办事的人太多，请稍等几秒再试", retry_after=2)
        if refusal is not None:
            await respond(refusal, scope["path"])(scope, receive, send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1


def _refusal(method: str, headers: Headers) -> Problem | None:
    if method in _READING:
        return None
    if method not in _METHODS:
        return MethodNotAllowed("不支持这种操作")
    if not _is_from_here(headers):
        return CrossSite("这个请求来自别的网站，已经拦下。请从本站页面操作")
    if not _is_readable(headers):
        return WrongMediaType("请用 application/json 发送内容")
    return None


def _is_from_here(headers: Headers) -> bool:
    """Tell whether a browser says that our own page asks; a client that is no browser says nothing."""
    if headers.get("sec-fetch-site", "none") not in _OWN_PAGES:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _is_readable(headers: Headers) -> bool:
    """Tell whether a body is of a kind that a form of another site cannot send unasked."""
    if headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers:
        return True
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = kind.startswith("application/") and kind.endswith(("/json", "+json"))
    return is_json or kind == "multipart/form-data"
