"""The application on a port of this machine, with a world in it and one account that may do everything."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from app.auth.models import UserAccount
from app.core.permissions import Role
from tests.factories import Make
from tests.hostile.world import World

STARTING_SECONDS = 30


def everyman(make: Make) -> UserAccount:
    """Make an account with every role over the whole county, so that nothing is refused for want of one."""
    return everyman_of(World(make))


def everyman_of(world: World) -> UserAccount:
    """Give a villager of a world every role over its whole county."""
    account = world.people["resident"]
    for role in Role:
        world.make.grant(account, role, world.scene.county)
    return account


@contextmanager
def serving(app: Any) -> Iterator[str]:  # noqa: ANN401 - any application
    """Serve an application and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + STARTING_SECONDS
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
