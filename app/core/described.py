"""The OpenAPI document tells how every call can be refused, not only how it succeeds."""

from typing import Any

from fastapi import FastAPI

from app.core.web import PROBLEM_JSON

_METHODS = ("get", "post", "put", "patch", "delete")
_ALWAYS = {
    400: "The request could not be read.",
    401: "Nobody is signed in, or no longer.",
    403: "Signed in, but not allowed.",
    404: "Does not exist, or may not be seen.",
    409: "The rules do not allow it as things stand.",
    422: "A field is wrong; `errors` names it.",
    429: "Too often; `Retry-After` tells how long to wait.",
    503: "Busy or away for a moment; `Retry-After` tells how long to wait.",
}
_WRITING = {
    408: "The body did not come in time.",
    413: "The body is too large.",
    415: "The body is of a kind that is not taken.",
}
_TEXT = {"type": "string"}
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "A refusal as of RFC 9457; `title` and `detail` are for people to read.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {**_TEXT, "description": "`/problems/<name>`, which programs may rely on."},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "instance": {**_TEXT, "description": "The path that was asked for."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": _TEXT, "detail": _TEXT},
            },
        },
    },
}


def install(app: FastAPI) -> None:
    """Let the application's document tell its problems."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(plain())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    components = document["components"]
    for name in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(name, None)
    components["schemas"]["Problem"] = _PROBLEM
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    components["responses"] = {
        f"Problem{status}": {"description": text, "content": content}
        for status, text in (_ALWAYS | _WRITING).items()
    }
    for item in document["paths"].values():
        for method in _METHODS:
            if method in item:
                statuses = _ALWAYS if method == "get" else _ALWAYS | _WRITING
                item[method]["responses"] |= {
                    str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in statuses
                }
    return document
