"""How often one person may read, write, upload or export; beyond that 429, before anything is done."""

import math
import re
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.buckets import Buckets, Rate
from app.core.callers import is_this_machine, subject_of
from app.core.config import Settings
from app.core.errors import TooManyRequests
from app.core.problems import respond

READ = Rate("read", per_second=50, burst=1_000)
WRITE = Rate("write", per_second=10, burst=300)
UPLOAD = Rate("upload", per_second=1, burst=120)
EXPORT = Rate("export", per_second=0.1, burst=20)
# By address: a whole village may sit behind one.
SIGN_IN = Rate("sign-in", per_second=5, burst=300)
STRANGER = Rate("stranger", per_second=100, burst=3_000)
_READING = frozenset({"GET", "HEAD"})
_EXPORTS = re.compile(r"/me/data$|/exports?\b|\.(xlsx|csv|pdf)$")
_SIGN_IN = "/api/v1/auth/"


class RateLimit:
    """Counts each API call of a person, or of an address where nobody is signed in."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._buckets: Buckets | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is too much, or pass it on; the hot path runs no statement."""
        wait = self._wait(scope) if scope["type"] == "http" and scope["path"].startswith("/api/") else 0.0
        if wait <= 0:
            await self._app(scope, receive, send)
            return
        seconds = math.ceil(wait)
        problem = TooManyRequests(f"操作太频繁了，请 {seconds} 秒后再试", retry_after=seconds)
        await respond(problem, scope["path"])(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        address = scope["client"][0] if scope.get("client") else ""
        is_load_test = self._settings.demo and is_this_machine(address)
        if is_load_test or self._settings.rate_factor == 0:
            return 0.0
        subject = subject_of(scope, self._settings)
        rate = rate_of(scope, is_stranger=not subject)
        factor = self._settings.rate_factor
        scaled = Rate(rate.name, rate.per_second * factor, max(1, round(rate.burst * factor)))
        if self._buckets is None:
            self._buckets = Buckets(self._settings.data_dir / "run")
        return self._buckets.take(subject or address, rate=scaled, now=time.time())


def rate_of(scope: Scope, *, is_stranger: bool) -> Rate:
    """Give the rate that a request counts against."""
    path, is_reading = scope["path"], scope["method"] in _READING
    if is_stranger:
        return SIGN_IN if path.startswith(_SIGN_IN) and not is_reading else STRANGER
    if is_reading:
        return EXPORT if _EXPORTS.search(path) else READ
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    return UPLOAD if kind.startswith(b"multipart/") else WRITE
