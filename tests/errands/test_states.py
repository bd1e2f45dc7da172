"""The table of steps: who may do what where, told state by state, without a database."""

import re
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.permissions import Actor, Reach, Role
from app.core.states import available
from app.errands.forms import FORMS
from app.errands.models import ErrandState
from app.errands.states import (
    ACTION_LABELS,
    STATE_LABELS,
    TRANSITIONS,
    ErrandAction,
    may_ever,
)
from app.errands.ties import Case

COUNTY, TOWN, VILLAGE = "/c/", "/c/t/", "/c/t/v/"
AGENT, FIRST, RESIDENT, TYPIST, BENEFICIARY = (uuid.uuid4() for _ in range(5))


def actor(user_id: uuid.UUID, role: Role, path: str, resident_id: uuid.UUID | None = None) -> Actor:
    reach = Reach(role=role, region_id=uuid.uuid4(), path=path)
    return Actor(user_id, uuid.uuid4(), "某人", resident_id=resident_id, reaches=(reach,))


PEOPLE = {
    "agent": actor(AGENT, Role.agent, VILLAGE),
    "first_agent": actor(FIRST, Role.agent, VILLAGE),
    "other_agent": actor(uuid.uuid4(), Role.agent, VILLAGE),
    "lead": actor(uuid.uuid4(), Role.station_lead, VILLAGE),
    "town_agent": actor(uuid.uuid4(), Role.agent, TOWN),
    "resident": actor(RESIDENT, Role.resident, VILLAGE, BENEFICIARY),
    "beneficiary": actor(uuid.uuid4(), Role.resident, VILLAGE, BENEFICIARY),
    "typist": actor(TYPIST, Role.agent, VILLAGE),
    "gone_typist": actor(TYPIST, Role.resident, VILLAGE),
    "auditor": actor(uuid.uuid4(), Role.auditor, COUNTY),
}
STAFF_STEPS = {"start", "complete", "promise", "pause", "return", "transfer", "escalate", "add_part"}
PARTY_STEPS = {"withdraw", "remind"}


def case(state: str, **changes: Any) -> Case:  # noqa: ANN401 - any of the fields
    plain = Case(
        state=ErrandState(state),
        path=VILLAGE,
        handling_path=VILLAGE,
        typed_by_id=TYPIST,
        beneficiary_id=BENEFICIARY,
        first_agent_id=FIRST,
        agent_id=AGENT,
        is_above=False,
        has_upper=True,
        is_paused=False,
        is_rated=False,
        is_family=False,
    )
    return replace(plain, **changes)


def steps(person: str, state: str, **changes: Any) -> set[str]:  # noqa: ANN401 - any of the fields
    return {str(action) for action in available(TRANSITIONS, case(state, **changes), PEOPLE[person])}


@pytest.mark.parametrize(
    ("person", "state", "expected"),
    [
        ("agent", "submitted", {"claim"}),
        ("lead", "submitted", {"claim", "assign", "remind"}),
        ("resident", "submitted", PARTY_STEPS),
        ("beneficiary", "submitted", PARTY_STEPS),
        ("typist", "submitted", {"claim", "withdraw"}),
        ("gone_typist", "submitted", set()),
        ("typist", "accepted", set()),
        ("auditor", "submitted", set()),
        ("agent", "accepted", STAFF_STEPS),
        ("other_agent", "accepted", set()),
        ("lead", "accepted", {"transfer", "remind", "complete"}),
        ("resident", "accepted", PARTY_STEPS),
        ("agent", "handling", STAFF_STEPS - {"start"}),
        ("resident", "handling", PARTY_STEPS),
        ("agent", "returned", {"resubmit", "transfer"}),
        ("first_agent", "returned", {"resubmit"}),
        ("resident", "returned", {"resubmit", "withdraw"}),
        ("auditor", "returned", set()),
        ("agent", "completed", {"sign"}),
        ("first_agent", "completed", {"sign"}),
        ("other_agent", "completed", {"record_rating"}),
        ("resident", "completed", {"sign", "rate", "reopen"}),
        ("beneficiary", "completed", {"sign", "rate", "reopen"}),
        ("lead", "completed", {"record_rating", "reopen"}),
        ("resident", "signed", {"rate", "reopen"}),
        ("agent", "signed", {"archive"}),
        ("lead", "signed", {"archive", "record_rating", "reopen"}),
        ("resident", "archived", set()),
        ("agent", "archived", set()),
        ("resident", "withdrawn", set()),
        ("lead", "withdrawn", set()),
    ],
)
def test_each_person_has_exactly_these_steps(person: str, state: str, expected: set[str]) -> None:
    assert steps(person, state) == expected


