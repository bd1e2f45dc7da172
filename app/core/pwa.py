"""Serves the built web app from memory: compressed beforehand, cached as long as a name stays true."""

import base64
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.errors import NotFound
from app.core.headers import COMMON
from app.core.web import PROBLEM_JSON, problem_bytes

_ENCODINGS = {"br": ".br", "gzip": ".gz"}  # in the order we like them
_HASHED = re.compile(r"^/assets/.+-[\w-]{8}\.\w+$")
_INLINE = re.compile(r"<(script|style)(?![^>]*\ssrc=)[^>]*>(.*?)</\1>", re.DOTALL)
_NOT_PAGES = ("/api", "/docs", "/openapi", "/media", "/assets")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_EVERY_TIME = "no-cache"
_AN_HOUR = "public, max-age=3600"
_FRESH_NAMES = {"/index.html", "/sw.js", "/manifest.webmanifest"}
_OK, _NOT_MODIFIED, _NOT_FOUND, _WRONG_METHOD, _UNAVAILABLE = 200, 304, 404, 405, 503
_NOT_BUILT = "网页还没有构建。请在项目目录运行 make frontend，然后重新启动。"
_ALLOWED = {"Permissions-Policy": "camera=(self), microphone=(self), geolocation=(self)"}

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Variant:
    """One file in one encoding, and the tag that changes with its bytes."""

    body: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in every encoding it was built in."""

    media_type: str
    cache_control: str
    variants: dict[str, Variant]


class PwaApp:
    """The web app from a folder; paths that are no file are pages of the app itself."""

    def __init__(self, folder: Path) -> None:
        self._assets = _load(folder)
        index = self._assets.get("/index.html")
        html = index.variants["identity"].body.decode() if index else ""
        self._headers = {**COMMON, **_ALLOWED, "Content-Security-Policy": content_security_policy(html)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        await self._respond(scope)(scope, receive, send)

    def _respond(self, scope: Scope) -> Response:
        path = unquote(scope["path"])
        if scope["method"] not in {"GET", "HEAD"}:
            return self._plain(_WRONG_METHOD, "这里只能打开网页。", Allow="GET, HEAD")
        if path.startswith("/api"):
            return self._unknown_call(path)
        asset = self._assets.get(path)
        if asset is None and _is_page(path):
            asset = self._assets.get("/index.html")
            if asset is None:
                return self._plain(_UNAVAILABLE, _NOT_BUILT)
        if asset is None:
            return self._plain(_NOT_FOUND, "没有这个文件。")
        return self._file(asset, Headers(scope=scope))

    def _file(self, asset: Asset, headers: Headers) -> Response:
        encoding = _best_encoding(asset, headers.get("accept-encoding", ""))
        variant = asset.variants[encoding]
        sent = {
            **self._headers,
            "Cache-Control": asset.cache_control,
            "ETag": variant.etag,
            "Vary": "Accept-Encoding",
        }
        if variant.etag in _tags(headers.get("if-none-match", "")):
            return Response(status_code=_NOT_MODIFIED, headers=sent)
        if encoding != "identity":
            sent["Content-Encoding"] = encoding
        return Response(variant.body, _OK, sent, asset.media_type)

    def _plain(self, status: int, words: str, **headers: str) -> Response:
        all_headers = {**self._headers, "Cache-Control": "no-store", **headers}
        return Response(words, status, all_headers, "text/plain; charset=utf-8")

    def _unknown_call(self, path: str) -> Response:
        headers = {**COMMON, "Cache-Control": "no-store"}
        return Response(problem_bytes(NotFound("没有这个接口"), path), _NOT_FOUND, headers, PROBLEM_JSON)


def content_security_policy(html: str) -> str:
    """Allow exactly the inline script and style that the shipped page has, and nothing from elsewhere."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in _INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        hashes[kind].append(f" 'sha256-{digest}'")
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self'" + "".join(hashes["script"]),
            "style-src 'self'" + "".join(hashes["style"]),
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _load(folder: Path) -> dict[str, Asset]:
    if not folder.is_dir():
        return {}
    packed = set(_ENCODINGS.values())
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix not in packed]
    named = {f"/{file.relative_to(folder).as_posix()}": file for file in files}
    # What begins with a dot is ours, not the reader's.
    return {url: _asset(url, file) for url, file in named.items() if "/." not in url}


def _asset(url: str, file: Path) -> Asset:
    kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    variants = {"identity": _variant(file)}
    for encoding, suffix in _ENCODINGS.items():
        twin = file.with_name(file.name + suffix)
        if twin.is_file():
            variants[encoding] = _variant(twin)
    return Asset(
        media_type=f"{kind}; charset=utf-8" if is_text else kind,
        cache_control=_cache_control(url),
        variants=variants,
    )


def _variant(file: Path) -> Variant:
    body = file.read_bytes()
    return Variant(body=body, etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _cache_control(url: str) -> str:
    if url in _FRESH_NAMES:
        return _ASK_EVERY_TIME
    return _FOREVER if _HASHED.match(url) else _AN_HOUR


def _is_page(path: str) -> bool:
    return not path.startswith(_NOT_PAGES) and "." not in path.rsplit("/", 1)[-1]


def _best_encoding(asset: Asset, accepted: str) -> str:
    wanted = {part.split(";")[0].strip() for part in accepted.lower().split(",") if not _is_refused(part)}
    return next((name for name in _ENCODINGS if name in asset.variants and name in wanted), "identity")


def _is_refused(part: str) -> bool:
    quality = part.partition("q=")[2].strip()
    return quality != "" and not quality.strip("0.")


def _tags(header: str) -> set[str]:
    """List the tags a reader already has; a proxy may have marked them as weak."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
