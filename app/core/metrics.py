"""Figures for Prometheus: how many requests, how long, how old the oldest undelivered message is."""

import time
from collections.abc import Iterable

from fastapi import APIRouter, Response
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlmodel import col
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import NotFound
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.figures import Figures
from app.core.web import Runtime, public

router = APIRouter(tags=["运行"])

_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


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
        route = getattr(scope.get("route"), "path", "other")
        self._figures.requests.labels(scope["method"], route, status).inc()
        self._figures.seconds.labels(scope["method"], route).observe(time.perf_counter() - began)


class OutboxAge(Collector):
    """Asks the database, at the moment of looking, how the outbox stands."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Give how many messages wait, how many were parked, and the age of the oldest in seconds."""
        waiting = col(OutboxMessage.attempts) < MAX_ATTEMPTS
        with self._runtime.database.transaction(write=False) as session:
            count, oldest, parked = session.execute(
                select(
                    func.count().filter(waiting),
                    func.min(OutboxMessage.created_at).filter(waiting),
                    func.count().filter(~waiting),
                ).where(col(OutboxMessage.delivered_at).is_(None))
            ).one()
        age = (self._runtime.clock() - oldest).total_seconds() if oldest else 0
        yield GaugeMetricFamily("linban_outbox_waiting", "Messages that wait for delivery.", value=count)
        yield GaugeMetricFamily("linban_outbox_age_seconds", "Age of the oldest of them, seconds.", value=age)
        yield GaugeMetricFamily("linban_outbox_parked", "Messages given up after all tries.", value=parked)


@router.get("/metrics", include_in_schema=False)
@public(own_transactions=True)
def read_metrics(runtime: Runtime) -> Response:
    """Give the figures, where they are switched on."""
    if runtime.figures is None:
        raise NotFound
    return Response(generate_latest(runtime.figures.registry), media_type=_MEDIA_TYPE)
