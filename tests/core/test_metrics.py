"""Figures for Prometheus: off unless asked for, for this machine or a token, and without personal data."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from app.core.config import Settings
from app.core.db import Database
from app.main import create_app
from tests.core.test_degrading import failing, from_postgresql


@pytest.fixture(scope="session")
def engine_name() -> str:
    """Name one engine: nothing here depends on it."""
    return "sqlite"


WATCHED = (
    "linban_database_up 1.0",
    "linban_outbox_age_seconds 0.0",
    "linban_outbox_parked 0.0",
    "linban_errands_red 0.0",
    "linban_check_age_seconds -1.0",
    "linban_pool_in_use",
    "linban_requests_running",
    "linban_requests_waiting 0.0",
    "linban_refused_sign_ins_total 1.0",
)


@contextmanager
def measured(
    database: Database, settings: Settings, *, address: str = "127.0.0.1", **changed: object
) -> Iterator[TestClient]:
    """Run a server that counts, and give a client at an address."""
    app = create_app(settings.model_copy(update={"metrics": True, **changed}), database)
    with TestClient(app, raise_server_exceptions=False, client=(address, 50000)) as client:
        yield client


def test_they_are_off_by_default(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_they_count_answers_by_route_and_never_by_path(database: Database, settings: Settings) -> None:
    with measured(database, settings) as client:
        client.get("/api/v1/app")
        client.get("/api/v1/auth/sessions/13812341234")
        client.request("INVENTED13812341234", "/api/v1/app")

        text = client.get("/metrics").text

    assert 'linban_requests_total{method="GET",route="/app",status="200"} 1.0' in text
    assert "linban_outbox_waiting 0.0" in text
    assert "13812341234" not in text


def test_what_an_administrator_watches_is_among_them(database: Database, settings: Settings) -> None:
    with measured(database, settings) as client:
        client.post("/api/v1/auth/sessions", json={"phone": "13812341234", "code": "000000"})
        text = client.get("/metrics").text

    missing = [figure for figure in WATCHED if figure not in text]
    assert missing == []


def test_nobody_from_elsewhere_reads_them(database: Database, settings: Settings) -> None:
    with measured(database, settings, address="203.0.113.7") as client:
        assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("address", ["203.0.113.7", "127.0.0.1"])
def test_with_a_token_set_only_who_has_it_reads_them(
    database: Database, settings: Settings, address: str
) -> None:
    with measured(database, settings, address=address, metrics_token="a-long-token") as client:
        statuses = [
            client.get("/metrics", headers={b"authorization": given.encode()}).status_code
            for given in ("Bearer a-long-token", "Bearer wrong", "", "Bearer é")
        ]

    assert statuses == [200, 404, 404, 404]


def test_without_a_database_they_say_so(database: Database, settings: Settings) -> None:
    with measured(database, settings) as client, failing(database.engine, from_postgresql("57P01")):
        text = client.get("/metrics").text

    assert "linban_database_up 0.0" in text
    assert "linban_pool_in_use" in text
