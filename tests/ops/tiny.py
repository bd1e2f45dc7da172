"""An application that starts in no time, for tests of what starts and stops it."""

import os
import time

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


def answer(_request: object) -> PlainTextResponse:
    """Take a moment, as the real one does."""
    time.sleep(0.02)
    return PlainTextResponse(str(os.getpid()), 200)


def make_app() -> Starlette:
    """Answer the calls that the clients make."""
    paths = ("/readyz", "/api/v1/app", "/api/v1/auth/codes")
    return Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in paths])
