"""Every rate against a county that was counted by hand, and what is not counted at all."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from app.boards.definitions import RATES
from app.boards.queries.figures import percent_of
from app.boards.queries.places import read_board
from app.boards.schemas import BoardRead
from app.core.permissions import Role
from app.errands.models import Errand, Handling
from app.rulebook.topics.boards import BoardRules
from app.rulebook.topics.errands import ErrandRules
from tests.errands.scene import Scene
from tests.factories import Make
from tests.reviews.scene import BadRating, set_rules

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1/boards"
DAY = timedelta(days=1)
NOVEMBER = "2026-11"


def board(make: Make, scene: Scene, *, days: int = 0, month: str = NOVEMBER) -> BoardRead:
    """Read the county's board, so many days after Wednesday 18 November 2026 at noon."""
    officer = make.user(Role.county_officer, scene.county)
    with make.tx(officer, later=days * DAY) as tx:
        return read_board(tx, region_id=None, month=month)


def told(read: BoardRead) -> dict[str, tuple[int, int]]:
    return {one.key: (one.numerator, one.denominator) for one in read.rates}


def test_a_month_without_anything_has_no_percent_at_all(make: Make) -> None:
    read = board(make, Scene(make))

    assert {(one.numerator, one.denominator, one.percent) for one in read.rates} == {(0, 0, None)}
    assert [one.key for one in read.rates] == [rate.key for rate in RATES]


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"), [(0, 0, None), (0, 7, 0.0), (7, 7, 100.0), (2, 3, 66.7)]
)
def test_a_percent_is_of_something(numerator: int, denominator: int, percent: float | None) -> None:
    assert percent_of(numerator, denominator) == percent


def test_what_is_open_past_its_day_is_late_in_the_denominator(make: Make) -> None:
    scene = Scene(make)
    in_time, late, _open, paused = (scene.errand((scene.agent, "claim")) for _ in range(4))
    gone = scene.errand()
    scene.take(scene.agent, in_time, "complete", later=DAY)
    scene.take(scene.agent, late, "complete", later=7 * DAY)
    scene.take(scene.agent, paused, "pause")
    scene.take(scene.resident, gone, "withdraw")

    before, after = told(board(make, scene, days=4)), told(board(make, scene, days=8))

    # Three working days end on Monday the 23rd: before that nothing fell due.
    assert (before["on_time"], before["closed"]) == ((0, 0), (0, 0))
    assert (after["on_time"], after["closed"]) == ((1, 3), (2, 3))


def test_who_answers_on_the_next_working_day_answers_in_time(make: Make) -> None:
    scene = Scene(make)
    quick, slow, _waiting = scene.errand(), scene.errand(), scene.errand()
    scene.take(scene.agent, quick, "claim", later=DAY)
    scene.take(scene.agent, slow, "claim", later=2 * DAY)

    assert told(board(make, scene, days=1))["response"] == (1, 1)
    assert told(board(make, scene, days=2))["response"] == (1, 3)


def test_the_days_to_answer_are_the_countys(make: Make) -> None:
    scene = Scene(make)
    set_rules(make, BoardRules, response_days=2)
    scene.take(scene.agent, scene.errand(), "claim", later=2 * DAY)

    assert told(board(make, scene, days=3))["response"] == (1, 1)


def test_a_closing_at_once_had_neither_a_return_nor_a_reopening_before_it(make: Make) -> None:
    scene = Scene(make)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
    returned = scene.errand((scene.agent, "claim"), (scene.agent, "return"), (scene.resident, "resubmit"))
    scene.take(scene.agent, returned, "complete")
    again = scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "reopen"))
    scene.take(scene.agent, again, "complete")

    read = told(board(make, scene, days=1))

    # Four closings: the first one, the returned one, and two of the reopened one.
    assert (read["at_once"], read["reopened"]) == ((2, 4), (1, 4))


def test_a_second_return_counts_its_errand_once(make: Make) -> None:
    scene = Scene(make)
    scene.errand((scene.agent, "claim"), (scene.agent, "return"))
    twice = scene.errand((scene.agent, "claim"), (scene.agent, "return"), (scene.resident, "resubmit"))
    set_second_return(scene, twice)

    assert told(board(make, scene, days=1))["returned_again"] == (1, 2)


def test_a_second_return_that_the_town_agreed_to_is_one(make: Make) -> None:
    scene = Scene(make)
    officer = scene.officer()
    scene.errand((scene.agent, "claim"), (scene.agent, "return"))
    twice = scene.errand((scene.agent, "claim"), (scene.agent, "return"), (scene.resident, "resubmit"))
    scene.take(scene.agent, twice, "return")
    assert told(board(make, scene, days=1))["returned_again"] == (0, 2)

    scene.take(officer, twice, "approve_return")

    assert told(board(make, scene, days=1))["returned_again"] == (1, 2)


def test_a_closing_after_the_towns_return_was_not_at_once(make: Make) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    with make.database.transaction() as session:
        session.get_one(Errand, errand.id).times_returned = 1
    scene.take(scene.agent, errand, "return", missing=[], note="还要看原件")
    scene.take(scene.officer(), errand, "approve_return")
    scene.take(scene.resident, errand, "resubmit")
    scene.take(scene.agent, errand, "complete")

    assert told(board(make, scene, days=1))["at_once"] == (0, 1)


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("normal", 1), ("consultation", 1), ("forwarded", 1), ("returned", 0)],
)
def test_what_was_closed_without_doing_it_makes_no_rate_better(make: Make, kind: str, counts: int) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    scene.take(scene.agent, errand, "complete", closing_kind=kind)

    read = told(board(make, scene, days=8))

    assert (read["on_time"], read["at_once"]) == ((counts, 1), (counts, 1))


