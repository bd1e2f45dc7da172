"""Whoever uses the server is told its licence and where its source is (AGPL §13), before signing in."""

from email.message import Message
from importlib import metadata

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from app.core import version
from app.core.config import Settings
from app.core.db import Database
from app.main import create_app

APP = "/api/v1/app"


@pytest.fixture(scope="session")
def engine_name() -> str:
    """Name one engine: nothing here depends on it."""
    return "sqlite"


def test_the_setting_tells_where_the_source_is(database: Database, settings: Settings) -> None:
    changed = settings.model_copy(update={"source_url": "https://example.cn/linban.tar.gz"})

    told = TestClient(create_app(changed, database)).get(APP).json()

    assert (told["licence"], told["version"]) == ("AGPL-3.0-only", version.VERSION)
    assert told["source_url"] == "https://example.cn/linban.tar.gz"


def test_without_it_the_package_tells(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get(APP).json()["source_url"] == version.project_source()
    package = Message()
    package.add_header("Project-URL", "Source, https://example.org/linban")
    monkeypatch.setattr(metadata, "metadata", lambda _: package)

    assert client.get(APP).json()["source_url"] == "https://example.org/linban"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "https://a b"])
def test_nothing_but_a_web_address_becomes_a_link(address: str) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, source_url=address)


def test_the_licence_is_the_package_s_own() -> None:
    assert metadata.metadata("linban")["License-Expression"] == version.LICENCE
