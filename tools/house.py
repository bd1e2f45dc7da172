"""What the other tools share: where things lie, stamps, and one tool at a time. Standard library only."""

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMPS = ROOT / ".stamps"
STATIC = ROOT / "static"


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def stop(text: str) -> None:
    print(f"\n✗ {text}\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a program and let it fail loudly."""
    subprocess.run([str(part) for part in command], cwd=cwd, env=env, check=True)


def digest(*paths: Path, salt: str = "") -> str:
    """Hash names and contents, so that a stamp goes stale when any of them changes."""
    total = hashlib.sha256(salt.encode())
    for path in sorted(paths):
        total.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text().strip() == value


def write_stamp(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n")


@contextlib.contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let two `make` runs in one folder wait for each other instead of spoiling each other's work."""
    STAMPS.mkdir(exist_ok=True)
    with (STAMPS / f"{name}.lock").open("w") as handle:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415 - exists only there

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
