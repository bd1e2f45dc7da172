"""One line in the log for each answer: route, status, time, and who under a name that tells nobody."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.callers import pseudonym, subject_of
from app.core.config import Settings
from app.core.logs import ACCESS

log = logging.getLogger(ACCESS)
_CRASH, _AWAY = 500, 503  # what passes by itself is no error of ours
_READING = frozenset({"GET", "HEAD"})


class AccessLog:
    """Logs answers by the pattern of the route; an address or a query can name a person."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and write down how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            level = logging.ERROR if status >= _CRASH and status != _AWAY else logging.INFO
            if log.isEnabledFor(level):
                self._write(level, scope, status, time.perf_counter() - began)

    def _write(self, level: int, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "page" if scope["method"] in _READING else "none")
        fields = {
            "method": scope["method"],
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "user": pseudonym(subject_of(scope, self._settings), self._settings),
        }
        log.log(level, "%s %s %d", scope["method"], route, status, extra={"linban": fields})
