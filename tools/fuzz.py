"""Send hostile requests for a long time: the generator's, then very many of schemathesis, then its walks."""

import argparse
import contextlib
import os
import re
import secrets
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from tools.house import ROOT, SCRIPTS, say, stop

GENERATED = re.compile(r"^seed \d+: (?P<count>\d+) hostile requests()", re.MULTILINE)
DRAWN = re.compile(r"^seed \d+, part \S+ (?P<count>\d+) cases on \w+: (.*)$", re.MULTILINE)
WALKED = re.compile(r"^\s*(?P<count>\d+) generated()", re.MULTILINE)
PARTS = ("generator", "cases", "walks")
# PostgreSQL is there for what it stores otherwise; the rules before that are the same.
ON_POSTGRESQL = 10
# Whoever asks for so many examples is stopped by the time alone.
ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Tests to run at the same time, each in a process of its own, and how their output tells the counts."""

    name: str
    tests: str
    told: re.Pattern[str]
    environments: list[dict[str, str]]
    wanted: int = 0
    engine: str = ""


def main() -> None:
    asked = _asked()
    seed = asked.seed if asked.seed is not None else secrets.randbelow(10**9)
    say(f"seed {seed}: the same cases come again with `make fuzz SEED={seed}`")
    began = time.monotonic()
    outcomes = [_run(part) for part in _parts(seed, asked)]
    say(f"{time.monotonic() - began:.0f} s, seed {seed}")
    if not all(outcomes):
        stop("Something was found: its name stands above, with the command that replays it.")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="draws the random cases; a new one each time without it")
    parser.add_argument("--rolls", type=int, default=100, help="random bodies for each call")
    parser.add_argument("--cases", type=int, default=100_000, help="cases of schemathesis on SQLite")
    parser.add_argument("--minutes", type=int, default=60, help="how long schemathesis may ask")
    parser.add_argument("--processes", type=int, default=2, help="how many share the cases")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    return parser.parse_args()


def _parts(seed: int, asked: argparse.Namespace) -> Iterator[Part]:
    own, seconds = {"HOSTILE_SEED": str(seed)}, asked.minutes * 60
    if "generator" in asked.only:
        every = own | {"HOSTILE_ALL": "1", "HOSTILE_ROLLS": str(asked.rolls)}
        yield Part("generator, both engines", "tests/hostile/test_hostile.py", GENERATED, [every])
    if "cases" in asked.only:
        yield _cases(own, "sqlite", asked.cases, seconds * 0.75, asked.processes)
        yield _cases(own, "postgresql", asked.cases // ON_POSTGRESQL, seconds * 0.15, asked.processes)
    if "walks" in asked.only:
        limits = {"SCHEMATHESIS_SECONDS": f"{seconds * 0.1:.0f}", "SCHEMATHESIS_EXAMPLES": str(ENDLESS)}
        yield Part("schemathesis, walks", "tests/hostile/test_document.py", WALKED, [own | limits])


def _cases(own: dict[str, str], engine: str, cases: int, seconds: float, processes: int) -> Part:
    shares = [cases // processes + (number < cases % processes) for number in range(processes)]
    limits = own | {"SWARM_SECONDS": f"{seconds:.0f}"}
    environments = [
        limits | {"SWARM_CASES": str(share), "SWARM_PART": f"{number}/{processes}"}
        for number, share in enumerate(shares)
    ]
    name = f"schemathesis, {engine}"
    return Part(name, "tests/hostile/test_swarm.py", DRAWN, environments, wanted=cases, engine=engine)


def _run(part: Part) -> bool:
    """Run a part, say what it counted, and tell whether nothing was found."""
    began, classes, count = time.monotonic(), Counter[str](), 0
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile("w+")) for _ in part.environments]
        running = [_pytest(part, *pair) for pair in zip(part.environments, files, strict=True)]
        ends = [process.wait() for process in running]
        for end, file in zip(ends, files, strict=True):
            file.seek(0)
            output = file.read()
            for found in part.told.finditer(output):
                count += int(found["count"])
                classes.update({kind: int(many) for kind, many in re.findall(r"(\dxx) (\d+)", found[2])})
            if end:
                print(output[-30_000:], flush=True)
    told = "".join(f", {kind} {classes[kind]}" for kind in sorted(classes))
    least = f" (of {part.wanted}: the time was over)" if count < part.wanted else ""
    outcome = "failures" if any(ends) else "nothing found"
    say(f"{part.name}: {count} requests{least}{told}; {time.monotonic() - began:.0f} s, {outcome}")
    return not any(ends)


def _pytest(part: Part, environment: dict[str, str], output: IO[str]) -> subprocess.Popen[str]:
    command = [str(SCRIPTS / "pytest"), part.tests, "-q", "-rP", "--tb=short", "--timeout=0"]
    command += ["-p", "no:cacheprovider", *(["-k", part.engine] if part.engine else [])]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=output, text=True)


if __name__ == "__main__":
    main()
