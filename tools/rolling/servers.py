"""Server processes behind one door, replaced one after the other while people are being served."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tools.house import ROOT

PATIENCE_SECONDS = 300
_SERVE = (
    "from app.core.config import Settings; from app.core.serving import run_server; import sys;"
    " run_server(sys.argv[1], settings=Settings())"
)


@dataclass(frozen=True, slots=True)
class Servers:
    """A parent that holds the door, and its workers."""

    process: subprocess.Popen[bytes]
    url: str

    def workers(self) -> set[int]:
        """Give the processes that answer."""
        return {child.pid for child in psutil.Process(self.process.pid).children() if _is_worker(child)}

    def replace(self) -> None:
        """Have every worker replaced; raises TimeoutError if one stays."""
        before = self.workers()
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while before & self.workers():
            if time.monotonic() > deadline:
                message = "a worker was not replaced"
                raise TimeoutError(message)
            time.sleep(0.1)


def _is_worker(child: psutil.Process) -> bool:
    """Tell a worker from the process that cleans up after them; one that just ended is none."""
    try:
        return "spawn_main" in " ".join(child.cmdline())
    except psutil.Error:
        return False


@contextmanager
def serving(data_dir: Path, *, factory: str = "app.main:create_app", workers: int = 2) -> Iterator[Servers]:
    """Run workers on a migrated database in demo mode, which shows codes instead of sending them."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    chosen = {"DATA_DIR": str(data_dir), "PORT": str(port), "WORKERS": str(workers), "DEMO": "true"}
    environment = {**os.environ, **chosen, "HOST": "127.0.0.1", "LOG_LEVEL": "warning"}
    command = [sys.executable, "-c", _SERVE, factory]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(url, process)
        yield Servers(process, url)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/readyz", timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    message = "the server did not start"
    raise RuntimeError(message)
