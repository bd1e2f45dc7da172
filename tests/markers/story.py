"""What people do with a server in a week, with personal data in the right places and in wrong ones."""

import json
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.core.config import Settings
from app.core.db import Database, metadata
from app.core.logs import JsonLines, Plain
from app.core.permissions import Role
from app.main import create_app
from app.worker import deliver_all, do_chores
from tests.conftest import NOON
from tests.factories import Make
from tests.markers.deeds import Counter, roll_of
from tests.markers.marks import COUNT, Marks

API = "/api/v1"


class Lines(logging.Handler):
    """Keeps what the log would show, in both of its forms."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.text: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as the server writes it."""
        if not record.name.startswith("httpx"):  # The client of these tests, which is nobody's server.
            self.text += [Plain().format(record), JsonLines().format(record)]


@dataclass
class Told:
    """What came out of the server, by the way it came out."""

    errors: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    exports: dict[str, str] = field(default_factory=dict)
    log: str = ""
    metrics: str = ""


class Week:
    """One week of a server with marked people."""

    def __init__(
        self, database: Database, settings: Settings, marks: Marks, *, people: int = COUNT, busy: bool = True
    ) -> None:
        self.marks = marks
        self.people = people
        self.is_busy = busy
        self.told = Told()
        self.make = Make(database, settings, NOON)
        self.app: FastAPI = create_app(settings, database)
        self.app.state.runtime.clock = lambda: NOON
        self.app.add_api_route(f"{API}/crash", _crash)

    def run(self) -> Told:
        """Let it pass."""
        phone = TestClient(self.app, raise_server_exceptions=False, client=("127.0.0.1", 50000))
        with _listening() as lines, phone as self.client:
            self.village = self.make.village(name="柳溪村")
            self._sign_in_as(self.make.user(Role.county_officer, self.make.county()).id)
            self._enter_the_roll()
            if self.is_busy:
                Counter(self).serve()
            self._go_wrong()
            self._be_a_villager()
            deliver_all(self.app.state.runtime)
            do_chores(self.app.state.runtime)
            self.told.metrics = self.ask("GET", "/metrics", api="").text
        self.told.log = "\n".join(lines.text)
        return self.told

    def _sign_in_as(self, user_id: uuid.UUID) -> None:
        token = self.make.access_token(user_id)
        self.told.tokens.add(token)
        self.client.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, *, api: str = API, **more: Any) -> httpx2.Response:  # noqa: ANN401 - passed on
        """Send a request, and keep what a refusal says."""
        answer = self.client.request(method, api + path, **more)
        if answer.is_error:
            self.told.errors.append(f"{answer.headers} {answer.text}")
        return answer

    def _enter_the_roll(self) -> None:
        marks, people = self.marks, range(2, self.people)
        form: dict[str, Any] = {
            "data": {"region_id": str(self.village.id)},
            "files": {"file": ("roll.xlsx", roll_of(marks, people))},
        }
        assert self.ask("POST", "/residents/imports", **form).json()["created"] == len(people)
        person = {
            "name": marks.names[0],
            "region_id": str(self.village.id),
            "phone": marks.phones[0],
            "id_number": marks.id_numbers[0],
        }
        for _ in range(2):
            made = self.ask("POST", "/residents", json=person, headers={"Idempotency-Key": "one"})
            assert made.status_code == 201, made.text
        changed = {"phone": marks.phones[1], "id_number": marks.id_numbers[1], "name": marks.names[1]}
        path = f"/residents/{made.json()['id']}"
        assert self.ask("PATCH", path, json=changed).is_success
        assert self.ask("GET", path).is_success

    def _go_wrong(self) -> None:
        marks = self.marks
        for mark in (marks.phones[5], marks.id_numbers[5], marks.names[5], marks.secrets[5]):
            self.ask("GET", "/residents", params={"q": mark, "cursor": mark})
            self.ask("GET", "/residents", params={"limit": mark})
            self.ask("POST", "/residents", json={"name": [mark], "region_id": mark})
            self.ask("POST", "/residents", content=f'{{"name": "{mark}"'.encode())
            self.ask("POST", "/residents", json={"phone": mark, "id_number": mark, "name": mark * 40})
            self.ask("POST", "/auth/sessions", json={"phone": mark, "code": mark})
            self.ask("POST", "/auth/sessions", json={"phone": marks.phones[6], "password": mark})
            self._spoil_a_roll(mark)
            self.ask("POST", "/files", files={"file": (f"{mark}.png", mark.encode())})
            self.ask("GET", "/me", headers={"Authorization": f"Bearer {mark}".encode()})
            # The path comes back to whoever sent it, as the problem's instance: only the log is searched.
            for path in (f"/residents/{mark}", f"/nothing/{mark}"):
                self.client.get(API + path)
        # What an exception nobody foresaw says of a person can be known by its form only.
        for mark in (marks.phones[5], marks.id_numbers[5]):
            self.ask("GET", "/crash", params={"what": mark})

    def _spoil_a_roll(self, mark: str) -> None:
        """Put a mark into the columns where it is wrong."""
        line = f"姓名,身份证号,手机号,出生年\n{mark},{mark}1,{mark}1,{mark}\n"
        form: dict[str, Any] = {"data": {"region_id": str(self.village.id)}}
        told = self.ask("POST", "/residents/imports", **form, files={"file": ("roll.csv", line.encode())})
        self.told.errors.append(told.text)

    def _be_a_villager(self) -> None:
        phone, password = self.marks.phones[3], self.marks.secrets[3]
        code = self.ask("POST", "/auth/codes", json={"phone": phone}).json()["demo_code"]
        opened = self.ask("POST", "/auth/sessions", json={"phone": phone, "code": code})
        self._keep(opened)
        assert self.ask("PUT", "/me/password", json={"new_password": password}).is_success
        wrong = {"current_password": self.marks.secrets[4], "new_password": self.marks.secrets[5]}
        assert self.ask("PUT", "/me/password", json=wrong).is_error
        self._keep(self.ask("POST", "/auth/sessions", json={"phone": phone, "password": password}))
        for path in ("/me", "/me/data?format=json", "/me/data?format=pdf", "/me/accesses"):
            assert self.ask("GET", path).is_success, path
        wish = {
            "kind": "correction",
            "reason": "写错了",
            "phone": self.marks.phones[4],
            "name": self.marks.names[4],
        }
        assert self.ask("POST", "/me/data-requests", json=wish, headers={"Idempotency-Key": "two"}).is_success
        secret = self.ask("POST", "/me/second-factor")
        assert secret.is_success
        self.told.tokens.add(secret.json()["secret"])

    def _keep(self, opened: httpx2.Response) -> None:
        """Remember what opens a device: nobody else may ever read it."""
        assert opened.status_code == 201, opened.text
        token = opened.json()["access_token"]
        self.told.tokens |= {token, *opened.cookies.values()}
        self.client.headers["Authorization"] = f"Bearer {token}"


