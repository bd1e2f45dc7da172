"""Build the web app into static/ when its sources changed; find or install a Node for that."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.house import (
    PYTHON,
    ROOT,
    SCRIPTS,
    STAMPS,
    STATIC,
    digest,
    is_fresh,
    one_at_a_time,
    run,
    say,
    stop,
    write_stamp,
)

FRONTEND = ROOT / "frontend"
STAMP = STATIC / ".stamp"
SKIPPED = {"node_modules", "dist", "coverage", "test-results", ".vite"}
OLDEST_NODE = (20, 19)
APOLOGY = """The web app could not be built (the message is above); the server starts with the API only.
  Its description is at /api/v1/openapi.json. Run `make frontend` when the npm registry can be reached."""


def main() -> None:
    """Build; --or-apologise forgives a failure, --modules only installs, --run NAME runs an npm script."""
    if "--run" in sys.argv:
        _run_script(sys.argv[-1])
        return
    with one_at_a_time("frontend"):
        try:
            if "--modules" in sys.argv:
                _install_modules(node_environment())
            else:
                _build()
        except (subprocess.CalledProcessError, OSError) as error:
            if "--or-apologise" not in sys.argv:
                stop(f"The web app could not be built: {error}")
            say(APOLOGY)


def _build() -> None:
    wanted = digest(*inputs())
    if is_fresh(STAMP, wanted):
        return
    environment = node_environment()
    _install_modules(environment)
    say("building the web app")
    STAMP.unlink(missing_ok=True)
    _run_quietly("npm", "run", "--silent", "build", environment=environment)
    run(PYTHON, ROOT / "tools" / "precompress.py", STATIC)
    (STATIC / ".gitkeep").touch()
    write_stamp(STAMP, wanted)


def _run_script(name: str) -> None:
    environment = node_environment()
    with one_at_a_time("frontend"):
        _install_modules(environment)
    try:
        run("npm", "run", "--silent", name, cwd=FRONTEND, env=environment)
    except subprocess.CalledProcessError:
        stop(f"`npm run {name}` failed; its message is above.")


def inputs() -> list[Path]:
    """List what the build reads, leaving out tests, which change nothing in it."""
    found = [ROOT / "tools" / "precompress.py"]
    for folder, folders, names in os.walk(FRONTEND):
        folders[:] = [name for name in folders if name not in SKIPPED]
        found += [Path(folder, name) for name in names if ".spec." not in name]
    return found


def _install_modules(environment: dict[str, str]) -> None:
    """Run `npm ci` when the lock or the Node changed."""
    node = shutil.which("node", path=environment["PATH"])
    assert node is not None
    wanted = digest(FRONTEND / "package-lock.json", salt=_version(node))
    stamp = STAMPS / "node_modules"
    if is_fresh(stamp, wanted) and (FRONTEND / "node_modules").is_dir():
        return
    say("installing the web app's packages")
    _run_quietly("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", environment=environment)
    write_stamp(stamp, wanted)


def node_environment() -> dict[str, str]:
    """Give an environment whose PATH finds a Node that is new enough, installing one if need be."""
    ours = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}"}
    for environment in (dict(os.environ), ours):
        node = shutil.which("node", path=environment.get("PATH"))
        if node and shutil.which("npm", path=environment.get("PATH")) and _is_new_enough(node):
            return environment
    say("no Node 20.19 or newer found: installing one into .venv")
    run(PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", "requirements-node.lock")
    return ours


def _run_quietly(*command: str, environment: dict[str, str]) -> None:
    """Run in the frontend's folder, and tell what it printed only if it fails."""
    answer = subprocess.run(
        command,
        cwd=FRONTEND,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if answer.returncode:
        print(answer.stdout, file=sys.stderr, flush=True)
        raise subprocess.CalledProcessError(answer.returncode, command)


def _version(node: str) -> str:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return answer.stdout.strip().removeprefix("v")


def _is_new_enough(node: str) -> bool:
    parts = _version(node).split(".")
    return len(parts) >= len(OLDEST_NODE) and tuple(int(part) for part in parts[:2]) >= OLDEST_NODE


if __name__ == "__main__":
    main()
