"""Alive is one thing, ready another."""

from fastapi.testclient import TestClient
from sqlalchemy import text

from app.core.db import Database


def test_the_process_is_alive(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_when_the_tables_are_current(client: TestClient) -> None:
    assert client.get("/readyz").status_code == 200


def test_it_is_not_ready_with_old_tables_but_still_alive(client: TestClient, database: Database) -> None:
    with database.transaction() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0001_base'"))

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert client.get("/healthz").status_code == 200