def test_an_escalated_errand_is_claimed_above_and_watched_below() -> None:
    above = {"handling_path": TOWN, "is_above": True, "agent_id": None}

    assert steps("town_agent", "escalated", **above) == {"claim", "hand_back"}
    assert steps("first_agent", "escalated", **above) == set()
    assert steps("resident", "escalated", **above) == PARTY_STEPS


def test_an_agent_above_may_hand_back_and_one_at_the_top_may_not_escalate() -> None:
    above = {"handling_path": TOWN, "is_above": True, "agent_id": PEOPLE["town_agent"].user_id}

    assert steps("town_agent", "handling", **above) >= {"hand_back", "complete", "escalate"}
    assert "escalate" not in steps("town_agent", "handling", has_upper=False, **above)


def test_pausing_and_resuming_exclude_each_other() -> None:
    assert "resume" not in steps("agent", "handling")
    assert {"pause", "resume"} & steps("agent", "handling", is_paused=True) == {"resume"}
    assert "resume" in steps("lead", "handling", is_paused=True)


def test_an_errand_is_rated_once_and_never_by_its_agents() -> None:
    own = {"is_family": True}

    assert "rate" not in steps("resident", "signed", is_rated=True)
    assert "rate" not in steps("agent", "signed", **own)
    assert not may_ever(case("signed", **own), PEOPLE["agent"], ErrandAction.rate)


def test_family_steps_in_for_the_elder() -> None:
    assert steps("auditor", "completed", is_family=True) == {"sign", "rate", "reopen"}


def test_a_role_taken_back_takes_the_errand_out_of_the_hands() -> None:
    without = replace(PEOPLE["agent"], reaches=())

    assert available(TRANSITIONS, case("handling"), without) == {}


@pytest.mark.parametrize(
    ("person", "action", "expected"),
    [
        ("other_agent", "complete", True),
        ("resident", "complete", False),
        ("resident", "claim", False),
        ("agent", "assign", False),
        ("lead", "assign", True),
        ("agent", "rate", False),
        ("agent", "withdraw", False),
        ("typist", "withdraw", True),
        ("gone_typist", "withdraw", False),
        ("auditor", "remind", False),
    ],
)
def test_whether_a_person_may_ever_take_a_step(person: str, action: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert may_ever(case("archived"), PEOPLE[person], ErrandAction(action)) is expected


def test_whoever_may_take_a_step_now_may_ever_take_it() -> None:
    for step in TRANSITIONS:
        for person in PEOPLE.values():
            for changes in ({}, {"is_paused": True}, {"is_above": True}, {"is_family": True}):
                now = case(step.source, **changes)
                if step.may(now, person):
                    assert may_ever(now, person, ErrandAction(step.action)), (step.action, person)


def test_every_step_and_state_has_words_and_every_step_a_form() -> None:
    assert set(FORMS) == set(ErrandAction)
    assert set(ErrandAction) <= set(ACTION_LABELS)
    assert set(STATE_LABELS) == set(ErrandState)
    assert {step.action for step in TRANSITIONS} == set(ErrandAction)


def test_the_picture_in_the_architecture_shows_exactly_the_table() -> None:
    page = (Path(__file__).parents[2] / "ARCHITECTURE.md").read_text()
    picture = page.split("stateDiagram-v2")[1].split("```")[0]
    drawn = {
        (source, target, action)
        for source, target, actions in re.findall(r"(\w+) --> (\w+): (.+)", picture)
        for action in actions.split(" · ")
    }

    moving = {(str(step.source), str(step.target), str(step.action)) for step in TRANSITIONS if step.target}
    assert drawn == moving