def test_what_nobody_brought_papers_for_is_a_closing_and_not_in_time(make: Make) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))
    scene.take(scene.agent, errand, "close", later=31 * DAY)
    due_in = f"{scene.reload(errand).due_at + timedelta(hours=8) - datetime.resolution:%Y-%m}"

    december = told(board(make, scene, days=60, month="2026-12"))

    assert due_in == "2026-12"
    assert (december["on_time"], december["at_once"]) == ((0, 1), (0, 1))


def test_a_clock_that_was_stopped_after_the_day_was_late(make: Make) -> None:
    scene = Scene(make)
    early, late = (scene.errand((scene.agent, "claim")) for _ in range(2))
    scene.take(scene.agent, early, "pause", later=DAY)
    scene.take(scene.agent, late, "pause", later=7 * DAY)

    assert told(board(make, scene, days=8))["on_time"] == (0, 1)


def test_ratings_are_counted_beside_how_many_rated(make: Make) -> None:
    scene = Scene(make)
    for score in (5, 3, 2):
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
        scene.take(scene.resident, errand, "rate", score=score)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

    read = told(board(make, scene, days=1))

    assert (read["satisfied"], read["rated"]) == ((2, 3), (3, 4))


def test_the_rating_of_another_closing_is_not_this_ones(make: Make) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "reopen"))
    scene.take(scene.agent, errand, "complete")
    scene.take(scene.resident, errand, "rate", score=4)

    assert told(board(make, scene, days=1))["rated"] == (1, 2)


def test_what_two_people_excluded_is_neither_good_nor_bad(make: Make) -> None:
    bad = BadRating(make)
    assert told(board(make, bad.scene, days=1))["satisfied"] == (0, 1)
    bad.take(bad.officer, "request_exclusion")
    bad.take(bad.second_officer, "approve_exclusion")

    read = told(board(make, bad.scene, days=10))

    assert (read["satisfied"], read["contacted"], read["rated"]) == ((0, 0), (0, 0), (1, 1))


def test_a_bad_rating_is_contacted_and_fixed_in_its_days_or_late(make: Make) -> None:
    bad = BadRating(make)
    bad.take(bad.officer, "assign")
    assert told(board(make, bad.scene, days=1))["contacted"] == (0, 0)
    assert told(board(make, bad.scene, days=2))["contacted"] == (0, 1)

    bad.take(bad.scene.lead, "contact")
    bad.take(bad.scene.lead, "fix", later=DAY)

    assert told(board(make, bad.scene, days=2))["contacted"] == (1, 1)
    # Fifteen working days end on 9 December.
    assert told(board(make, bad.scene, days=30, month="2026-12"))["fixed"] == (1, 1)
    assert told(board(make, bad.scene, days=2))["fixed"] == (0, 0)


def test_instant_items_are_out_of_all_that_were_accepted(make: Make) -> None:
    scene = Scene(make)
    item = make.service_item(handling=Handling.instant, days=None)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"), item=item)
    scene.errand((scene.agent, "claim"))
    scene.errand()

    assert told(board(make, scene, days=1))["instant"] == (1, 2)


def test_a_place_is_the_sum_of_those_inside_it_and_others_are_not_in_it(make: Make) -> None:
    scene = Scene(make)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
    next_village = make.village(scene.town)
    agent, villager = make.user(Role.agent, next_village), make.user(Role.resident, next_village)
    make.errand(
        make.station(next_village),
        villager,
        item=scene.item,
        steps=[(agent, scene.step("claim")), (agent, scene.step("complete"))],
    )
    town = make.user(Role.town_officer, scene.town)

    with make.tx(town, later=DAY) as tx:
        read = read_board(tx, region_id=None, month=NOVEMBER)

    assert told(read)["at_once"] == (2, 2)
    inside = {
        one.place.id: next(each.denominator for each in one.figures if each.key == "at_once")
        for one in read.places
    }
    assert inside == {scene.village.id: 1, next_village.id: 1}


def test_another_month_has_nothing_of_it(make: Make) -> None:
    scene = Scene(make)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

    assert set(told(board(make, scene, month="2026-10")).values()) == {(0, 0)}


def test_every_rate_says_what_is_counted_out_of_what(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    officer = as_user(scene.officer().id)

    answer = officer.get(f"{API}/rates?month={NOVEMBER}").json()

    assert len({one["key"] for one in answer["rates"]}) == len(RATES)
    assert all(one["explanation"] and one["title"] for one in answer["rates"])
    assert officer.get(f"{API}/rates?month=2026-12").status_code == 422
    assert officer.get(f"{API}/rates?month=2026-13").status_code == 422
    assert officer.get(f"{API}/rates?month={NOVEMBER}&region_id={scene.county.id}").status_code == 404


def test_people_are_shown_only_where_the_county_chose_so_and_in_the_order_of_names(
    make: Make, as_user: AsUser
) -> None:
    scene = Scene(make)
    officer = as_user(scene.officer().id)
    scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
    scene.errand((scene.other_agent, "claim"))
    url = f"{API}/people?month={NOVEMBER}"
    refused = officer.get(url)
    assert (refused.status_code, refused.json()["title"]) == (409, "本县不按人分列")
    assert as_user(scene.lead.id).get(url).status_code == 403

    set_rules(make, BoardRules, per_person=True)
    shown = officer.get(url).json()

    assert [one["name"] for one in shown["items"]] == sorted(["李建国", "赵小兰"])
    assert "指尖上的形式主义" in (BoardRules.model_fields["per_person"].description or "")


def set_second_return(scene: Scene, errand: Errand) -> None:
    """Return an errand again, which the town agrees to where the county asks for it."""
    set_rules(scene.make, ErrandRules, second_return_needs_approval=False)
    scene.take(scene.agent, errand, "return")
