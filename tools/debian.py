"""Packages from Debian, where the machine has apt and we are root."""

import os
import shutil
import subprocess

from tools.house import say


def may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install packages; whoever needs them looks afterwards whether they came."""
    say(f"installing {' and '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "-qq", "update"]
    fetch = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages]
    for command in (update, fetch):
        subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)
