"""Figures that the database knows, asked at the moment of looking: queues, red lights, the last checks."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlmodel import Session, col

from app.core.db import Database
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.retries import as_unavailable
from app.errands.models import Errand
from app.errands.states import Light, light_is
from app.ops.queries.checks import last_run, read_checks

log = logging.getLogger(__name__)


class OpsFigures(Collector):
    """One look at the database for each look at the figures; without a database it says so."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Name nothing beforehand: registering must not need a database."""
        return []

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Give the gauges."""
        found: list[GaugeMetricFamily] = []
        try:
            with self._database.transaction(write=False) as session:
                found = [*_outbox(session, now=self._clock()), *_errands(session, now=self._clock())]
                found += _checks(session, now=self._clock())
        except Exception as error:
            if as_unavailable(error) is None:
                raise
            log.warning("no figures without the database: %s", type(error).__name__)
        yield _gauge("linban_database_up", "Whether the database answered.", 1 if found else 0)
        yield from found


def _outbox(session: Session, *, now: datetime) -> list[GaugeMetricFamily]:
    waiting = col(OutboxMessage.attempts) < MAX_ATTEMPTS
    count, oldest, parked = session.execute(
        select(
            func.count().filter(waiting),
            func.min(OutboxMessage.created_at).filter(waiting),
            func.count().filter(~waiting),
        ).where(col(OutboxMessage.delivered_at).is_(None))
    ).one()
    age = (now - oldest).total_seconds() if oldest else 0
    return [
        _gauge("linban_outbox_waiting", "Messages that wait for delivery.", count),
        _gauge("linban_outbox_age_seconds", "Age of the oldest of them, seconds.", age),
        _gauge("linban_outbox_parked", "Messages given up after all tries.", parked),
    ]


def _errands(session: Session, *, now: datetime) -> list[GaugeMetricFamily]:
    red = session.scalar(select(func.count()).select_from(Errand).where(light_is(Light.red, now=now)))
    return [_gauge("linban_errands_red", "Errands whose promised time has passed.", red or 0)]


def _checks(session: Session, *, now: datetime) -> list[GaugeMetricFamily]:
    failed = GaugeMetricFamily(
        "linban_check_failed", "Whether a nightly check found something.", labels=["check"]
    )
    for item in read_checks(session).items:
        failed.add_metric([item.name], 0 if item.ok else 1)
    run = last_run(session)
    age = (now - run.started_at).total_seconds() if run else -1
    unfinished = 1 if run is not None and run.finished_at is None else 0
    return [
        failed,
        _gauge("linban_check_age_seconds", "Since the last nightly checks began; -1 before the first.", age),
        _gauge("linban_check_unfinished", "Whether the last checks did not end.", unfinished),
    ]


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, value=value)
