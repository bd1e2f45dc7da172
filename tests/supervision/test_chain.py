"""A reminder, a letter, the level above: one after the other, asked by one side and answered by the other."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.models import Supervision
from app.supervision.queries.chain import of_errand
from app.supervision.service.chain import ActionUnavailable, ChainBroken
from tests.factories import Make
from tests.reviews.scene import set_rules
from tests.supervision.scene import DAY, Late


def test_the_town_reminds_writes_and_the_county_takes_over(make: Make) -> None:
    late = Late(make)
    reminder = late.begin(late.town, "reminder")
    letter = late.take(late.town, reminder, "step_up", note="催了没有动静")
    raised = late.take(late.town, letter, "step_up", note="书面也不答复")

    assert late.states() == [("reminder", "raised"), ("letter", "raised"), ("escalation", "issued")]
    assert raised.number == f"{late.errand.number}-督3"
    assert (raised.path, raised.supervisor_path) == (late.scene.village.path, late.scene.county.path)


def test_a_letter_needs_a_reminder_before_it(make: Make) -> None:
    late = Late(make)

    with pytest.raises(ChainBroken):
        late.begin(late.town, "letter")
    late.scene.take(late.scene.resident, late.errand, "remind")

    assert late.begin(late.town, "letter").answer_due_at is not None


def test_only_the_level_above_begins_and_an_auditor_looks_on(make: Make) -> None:
    late = Late(make)

    for other in (late.scene.lead, late.scene.agent, late.scene.auditor()):
        with pytest.raises(NotAllowed):
            late.begin(other, "reminder")
    with pytest.raises(NotFound):
        late.begin(late.scene.foreign_agent(), "reminder")


def test_one_is_open_at_a_time(make: Make) -> None:
    late = Late(make)
    late.begin(late.town, "reminder")

    with pytest.raises(ChainBroken):
        late.begin(late.county, "reminder")


def test_the_database_itself_keeps_one_open_of_each_kind(make: Make) -> None:
    late = Late(make)
    first = late.begin(late.town, "reminder")
    twin = Supervision(**first.model_dump(exclude={"id", "position"}), position=9)

    with pytest.raises(IntegrityError), make.database.transaction() as session:
        session.add(twin)


def test_a_letter_is_answered_by_the_side_that_was_asked(make: Make) -> None:
    late = Late(make)
    letter = late.take(late.town, late.begin(late.town, "reminder"), "step_up")

    with pytest.raises(NotAllowed):
        late.take(late.town, letter, "answer")
    with pytest.raises(InvalidInput):
        late.take(late.scene.lead, letter, "answer", note="")
    with pytest.raises(NotAllowed):
        late.take(late.scene.lead, letter, "settle")
    answered = late.take(late.scene.lead, letter, "answer", note="周五前办好")

    assert late.take(late.town, answered, "settle").state == "settled"


def test_an_answer_that_says_nothing_is_asked_for_again(make: Make) -> None:
    late = Late(make)
    letter = late.take(late.town, late.begin(late.town, "reminder"), "step_up")
    late.take(late.scene.lead, letter, "answer", note="知道了")

    again = late.take(late.town, letter, "reject", note="哪天办好？")

    assert again.state == "issued"
    with pytest.raises(ActionUnavailable):
        late.take(late.town, letter, "reject")


def test_the_town_cannot_settle_what_was_raised_to_the_county(make: Make) -> None:
    late = Late(make)
    letter = late.take(late.town, late.begin(late.town, "reminder"), "step_up")
    raised = late.take(late.town, letter, "step_up")

    with pytest.raises(NotAllowed):
        late.take(late.town, raised, "settle")
    with pytest.raises(NotAllowed):
        late.take(late.town, raised, "answer")
    late.take(late.scene.lead, raised, "answer", note="镇里派人一起去办")

    assert late.take(late.county, raised, "settle").state == "settled"


def test_what_is_done_needs_no_supervision_any_more(make: Make) -> None:
    late = Late(make)
    late.begin(late.town, "reminder")
    late.scene.take(late.scene.agent, late.errand, "complete")

    late.tell()
    late.tell()

    assert late.states() == [("reminder", "settled")]


def test_the_worker_proposes_each_step_once_and_sends_none(make: Make) -> None:
    late = Late(make)

    # Due on Monday the 23rd: on Wednesday one working day is over, on Friday three.
    proposed = [late.propose(later=days * DAY) for days in (6, 7, 7, 9)]

    assert proposed == [0, 1, 0, 0]
    assert late.states() == [("reminder", "proposed")]
    assert late.rows()[0].reason == "应于 11 月 23 日办好，已超过 2 天"


def test_a_reminder_in_vain_and_a_letter_without_answer_are_followed_up(make: Make) -> None:
    late = Late(make)
    late.propose(later=7 * DAY)
    late.take(late.town, late.rows()[0], "issue", later=7 * DAY)

    late.propose(later=9 * DAY)
    late.take(late.town, late.rows()[1], "issue", later=9 * DAY)
    # Answer due on Wednesday the 2nd: two working days after it are over on Saturday the 5th.
    early, due = late.propose(later=16 * DAY), late.propose(later=17 * DAY)

    assert (early, due) == (0, 1)
    assert late.states() == [("reminder", "raised"), ("letter", "issued"), ("escalation", "proposed")]


def test_stepping_up_a_letter_sends_the_escalation_that_was_proposed(make: Make) -> None:
    late = Late(make)
    letter = late.take(late.town, late.begin(late.town, "reminder"), "step_up")
    late.propose(later=20 * DAY)
    assert late.states()[-1] == ("escalation", "proposed")

    raised = late.take(late.town, letter, "step_up", note="书面也不答复", later=20 * DAY)

    assert late.states() == [("reminder", "raised"), ("letter", "raised"), ("escalation", "issued")]
    assert (raised.reason, raised.issued_by) == ("书面也不答复", late.town.id)


def test_a_late_word_of_what_was_done_ends_nothing_that_was_asked_since(make: Make) -> None:
    late = Late(make)
    late.scene.take(late.scene.agent, late.errand, "complete")
    late.scene.take(late.scene.resident, late.errand, "reopen")
    late.begin(late.town, "reminder")

    late.tell()

    assert late.states() == [("reminder", "issued")]


def test_a_proposal_that_was_dropped_does_not_come_again(make: Make) -> None:
    late = Late(make)
    late.propose(later=7 * DAY)
    late.take(late.town, late.rows()[0], "drop", note="本人要求缓办", later=7 * DAY)

    assert late.propose(later=8 * DAY) == 0


def test_a_proposal_is_not_shown_to_those_who_would_be_asked(make: Make) -> None:
    late = Late(make)
    late.propose(later=7 * DAY)

    with make.tx(late.scene.lead) as tx:
        assert of_errand(tx, errand_id=late.errand.id).items == []
    with pytest.raises(NotFound):
        late.take(late.scene.lead, late.rows()[0], "issue")


def test_a_paused_errand_is_not_late(make: Make) -> None:
    late = Late(make)
    late.scene.take(late.scene.agent, late.errand, "pause")

    assert late.propose(later=30 * DAY) == 0


def test_a_county_may_switch_proposals_off(make: Make) -> None:
    late = Late(make)
    set_rules(make, SupervisionRules, proposes=False)

    assert late.propose(later=30 * DAY) == 0


def test_three_transfers_or_three_reworks_make_a_problem_case_once(make: Make) -> None:
    late = Late(make)
    scene = late.scene
    for agent in (scene.other_agent, scene.agent):
        scene.take(scene.lead, late.errand, "transfer", agent_id=agent.id)
    late.tell()
    assert late.problems() == []
    scene.take(scene.lead, late.errand, "transfer", agent_id=scene.other_agent.id)

    late.tell()
    late.tell()

    assert [(case.transfers, case.reworks, case.state) for case in late.problems()] == [(3, 0, "open")]
    with make.database.transaction(write=False) as session:
        assert session.exec(select(Supervision)).all() == []
