"""How often one person may ask; counted without a statement, across processes and restarts."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from app.core.buckets import Buckets, Rate
from app.core.callers import subject_of
from app.core.config import Settings
from app.core.db import Database
from app.core.permissions import Role
from app.core.rates import EXPORT, READ, SIGN_IN, STRANGER, UPLOAD, WRITE, rate_of
from app.main import create_app
from tests.conftest import NOON
from tests.factories import Make

TWO = Rate("two", per_second=1, burst=2)


@pytest.fixture
def strict(database: Database, settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    """Give a client of a server outside the demo, with a hundredth of the usual limits."""
    (tmp_path / "secrets").symlink_to(settings.data_dir / "secrets")
    changed = {"demo": False, "data_dir": tmp_path, "rate_factor": 0.01}
    app = create_app(settings.model_copy(update=changed), database)
    app.state.runtime.clock = lambda: NOON
    with TestClient(app, client=("203.0.113.7", 50000)) as opened:
        yield opened


def test_a_bucket_gives_its_store_then_one_for_each_interval(tmp_path: Path) -> None:
    buckets = Buckets(tmp_path)

    at_once = [buckets.take("me", rate=TWO, now=1000.0) for _ in range(4)]

    assert at_once == [0, 0, 1, 1]
    assert buckets.take("me", rate=TWO, now=1001.0) == 0
    assert buckets.take("me", rate=TWO, now=1001.0) > 0
    assert [buckets.take("me", rate=TWO, now=1010.0) for _ in range(3)] == [0, 0, 1]


def test_one_caller_does_not_use_up_what_is_anothers(tmp_path: Path) -> None:
    buckets = Buckets(tmp_path)
    callers = [f"caller-{number}" for number in range(3000)]

    for _ in range(2):
        assert [name for name in callers if buckets.take(name, rate=TWO, now=1000.0)] == []
    refused = [name for name in callers if buckets.take(name, rate=TWO, now=1000.0)]

    # A neighbour may be forgotten when a row of slots is full, but nobody is ever charged for another.
    assert len(refused) > 2900


def test_a_clock_that_was_set_back_shuts_nobody_out(tmp_path: Path) -> None:
    buckets = Buckets(tmp_path)
    for _ in range(3):
        buckets.take("me", rate=TWO, now=10_000.0)

    assert buckets.take("me", rate=TWO, now=1_000.0) == 0


def test_what_one_process_counted_the_next_one_knows(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from app.core.buckets import Buckets, Rate\n"
        f"buckets = Buckets(Path({str(tmp_path)!r}))\n"
        "print([buckets.take('me', rate=Rate('two', 1, 2), now=1000.0) for _ in range(2)])"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )

    assert told.stdout.strip() == "[0.0, 0.0]"
    assert Buckets(tmp_path).take("me", rate=TWO, now=1000.0) > 0


def test_on_a_disk_that_takes_no_file_it_counts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    buckets = Buckets(tmp_path / "file")

    assert [buckets.take("me", rate=TWO, now=1000.0) for _ in range(3)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("method", "path", "kind", "is_stranger", "rate"),
    [
        ("GET", "/api/v1/errands", "", False, READ),
        ("POST", "/api/v1/errands", "application/json", False, WRITE),
        ("POST", "/api/v1/files", "multipart/form-data; boundary=x", False, UPLOAD),
        ("GET", "/api/v1/me/data", "", False, EXPORT),
        ("GET", "/api/v1/app", "", True, STRANGER),
        ("POST", "/api/v1/auth/sessions", "application/json", True, SIGN_IN),
    ],
)
def test_each_kind_of_call_has_its_rate(
    method: str, path: str, kind: str, *, is_stranger: bool, rate: Rate
) -> None:
    scope = {"method": method, "path": path, "headers": [(b"content-type", kind.encode())]}

    assert rate_of(scope, is_stranger=is_stranger) is rate


def test_a_person_who_writes_too_much_is_told_when_to_come_back_and_may_still_read(
    strict: TestClient, make: Make
) -> None:
    village = make.village()
    tokens = [make.access_token(make.user(Role.resident, village).id) for _ in range(2)]
    mine, theirs = ({"Authorization": f"Bearer {token}"} for token in tokens)
    for _ in range(3):
        assert strict.post("/api/v1/errands", json={}, headers=mine).status_code == 422

    refused = strict.post("/api/v1/errands", json={}, headers=mine)

    assert refused.status_code == 429
    assert refused.json()["type"] == "/problems/too-many-requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert strict.get("/api/v1/me", headers=mine).status_code == 200
    assert strict.post("/api/v1/errands", json={}, headers=theirs).status_code == 422


def test_an_address_whose_tokens_are_all_invented_is_counted_as_one(strict: TestClient) -> None:
    statuses = [
        strict.get("/api/v1/me", headers={"Authorization": f"Bearer a.{uuid.uuid4().hex}.b"}).status_code
        for _ in range(40)
    ]

    assert set(statuses[:30]) == {401}
    assert 429 in statuses[30:]


def test_a_refusal_costs_no_statement(strict: TestClient, database: Database, make: Make) -> None:
    token = make.access_token(make.user(Role.resident, make.village()).id)
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(3):
        strict.post("/api/v1/errands", json={}, headers=headers)
    statements: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))

    assert strict.post("/api/v1/errands", json={}, headers=headers).status_code == 429
    assert statements == []


def test_a_load_test_on_the_demo_machine_is_not_slowed(database: Database, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_factor": 0.001}), database)
    with TestClient(app, client=("127.0.0.1", 50000)) as client:
        assert {client.get("/api/v1/app").status_code for _ in range(20)} == {200}


def test_the_subject_is_believed_only_under_our_signature(settings: Settings, make: Make) -> None:
    user = make.user(Role.resident, make.village())
    token = make.access_token(user.id)
    head, claims, signature = token.split(".")

    def subject(value: str) -> str:
        return subject_of({"headers": [(b"authorization", f"Bearer {value}".encode())]}, settings)

    assert subject(token) == str(user.id)
    for forged in (f"{head}.{claims}.AAAA", f"{claims}.{claims}.{signature}", token[:-8], "", "…", "a.b.c"):
        assert subject(forged) == ""
