"""`make rolling`: replace every server process under load, again and again, and count who was not served."""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from tools.house import ROOT, SCRIPTS, say, stop
from tools.rolling.load import ANSWERED, asking
from tools.rolling.servers import serving


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--restarts", type=int, default=5)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linban-rolling-") as folder:
        environment = {**os.environ, "DATA_DIR": folder}
        subprocess.run([SCRIPTS / "linban", "migrate"], cwd=ROOT, env=environment, check=True)
        with (
            serving(Path(folder), workers=chosen.workers) as servers,
            asking(servers.url, clients=chosen.clients) as tally,
        ):
            for number in range(chosen.restarts):
                servers.replace()
                rounds = tally.outcomes.total()
                say(f"restart {number + 1}: {rounds} rounds so far, failed {tally.failed or 0}")
    answered, failed = tally.outcomes[ANSWERED], tally.failed or 0
    say(f"{answered} rounds answered, longest {tally.longest:.2f} s, failed {failed}")
    if tally.failed:
        stop("a rolling restart let people down")


if __name__ == "__main__":
    main()
