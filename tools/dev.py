"""Run the API with reload and the web app's development server side by side; Ctrl-C ends both."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tools.frontend import FRONTEND, node_environment
from tools.house import ROOT, SCRIPTS, run, say

GRACE_SECONDS = 5


def main() -> None:
    environment = {**node_environment(), "DEMO": "true"}
    run(SCRIPTS / "linban", "demo", env=environment)
    port = environment["API_PORT"] = environment.get("PORT", "8000")
    api = ["app.main:create_app", "--factory", "--reload", "--reload-dir", "app", "--port", port]
    children = [
        _start(str(SCRIPTS / "uvicorn"), *api, folder=ROOT, environment=environment),
        _start("npm", "run", "dev", folder=FRONTEND, environment=environment),
    ]
    say(f"API on http://127.0.0.1:{port}; open the address that vite prints")
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            _end(child)
    sys.exit(0)


def _start(*command: str, folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child with everything it started, so that no server stays behind on the port."""
    try:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(GRACE_SECONDS)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
