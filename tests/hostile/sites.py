"""Every place of the OpenAPI document where a client can put something; a new field is here by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Schema = dict[str, Any]
Pointer = tuple[str | int, ...]
Place = Literal["path", "query", "header", "cookie", "json", "form", "file"]
METHODS = ("get", "post", "put", "patch", "delete")
_FORMATS = {"uuid": "uuid", "date": "date", "date-time": "moment", "time": "time", "binary": "file"}
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "array": "list", "object": "object"}
# Texts for the patterns that codes have; the first that fits is taken.
_EXAMPLES = ("123456", "1234", "510100000000", "ab", "AB-1", "LB1", "A" * 43)


@dataclass(frozen=True, slots=True)
class Site:
    """One place, by where it is, its name or JSON pointer, and the kind of value it takes."""

    place: Place
    pointer: Pointer
    kind: str

    @property
    def name(self) -> str:
        """Give the place as it stands in a trial's name."""
        return f"{self.place}:/{'/'.join(map(str, self.pointer))}:{self.kind}"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    method: str
    path: str
    described: Schema
    components: Schema

    @property
    def name(self) -> str:
        """Give it as people write it."""
        return f"{self.method.upper()} {self.path}"

    @property
    def body(self) -> tuple[str, Schema] | None:
        """Give the media type and the schema of the body, None without one."""
        content = self.described.get("requestBody", {}).get("content", {})
        return next(((media, self.resolved(one.get("schema", {}))) for media, one in content.items()), None)

    def resolved(self, schema: Schema) -> Schema:
        """Follow a reference, and leave null out of a choice of two."""
        if "$ref" in schema:
            return self.resolved(self.components[schema["$ref"].rsplit("/", 1)[-1]])
        choices = [one for one in choices_of(schema) if one.get("type") != "null"]
        return self.resolved(choices[0]) if len(choices) == 1 else schema

    def sites(self) -> Iterator[Site]:
        """Give every place of the operation."""
        for parameter in self.described.get("parameters", []):
            for kind in self._kinds(parameter["schema"]):
                named = "cursor" if parameter["name"] == "cursor" else kind
                yield Site(parameter["in"], (parameter["name"],), named)
        if self.body is None:
            return
        media, schema = self.body
        if media == "application/json":
            yield from self._below(schema, ())
            return
        for name, one in schema.get("properties", {}).items():
            for kind in self._kinds(one):
                yield Site("file" if kind == "file" else "form", (name,), kind)

    def _below(self, schema: Schema, pointer: Pointer) -> Iterator[Site]:
        schema = self.resolved(schema)
        for kind in self._kinds(schema):
            yield Site("json", pointer, kind)
        for choice in choices_of(schema) or [schema]:
            plain = self.resolved(choice)
            for name, one in plain.get("properties", {}).items():
                yield from self._below(one, (*pointer, name))
            if "items" in plain:
                yield from self._below(plain["items"], (*pointer, 0))

    def _kinds(self, schema: Schema) -> list[str]:
        schema = self.resolved(schema)
        if choices := choices_of(schema):
            found = [kind for one in choices if one.get("type") != "null" for kind in self._kinds(one)]
            return sorted(set(found))
        return [kind_of(schema)]

    def example(self, schema: Schema, name: str = "") -> Any:  # noqa: ANN401 - any JSON value
        """Make a value that a schema takes; `id:name` stands for an id that the world knows."""
        schema = self.resolved(schema)
        if choices := choices_of(schema):
            return self.example(choices[0], name)
        kind = kind_of(schema)
        if kind == "object":
            wanted = schema.get("required", [])
            return {one: self.example(schema["properties"][one], one) for one in wanted}
        if kind == "list":
            return [self.example(schema["items"], name)] if schema.get("minItems") else []
        return _example(schema, kind, name)


def operations(document: Schema) -> list[Operation]:
    """Give every operation of a document."""
    components = document.get("components", {}).get("schemas", {})
    return [
        Operation(method, path, item[method], components)
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]


def choices_of(schema: Schema) -> list[Schema]:
    """Give the alternatives of a schema."""
    found: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return found


def kind_of(schema: Schema) -> str:
    """Name the kind of values that a plain schema takes."""
    if "enum" in schema or "const" in schema:
        return "enum"
    if "contentMediaType" in schema:
        return "file"
    return _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), "text")


def _example(schema: Schema, kind: str, name: str) -> Any:  # noqa: ANN401 - any JSON value
    if kind == "enum":
        return schema["enum"][0] if "enum" in schema else schema["const"]
    if kind == "uuid":
        return f"id:{name}"
    if kind in {"integer", "number"}:
        return max(schema.get("minimum", 1), 1)
    if kind == "text":
        return _text(schema, name)
    return {"boolean": True, "date": "2026-11-18", "moment": "2026-11-18T09:00:00+08:00", "time": "08:30"}[
        kind
    ]


def _text(schema: Schema, name: str) -> str:
    if "pattern" in schema:
        return next((one for one in _EXAMPLES if re.search(schema["pattern"], one)), "x")
    return "13900000001" if "phone" in name else "村里的事"
