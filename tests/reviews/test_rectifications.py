"""A bad rating is answered by another person, within days, and nobody judges the own work."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.reviews.models import Rectification
from app.reviews.service.moves import ActionUnavailable
from app.reviews.service.objections import RatingWindowOver
from app.rulebook.topics.ratings import RatingRules
from tests.factories import Make
from tests.reviews.scene import DONE, BadRating, set_rules

_DAY = timedelta(days=1)


def test_a_bad_rating_opens_one_rectification_however_often_it_is_told(make: Make) -> None:
    bad = BadRating(make)

    bad.tell()

    assert [(row.state, row.score) for row in bad.rows()] == [("opened", 2)]


@pytest.mark.parametrize("score", [3, 5])
def test_a_good_rating_opens_none(make: Make, score: int) -> None:
    assert BadRating(make, score=score).rows() == []


def test_contact_is_due_in_one_working_day_and_the_fix_in_fifteen(make: Make) -> None:
    row = BadRating(make).row

    # Wednesday 18 November 2026; a day ends at 16:00 UTC.
    assert row.contact_due_at == datetime(2026, 11, 19, 16, tzinfo=UTC)
    assert row.fix_due_at == datetime(2026, 12, 9, 16, tzinfo=UTC)


def test_a_county_may_count_plain_days(make: Make) -> None:
    set_rules(make, RatingRules, counts_working_days=False, fix_days=7)

    assert BadRating(make).row.fix_due_at == datetime(2026, 11, 25, 16, tzinfo=UTC)


def test_it_is_put_right_rated_again_and_closed_by_three_people(make: Make) -> None:
    bad = BadRating(make)
    bad.fixed()
    bad.take(bad.scene.resident, "rate_again", score=4, comment="这回好了")

    row = bad.take(bad.officer, "close")

    assert (row.state, row.second_score, row.handler_id) == ("closed", 4, bad.scene.lead.id)


def test_it_is_never_given_to_the_agent_who_did_the_errand(make: Make) -> None:
    bad = BadRating(make)

    with pytest.raises(InvalidInput):
        bad.take(bad.officer, "assign", handler_id=bad.scene.agent.id)


def test_the_database_itself_refuses_the_agent_as_handler(make: Make) -> None:
    bad = BadRating(make)

    with pytest.raises(IntegrityError), make.database.transaction() as session:
        session.execute(
            update(Rectification)
            .values(handler_id=bad.scene.agent.id)
            .where(col(Rectification.id).is_not(None))
        )


def test_a_stranger_or_a_villager_assigns_nothing(make: Make) -> None:
    bad = BadRating(make)

    with pytest.raises(NotFound):
        bad.take(bad.scene.foreign_agent(), "assign")
    with pytest.raises(NotAllowed):
        bad.take(bad.scene.resident, "assign")
    with pytest.raises(NotAllowed):
        bad.take(bad.scene.auditor(), "assign")


def test_nothing_is_fixed_before_somebody_spoke_with_the_villager(make: Make) -> None:
    bad = BadRating(make)
    bad.take(bad.officer, "assign")

    with pytest.raises(ActionUnavailable):
        bad.take(bad.scene.lead, "fix")
    with pytest.raises(InvalidInput):
        bad.take(bad.scene.lead, "contact", note="")
    with pytest.raises(NotFound):
        bad.take(bad.scene.other_agent, "contact")


def test_it_is_rated_again_once_by_the_same_person(make: Make) -> None:
    bad = BadRating(make)
    with pytest.raises(ActionUnavailable):
        bad.take(bad.scene.resident, "rate_again")
    bad.fixed()

    with pytest.raises(NotAllowed):
        bad.take(bad.officer, "rate_again")
    bad.take(bad.scene.resident, "rate_again")

    with pytest.raises(NotAllowed):
        bad.take(bad.scene.resident, "rate_again", score=5)


def test_the_second_rating_has_its_days_and_closing_waits_for_them(make: Make) -> None:
    bad = BadRating(make)
    bad.fixed()

    with pytest.raises(NotAllowed):
        bad.take(bad.officer, "close")
    with pytest.raises(NotAllowed):
        bad.take(bad.scene.resident, "rate_again", later=30 * _DAY)

    assert bad.take(bad.officer, "close", later=30 * _DAY).state == "closed"


def test_nobody_closes_what_is_in_the_own_hands(make: Make) -> None:
    bad = BadRating(make)
    bad.fixed()
    bad.take(bad.scene.resident, "rate_again")

    with pytest.raises(NotAllowed):
        bad.take(bad.scene.lead, "close")


def test_it_goes_back_to_work_and_stays_due_on_the_same_day(make: Make) -> None:
    bad = BadRating(make)
    due_at = bad.fixed().fix_due_at

    row = bad.take(bad.officer, "redo")

    assert (row.state, row.fixed_at, row.fix_due_at) == ("contacted", None, due_at)


def test_the_agent_learns_of_it_after_the_contact_and_reads_it_after_the_fix(make: Make) -> None:
    bad = BadRating(make)
    agent = bad.scene.agent
    bad.take(bad.officer, "assign")
    with pytest.raises(NotFound):
        bad.take(agent, "appeal")
    bad.take(bad.scene.lead, "contact")

    before = bad.read(agent)
    bad.take(agent, "appeal")
    bad.take(bad.scene.lead, "fix")
    after = bad.read(agent)

    assert (before.score, before.comment) == (None, None)
    assert [one.note for one in before.timeline] == ["", "", ""]
    assert (after.score, after.comment, after.appeal) == (2, "跑了三趟", "那天停电")


def test_the_agent_answers_once(make: Make) -> None:
    bad = BadRating(make)
    bad.fixed()
    bad.take(bad.scene.agent, "appeal")

    with pytest.raises(NotAllowed):
        bad.take(bad.scene.agent, "appeal")


def test_abuse_is_excluded_by_two_people_of_whom_none_did_the_errand(make: Make) -> None:
    bad = BadRating(make)
    bad.fixed()
    with pytest.raises(NotAllowed):
        bad.take(bad.scene.agent, "request_exclusion")
    bad.take(bad.officer, "request_exclusion")

    for alone in (bad.officer, bad.scene.lead, bad.scene.agent):
        with pytest.raises(NotAllowed):
            bad.take(alone, "approve_exclusion")

    assert bad.take(bad.second_officer, "approve_exclusion").state == "excluded"


def test_an_exclusion_that_was_refused_changes_nothing_and_can_be_asked_for_again(make: Make) -> None:
    bad = BadRating(make)
    bad.take(bad.scene.lead, "request_exclusion")

    row = bad.take(bad.officer, "refuse_exclusion")

    assert (row.state, row.exclusion_by, row.exclusion_reason) == ("opened", None, "")
    assert bad.take(bad.scene.lead, "request_exclusion").exclusion_by == bad.scene.lead.id


def test_a_county_may_exclude_nothing(make: Make) -> None:
    bad = BadRating(make)
    set_rules(make, RatingRules, allows_exclusion=False)

    with pytest.raises(ActionUnavailable):
        bad.take(bad.officer, "request_exclusion")


def test_a_rating_comes_in_its_days_with_a_reason_of_the_dictionary(make: Make) -> None:
    bad = BadRating(make)
    scene = bad.scene
    errand = scene.errand(*((scene.agent, one) for one in DONE))

    with pytest.raises(RatingWindowOver):
        scene.take(scene.resident, errand, "rate", later=31 * _DAY)
    with pytest.raises(InvalidInput):
        scene.take(scene.resident, errand, "rate", score=2, reasons=["办得快"])
    scene.take(scene.resident, errand, "rate", score=2, reasons=["办得慢"])


def test_a_rating_told_on_the_phone_is_written_down_by_another_hand(make: Make) -> None:
    bad = BadRating(make)
    scene = bad.scene
    told: dict[str, Any] = {"via": "phone", "note": "下午三点打给本人"}
    errand = scene.errand(*((scene.agent, one) for one in DONE))

    with pytest.raises(NotFound):
        scene.take(scene.foreign_agent(), errand, "record_rating", score=1, **told)
    with pytest.raises(NotAllowed):
        scene.take(scene.agent, errand, "record_rating", score=5, **told)
    scene.take(scene.lead, errand, "record_rating", score=1, **told)
    bad.tell()

    told_row = next(row for row in bad.rows() if row.errand_id == errand.id)
    assert (told_row.rater_id, told_row.score) == (None, 1)


@pytest.mark.parametrize("rater", ["resident", "officer"])
def test_what_came_by_a_link_is_rated_again_by_the_villager_or_on_the_phone(make: Make, rater: str) -> None:
    bad = BadRating(make, by_link=True)
    assert bad.row.rater_id is None
    bad.fixed()
    for account in (bad.scene.lead, bad.scene.agent):
        with pytest.raises(NotAllowed):
            bad.take(account, "rate_again", score=5)

    account = bad.scene.resident if rater == "resident" else bad.officer

    assert bad.take(account, "rate_again", score=4).second_score == 4


def test_the_family_rates_again_what_came_by_a_link_and_a_neighbour_does_not(make: Make) -> None:
    bad = BadRating(make, by_link=True)
    bad.fixed()
    with pytest.raises(NotFound):
        bad.take(bad.scene.neighbour(), "rate_again")

    assert bad.take(bad.scene.relative(), "rate_again").second_score == 4
