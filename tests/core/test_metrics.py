"""Figures for Prometheus: off unless asked for, and without personal data."""

from fastapi.testclient import TestClient

from app.core.config import Settings
from app.core.db import Database
from app.main import create_app


def test_they_are_off_by_default(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_they_count_answers_by_route_and_never_by_path(database: Database, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"metrics": True}), database)
    with TestClient(app) as client:
        client.get("/api/v1/app")
        client.get("/api/v1/auth/sessions/13812341234")

        text = client.get("/metrics").text

    assert 'linban_requests_total{method="GET",route="/app",status="200"} 1.0' in text
    assert "linban_outbox_waiting 0.0" in text
    assert "13812341234" not in text
