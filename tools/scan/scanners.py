"""The scanners, each in an environment of its own, and what they found as `hole place` lines."""

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from tools.house import ROOT, SCRIPTS, STAMPS, digest, is_fresh, one_at_a_time, run, say, write_stamp
from tools.scan.sites import Request, Site, document

RULES = ROOT / "tools" / "scan" / "rules.yml"
# They ask others for versions and send what they saw unless they are told not to.
SEMGREP_QUIETLY = ("--metrics", "off", "--disable-version-check", "--no-git-ignore", "--quiet", "--json")
# Blind, by errors and by unions: a delay proves nothing on a crowded machine.
SQLMAP = ("--batch", "--level", "1", "--risk", "1", "--technique", "BEU", "--disable-coloring")
WAPITI = "sql,xss,exec,file,crlf,redirect,http_headers,csp"
_INJECTED = re.compile(r"^Parameter: (.+?) \(", re.MULTILINE)
_TRIED = "do not appear to be injectable"


def environment(name: str) -> Path:
    """Give the programs of a lock file, whose packages do not go together with ours."""
    lock, folder = ROOT / f"requirements-{name}.lock", STAMPS / name
    stamp, wanted = STAMPS / f"{name}.installed", digest(lock)
    with one_at_a_time(name):
        if not is_fresh(stamp, wanted):
            say(f"installing {lock.name}")
            run(SCRIPTS / "uv", "venv", "--quiet", "--clear", "--python", SCRIPTS / "python", folder)
            run(
                SCRIPTS / "uv",
                "pip",
                "install",
                "--quiet",
                "--python",
                folder,
                "--require-hashes",
                "-r",
                lock,
            )
            write_stamp(stamp, wanted)
    return folder / "bin"


def semgrep(programs: Path, *places: Path) -> list[str]:
    """Give where our rules are broken in sources; made of constants are the guards in the database."""
    command: list[str | Path] = [
        programs / "semgrep",
        "scan",
        *SEMGREP_QUIETLY,
        "--exclude",
        "guards*",
        "--config",
        RULES,
        *places,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    if told["errors"] or not told["paths"]["scanned"]:
        return [f"semgrep did not read everything: {told['errors'][:3]}"]
    return [
        f"{one['check_id'].rpartition('.')[2]} {one['path']}:{one['start']['line']}"
        for one in told["results"]
    ]


def sqlmap(programs: Path, site: Site, *, seconds: float) -> Iterator[tuple[Request, list[str]]]:
    """Try every text of each request as a statement; give what was found while the time lasted."""
    until = time.monotonic() + seconds
    for request in site.requests:
        if request.texts and time.monotonic() < until:
            with tempfile.TemporaryDirectory(prefix="linban-sqlmap-") as folder:
                yield request, _inject(programs, site, request, Path(folder))


def _inject(programs: Path, site: Site, request: Request, folder: Path) -> list[str]:
    file = folder / "request"
    file.write_text(_as_http(site, request))
    names = ("-p", ",".join(request.texts), "--output-dir", folder / "output", "--ignore-code", "*")
    command: list[str | Path] = [programs / "sqlmap", "-r", file, *names, *SQLMAP]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    found = _INJECTED.findall(done.stdout)
    if not found and _TRIED not in done.stdout:
        return [f"sqlmap did not try {request.method} {request.path}: {done.stdout[-300:]}"]
    return [f"sql {request.method} {request.path} {name}" for name in found]


def _as_http(site: Site, request: Request) -> str:
    query = f"?{urlencode(request.query)}" if request.query else ""
    lines = [f"{request.method} {request.path}{query} HTTP/1.1", f"Host: {site.address.partition('//')[2]}"]
    lines += [f"Authorization: Bearer {site.token}"]
    body = ""
    if request.body is not None:
        body = json.dumps(request.body)
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body])


def wapiti(programs: Path, site: Site, *, seconds: float) -> list[str]:
    """Attack every request in all the ways that wapiti knows and we might have a hole for."""
    with tempfile.TemporaryDirectory(prefix="linban-wapiti-") as folder:
        described, report = Path(folder) / "openapi.json", Path(folder) / "report.json"
        described.write_text(json.dumps(document(site)))
        command: list[str | Path] = [programs / "wapiti", "--url", f"{site.address}/", "--swagger", described]
        command += ["--header", f"Authorization: Bearer {site.token}", "--module", WAPITI, "--depth", "0"]
        # What it would have others fetch and call back stays on this machine too.
        command += [
            "--scope",
            "domain",
            "--endpoint",
            f"{site.address}/",
            "--no-bugreport",
            "--flush-session",
        ]
        command += ["--max-scan-time", f"{seconds:.0f}", "--max-attack-time", f"{seconds / 4:.0f}"]
        command += ["--store-session", Path(folder) / "session", "--store-config", Path(folder) / "config"]
        command += ["--timeout", "20", "--format", "json", "--output", report]
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        told = json.loads(report.read_text())
    if told["infos"]["crawled_pages_nbr"] < len(site.requests):
        return [f"wapiti asked only {told['infos']['crawled_pages_nbr']} of {len(site.requests)} requests"]
    return [
        f"{hole.lower().replace(' ', '-')} {one['method']} {one['path']} {one['parameter']}".strip()
        for hole, ones in told["vulnerabilities"].items()
        for one in ones
    ]
