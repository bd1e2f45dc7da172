"""What got stuck is seen by the county's administrator, who sends it round again or drops it."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.service.actors import load_actor
from app.core.audit import ENTRY
from app.core.config import Settings
from app.core.db import Database
from app.core.events import MAX_ATTEMPTS, Event, OutboxMessage, publish
from app.core.permissions import Role
from app.core.tx import Tx
from app.core.web import Runtime
from app.ops.queries.messages import KIND_LABELS
from app.reactions import REACTIONS
from app.worker import deliver_all
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


class LetterWritten(Event):
    """A fact made up for these tests."""

    text: str


@dataclass
class Postman:
    """Delivers unless he stumbles."""

    delivered: int = 0
    stumbles: bool = True

    def carry(self, _tx: Tx, event: LetterWritten) -> None:
        """Carry a letter."""
        if self.stumbles:
            raise RuntimeError(event.text)
        self.delivered += 1


@pytest.fixture
def postman() -> Iterator[Postman]:
    """Employ a postman for one test."""
    one = Postman()
    REACTIONS[LetterWritten] = (one.carry,)
    yield one
    del REACTIONS[LetterWritten]


@pytest.fixture
def runtime(database: Database, settings: Settings, make: Make) -> Runtime:
    """Give what the worker works on, with the tests' clock."""
    return Runtime(database=database, settings=settings, load_actor=load_actor, clock=lambda: make.now)


@pytest.fixture
def parked(postman: Postman, make: Make, runtime: Runtime) -> uuid.UUID:
    """Park a message that failed as often as it may."""
    with make.tx() as tx:
        message_id = publish(tx, LetterWritten(text="call 13812341234"))
    set_attempts(make, MAX_ATTEMPTS - 1)
    deliver_all(runtime)
    return message_id


@pytest.fixture
def admin(as_user: AsUser, make: Make) -> TestClient:
    """Give the administrator's client."""
    return as_user(make.user(Role.admin, make.county()).id)


def set_attempts(make: Make, attempts: int) -> None:
    """Say how often it was tried."""
    with make.tx() as tx:
        tx.session.exec(select(OutboxMessage)).one().attempts = attempts


def move(client: TestClient, message_id: uuid.UUID, action: str) -> int:
    """Take a step with a message; give the status."""
    body = {"action": action, "note": "修好了再试"}
    return client.post(f"/api/v1/ops/messages/{message_id}/transitions", json=body).status_code


def test_a_parked_message_is_listed_with_its_reason_and_without_a_phone(
    admin: TestClient, parked: uuid.UUID
) -> None:
    (item,) = admin.get("/api/v1/ops/messages").json()["items"]

    assert item["id"] == str(parked)
    assert (item["attempts"], item["state"]) == (MAX_ATTEMPTS, "parked")
    assert item["last_error"] == "RuntimeError: call •••"
    assert item["actions"] == ["retry", "drop"]
    assert admin.get("/api/v1/ops/messages", params={"state": "waiting"}).json()["items"] == []


def test_sent_round_again_it_arrives(
    admin: TestClient, parked: uuid.UUID, postman: Postman, runtime: Runtime
) -> None:
    postman.stumbles = False

    assert move(admin, parked, "retry") == 201
    assert deliver_all(runtime) == 1
    assert postman.delivered == 1
    assert admin.get("/api/v1/ops/messages").json()["items"] == []


def test_dropped_it_never_comes_again_and_the_log_says_who_and_why(
    admin: TestClient, parked: uuid.UUID, postman: Postman, runtime: Runtime, make: Make
) -> None:
    postman.stumbles = False

    assert move(admin, parked, "drop") == 201
    assert deliver_all(runtime) == 0
    assert admin.get("/api/v1/ops/messages").json()["items"] == []
    with make.tx() as tx:
        noted = tx.session.connection().execute(ENTRY.select().where(ENTRY.c.action == "message.drop")).one()
    assert (noted.subject_id, noted.why) == (parked, "修好了再试")


@pytest.mark.parametrize("attempts", [0, MAX_ATTEMPTS - 1])
def test_what_still_comes_by_itself_is_left_alone(
    admin: TestClient, parked: uuid.UUID, make: Make, attempts: int
) -> None:
    set_attempts(make, attempts)

    assert move(admin, parked, "retry") == 409
    assert [item["actions"] for item in admin.get("/api/v1/ops/messages?state=waiting").json()["items"]] == [
        []
    ]


def test_a_step_is_taken_once(admin: TestClient, parked: uuid.UUID) -> None:
    assert [move(admin, parked, "drop") for _ in range(2)] == [201, 409]


def test_nobody_else_sees_or_moves_it(as_user: AsUser, make: Make, parked: uuid.UUID) -> None:
    officer = as_user(make.user(Role.county_officer, make.county()).id)

    assert officer.get("/api/v1/ops/messages").status_code == 403
    assert move(officer, parked, "drop") == 403
    assert officer.get("/api/v1/ops/checks").status_code == 403


def test_what_is_not_there_is_not_found(admin: TestClient) -> None:
    assert move(admin, uuid.uuid4(), "retry") == 404


def test_every_kind_of_message_has_a_name_for_people() -> None:
    ours = {name for name, kind in Event.kinds.items() if kind.__module__.startswith("app.")}

    assert ours <= set(KIND_LABELS)
