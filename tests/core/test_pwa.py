"""The web app is served whole, compressed, cacheable, and under a policy that names what it ships."""

import base64
import gzip
import hashlib
from pathlib import Path

import brotli
import pytest
from starlette.testclient import TestClient

from app.core.pwa import PwaApp, content_security_policy

SCRIPT = "document.documentElement.dataset.size = '22'"
STYLE = "body { margin: 0 }"
PAGE = (
    f"<!doctype html><style>{STYLE}</style><script>{SCRIPT}</script><script src='/assets/a.js'></script>邻办"
)
CODE = "export const words = '村里的事'\n" * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a small built app."""
    files = {
        "index.html": PAGE,
        "sw.js": "self",
        "icon.svg": "<svg/>",
        "manifest.webmanifest": "{}",
        "assets/index-abcDEF12.js": CODE,
        ".vite/manifest.json": "{}",
        ".gitkeep": "",
    }
    for name, content in files.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content)
    (tmp_path / "assets/index-abcDEF12.js.br").write_bytes(brotli.compress(CODE.encode()))
    (tmp_path / "assets/index-abcDEF12.js.gz").write_bytes(gzip.compress(CODE.encode()))
    return tmp_path


@pytest.fixture
def web(folder: Path) -> TestClient:
    """Give a client of the small app."""
    return TestClient(PwaApp(folder))


@pytest.mark.parametrize("path", ["/", "/errands", "/errands/0198c0de", "/index.html"])
def test_every_page_of_the_app_is_the_one_document(web: TestClient, path: str) -> None:
    answer = web.get(path)

    assert answer.status_code == 200
    assert answer.text == PAGE
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


def test_hashed_files_are_kept_for_ever_and_others_are_not(web: TestClient) -> None:
    assert web.get("/assets/index-abcDEF12.js").headers["cache-control"].endswith("immutable")
    assert web.get("/sw.js").headers["cache-control"] == "no-cache"
    assert web.get("/manifest.webmanifest").headers["content-type"].startswith("application/manifest+json")
    assert web.get("/icon.svg").headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/gone-abcDEF12.js",
        "/assets/gone",
        "/photo.png",
        "/.vite/manifest.json",
        "/.gitkeep",
        "/media/x",
    ],
)
def test_a_file_that_is_not_there_is_never_answered_with_a_page(web: TestClient, path: str) -> None:
    answer = web.get(path)

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "<!doctype" not in answer.text


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/assets/..%2f..%2fsecret", "/%2e%2e/secret.key"])
def test_nothing_outside_the_folder_can_be_named(web: TestClient, folder: Path, path: str) -> None:
    (folder.parent / "secret.key").write_text("secret")

    assert "secret" not in web.get(path).text


def test_an_unknown_call_stays_a_problem_document(web: TestClient) -> None:
    answer = web.get("/api/v1/nothing")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/not-found"


def test_a_page_cannot_be_posted_to(web: TestClient) -> None:
    answer = web.post("/errands")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("GZIP", "gzip"),
        ("deflate", None),
        ("", None),
    ],
)
def test_the_best_encoding_is_sent(web: TestClient, accepted: str, encoding: str | None) -> None:
    with web.stream("GET", "/assets/index-abcDEF12.js", headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())

    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert len(raw) == int(answer.headers["content-length"])


def test_each_encoding_has_its_own_tag_and_an_unchanged_file_is_not_sent_again(web: TestClient) -> None:
    path = "/assets/index-abcDEF12.js"
    plain = web.get(path, headers={"Accept-Encoding": "identity"}).headers["etag"]
    packed = web.get(path, headers={"Accept-Encoding": "gzip"}).headers["etag"]

    again = web.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": f'"other", W/{packed}'})

    assert plain != packed
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == packed


def test_the_policy_allows_exactly_the_inline_code_that_is_shipped(web: TestClient) -> None:
    policy = web.get("/").headers["content-security-policy"]

    assert f"script-src 'self' {_hash_source(SCRIPT)};" in policy
    assert f"style-src 'self' {_hash_source(STYLE)};" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_page_without_inline_code_gets_a_policy_without_hashes() -> None:
    policy = content_security_policy("<script type='module' src='/a.js'></script>")

    assert "script-src 'self';" in policy


def test_every_answer_carries_the_security_headers(web: TestClient) -> None:
    for path in ("/", "/sw.js", "/missing.png"):
        headers = web.get(path).headers

        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=(self)" in headers["permissions-policy"]


def test_a_head_request_tells_the_same_headers(web: TestClient) -> None:
    assert web.head("/").headers["etag"] == web.get("/").headers["etag"]


def test_without_a_build_the_reader_is_told_what_to_do(tmp_path: Path) -> None:
    answer = TestClient(PwaApp(tmp_path / "nowhere")).get("/")

    assert answer.status_code == 503
    assert "make frontend" in answer.text


def _hash_source(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"
