"""Many at once: one claim wins, numbers have no gaps."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

import pytest

from app.core.permissions import Role
from app.errands.schemas import ErrandCreate
from app.errands.service.submit import submit
from tests.errands.scene import AsUser, Scene, post_step
from tests.factories import Make

ThingT = TypeVar("ThingT")
AnswerT = TypeVar("AnswerT")


class Failure(Exception):  # noqa: N818 - not an error of ours
    """Rolls a transaction back."""


def at_once(things: Sequence[ThingT], act: Callable[[ThingT], AnswerT]) -> list[AnswerT]:
    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(act, things))


@pytest.mark.race
def test_of_ten_agents_who_claim_at_once_one_wins_and_the_others_hear_who(
    scene: Scene, make: Make, as_user: AsUser
) -> None:
    errand = scene.errand()
    agents = [make.user(Role.agent, scene.village, name=f"代办员{number}") for number in range(10)]
    clients = [as_user(agent.id) for agent in agents]

    answers = at_once(clients, lambda client: post_step(client, errand, {"action": "claim"}))

    assert sorted(one.status_code for one in answers) == [201] + [409] * 9
    winner = next(one.json()["agent"]["name"] for one in answers if one.status_code == 201)
    losers = [one.json() for one in answers if one.status_code == 409]
    assert {one["type"] for one in losers} == {"/problems/action-unavailable"}
    assert {one["detail"] for one in losers} == {f"{winner}已经认领了这件事"}
    stored = scene.reload(errand)
    assert stored.version == 2
    assert stored.agent_id == stored.first_agent_id


@pytest.mark.race
def test_twenty_submits_at_once_are_numbered_without_gaps_around_those_rolled_back(
    scene: Scene, make: Make
) -> None:
    people = [make.actor(scene.neighbour()) for _ in range(5)]
    draft = ErrandCreate.model_validate(scene.draft())

    def submit_one(place: int) -> str | None:
        fails = place % 5 == 4
        with suppress(Failure), make.tx(people[place % 5]) as tx:
            number = submit(tx, draft=draft).number
            if fails:
                raise Failure
            return number
        return None

    numbers = at_once(range(25), submit_one)

    made = sorted(number for number in numbers if number is not None)
    assert made == [f"{scene.station.code}-2026-{number:04d}" for number in range(1, 21)]
