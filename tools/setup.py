"""Make the Python environment in .venv from the lock files; does nothing when it is already right."""

import subprocess
import sys
import venv
from pathlib import Path

from tools.house import PYTHON, ROOT, VENV, digest, is_fresh, one_at_a_time, run, say, stop, write_stamp

OLDEST = (3, 11)
PIP = ("-m", "pip", "--disable-pip-version-check", "-qq")
NO_VENV = "Python's venv module has no pip to install. On Debian and Ubuntu: apt-get install python3-venv"


def main() -> None:
    if sys.version_info < OLDEST:
        stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=python3.12 …")
    locks = ["requirements-dev.lock"]
    if "--dev" not in sys.argv:
        locks.insert(0, "requirements.lock")
    with one_at_a_time("setup"):
        if not any(_is_installed(lock) for lock in locks):
            _make_venv()
            _install(locks[0])


def _make_venv() -> None:
    if PYTHON.exists() and _has_pip():
        return
    say("making .venv")
    try:
        venv.create(VENV, with_pip=True, clear=not VENV.is_symlink())
    except subprocess.CalledProcessError:
        stop(NO_VENV)


def _has_pip() -> bool:
    answer = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return answer.returncode == 0


def _wanted(lock: str) -> str:
    return digest(ROOT / lock, ROOT / "pyproject.toml", salt=str(VENV))


def _is_installed(lock: str) -> bool:
    return PYTHON.exists() and is_fresh(VENV / f"{lock}.stamp", _wanted(lock))


def _install(lock: str) -> None:
    """Install the locked packages and the project itself; the development lock holds all of the other."""
    say(f"installing {lock}")
    try:
        run(PYTHON, *PIP, "install", "--require-hashes", "-r", lock)
        run(PYTHON, *PIP, "install", "--no-deps", "--no-build-isolation", "--editable", Path())
    except subprocess.CalledProcessError:
        stop(f"pip could not install {lock}; its message is above.")
    write_stamp(VENV / f"{lock}.stamp", _wanted(lock))


if __name__ == "__main__":
    main()
