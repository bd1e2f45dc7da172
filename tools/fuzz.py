"""Send hostile requests for a long time: every case of the generator, then schemathesis along the links."""

import argparse
import os
import re
import secrets
import subprocess
import time
from collections.abc import Iterator

from tools.house import ROOT, SCRIPTS, say, stop

SENT = re.compile(r"^seed \d+: (\d+) hostile requests", re.MULTILINE)
ASKED = re.compile(r"^\s*(\d+) generated", re.MULTILINE)
# Whoever asks for so many examples is stopped by the time alone.
ENDLESS = 1_000_000


def main() -> None:
    asked = _asked()
    seed = asked.seed if asked.seed is not None else secrets.randbelow(10**9)
    say(f"seed {seed}: the same cases come again with `make fuzz SEED={seed}`")
    began, failed, lines = time.monotonic(), False, []
    for name, wanted, pattern, environment in _parts(seed, asked.rolls, asked.minutes * 60):
        done = _pytest(wanted, environment)
        count = sum(int(number) for number in pattern.findall(done.stdout))
        failed = failed or done.returncode != 0
        lines.append(f"{name}: {count} requests, {'failures' if done.returncode else 'nothing found'}")
        say(lines[-1])
        if done.returncode:
            print(done.stdout[-30_000:], flush=True)
    say(f"{time.monotonic() - began:.0f} s, seed {seed}")
    if failed:
        stop("Something was found: its name stands above; HOSTILE_CASE='<name>' replays it.")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="draws the random cases; a new one each time without it")
    parser.add_argument("--rolls", type=int, default=100, help="random bodies for each call")
    parser.add_argument("--minutes", type=int, default=30, help="how long schemathesis may ask")
    return parser.parse_args()


def _parts(seed: int, rolls: int, seconds: int) -> Iterator[tuple[str, str, re.Pattern[str], dict[str, str]]]:
    own = {"HOSTILE_SEED": str(seed), "HOSTILE_ALL": "1", "HOSTILE_ROLLS": str(rolls)}
    yield "generator, both engines", "tests/hostile/test_hostile.py", SENT, own
    for phase in ("fuzzing", "stateful"):
        limits = {"SCHEMATHESIS_SECONDS": str(seconds // 2), "SCHEMATHESIS_EXAMPLES": str(ENDLESS)}
        limits["SCHEMATHESIS_PHASES"] = phase
        yield f"schemathesis, {phase}", "tests/hostile/test_document.py", ASKED, own | limits


def _pytest(wanted: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [
        str(SCRIPTS / "pytest"),
        wanted,
        "-q",
        "-rP",
        "--tb=short",
        "--timeout=0",
        "-p",
        "no:cacheprovider",
    ]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, text=True, check=False
    )


if __name__ == "__main__":
    main()
