"""The systemd units start what exists, stop it gently, and give it no more rights than it needs."""

import configparser
import shutil
import subprocess

import pytest
from typer.main import get_command

from app.cli import app
from app.core.serving import GRACE_SECONDS
from tests.ops.proxies import DEPLOY

SERVICES = ["linban.service", "linban-worker.service"]
# By systemd's own measure: 0 is a locked box, 10 is everything allowed.
MOST_EXPOSED = 20


def unit(name: str) -> configparser.RawConfigParser:
    """Read a unit; some settings come more than once, of which the last is kept."""
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(DEPLOY / name)
    return read


@pytest.mark.parametrize("name", SERVICES)
def test_it_starts_a_command_that_exists_and_waits_for_it_to_finish(name: str) -> None:
    service = unit(name)["Service"]
    command = service["ExecStart"].split()

    assert command[0].endswith("/.venv/bin/linban")
    assert command[1] in get_command(app).commands  # type: ignore[attr-defined]
    assert int(service["TimeoutStopSec"]) > 2 * GRACE_SECONDS


@pytest.mark.parametrize("name", SERVICES)
def test_it_may_write_its_data_and_nothing_else(name: str) -> None:
    service = unit(name)["Service"]

    assert service["User"] == "linban"
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/srv/linban/data"
    assert service["NoNewPrivileges"] == "true"
    assert service["CapabilityBoundingSet"] == ""


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_itself_finds_it_hardened(name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}"]

    judged = subprocess.run([*command, str(DEPLOY / name)], capture_output=True, text=True, check=False)

    assert judged.returncode == 0, judged.stdout[-2000:]


def test_the_socket_is_where_the_proxies_look_for_the_server() -> None:
    address = unit("linban.socket")["Socket"]["ListenStream"]

    assert address in (DEPLOY / "nginx.conf").read_text()
    assert address in (DEPLOY / "Caddyfile").read_text()
