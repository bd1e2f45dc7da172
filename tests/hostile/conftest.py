"""One arena for each engine, shared by all trials."""

import json
import shutil
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from app.auth.service import passwords
from app.core.config import Settings
from app.core.db import create_engine
from app.core.permissions import Permission
from app.main import API, create_app
from tests.conftest import NOON, administer
from tests.factories import Make
from tests.hostile.arena import Arena
from tests.hostile.requests import BEFOREHAND, bases
from tests.hostile.sites import Operation
from tests.hostile.trials import Base
from tests.hostile.undone import UndoneDatabase
from tests.hostile.wire import Answered, Sent, Wire
from tests.hostile.world import World
from tests.postgres import server_url
from tools import document

# As strong as in production, passwords would take longer than all the rest.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


# Before xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the trials of one engine in one process, which opens its arena once."""
    for item in items:
        if "arena" in getattr(item, "fixturenames", ()):
            engine = "postgresql" if "postgresql" in item.name else "sqlite"
            item.add_marker(pytest.mark.xdist_group(f"hostile-{engine}"))


@pytest.fixture(scope="session")
def undone(
    engine_name: str, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[UndoneDatabase]:
    """Give a migrated database in which requests can be undone."""
    name = f"hostile_{uuid.uuid4().hex[:12]}"
    if engine_name == "sqlite":
        file = tmp_path_factory.mktemp("hostile") / f"{name}.db"
        shutil.copyfile(Path(template), file)
        url = f"sqlite:///{file}"
    else:
        administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        url = server_url(name)
    database = UndoneDatabase(create_engine(url, pool_size=12))
    yield database
    database.dispose()
    if engine_name != "sqlite":
        administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def arena(undone: UndoneDatabase, settings: Settings) -> Iterator[Arena]:
    """Give the application with its world."""
    app = create_app(settings, undone)
    app.state.runtime.clock = lambda: NOON
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", CHEAP)
        world = World(Make(undone, settings, NOON))
        _begin(world, app)
    opened = Arena(app, undone, partial(_bases, world, _permissions()))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash weakly in these tests, and in no other of the same process."""
    monkeypatch.setattr(passwords, "_hasher", CHEAP)


def _bases(world: World, permissions: dict[str, Permission | None], operation: Operation) -> list[Base]:
    return bases(world, operation, permissions.get(operation.name))


def _begin(world: World, app: FastAPI) -> None:
    """Do what trials build on: sign in for the cookies, and get one more code that is still good."""
    wire = Wire(app)
    for who, path, body in BEFOREHAND:
        assert _post(wire, path, body, token=world.tokens[who]).status == 201, path
    code = _post(wire, "/auth/codes", {"phone": world.phone}).json()["demo_code"]
    signed = _post(wire, "/auth/sessions", {"phone": world.phone, "code": code})
    world.cookies = "; ".join(text.partition(";")[0] for text in signed.headers["set-cookie"])
    world.code = _post(wire, "/auth/codes", {"phone": world.phone}).json()["demo_code"]
    wire.close()


def _post(wire: Wire, path: str, body: dict[str, Any], *, token: str = "") -> Answered:
    headers = [("content-type", b"application/json")]
    headers += [("authorization", f"Bearer {token}".encode())] if token else []
    return wire.send(Sent("POST", API + path, b"", headers, (json.dumps(body).encode(),)))


def _permissions() -> dict[str, Permission | None]:
    return {
        f"{method} {path}": guard.permission
        for path, route in document.routes()
        for method in route.methods or ()
        if (guard := document.guard_of(route)) is not None
    }
