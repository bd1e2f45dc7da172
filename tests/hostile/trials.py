"""One hostile value in one place of an otherwise valid request; every trial has a name it is replayed by."""

import copy
import json
import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from tests.hostile.sites import Operation, Pointer, Site
from tests.hostile.spoiled import ADDRESSES, BODIES, FILE_NAMES, FILES, HEADERS, RAW_ADDRESSES, cursors
from tests.hostile.values import BY_KIND, CORE, TEXTS
from tests.hostile.wire import Headers, Sent

_MARK = "@@hostile@@"
_JSON: Headers = (("content-type", b"application/json"),)
_BOUNDARY = b"hostile-boundary"


@dataclass(frozen=True, slots=True)
class Base:
    """A valid request: by whom, with which ids in its path, query, body or file."""

    token: str
    ids: dict[str, str]
    query: dict[str, str]
    body: Any = None
    file: bytes = b""
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """One request to be; `site` is None where the whole body or a header is hostile."""

    operation: Operation
    name: str
    site: Site | None
    build: Callable[[Base], Sent]

    @property
    def is_core(self) -> bool:
        """Tell whether it is one of those that have broken servers before."""
        return self.site is not None and self.name.rpartition(" ")[2] in CORE


def trials(operation: Operation, *, seed: int, dice_rolls: int) -> Iterator[Trial]:
    """Give every trial of an operation, and some that the seed draws."""
    sites = list(operation.sites())
    for site in sites:
        for name, build in _at(operation, site):
            yield Trial(operation, f"{operation.name} {site.name} {name}", site, build)
    if operation.body is not None and operation.body[0] == "application/json":
        for name, (headers, change) in BODIES.items():
            yield Trial(operation, f"{operation.name} body {name}", None, _whole(operation, headers, change))
    for name, headers in HEADERS.items():
        yield Trial(operation, f"{operation.name} headers {name}", None, _with_headers(operation, headers))
    places = [site for site in sites if site.place == "json" and site.pointer]
    for number in range(dice_rolls if places else 0):
        name = f"{operation.name} dice {number}"
        yield Trial(operation, name, None, _drawn(operation, places, random.Random(f"{seed} {name}")))


def addressed(operation: Operation) -> Iterator[Trial]:
    """Give the trials of an operation whose headers hold addresses that are none."""
    for name, headers in ADDRESSES.items():
        yield Trial(operation, f"{operation.name} headers {name}", None, _with_headers(operation, headers))


def drawn(made: Iterable[Trial], *, seed: int, one_in: int) -> Iterator[Trial]:
    """Give the trials of the core, and of all others those that the seed draws."""
    for trial in made:
        if trial.is_core or zlib.crc32(f"{seed} {trial.name}".encode()) % one_in == 0:
            yield trial


def plain(operation: Operation, base: Base) -> Sent:
    """Give the valid request."""
    return _request(operation, base, body=json.dumps(base.body).encode())


