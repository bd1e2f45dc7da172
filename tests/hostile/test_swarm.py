"""Cases that schemathesis draws from the document, very many of them: none is answered with a fault.

`HOSTILE_SEED` chooses them, `SWARM_CASES` and `SWARM_SECONDS` bound the run, `SWARM_PART=0/2` takes every
second number of each call, and `SWARM_CASE='GET /api/v1/app #17'` is one alone.
"""

import itertools
import os
from collections import Counter
from collections.abc import Callable

import pytest
from fastapi import FastAPI, Response

from app.core.problems import install
from app.main import create_app
from tests.hostile.arena import Arena
from tests.hostile.dice import Dice
from tests.hostile.swarm import Swarm
from tests.hostile.test_bite import Careful, Loose, answer, careful
from tests.hostile.trials import Base
from tests.hostile.undone import UndoneDatabase

SEED = int(os.environ.get("HOSTILE_SEED", "20261122"))
CASES = os.environ.get("SWARM_CASES", "")
FEW = {"sqlite": 250, "postgresql": 80}
SECONDS = float(os.environ.get("SWARM_SECONDS", "240"))
PART, PARTS = map(int, os.environ.get("SWARM_PART", "0/1").split("/"))
CASE = os.environ.get("SWARM_CASE", "")


@pytest.fixture(scope="session")
def dice() -> Dice:
    """Give the dice of the whole document: making them takes longer than rolling them a few times."""
    return Dice(create_app().openapi())


def test_no_case_of_schemathesis_is_answered_with_a_fault(arena: Arena, dice: Dice, engine_name: str) -> None:
    swarm = Swarm(arena, dice, seed=SEED)

    if CASE:
        name, _, number = CASE.partition(" #")
        sent = sum(swarm.ask(one, int(number)) for one in arena.operations if one.name == name)
    else:
        numbers = itertools.count(PART, PARTS)
        sent = swarm.run(numbers, cases=int(CASES or FEW[engine_name]), seconds=SECONDS)

    classes = Counter(f"{status // 100}xx" for status in swarm.statuses.elements())
    told = ", ".join(f"{name} {count}" for name, count in sorted(classes.items()))
    print(f"seed {SEED}, part {PART}/{PARTS}: {sent} cases on {engine_name}: {told}")  # noqa: T201 - told by pytest -rP
    assert swarm.failures == [], swarm.told()
    assert sent > 0


def trips(body: Loose) -> Response:
    if body.amount > 300 and body.amount % 2:
        message = "an odd number of more than three hundred"
        raise ValueError(message)
    return answer("{}")


def takes_once() -> Callable[[Loose], Response]:
    taken: list[Loose] = []

    def endpoint(body: Loose) -> Response:
        if body in taken:
            message = "the name is taken"
            raise ValueError(message)
        taken.append(body)
        return answer("{}")

    return endpoint


def hides(_body: Careful) -> Response:
    return Response("{}", 418, media_type="application/json")


def hunt(undone: UndoneDatabase, endpoint: Callable[..., Response], *, only: int | None = None) -> Swarm:
    """Let a small swarm, or one case of it, loose on an application with one endpoint."""
    app = FastAPI()
    install(app)
    app.post("/things", responses={400: {}})(endpoint)
    arena = Arena(app, undone, lambda _: [Base(token="", ids={}, query={}, body={"name": "甲", "amount": 1})])
    swarm = Swarm(arena, Dice(arena.document), seed=1)
    swarm.run([only] if only is not None else itertools.count(), cases=60, seconds=60)
    arena.close()
    return swarm


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
class TestTheSwarm:
    """What it says of applications with a known fault."""

    def test_leaves_a_careful_one_alone(self, undone: UndoneDatabase) -> None:
        assert hunt(undone, careful).failures == []

    def test_finds_a_planted_crash_that_comes_again_alone(self, undone: UndoneDatabase) -> None:
        found = hunt(undone, trips)

        assert "answers 500, for ValueError: an odd number of more than three hundred" in found.failures[0]
        assert found.statuses[500] > 0
        number = int(found.failures[0].partition("#")[2].partition(":")[0])
        assert hunt(undone, trips, only=number).failures[0] == found.failures[0]

    def test_finds_an_answer_that_the_document_hides(self, undone: UndoneDatabase) -> None:
        assert "answers 418, which the document does not tell" in hunt(undone, hides).told()

    def test_asks_again_for_what_may_be_there_once(self, undone: UndoneDatabase) -> None:
        told = hunt(undone, takes_once(), only=0).told() + hunt(undone, takes_once(), only=2).told()

        assert "is let in, and a second time answers 500, for ValueError: the name is taken" in told
