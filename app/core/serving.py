"""Starts the server processes: time limits, whose word on addresses counts, what is logged."""

import os
import socket
from contextlib import closing
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from app.core.config import Settings
from app.core.logs import log_config
from app.core.protocol import Connection

GRACE_SECONDS = 20
START_SECONDS = 90
# systemd hands the first socket over under this number.
_FIRST_GIVEN = 3


def run_server(factory: str, *, settings: Settings) -> None:
    """Serve until told to stop; then finish what was taken on."""
    options = _options(settings)
    given = _given_socket()
    if given is None:
        uvicorn.run(factory, **options)
        return
    config = uvicorn.Config(factory, **options)
    with closing(given):
        if settings.workers > 1:
            given.set_inheritable(True)
            Multiprocess(config, sockets=[given]).run()
        else:
            uvicorn.Server(config).run(sockets=[given])


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "factory": True,
        "host": settings.host,
        "port": settings.port,
        "workers": settings.workers,
        "http": Connection,
        "ws": "none",
        "log_config": log_config(settings),
        "log_level": settings.log_level,
        # Addresses carry search words and phone tails; our own line names the route only.
        "access_log": False,
        "server_header": False,
        "proxy_headers": True,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": GRACE_SECONDS,
        # A process that is still importing does not answer; killed too early, none ever starts.
        "timeout_worker_healthcheck": START_SECONDS,
    }


def _given_socket() -> socket.socket | None:
    """Give the socket that systemd holds for us, so that nobody is turned away while we restart."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()):
        return None
    return socket.socket(fileno=_FIRST_GIVEN)
