"""`make scan`: let scanners loose on our sources and server, and on a twin in which they must find holes."""

import argparse
import time
from collections.abc import Callable, Sequence

from tools.house import ROOT, say, stop
from tools.scan.scanners import environment, semgrep, sqlmap, wapiti
from tools.scan.sites import Site, served

PARTS = ("semgrep", "sqlmap", "wapiti")
# What each of them must find in the twin, as its line begins; otherwise it is blind and proves nothing.
PLANTED = {
    "semgrep": (
        "text-becomes-statement",
        "visitor-writes-page",
        "visitor-names-file",
        "visitor-chooses-address",
    ),
    "sqlmap": ("sql GET /offers q", "sql POST /wishes JSON title"),
    "wapiti": (
        "sql-injection GET /offers q",
        "reflected-cross-site-scripting GET /greeting name",
        "path-traversal GET /papers file",
        "open-redirect GET /leave url",
        "content-security-policy-configuration",
        "clickjacking-protection",
        "mime-type-confusion",
    ),
}
Scan = Callable[[Site], tuple[list[str], str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=12, help="how long the server is scanned")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    asked = parser.parse_args()
    began, failures = time.monotonic(), list[str]()
    if "semgrep" in asked.only:
        failures += _sources()
    if set(asked.only) & {"sqlmap", "wapiti"}:
        failures += _servers(asked.only, seconds=asked.minutes * 60)
    say(f"{time.monotonic() - began:.0f} s")
    if failures:
        stop("\n  ".join(["The scanners say:", *failures]))


def verdict(scanner: str, *, found: Sequence[str], in_twin: Sequence[str]) -> list[str]:
    """Give what is wrong: a hole of ours, or one of the twin's that was not seen."""
    unseen = [hole for hole in PLANTED[scanner] if not any(line.startswith(hole) for line in in_twin)]
    return [f"{scanner}: {line}" for line in found] + [f"{scanner} is blind to {hole}" for hole in unseen]


def _sources() -> list[str]:
    programs = environment("semgrep")
    found = semgrep(programs, ROOT / "app")
    in_twin = semgrep(programs, ROOT / "tools" / "scan" / "twin.py")
    say(f"semgrep: {len(found)} findings in app, {len(in_twin)} in the twin")
    return verdict("semgrep", found=found, in_twin=in_twin)


def _servers(parts: Sequence[str], *, seconds: float) -> list[str]:
    programs, share = environment("scan"), seconds / len({"sqlmap", "wapiti"} & set(parts))

    def inject(site: Site) -> tuple[list[str], str]:
        outcomes = list(sqlmap(programs, site, seconds=share))
        wanted = sum(bool(one.texts) for one in site.requests)
        texts = sum(len(request.texts) for request, _ in outcomes)
        asked = f"{texts} texts of {len(outcomes)} of {wanted} requests"
        return [line for _, lines in outcomes for line in lines], asked

    def attack(site: Site) -> tuple[list[str], str]:
        return wapiti(programs, site, seconds=share), f"{len(site.requests)} requests"

    scans: dict[str, Scan] = {"sqlmap": inject, "wapiti": attack}
    return [line for name, scan in scans.items() if name in parts for line in _compared(name, scan)]


def _compared(name: str, scan: Scan) -> list[str]:
    """Scan the twin first: whoever is blind there need not look at ours."""
    with served("tools.scan.twin") as twin:
        in_twin, _ = scan(twin)
    with served("tests.hostile.stand") as ours:
        found, asked = scan(ours)
    found += [f"{count} answers of 500 and more to {call}" for call, count in ours.broken.items()]
    say(f"{name}: {len(found)} findings in {asked} of ours, {len(in_twin)} in the twin")
    return verdict(name, found=found, in_twin=in_twin)


if __name__ == "__main__":
    main()
