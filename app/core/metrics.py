"""Figures for Prometheus: requests, refused sign-ins, how full this process is."""

import hmac
import time
from collections.abc import Iterable

from fastapi import APIRouter, Request, Response
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.pool import QueuePool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.callers import is_this_machine
from app.core.errors import NotFound
from app.core.figures import Figures
from app.core.web import Runtime, public

router = APIRouter(tags=["运行"])

_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SIGN_IN = ("POST", "/auth/sessions")
_REFUSED = frozenset({401, 429})


class CountRequests:
    """Counts every answer by method, route pattern and status; a path never becomes a label."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its answer."""
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

        await self._app(scope, receive, noting)
        self._count(scope, status, time.perf_counter() - began)

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        # What somebody invents as a method must not become a label either.
        route = getattr(scope.get("route"), "path", "other")
        method = "other" if route == "other" else scope["method"]
        self._figures.requests.labels(method, route, status).inc()
        self._figures.seconds.labels(method, route).observe(seconds)
        if (method, route) == _SIGN_IN and status in _REFUSED:
            self._figures.refused_sign_ins.inc()


class ProcessGauges(Collector):
    """How full this process is, at the moment of looking."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Give connections in use, and requests that run or wait for a thread."""
        pool = self._runtime.database.engine.pool
        limiter = self._runtime.limiter
        in_use = pool.checkedout() if isinstance(pool, QueuePool) else 0
        gauges = {
            "linban_pool_in_use": ("Database connections in use.", in_use),
            "linban_pool_size": ("Database connections that this process may hold.", limiter.total_tokens),
            "linban_requests_running": ("Requests at work in a thread.", limiter.borrowed_tokens),
            "linban_requests_waiting": ("Requests that wait for one.", limiter.statistics().tasks_waiting),
        }
        for name, (meaning, value) in gauges.items():
            yield GaugeMetricFamily(name, meaning, value=value)


@router.get("/metrics", include_in_schema=False)
@public(own_transactions=True)
def read_metrics(runtime: Runtime, request: Request) -> Response:
    """Give the figures, where they are switched on, to this machine or to whoever has the token."""
    if runtime.figures is None or not _may_look(runtime, request):
        raise NotFound
    return Response(generate_latest(runtime.figures.registry), media_type=_MEDIA_TYPE)


def _may_look(runtime: Runtime, request: Request) -> bool:
    wanted = runtime.settings.metrics_token
    if wanted:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), wanted.encode())
    return is_this_machine(request.client.host if request.client else "")
