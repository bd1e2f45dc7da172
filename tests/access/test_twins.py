"""The matrix finds what it is there for: each hole is dug in a twin of the application, and found."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from sqlmodel import select

from app.core import web
from app.core.config import Settings
from app.core.db import Database
from app.core.errors import NotAllowed, NotFound
from app.core.permissions import Permission, Role
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.queries.reach import may_see
from app.main import create_app
from app.people.models import Resident
from tests.access.matrix import Walk
from tests.access.table import guard_at
from tests.access.who import AGENT, AUDITOR, COUNTY, LEAD, TOWN, Row, around, own
from tests.access.world import World

PATH = "/api/v1/twins/{errand_id}"
SEERS = own() | around(AGENT, LEAD, TOWN, COUNTY, AUDITOR)
ROW = Row(f"GET {PATH}", who=SEERS)


class TwinRead(BaseModel):
    """Something of an errand."""

    text: str


def honest(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Do it right."""
    if not may_see(tx, errand_id):
        raise NotFound
    return TwinRead(text="")


def open_to_all(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Forget to ask who may see it: the classic hole."""
    errand = tx.session.get(Errand, errand_id)
    if errand is None:
        raise NotFound
    return TwinRead(text=errand.number)


def leaking_phone(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Show the phone of the person to everybody who sees the errand."""
    honest(tx, errand_id)
    errand = tx.session.get_one(Errand, errand_id)
    person = tx.session.get_one(Resident, errand.beneficiary_id)
    return TwinRead(text=tx.vault.open(person.phone_sealed))


def leaking_id_number(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Show the ID number."""
    honest(tx, errand_id)
    errand = tx.session.get_one(Errand, errand_id)
    person = tx.session.get_one(Resident, errand.beneficiary_id)
    return TwinRead(text=tx.vault.open(person.id_number_sealed))


def naming_neighbours(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Name everybody on the county's roll."""
    honest(tx, errand_id)
    names = tx.session.exec(select(Resident.name).where(Resident.county_id == tx.actor.county_id))
    return TwinRead(text=" ".join(names))


def telling(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Say no with other words when there is something to say no to."""
    if not may_see(tx, errand_id):
        is_there = tx.session.get(Errand, errand_id) is not None
        raise NotFound("不是您的代办" if is_there else "没有这件代办")
    return TwinRead(text="")


def refusing(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
    """Answer 403 for what may not be seen: a stranger learns that it exists."""
    if not may_see(tx, errand_id):
        raise NotAllowed
    return TwinRead(text="")


HOLES: dict[str, tuple[Callable[..., Any], str]] = {
    "no check": (open_to_all, "200 instead of 404"),
    "a phone": (leaking_phone, "shows the phone 138"),
    "an ID number": (leaking_id_number, "shows the ID number 5101"),
    "names": (naming_neighbours, "names 测"),
    "other words": (telling, "tells that it exists"),
    "403 for 404": (refusing, "403 instead of 404"),
}


def _findings(world: World, endpoint: Callable[..., Any], permission: Permission | None) -> list[str]:
    guarded = web.requires(permission)(endpoint) if permission else web.public()(endpoint)

    def make_app(settings: Settings, database: Database) -> FastAPI:
        app = create_app(settings, database)
        app.add_api_route(PATH, guarded)
        return app

    asker = world.asker_of(make_app)
    # The row says that one needs the permission to view errands, whatever the twin asks for.
    found = Walk(world, ROW, guard_at("GET /api/v1/errands/{errand_id}"), asker=asker).findings()
    asker.close()
    return found.wrong


def test_an_honest_route_passes(world: World) -> None:
    assert _findings(world, honest, Permission.errand_view) == []


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_found(world: World, hole: str) -> None:
    endpoint, sign = HOLES[hole]

    wrong = _findings(world, endpoint, Permission.errand_view)

    assert any(sign in one for one in wrong), wrong[:3]


def test_a_route_without_a_permission_is_found(world: World) -> None:
    def read(tx: Tx, errand_id: uuid.UUID) -> TwinRead:
        return TwinRead(text=str(tx.session.get_one(Errand, errand_id).version))

    wrong = _findings(world, read, None)

    assert any(one.startswith("nobody") and "200 instead of 401" in one for one in wrong)


def test_a_row_that_promises_too_much_is_found(world: World) -> None:
    row = Row(f"GET {PATH.replace('twins', 'errands')}", who=SEERS | around(Role.grid_worker))

    wrong = Walk(world, row, guard_at(row.route)).findings().wrong

    assert any(one.startswith("grid_worker") for one in wrong)
