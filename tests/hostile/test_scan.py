"""`make scan` fails for a hole of ours and for a blind scanner; what runs in every check is not blind."""

import subprocess
from pathlib import Path

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

from tests.hostile.stand import Watched
from tools.house import SCRIPTS
from tools.scan import twin
from tools.scan.__main__ import PLANTED, verdict
from tools.scan.sites import Request, Site, document

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("scanner", PLANTED)
def test_a_scanner_that_sees_the_planted_holes_and_nothing_else_is_content(scanner: str) -> None:
    assert (
        verdict(scanner, found=[], in_twin=[f"{hole} tools/scan/twin.py" for hole in PLANTED[scanner]]) == []
    )


@pytest.mark.parametrize("scanner", PLANTED)
def test_a_blind_scanner_fails_the_scan(scanner: str) -> None:
    told = verdict(scanner, found=[], in_twin=PLANTED[scanner][1:])

    assert told == [f"{scanner} is blind to {PLANTED[scanner][0]}"]


def test_a_hole_of_ours_fails_the_scan() -> None:
    told = verdict("sqlmap", found=["sql GET /api/v1/errands q"], in_twin=PLANTED["sqlmap"])

    assert told == ["sqlmap: sql GET /api/v1/errands q"]


def test_the_twin_has_the_holes() -> None:
    twin.database.executescript("CREATE TABLE IF NOT EXISTS offer (id INTEGER, title TEXT)")
    client = TestClient(twin.app, raise_server_exceptions=False, follow_redirects=False)

    injected = client.get("/offers", params={"q": "' UNION SELECT 7, 'x' --"})
    page = client.get("/greeting", params={"name": "<script>x</script>"})
    read = client.get("/papers", params={"file": "/etc/hostname"})
    gone = client.get("/leave", params={"url": "//elsewhere.example"})

    assert injected.json() == [{"id": 7, "title": "x"}]
    assert "<script>x</script>" in page.text
    assert read.text == Path("/etc/hostname").read_text()
    assert gone.headers["location"] == "//elsewhere.example"
    assert "content-security-policy" not in page.headers


def test_wapiti_is_told_only_values_that_are_valid() -> None:
    request = Request("POST", "/a/1", {"q": "x"}, {"note": "因为", "days": [2]}, ["note"])

    path = document(Site("http://127.0.0.1:1", "t", [request]))["paths"]["/a/1"]["post"]

    assert path["parameters"][0]["schema"] == {"type": "string", "default": "x"}
    properties = path["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert properties["note"] == {"type": "string", "default": "因为"}
    assert properties["days"]["items"] == {"type": "integer", "default": 2}


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("def f(q): return c.execute(f\"SELECT a FROM b WHERE c = '{q}'\")", "S608"),
        ("import subprocess\nsubprocess.run(q, shell=True)", "S602"),
        ("import pickle\npickle.loads(q)", "S301"),
        ("import httpx\nhttpx.get(q, verify=False)", "S501"),
        ("import hashlib\nhashlib.md5(q)", "S324"),
        ("eval(q)", "S307"),
        ('password = "geheim123"', "S105"),
    ],
)
def test_ruff_finds_a_planted_hole_in_every_check(planted: str, rule: str) -> None:
    command = [str(SCRIPTS / "ruff"), "check", "--no-cache", "--output-format", "concise"]
    done = subprocess.run(
        [*command, "--stdin-filename", "app/core/planted.py", "-"],
        cwd=ROOT,
        input=planted,
        capture_output=True,
        text=True,
        check=False,
    )

    assert rule in done.stdout


def test_a_crash_under_a_scan_is_counted() -> None:
    app = FastAPI()
    app.get("/breaks")(lambda: 1 // 0)
    app.get("/works")(lambda: 1)
    app.get("/waits")(lambda: Response(status_code=503))
    watched = Watched(app)
    client = TestClient(watched, raise_server_exceptions=False)

    for path in ("/breaks", "/works", "/waits", "/breaks"):
        client.get(path)

    assert watched.broken == {"GET /breaks": 2}
