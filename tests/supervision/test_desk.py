"""The supervisor's desk tells what needs attention today and why, and nothing of other places."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.core.errors import NotAllowed
from app.core.permissions import Role
from app.supervision.queries.attention import attention
from app.supervision.schemas import ProblemStepCreate
from app.supervision.service import problems
from tests.factories import Make
from tests.reviews.scene import BadRating
from tests.supervision.scene import DAY, Late

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


def _desk(late: Late, account: UserAccount, *, days: int = 0) -> dict[str, tuple[int, list[str]]]:
    """Give the groups that have something, with the sentences."""
    with late.make.tx(account, later=days * DAY) as tx:
        groups = attention(tx).items
    return {one.key: (one.count, [item.why for item in one.items]) for one in groups if one.count}


def test_a_quiet_day_has_nothing_on_the_desk(make: Make) -> None:
    late = Late(make)

    assert _desk(late, late.town) == {}


def test_an_errand_turns_yellow_then_red_and_the_sentence_names_who_has_it(make: Make) -> None:
    late = Late(make)

    assert _desk(late, late.town, days=5) == {"yellow": (1, ["11 月 23 日到期，在李建国手上"])}
    assert _desk(late, late.town, days=6) == {"red": (1, ["应于 11 月 23 日办好，在李建国手上"])}


def test_an_errand_that_nobody_takes_is_told(make: Make) -> None:
    late = Late(make)
    late.scene.errand()

    # The board counts it as answered in time if somebody takes it on Thursday.
    assert "unclaimed" not in _desk(late, late.town, days=1)
    assert _desk(late, late.town, days=2)["unclaimed"] == (1, ["11 月 18 日提交，还没有人接"])


def test_a_weekend_is_no_time_to_claim(make: Make) -> None:
    late = Late(make)
    friday, noon = 2 * DAY, make.now
    assert (noon + friday).weekday() == 4
    make.now = noon + friday
    late.scene.errand()
    make.now = noon

    # Submitted on Friday: Monday is the one working day, so Tuesday is the first too late.
    assert [("unclaimed" in _desk(late, late.town, days=days)) for days in (3, 5, 6)] == [False, False, True]


def test_a_letter_without_an_answer_is_told(make: Make) -> None:
    late = Late(make)
    late.take(late.town, late.begin(late.town, "reminder"), "step_up")

    # Written on Wednesday, due on Monday.
    assert "unanswered" not in _desk(late, late.town, days=4)
    assert _desk(late, late.town, days=6)["unanswered"] == (
        1,
        ["书面督办应于 11 月 23 日答复，还没有答复"],
    )


def test_a_proposal_and_an_answer_wait_for_the_officer(make: Make) -> None:
    late = Late(make)
    late.propose(later=7 * DAY)
    assert _desk(late, late.town, days=7)["proposed"][1] == ["建议催办：应于 11 月 23 日办好，已超过 2 天"]

    late.take(late.town, late.rows()[0], "issue", later=7 * DAY)
    late.take(late.scene.agent, late.rows()[0], "answer", note="明天去拿证", later=7 * DAY)

    assert _desk(late, late.town, days=7)["answered"][1] == ["催办已答复：明天去拿证"]


def test_a_bad_rating_is_told_until_somebody_has_it_and_again_when_it_is_late(make: Make) -> None:
    late = Late(make)
    bad = BadRating(make)

    assert _desk(late, bad.officer)["unassigned"] == (1, ["11 月 18 日的差评，还没有人去联系"])
    bad.take(bad.officer, "assign")
    assert "unassigned" not in _desk(late, bad.officer)
    assert _desk(late, bad.officer, days=2)["rectification_late"] == (
        1,
        ["差评已过联系期限，在吴站长手上"],
    )


def test_a_second_bad_rating_is_told(make: Make) -> None:
    late = Late(make)
    bad = BadRating(make)
    bad.fixed()
    bad.take(bad.scene.resident, "rate_again", score=1)

    assert _desk(late, bad.officer)["still_bad"] == (1, ["整改后再评仍是 1 分"])


def test_what_was_put_right_waits_for_its_end_when_the_second_rating_came_or_cannot(make: Make) -> None:
    late = Late(make)
    bad = BadRating(make)
    bad.fixed()

    assert "to_close" not in _desk(late, bad.officer)
    assert _desk(late, bad.officer, days=30)["to_close"] == (
        1,
        ["11 月 18 日整改完，再评期已过，可以结案"],
    )
    bad.take(bad.scene.resident, "rate_again", score=4)
    assert _desk(late, bad.officer)["to_close"] == (1, ["11 月 18 日整改完，再评 4 分，可以结案"])
    bad.take(bad.officer, "close")
    assert "to_close" not in _desk(late, bad.officer)


def test_an_exclusion_waits_for_another_officer_than_who_asked(make: Make) -> None:
    late = Late(make)
    bad = BadRating(make)
    bad.take(bad.officer, "request_exclusion")

    assert "exclusion_asked" not in _desk(late, bad.officer)
    assert _desk(late, bad.second_officer)["exclusion_asked"] == (
        1,
        ["申请剔除差评：点错了，本人说是满意"],
    )
    bad.take(bad.second_officer, "refuse_exclusion")
    assert "exclusion_asked" not in _desk(late, bad.second_officer)


def test_an_officer_does_not_read_the_bad_rating_of_the_own_work(make: Make) -> None:
    late = Late(make)
    bad = BadRating(make)
    make.grant(late.scene.agent, Role.town_officer, late.scene.town)
    make.grant(bad.scene.agent, Role.town_officer, bad.scene.town)

    assert "unassigned" not in _desk(late, bad.scene.agent)
    assert "unassigned" in _desk(late, bad.officer)


def test_a_part_that_is_late_is_told_to_both_towns(make: Make) -> None:
    late, elsewhere = Late(make), make.region()
    station = make.station(elsewhere)
    other_officer = make.user(Role.town_officer, elsewhere)
    late.scene.take(late.scene.agent, late.errand, "add_part", station_id=str(station.id))

    told = (1, ["联办“测量”应于 11 月 20 日办好，还没有办好"])
    # Two working days from Wednesday.
    assert "part_late" not in _desk(late, late.town, days=2)
    assert _desk(late, late.town, days=3)["part_late"] == told
    assert _desk(late, other_officer, days=3)["part_late"] == told
    late.scene.take(late.scene.resident, late.errand, "withdraw")
    assert "part_late" not in _desk(late, late.town, days=3)


def test_what_was_reopened_is_told(make: Make) -> None:
    late = Late(make)
    late.scene.take(late.scene.agent, late.errand, "complete")
    late.scene.take(late.scene.resident, late.errand, "reopen")

    assert _desk(late, late.town)["reopened"] == (1, ["第 1 次重办，在李建国手上"])


def test_a_problem_case_is_settled_by_the_level_above(make: Make) -> None:
    late, step = Late(make), ProblemStepCreate.model_validate({"action": "settle", "note": "由镇里直办"})
    scene = late.scene
    for agent in (scene.other_agent, scene.agent, scene.other_agent):
        scene.take(scene.lead, late.errand, "transfer", agent_id=agent.id)
    late.tell()
    assert _desk(late, late.town)["problem"] == (1, ["转办了 3 次"])
    case = late.problems()[0]

    with pytest.raises(NotAllowed), make.tx(scene.auditor()) as tx:
        problems.settle(tx, problem_case_id=case.id, step=step)
    with make.tx(late.town) as tx:
        problems.settle(tx, problem_case_id=case.id, step=step)
    with pytest.raises(problems.AlreadySettled), make.tx(late.town) as tx:
        problems.settle(tx, problem_case_id=case.id, step=step)

    assert _desk(late, late.town) == {}


def test_another_town_sees_nothing_of_it_and_a_villager_has_no_desk(make: Make, as_user: AsUser) -> None:
    late = Late(make)
    stranger = make.user(Role.town_officer, make.region())

    assert _desk(late, stranger, days=6) == {}
    assert as_user(late.scene.resident.id).get(f"{API}/supervision/attention").status_code == 403


def test_the_chain_goes_over_http_with_the_actions_of_each_side(make: Make, as_user: AsUser) -> None:
    late = Late(make)
    url = f"{API}/errands/{late.errand.id}/supervisions"
    town, lead = as_user(late.town.id), as_user(late.scene.lead.id)
    begun = town.get(url).json()
    assert [one["action"] for one in begun["actions"]] == ["reminder"]

    made = town.post(url, json={"kind": "reminder", "reason": "催一催"})

    assert made.status_code == 201, made.text
    assert [one["action"] for one in made.json()["actions"]] == ["step_up", "settle"]
    asked = lead.get(url).json()
    assert [one["action"] for one in asked["items"][0]["actions"]] == ["answer"]
    related = lead.get(f"{API}/errands/{late.errand.id}").json()["related"]
    assert {"kind": "supervision", "label": "督办", "count": 1, "is_alert": True} in related
