"""The worker delivers each message at least once, keeps going past a bad one, and parks it in the end."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from app.auth.models import Attempt
from app.auth.service.actors import load_actor
from app.core.config import Settings
from app.core.db import Database
from app.core.events import MAX_ATTEMPTS, Event, OutboxMessage, publish
from app.core.idempotency import RETENTION_DAYS, IdempotencyKey
from app.core.tx import Tx
from app.core.web import Runtime
from app.reactions import REACTIONS
from app.worker import deliver_all, do_chores
from tests.factories import Make


class BellRang(Event):
    """A fact made up for these tests."""

    number: int


class Bell:
    """Hears the fact; writes a row for each, and fails when told to."""

    def __init__(self) -> None:
        self.failing: set[int] = set()

    def hear(self, tx: Tx, event: BellRang) -> None:
        """Write, then fail or not."""
        tx.session.add(Attempt(county_id=tx.actor.county_id, subject=f"bell:{event.number}", at=tx.now))
        tx.session.flush()
        if event.number in self.failing:
            message = "the bell is broken"
            raise RuntimeError(message)


@pytest.fixture
def bell() -> Iterator[Bell]:
    """Hang a bell up for one test."""
    one = Bell()
    REACTIONS[BellRang] = (one.hear,)
    yield one
    del REACTIONS[BellRang]


@pytest.fixture
def runtime(database: Database, settings: Settings, make: Make) -> Runtime:
    """Give what the worker works on, with the tests' clock."""
    return Runtime(database=database, settings=settings, load_actor=load_actor, clock=lambda: make.now)


def ring(make: Make, *numbers: int) -> None:
    """Tell facts."""
    with make.tx() as tx:
        for number in numbers:
            publish(tx, BellRang(number=number))


def heard(make: Make) -> list[str]:
    """Give what the bell wrote."""
    with make.tx() as tx:
        return sorted(tx.session.exec(select(Attempt.subject)).all())


def messages(make: Make) -> list[OutboxMessage]:
    """Give the outbox in order."""
    with make.tx() as tx:
        return list(tx.session.exec(select(OutboxMessage).order_by(OutboxMessage.id)).all())  # type: ignore[arg-type]


@pytest.mark.usefixtures("bell")
def test_every_message_is_delivered_once(make: Make, runtime: Runtime) -> None:
    ring(make, 1, 2, 3)

    assert deliver_all(runtime) == 3
    assert deliver_all(runtime) == 0
    assert heard(make) == ["bell:1", "bell:2", "bell:3"]


@pytest.mark.usefixtures("bell")
def test_a_fact_of_a_rolled_back_change_is_never_told(make: Make, runtime: Runtime) -> None:
    def tell_and_fail() -> None:
        with make.tx() as tx:
            publish(tx, BellRang(number=1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        tell_and_fail()

    assert deliver_all(runtime) == 0


def test_a_failing_handler_leaves_nothing_and_blocks_nobody(make: Make, runtime: Runtime, bell: Bell) -> None:
    bell.failing = {1}
    ring(make, 1, 2)

    deliver_all(runtime)

    assert heard(make) == ["bell:2"]
    first = messages(make)[0]
    assert (first.attempts, first.delivered_at) == (1, None)
    assert "the bell is broken" in first.last_error


def test_it_comes_again_later_and_succeeds(make: Make, runtime: Runtime, bell: Bell) -> None:
    bell.failing = {1}
    ring(make, 1)
    deliver_all(runtime)
    bell.failing = set()

    assert deliver_all(runtime) == 0
    make.now += timedelta(seconds=3)

    assert deliver_all(runtime) == 1
    assert heard(make) == ["bell:1"]


def test_after_all_tries_it_is_parked(make: Make, runtime: Runtime, bell: Bell) -> None:
    bell.failing = {1}
    ring(make, 1)
    for _ in range(MAX_ATTEMPTS + 3):
        deliver_all(runtime)
        make.now += timedelta(hours=1)

    assert messages(make)[0].attempts == MAX_ATTEMPTS
    assert heard(make) == []


def test_old_keys_and_tries_are_forgotten_and_fresh_ones_kept(make: Make, runtime: Runtime) -> None:
    county_id = make.county().county_id
    with make.tx() as tx:
        for age in (timedelta(days=RETENTION_DAYS, hours=1), timedelta(days=7)):
            tx.session.add(
                IdempotencyKey(
                    county_id=county_id,
                    user_id=uuid.uuid4(),
                    route="/x",
                    key="k",
                    request_hash="h",
                    created_at=tx.now - age,
                )
            )
        tx.session.add(Attempt(county_id=county_id, subject="old", at=tx.now - timedelta(hours=3)))
        tx.session.add(Attempt(county_id=county_id, subject="fresh", at=tx.now))

    do_chores(runtime)

    with make.tx() as tx:
        assert len(tx.session.exec(select(IdempotencyKey)).all()) == 1
    assert heard(make) == ["fresh"]
