"""From hand to hand, lost and found, and what the errand says to it."""

import pytest

from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Role
from app.custody.models import CustodyState
from app.custody.service.objections import StillInCustody
from tests.custody.keeping import Keeping
from tests.factories import Make


@pytest.fixture
def keeping(make: Make) -> Keeping:
    """Give the village."""
    return Keeping(make)


class TestPassing:
    def test_it_changes_hands_when_the_receiver_confirms(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "hand_over"))
        assert item.holder_id == keeping.agent.id

        item = keeping.move(keeping.other_agent, item, "receive")

        assert (item.state, item.holder_id) == (CustodyState.with_agent, keeping.other_agent.id)
        with pytest.raises(NotAllowed):
            keeping.move(keeping.agent, item, "give_back")

    def test_only_the_receiver_confirms(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "hand_over"))

        for account in (keeping.agent, keeping.lead, keeping.owner):
            with pytest.raises(NotAllowed):
                keeping.move(account, item, "receive")

    def test_who_does_not_take_it_leaves_it_where_it_is(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "hand_over"), (keeping.other_agent, "decline"))

        assert (item.state, item.holder_id, item.receiver_path) == (
            CustodyState.with_agent,
            keeping.agent.id,
            None,
        )

    def test_a_station_receives_it_by_whoever_is_there(self, keeping: Keeping) -> None:
        county = keeping.scene.county_station
        clerk = keeping.make.user(Role.agent, keeping.scene.county, name="县里老周")

        item = keeping.move(keeping.agent, keeping.thing(), "hand_over", station_id=county.id, agent_id=None)
        item = keeping.move(clerk, item, "receive")

        assert (item.holder_id, item.holding_path, item.path) == (clerk.id, county.path, keeping.station.path)

    def test_it_is_offered_to_nobody_who_is_no_agent_there(self, keeping: Keeping) -> None:
        item = keeping.thing()

        for agent_id in (keeping.scene.foreign_agent().id, keeping.owner.id, keeping.agent.id):
            with pytest.raises(InvalidInput):
                keeping.move(keeping.agent, item, "hand_over", agent_id=agent_id)

    def test_the_lead_passes_on_what_an_agent_left_behind(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.lead, "hand_over"), (keeping.other_agent, "receive"))

        assert item.holder_id == keeping.other_agent.id

    def test_the_lead_gets_back_from_an_office_what_an_agent_left_there(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "to_office"))
        keeping.dismiss(keeping.agent)

        item = keeping.move(keeping.lead, item, "from_office")
        item = keeping.move(keeping.lead, item, "hand_over", agent_id=keeping.other_agent.id)
        item = keeping.move(keeping.other_agent, item, "receive")

        assert item.holder_id == keeping.other_agent.id

    def test_an_office_has_it_and_the_agent_answers_for_it(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "to_office"))
        assert (item.office, item.holder_id) == ("县政务大厅", keeping.agent.id)

        item = keeping.move(keeping.agent, item, "from_office")

        assert (item.state, item.office) == (CustodyState.with_agent, "")

    def test_an_office_keeps_papers_but_no_money_cards_or_keys(self, keeping: Keeping) -> None:
        paper = keeping.thing((keeping.agent, "to_office"), (keeping.agent, "hand_in"), kind="copy")
        assert (paper.state, paper.holder_id) == (CustodyState.handed_in, None)

        card = keeping.thing((keeping.agent, "to_office"), kind="bank_card")
        with pytest.raises(NotAllowed):
            keeping.move(keeping.agent, card, "hand_in")


class TestTrouble:
    def test_the_lead_settles_what_was_lost(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "report_lost"))
        assert item.holder_id == keeping.agent.id

        with pytest.raises(NotAllowed):
            keeping.move(keeping.agent, item, "settle")

        assert keeping.move(keeping.lead, item, "settle").state is CustodyState.settled

    def test_nobody_settles_the_own_loss(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.lead, "hand_over"), (keeping.other_agent, "receive"))
        keeping.make.grant(keeping.other_agent, Role.station_lead, keeping.scene.village)
        item = keeping.move(keeping.other_agent, item, "report_lost")

        with pytest.raises(NotAllowed):
            keeping.move(keeping.other_agent, item, "settle")

    def test_what_was_found_is_given_back(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "report_lost"), (keeping.agent, "found"))

        assert keeping.move(keeping.agent, item, "give_back").state is CustodyState.giving_back

    def test_another_stations_lead_settles_nothing(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "report_damaged"))

        with pytest.raises(NotFound):
            keeping.move(keeping.foreign_lead(), item, "settle")


class TestTheErrand:
    def test_it_is_not_filed_while_something_is_kept(self, keeping: Keeping) -> None:
        keeping.thing()
        paid = keeping.cash(5_000)
        for account, action in ((keeping.agent, "complete"), (keeping.owner, "sign")):
            keeping.scene.take(account, keeping.errand, action)

        with pytest.raises(StillInCustody) as caught:
            keeping.scene.take(keeping.lead, keeping.errand, "archive")

        assert "户口簿（证件原件）在李建国手里" in caught.value.detail
        assert "现金 50 元（交医保）" in caught.value.detail
        keeping.move(keeping.agent, paid, "give_back_witnessed", amount_fen=5_000)
        with pytest.raises(StillInCustody):
            keeping.scene.take(keeping.lead, keeping.errand, "archive")

    def test_it_is_filed_when_all_is_given_back(self, keeping: Keeping) -> None:
        keeping.thing((keeping.agent, "give_back_witnessed"))
        for account, action in (
            (keeping.agent, "complete"),
            (keeping.owner, "sign"),
            (keeping.lead, "archive"),
        ):
            keeping.scene.take(account, keeping.errand, action)

        assert keeping.scene.reload(keeping.errand).state == "archived"