def _crash(what: str) -> None:
    message = f"nobody foresaw {what}"
    raise RuntimeError(message)


@contextmanager
def _listening() -> Iterator[Lines]:
    """Listen to every logger at its most talkative."""
    lines, root = Lines(), logging.getLogger()
    before = root.level
    root.addHandler(lines)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.setLevel(before)
        root.removeHandler(lines)


def evidence_of(told: Told, database: Database, data_dir: Path) -> dict[str, str]:
    """Give everything that a thief could carry away, by where it lay."""
    found = {"error answers": "\n".join(told.errors), "log": told.log, "metrics": told.metrics}
    found |= {f"export {name}": text for name, text in told.exports.items()}
    files = [file for file in data_dir.rglob("*") if file.is_file()]
    for file in files:
        found[f"file {file.relative_to(data_dir)}"] = file.read_bytes().decode(errors="replace")
    with database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.exec_driver_sql(f"SELECT * FROM {table.name}")  # noqa: S608 - its own name
            columns: dict[str, list[str]] = {name: [] for name in rows.keys()}  # noqa: SIM118 - a result, not a dict
            for row in rows:
                for values, value in zip(columns.values(), row, strict=True):
                    values.append(_text(value))
            found |= {f"database {table.name}.{name}": "\n".join(values) for name, values in columns.items()}
    return found


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
