"""Gives the hop the face of its endpoint, from which FastAPI reads what to parse."""

import inspect
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response

REQUEST = "http_request"


def disguise(
    hop: Callable[..., Coroutine[Any, Any, Response]], endpoint: Callable[..., Any], *, ours: set[str]
) -> Callable[..., Any]:
    """Give the hop the endpoint's name and signature, with the request in place of what we pass."""
    signature = inspect.signature(endpoint)
    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in signature.parameters.items()
        if name not in ours
    ]
    if request_parameter(endpoint) is None:
        kept.append(inspect.Parameter(REQUEST, inspect.Parameter.KEYWORD_ONLY, annotation=Request))
    hop.__name__ = endpoint.__name__
    hop.__qualname__ = endpoint.__qualname__
    hop.__doc__ = endpoint.__doc__
    hop.__module__ = endpoint.__module__
    hop.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    return hop


def request_parameter(endpoint: Callable[..., Any]) -> str | None:
    """Name the parameter in which an endpoint takes the request itself, if it does."""
    parameters = inspect.signature(endpoint).parameters
    return next((name for name, one in parameters.items() if one.annotation is Request), None)
