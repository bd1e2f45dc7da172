"""Fail when a lock file names a download address or leaves a package without a hash."""

import json
import re
import sys

from tools.house import ROOT

ADDRESS = re.compile(r"[a-z+]+://|--(extra-)?index-url|--find-links", re.IGNORECASE)
PINNED = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+")
NOT_DOWNLOADED = {"funding", "deprecated"}


def main() -> None:
    problems = [line for lock in sorted(ROOT.glob("requirements*.lock")) for line in _python(lock.name)]
    problems += _npm()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(bool(problems))


def _python(name: str) -> list[str]:
    lines = (ROOT / name).read_text().splitlines()
    problems = [f"{name}:{n}: an address" for n, line in enumerate(lines, 1) if ADDRESS.search(line)]
    for number, line in enumerate(lines, 1):
        following = lines[number] if number < len(lines) else ""
        if PINNED.match(line) and "--hash=sha256:" not in following:
            problems.append(f"{name}:{number}: no hash")
    return problems


def _npm() -> list[str]:
    lock = ROOT / "frontend" / "package-lock.json"
    if not lock.exists():
        return []
    packages = json.loads(lock.read_text())["packages"]
    problems = []
    for path, entry in packages.items():
        told = json.dumps({key: value for key, value in entry.items() if key not in NOT_DOWNLOADED})
        if "resolved" in entry or ADDRESS.search(told):
            problems.append(f"package-lock.json: an address in {path or 'the root'}")
        if path and "link" not in entry and "integrity" not in entry:
            problems.append(f"package-lock.json: no hash for {path}")
    return problems


if __name__ == "__main__":
    main()