def with_value(operation: Operation, body: Any, pointer: Pointer, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Give a copy of a body with a value at a pointer; what is missing on the way is made."""
    if not pointer:
        return value
    assert operation.body is not None, "only a body has pointers"
    root = copy.deepcopy(body)
    here, schema = root, operation.body[1]
    for step in pointer[:-1]:
        schema = _schema_at(operation, schema, step)
        missing = len(here) <= step if isinstance(step, int) else not here.get(step)
        if missing:
            made = operation.example(schema) or ([{}] if "items" in schema else {})
            here.append(made) if isinstance(step, int) else here.update({step: made})
        here = here[step]
    last = pointer[-1]
    if isinstance(last, int):
        here[last:] = [value]
    else:
        here[last] = value
    return root


def _schema_at(operation: Operation, schema: dict[str, Any], step: str | int) -> dict[str, Any]:
    schema = operation.resolved(schema)
    below = schema["items"] if isinstance(step, int) else schema["properties"][step]
    return operation.resolved(below)


def _at(operation: Operation, site: Site) -> Iterator[tuple[str, Callable[[Base], Sent]]]:
    if site.place == "file":
        for name, content in FILES.items():
            yield name, partial(_with_file, operation, content, "x")
        for name, given in FILE_NAMES.items():
            yield f"name_{name}", partial(_with_file, operation, None, given)
        return
    values = cursors() if site.kind == "cursor" else BY_KIND[site.kind]
    for name, text in values.items():
        yield name, _placing(operation, site, text)
    if site.place in {"path", "query"}:
        for name, raw in RAW_ADDRESSES.items():
            yield name, _placing(operation, site, raw, is_raw=True)
    if site.place == "query":
        yield "twice", partial(_with_two, operation, str(site.pointer[0]))


def _with_file(operation: Operation, content: bytes | None, name: str, base: Base) -> Sent:
    return _request(operation, base, file=content, file_name=name)


def _with_two(operation: Operation, name: str, base: Base) -> Sent:
    return _request(operation, base, query={**base.query, name: f"1&{name}=2", f"{name}[]": "1"})


def _placing(operation: Operation, site: Site, text: str, *, is_raw: bool = False) -> Callable[[Base], Sent]:
    name = str(site.pointer[0]) if site.pointer else ""

    def build(base: Base) -> Sent:
        if site.place == "json":
            marked = json.dumps(with_value(operation, base.body, site.pointer, _MARK))
            raw = marked.replace(f'"{_MARK}"', text).encode("utf-8", "surrogatepass")
            return _request(operation, base, body=raw)
        if site.place == "path":
            return _request(operation, base, ids={**base.ids, name: text if is_raw else _encoded(text)})
        if site.place == "query":
            return _request(operation, base, query={**base.query, name: text if is_raw else _encoded(text)})
        if site.place == "form":
            return _request(operation, base, fields={**(base.body or {}), name: _loose(text)})
        shown = _loose(text).encode("utf-8", "replace").translate(None, bytes(range(32)))
        return _request(operation, base, headers=((name, shown),))

    return build


def _loose(text: str) -> str:
    """Give a JSON text as it looks outside JSON: a text without its quotes, anything else as it is."""
    return str(json.loads(text)) if text.startswith('"') else text


def _encoded(text: str) -> str:
    return quote(_loose(text).encode("utf-8", "surrogatepass"), safe="")


def _request(
    operation: Operation,
    base: Base,
    *,
    ids: dict[str, str] | None = None,
    query: dict[str, str] | None = None,
    headers: Headers = (),
    body: bytes | None = None,
    fields: dict[str, str] | None = None,
    file: bytes | None = None,
    file_name: str = "x",
) -> Sent:
    path = operation.path
    for name, value in (base.ids if ids is None else ids).items():
        path = path.replace("{" + name + "}", value)
    pairs = (base.query if query is None else query).items()
    own = [("authorization", f"Bearer {base.token}".encode())] if base.token else []
    own += [*base.headers, *headers]
    content = body or b""
    if operation.body is not None and operation.body[0] == "application/json":
        own += _JSON if not any(name == "content-type" for name, _ in headers) else ()
        content = json.dumps(base.body).encode() if body is None else body
    elif operation.body is not None:
        own.append(("content-type", b"multipart/form-data; boundary=" + _BOUNDARY))
        texts = (base.body or {}) if fields is None else fields
        content = _multipart(operation, texts, base.file if file is None else file, file_name)
    joined = "&".join(f"{name}={value}" for name, value in pairs).encode()
    return Sent(operation.method.upper(), path, joined, own, (content,))


def _multipart(operation: Operation, fields: dict[str, str], file: bytes, file_name: str) -> bytes:
    assert operation.body is not None, "there is a form"
    kinds = {site.pointer[0]: site.kind for site in operation.sites() if site.place in {"form", "file"}}
    parts = []
    for name, kind in kinds.items():
        head = f'Content-Disposition: form-data; name="{name}"'
        if kind == "file":
            head += f'; filename="{file_name}"'
        value = file if kind == "file" else str(fields.get(str(name), "")).encode("utf-8", "surrogatepass")
        parts.append(b"--" + _BOUNDARY + b"\r\n" + head.encode() + b"\r\n\r\n" + value + b"\r\n")
    return b"".join(parts) + b"--" + _BOUNDARY + b"--\r\n"


def _whole(
    operation: Operation, headers: Headers, change: Callable[[bytes], bytes]
) -> Callable[[Base], Sent]:
    return lambda base: _request(
        operation, base, headers=headers, body=change(json.dumps(base.body, ensure_ascii=False).encode())
    )


def _with_headers(operation: Operation, headers: Headers) -> Callable[[Base], Sent]:
    return lambda base: _request(operation, base, headers=headers)


def _drawn(operation: Operation, sites: list[Site], dice: random.Random) -> Callable[[Base], Sent]:
    chosen = dice.sample(sites, k=min(len(sites), dice.randint(1, 3)))
    picked = [dice.choice(sorted(BY_KIND[site.kind].values())) for site in chosen]
    spoiled = [text if dice.random() < 0.5 else _spoiled(dice) for text in picked]

    def build(base: Base) -> Sent:
        body = base.body
        for number, site in enumerate(chosen):
            # A later choice may lie inside an earlier one, which is a mark by then.
            try:
                body = with_value(operation, body, site.pointer, f"{_MARK}{number}")
            except (AttributeError, KeyError, TypeError):
                continue
        text = json.dumps(body)
        for number, value in enumerate(spoiled):
            text = text.replace(f'"{_MARK}{number}"', value)
        return _request(operation, base, body=text.encode("utf-8", "surrogatepass"))

    return build


def _spoiled(dice: random.Random) -> str:
    """Make a text of pieces that are hostile each by itself."""
    short = [text for text in TEXTS.values() if len(text) < 200]
    return '"' + "".join(dice.choice(short)[1:-1] for _ in range(dice.randint(1, 6))) + '"'
