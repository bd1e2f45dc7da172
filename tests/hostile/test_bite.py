"""The generator finds each of the faults it is there for, planted in a twin application."""

import json
from collections.abc import Callable

import pytest
from fastapi import FastAPI, Response
from pydantic import BaseModel

from app.core.db import new_id
from app.core.errors import Problem
from app.core.problems import install
from app.core.text import Line
from app.orgs.models import CalendarDay
from tests.conftest import NOON
from tests.hostile.arena import Arena
from tests.hostile.sites import Site
from tests.hostile.trials import Base, trials
from tests.hostile.undone import UndoneDatabase
from tests.hostile.verdict import faults
from tests.hostile.wire import Answered


class Careful(BaseModel):
    """What the house does."""

    name: Line
    amount: int = 1


class Loose(BaseModel):
    """What the framework alone does."""

    name: str
    amount: int = 1


def answer(note: str) -> Response:
    return Response(note, 200, media_type="application/json")


def careful(body: Careful) -> Response:
    return Response(body.model_dump_json(), 200, media_type="application/json")


def falls_over_nul(body: Loose) -> Response:
    if "\x00" in body.name:
        message = "a string literal cannot contain NUL (0x00) characters."
        raise ValueError(message)
    return answer("{}")


def overflows(body: Loose) -> Response:
    body.amount.to_bytes(8, "big", signed=True)
    return answer("{}")


def encodes(body: Loose) -> Response:
    return Response(body.name.encode() and b"{}", 200, media_type="application/json")


def shows_its_trace(body: Loose) -> Response:
    shown = '{"type":"x","title":"错误","status":400,"instance":"","detail":"错误 Traceback (most recent"}'
    return Response(shown, 400, media_type="application/problem+json") if body.amount < 0 else answer("{}")


def speaks_english(body: Loose) -> Response:
    said = '{"type":"x","title":"Bad input","status":400,"instance":"","detail":"amount is negative"}'
    return Response(said, 400, media_type="application/problem+json") if body.amount < 0 else answer("{}")


def answers_plainly(body: Loose) -> Response:
    return Response("太小", 400, media_type="text/plain") if body.amount < 0 else answer("{}")


def answers_no_json(body: Loose) -> Response:
    return answer(f'{{"amount": {float(body.amount)}, "name": NaN}}')


def half_writes(database: UndoneDatabase) -> Callable[[Loose], Response]:
    def endpoint(body: Loose) -> Response:
        with database.transaction() as session:
            session.add(CalendarDay(county_id=new_id(), day=NOON.date(), is_working=True, created_at=NOON))
        raise Problem("这一步没有成功")

    return endpoint


def poisons(database: UndoneDatabase) -> Callable[[Loose], Response]:
    kept: list[str] = []

    def endpoint(body: Loose) -> Response:
        kept[:] = [body.name]
        return answer("{}")

    def read() -> Response:
        return Response(f'{{"name":"{kept[-1:]}'.encode("gb2312") + b'"}', 200, media_type="text/plain")

    endpoint.read = read  # type: ignore[attr-defined]
    return endpoint


def hunt(undone: UndoneDatabase, endpoint: Callable[..., Response]) -> str:
    """Give what the generator finds in an application with one endpoint."""
    app = FastAPI()
    install(app)
    app.post("/things")(endpoint)
    if hasattr(endpoint, "read"):
        app.get("/things")(endpoint.read)
    arena = Arena(app, undone, lambda _: [Base(token="", ids={}, query={}, body={"name": "甲", "amount": 1})])
    found = [
        failure
        for operation in arena.operations
        for failure in arena.failures(trials(operation, seed=1, dice_rolls=4))
    ]
    arena.close()
    return "\n".join(found)


def test_a_careful_endpoint_stands(undone: UndoneDatabase) -> None:
    assert hunt(undone, careful) == ""


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        (falls_over_nul, "text nul: answers 500"),
        (overflows, "integer int64: answers 500"),
        (encodes, "text high_surrogate: answers 500"),
        (shows_its_trace, "shows its inside: 'Traceback'"),
        (speaks_english, "speaks no Chinese: 'amount is negative'"),
        (answers_plainly, "answers 400 as text/plain"),
        (answers_no_json, "with what is no JSON"),
    ],
)
def test_a_planted_fault_is_found(
    undone: UndoneDatabase, endpoint: Callable[..., Response], told: str
) -> None:
    assert told in hunt(undone, endpoint)


def test_half_an_effect_is_found(undone: UndoneDatabase) -> None:
    assert "is refused with 409, and yet writes calendar_day" in hunt(undone, half_writes(undone))


def test_poison_that_acts_on_reading_is_found(undone: UndoneDatabase) -> None:
    assert "is let in, and then GET /things answers 500" in hunt(undone, poisons(undone))


@pytest.mark.parametrize(
    ("named", "is_right"),
    [
        ("/documents/0/name", True),
        ("/query/documents", True),
        ("/documents/0/code", True),
        ("/documentation", False),
        ("/note", False),
    ],
)
def test_a_refusal_that_names_another_field_is_found(named: str, *, is_right: bool) -> None:
    errors = [{"pointer": named, "detail": "写错了"}]
    told = {"type": "/p", "title": "错", "status": 422, "detail": "写错了", "instance": "/"}
    body = json.dumps({**told, "errors": errors}).encode()
    answer = Answered(422, {"content-type": ["application/problem+json"]}, body)

    found = faults(answer, written=(), site=Site("json", ("documents", 0, "name"), "text"))

    assert (found == []) == is_right
