"""A server for scanners: a small county, one account that may do everything, a valid request of each call."""

import json
import logging
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.config import Settings
from app.core.db import Database, create_engine
from app.main import create_app
from tests.conftest import NOON
from tests.databases import migrate
from tests.factories import Make
from tests.hostile.live import everyman_of, serving
from tests.hostile.requests import bases
from tests.hostile.sites import Operation, Schema, kind_of, operations
from tests.hostile.trials import Base
from tests.hostile.world import World

# Whoever signs out is signed out: the rest would not be let in.
LOCKS_OUT = ("/auth/sessions", "/me/second-factor", "/me/password", "/users/", "/me/data", "/grants")
# Too busy, or the web app not built: foreseen, and said in a sentence.
ASKED_TO_WAIT = 503


class Watched:
    """Counts the answers of 500 and more of an application that were not foreseen, by call."""

    def __init__(self, app: ASGIApp) -> None:
        self.broken: Counter[str] = Counter()
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def look(message: Message) -> None:
            if message.get("status", 0) >= 500 and message["status"] != ASKED_TO_WAIT:
                self.broken[f"{scope['method']} {scope['path']}"] += 1
            await send(message)

        await self._app(scope, receive, look)


def main() -> None:
    """Serve until the input is closed; first tell where, as whom and what to ask, last what broke."""
    folder = Path(sys.argv[1])
    settings = Settings(_env_file=None, data_dir=folder, demo=True, run_worker=False)
    engine = create_engine(f"sqlite:///{folder / 'scan.db'}", pool_size=12)
    migrate(engine)
    database = Database(engine)
    world = World(Make(database, settings, NOON))
    token = world.make.access_token(everyman_of(world).id)
    app = create_app(settings, database)
    app.state.runtime.clock = lambda: NOON
    told = [one for operation in operations(app.openapi()) if (one := _request(world, operation))]
    # A scanner takes a crash for a curiosity, and its trace for as long as all the rest that it says.
    watched = Watched(app)
    logging.disable()
    with serving(watched) as address:
        print(json.dumps({"address": address, "token": token, "requests": told}), flush=True)  # noqa: T201
        sys.stdin.read()
    print(json.dumps(watched.broken), flush=True)  # noqa: T201


def _request(world: World, operation: Operation) -> dict[str, Any] | None:
    if any(part in operation.path for part in LOCKS_OUT):
        return None
    base = bases(world, operation, None)[0]
    asked = _texts(operation, {one["name"]: one["schema"] for one in _query(operation)})
    media, schema = operation.body or ("", {})
    is_json = media == "application/json"
    written = _texts(operation, schema.get("properties", {})) if is_json else {}
    return {
        "method": operation.method.upper(),
        "path": _path(operation, base),
        "query": asked | base.query,
        "body": written | base.body if is_json else None,
        "texts": [*asked, *written],
    }


def _query(operation: Operation) -> list[Schema]:
    return [one for one in operation.described.get("parameters", []) if one["in"] == "query"]


def _path(operation: Operation, base: Base) -> str:
    path = operation.path
    for name, value in base.ids.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def _texts(operation: Operation, schemas: dict[str, Schema]) -> dict[str, str]:
    """Give a value for each place that takes any text: what has a form cannot carry a statement."""
    plain = {name: operation.resolved(schema) for name, schema in schemas.items() if name != "cursor"}
    return {
        name: str(operation.example(schema, name))
        for name, schema in plain.items()
        if kind_of(schema) == "text" and "pattern" not in schema
    }


if __name__ == "__main__":
    main()
