"""The log holds one line for each thing, nothing personal, and nothing that somebody else wrote into it."""

import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.core.callers import pseudonym
from app.core.config import Settings
from app.core.db import Database
from app.core.logs import ACCESS, JsonLines, Plain, log_config
from app.core.permissions import Role
from app.main import create_app
from tests.factories import Make

PHONE, ID_NUMBER = "13812341234", "110101199003070070"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"
FORGED = "sent\n2026-11-22 00:00:00 error   app: all data deleted\r\x1b[31m\u2028"


def line(formatter: logging.Formatter, message: str, *arguments: object, is_crash: bool = False) -> str:
    """Format one entry."""
    crash = ValueError(message)
    trace = (ValueError, crash, None) if is_crash else None
    return formatter.format(logging.LogRecord("app", logging.ERROR, "", 1, message, arguments, trace))


@pytest.fixture
def json_log(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Collect what a server with LOG_FORMAT=json writes."""
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Collect()
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    with caplog.at_level(logging.INFO):
        yield lines
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("formatter", [Plain(), JsonLines()])
@pytest.mark.parametrize("is_crash", [False, True])
def test_no_text_begins_a_line_of_its_own(formatter: logging.Formatter, *, is_crash: bool) -> None:
    written = line(formatter, FORGED, is_crash=is_crash)

    first, *rest = written.splitlines()
    assert all(part.startswith("  | ") for part in rest)
    assert "\x1b" not in written
    assert "all data deleted" in first


@pytest.mark.parametrize("formatter", [Plain(), JsonLines()])
def test_phones_id_numbers_and_tokens_are_hidden_even_in_a_trace(formatter: logging.Formatter) -> None:
    written = line(formatter, f"{PHONE} {ID_NUMBER} Bearer {TOKEN}", is_crash=True)

    for secret in (PHONE, ID_NUMBER, TOKEN):
        assert secret not in written
    assert "•••" in written


def test_other_numbers_stay_readable() -> None:
    written = line(Plain(), "errand %s took %d ms, order 2026112200001", "0198c0de-13812341234", 12345678901)

    assert "12345678901" in written
    assert "2026112200001" in written


def test_a_json_line_can_be_read_back() -> None:
    entry = json.loads(line(JsonLines(), "办好了 %d", 3))

    assert (entry["level"], entry["logger"], entry["message"]) == ("error", "app", "办好了 3")
    assert entry["at"].endswith("+00:00")


def test_a_request_is_told_by_its_route_and_nobody_by_name(
    database: Database, settings: Settings, make: Make, json_log: list[str]
) -> None:
    user = make.user(Role.resident, make.village(), name="王秀英")
    token = make.access_token(user.id)
    headers = {"Authorization": f"Bearer {token}", "User-Agent": f"Phone {PHONE}"}
    app = create_app(settings, database)
    app.state.runtime.clock = lambda: make.now
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get(f"/api/v1/service-items?q={PHONE}", headers=headers)
        client.get(f"/api/v1/errands/{PHONE}", headers=headers)

    entries = [entry for entry in map(json.loads, json_log) if entry["logger"] == ACCESS]
    first = entries[0]
    assert first["request_id"] == answer.headers["x-request-id"]
    assert (first["method"], first["route"], first["status"]) == ("GET", "/service-items", answer.status_code)
    assert first["user"] == pseudonym(str(user.id), settings)
    assert first["ms"] > 0
    for secret in (PHONE, "王秀英", token, str(user.id)):
        assert not [entry for entry in json_log if secret in entry]


def test_a_machine_gets_a_line_for_every_request_and_a_person_only_for_what_failed() -> None:
    levels = {
        kind: log_config(Settings(_env_file=None, log_format=kind))["loggers"][ACCESS]["level"]
        for kind in ("plain", "json")
    }

    assert levels == {"plain": "ERROR", "json": "INFO"}


def test_the_servers_own_words_go_through_the_same_lines() -> None:
    config = log_config(Settings(_env_file=None, log_format="json"))

    assert config["root"]["handlers"] == ["lines"]
    assert "uvicorn" not in config["loggers"]
    logging.config.DictConfigurator(config)
