"""Delivers the outbox and does what falls due by itself; runs inside the server or alone."""

import logging
import threading
import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sqlmodel import Session, col, func, select

from app.archive.service.deciding import propose
from app.archive.service.making import make_waiting
from app.audit.service.purge import purge_old
from app.audit.service.seals import seal as seal_log
from app.auth.service import devices, limits
from app.core import logs
from app.core.db import Database
from app.core.events import MAX_ATTEMPTS, Event, OutboxMessage
from app.core.permissions import system_actor
from app.core.retries import retrying
from app.core.tx import Tx
from app.core.web import Runtime
from app.errands.service import timers
from app.ledger.service import seals
from app.ops.service.nightly import look_over_if_due
from app.orgs.models import Region, RegionLevel
from app.orgs.service.merging import carry_late
from app.points.service.expiry import expire_points
from app.privacy.service import retention
from app.reactions import REACTIONS
from app.shop.service import orders
from app.supervision.service.proposals import propose_daily

log = logging.getLogger(__name__)

_CHORE_SECONDS = 60
# A chore tells whether there may be more of it; then it comes again at once, in a new transaction.
Chore = Callable[[Tx], object]
CHORES: tuple[Chore, ...] = (
    orders.expire_next,
    timers.resume_next,
    timers.sign_next,
    expire_points,
    seals.seal,
    seal_log,
    purge_old,
    carry_late,
    retention.forget,
    retention.sweep_files,
    propose,
    propose_daily,
)


class Worker(threading.Thread):
    """A thread that looks at the outbox whenever something was told, and does chores once a minute."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(name="worker", daemon=True)
        self._runtime = runtime
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until stopped; a failure is logged and the next round goes on."""
        next_chores = self._runtime.clock()
        while not self._stopping.is_set():
            try:
                deliver_all(self._runtime, is_stopping=self._stopping.is_set)
                if self._runtime.clock() >= next_chores and not self._stopping.is_set():
                    do_chores(self._runtime)
                    look_over_if_due(
                        self._runtime.database, self._runtime.settings, now=self._runtime.clock()
                    )
                    make_waiting(self._runtime.database, self._runtime.settings, now=self._runtime.clock())
                    next_chores = self._runtime.clock() + timedelta(seconds=_CHORE_SECONDS)
            except Exception:
                log.exception("worker round failed")
            self._runtime.wake.wait(self._runtime.settings.worker_seconds)
            self._runtime.wake.clear()

    def stop(self) -> None:
        """Finish the message in hand and end."""
        self._stopping.set()
        self._runtime.wake.set()
        self.join(timeout=20)


def deliver_all(runtime: Runtime, *, is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Deliver every message that is due, one transaction each; give how many were handled."""
    count = 0
    while not is_stopping() and retrying(lambda: deliver_one(runtime)):
        count += 1
    return count


def deliver_one(runtime: Runtime) -> bool:
    """Deliver the oldest due message; False when there is none."""
    if not _has_due(runtime):
        return False
    with runtime.database.transaction() as session:
        message = session.exec(
            select(OutboxMessage)
            .where(
                col(OutboxMessage.delivered_at).is_(None),
                OutboxMessage.next_attempt_at <= runtime.clock(),
                OutboxMessage.attempts < MAX_ATTEMPTS,
            )
            .order_by(col(OutboxMessage.next_attempt_at), col(OutboxMessage.id))
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if message is None:
            return False
        tx = Tx(
            session=session,
            settings=runtime.settings,
            now=runtime.clock(),
            visitor=system_actor(message.county_id),
        )
        _handle(tx, message)
    return True


def do_chores(runtime: Runtime) -> None:
    """Do what falls due by the clock, county by county, each in its own transaction."""
    with runtime.database.transaction(write=False) as session:
        counties = session.exec(select(Region.county_id).where(Region.level == RegionLevel.county)).all()
    for county_id in counties:
        for chore in (_forget, *CHORES):
            while retrying(partial(_do_chore, runtime, county_id, chore)):
                pass


def _do_chore(runtime: Runtime, county_id: uuid.UUID, chore: Chore) -> bool:
    with runtime.database.transaction() as session:
        if not _is_ours(session, f"{chore.__module__}.{chore.__name__}:{county_id}"):
            return False
        actor = system_actor(county_id)
        tx = Tx(session=session, settings=runtime.settings, now=runtime.clock(), visitor=actor)
        return bool(chore(tx))


def _is_ours(session: Session, work: str) -> bool:
    """Tell whether no other worker is at the same chore; SQLite lets one write at a time anyway."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    lock = select(func.pg_try_advisory_xact_lock(func.hashtextextended(work, 0)))
    return bool(session.exec(lock).one())


def _has_due(runtime: Runtime) -> bool:
    """Look before writing: on SQLite a writer would hold up everybody else."""
    database: Database = runtime.database
    with database.transaction(write=False) as session:
        due = select(OutboxMessage.id).where(
            col(OutboxMessage.delivered_at).is_(None),
            OutboxMessage.next_attempt_at <= runtime.clock(),
            OutboxMessage.attempts < MAX_ATTEMPTS,
        )
        return session.exec(due.limit(1)).first() is not None


def _handle(tx: Tx, message: OutboxMessage) -> None:
    """Run the handlers in a savepoint; on failure keep the reason and come back later."""
    try:
        kind = Event.kinds[message.kind]
        event = kind.model_validate(message.payload)
        with tx.session.begin_nested():
            for handler in REACTIONS.get(kind, ()):
                handler(tx, event)
        message.delivered_at = tx.now
    except Exception as error:
        message.attempts += 1
        message.last_error = logs.without_secrets(f"{type(error).__name__}: {error}")[:2000]
        message.next_attempt_at = tx.now + timedelta(seconds=2**message.attempts)
        log.exception("message %s of kind %s failed, try %d", message.id, message.kind, message.attempts)
        if message.attempts == MAX_ATTEMPTS:
            log.error("message %s is parked; an administrator decides at /ops/messages", message.id)  # noqa: TRY400 - traced above
    tx.session.add(message)


def _forget(tx: Tx) -> None:
    limits.forget_old(tx)
    devices.forget_unused(tx)
