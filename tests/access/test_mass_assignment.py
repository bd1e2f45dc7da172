"""Nobody slips a field in that a request does not have: neither a role nor points nor somebody else's id."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel

from app.core.permissions import Role
from tests.access.cast import Relation
from tests.access.table import ROWS
from tests.access.things import Things
from tests.access.who import Row
from tests.access.world import World
from tools import document

EXTRAS: dict[str, object] = {
    "role": "admin",
    "points": 1_000_000,
    "county_id": "01900000-0000-7000-8000-000000000000",
    "owner_id": "01900000-0000-7000-8000-000000000000",
    "status": "approved",
    "state": "signed",
    "id": "01900000-0000-7000-8000-000000000000",
    "created_at": "2020-01-01T00:00:00Z",
    "is_paid": True,
}
BODIES = [row for row in ROWS if row.body is not None]


def _models(given: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation
    """Give a model and those of its fields."""
    if isinstance(given, type) and issubclass(given, BaseModel):
        yield given
        for field in given.model_fields.values():
            yield from _models(field.annotation)
    for part in getattr(given, "__args__", ()):
        yield from _models(part)


def _input_models(route: APIRoute) -> set[type[BaseModel]]:
    fields = [route.body_field] if route.body_field else []
    return {model for one in fields for model in _models(one.field_info.annotation)}


def test_every_input_model_refuses_what_it_does_not_know() -> None:
    found = {model for _, route in document.routes() for model in _input_models(route)}

    lax = sorted(one.__name__ for one in found if one.model_config.get("extra") != "forbid" and _is_ours(one))

    assert len(found) > 20
    assert lax == []


def _is_ours(model: type[BaseModel]) -> bool:
    """Leave out the forms that FastAPI makes of a file and its fields."""
    return model.__module__.startswith("app.")


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row.label)
def test_an_extra_field_is_refused_and_changes_nothing(world: World, row: Row) -> None:
    person = world.cast.people[Role.admin, Relation.own]
    things, token = world.things_for(person), world.tokens[person.account.id]
    assert row.body is not None, "only such rows are taken"
    right = row.body(things)
    assert isinstance(right, dict), "a body is an object"

    taken = []
    for name in EXTRAS.keys() - right.keys():
        body = right | {name: EXTRAS[name]}
        reply = world.ask(replace(row, body=partial(_give, body)), things, token)
        changes = [one for one in reply.statements if one.startswith(("INSERT", "UPDATE", "DELETE"))]
        pointers = [one["pointer"] for one in json.loads(reply.body).get("errors", [])]
        is_known = name in _known(row)
        if not is_known and (reply.status != 422 or f"/{name}" not in pointers or changes):
            taken.append((name, reply.status, reply.text[:200]))
    assert taken == []


def _give(body: object, _things: Things) -> object:
    return body


def _known(row: Row) -> set[str]:
    """Give the fields that the route really has."""
    method, _, path = row.route.partition(" ")
    routes = [route for at, route in document.routes() if at == path and method in (route.methods or ())]
    return {name for route in routes for model in _input_models(route) for name in model.model_fields}
