"""Schemathesis' cases one at a time, each with dice of its own, so that any one of them comes again alone."""

import random
from typing import Any
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis.control import BuildContext
from hypothesis.errors import StopTest, UnsatisfiedAssumption
from hypothesis.internal.conjecture.data import ConjectureData
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode

from tests.hostile.sites import Operation, Schema
from tests.hostile.wire import Sent

Drawn = Case[Any]
# What the transport would say of itself, and who asks: both are put in when the request is sent.
_NOT_DRAWN = {"authorization", "user-agent", "x-schemathesis-testcaseid", "connection", "accept-encoding"}
_ARGUMENTS = ("method", "url", "headers", "params", "data", "json", "files", "cookies")


class Dice:
    """Rolls requests for the operations of one document."""

    def __init__(self, document: Schema) -> None:
        self._schema = schemathesis.openapi.from_dict(document)
        self._strategies: dict[tuple[str, GenerationMode], SearchStrategy[Drawn]] = {}

    def roll(self, operation: Operation, mode: GenerationMode, draw: random.Random) -> Drawn | None:
        """Give a case that fits the document, or breaks it; None where these dice fall off the table."""
        # Hypothesis' own loop mutates what it saw before: a case could not come again without all before it.
        data = ConjectureData(random=draw)
        try:
            with BuildContext(data, wrapped_test=self.roll):
                case = data.draw(self._strategy(operation, mode))
        except (StopTest, UnsatisfiedAssumption):
            return None
        case.freeze_metadata()
        return case

    def _strategy(self, operation: Operation, mode: GenerationMode) -> SearchStrategy[Drawn]:
        key = (operation.name, mode)
        if key not in self._strategies:
            described = self._schema[operation.path][operation.method.upper()]
            self._strategies[key] = described.as_strategy(generation_mode=mode)
        return self._strategies[key]


def as_sent(case: Drawn) -> Sent | None:
    """Give the bytes that schemathesis would send; None where HTTP has no place for them."""
    told: dict[str, Any] = case.as_transport_kwargs(base_url="http://t")
    try:
        ready = requests.Request(**{name: told[name] for name in _ARGUMENTS if name in told}).prepare()
        headers = [
            (name, text.encode("latin-1") if isinstance(text, str) else text)
            for name, text in ready.headers.items()
            if name.lower() not in _NOT_DRAWN
        ]
    except (requests.RequestException, ValueError):
        return None
    address, body = urlsplit(str(ready.url)), ready.body or b""
    whole = body.encode() if isinstance(body, str) else body
    assert isinstance(whole, bytes), "nothing is streamed"
    return Sent(str(ready.method), address.path, address.query.encode(), headers, (whole,))
