"""What is scanned: our application with a county in it, and a twin with holes, on ports of this machine."""

import contextlib
import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tools.house import PYTHON, ROOT


@dataclass(frozen=True, slots=True)
class Request:
    """A valid request, and the names of the texts in it."""

    method: str
    path: str
    query: dict[str, str]
    body: dict[str, Any] | None
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Site:
    """A server, the sign-in that it takes, and what to ask it."""

    address: str
    token: str
    requests: list[Request]
    # How often each call was answered with 500 or more, known when the server has ended.
    broken: dict[str, int] = field(default_factory=dict)


@contextlib.contextmanager
def served(module: str) -> Iterator[Site]:
    """Run a server that first tells where it is and last what broke; it ends when its input does."""
    with tempfile.TemporaryDirectory(prefix="linban-scan-") as folder:
        process = subprocess.Popen(
            [PYTHON, "-m", module, folder], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None, "it was opened with pipes"
        assert process.stdout is not None, "it was opened with pipes"
        try:
            told = json.loads(process.stdout.readline())
            site = Site(told["address"], told["token"], [Request(**one) for one in told["requests"]])
            yield site
            process.stdin.close()
            site.broken.update(json.loads(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait()
            process.stdout.close()


def document(site: Site) -> dict[str, Any]:
    """Describe the requests as OpenAPI whose only values are those that are valid."""
    paths: dict[str, dict[str, Any]] = {}
    for one in site.requests:
        described: dict[str, Any] = {"responses": {"200": {"description": ""}}}
        described["parameters"] = [
            {"name": name, "in": "query", "required": True, "schema": _fixed(value)}
            for name, value in one.query.items()
        ]
        if one.body is not None:
            described["requestBody"] = {"content": {"application/json": {"schema": _fixed(one.body)}}}
        paths.setdefault(one.path, {})[one.method.lower()] = described
    info = {"title": "scan", "version": "1"}
    return {"openapi": "3.0.0", "info": info, "servers": [{"url": site.address}], "paths": paths}


def _fixed(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        properties = {name: _fixed(one) for name, one in value.items()}
        return {"type": "object", "properties": properties, "required": list(properties)}
    if isinstance(value, list):
        return {"type": "array", "items": _fixed(value[0]) if value else {"type": "string"}}
    kind = {bool: "boolean", int: "integer", float: "number"}.get(type(value), "string")
    return {"type": kind, "default": value}
