"""Things taken and given back: always one holder, both sides confirm, and nothing is filed meanwhile."""

from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlmodel import select

from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.permissions import Role
from app.custody.models import CustodyAction, CustodyMovement, CustodyState
from app.custody.schemas import CustodyItemCreate, CustodyTransitionCreate
from app.custody.service.moves import ActionUnavailable, CashNotBalanced
from app.custody.service.taking import ErrandIsOver, take
from app.custody.states import TRANSITIONS
from app.privacy.models import Purpose
from app.privacy.service import consents
from app.privacy.service.consents import ConsentMissing
from tests.custody.keeping import Keeping
from tests.factories import Make


@pytest.fixture
def keeping(make: Make) -> Keeping:
    """Give the village."""
    return Keeping(make)


class TestTaking:
    def test_whoever_takes_it_holds_it(self, keeping: Keeping) -> None:
        item = keeping.thing()

        assert (item.state, item.holder_id) == (CustodyState.with_agent, keeping.agent.id)
        assert item.resident_id == keeping.owner.resident_id
        assert item.confirmed_at is None

    def test_the_owner_confirms_in_the_app(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.owner, "confirm"))

        assert item.confirmed_at == keeping.make.now
        with pytest.raises(ActionUnavailable):
            keeping.move(keeping.owner, item, "confirm")

    def test_a_witness_confirms_for_somebody_without_a_phone(self, keeping: Keeping) -> None:
        assert keeping.thing(witness="邻居张大爷在场").confirmed_at is not None

    def test_it_needs_a_picture(self, keeping: Keeping) -> None:
        with pytest.raises(InvalidInput, match="拍一张照片"):
            keeping.thing(file_ids=[])

    def test_a_witness_stands_for_the_picture_that_the_owner_does_not_want(self, keeping: Keeping) -> None:
        with keeping.make.tx(keeping.owner) as tx:
            consents.give(tx, purpose=Purpose.document_photos, version=1)
        with keeping.make.tx(keeping.owner) as tx:
            consents.withdraw(tx, purpose=Purpose.document_photos)

        with pytest.raises(ConsentMissing):
            keeping.thing()
        with pytest.raises(InvalidInput, match="谁见证"):
            keeping.thing(file_ids=[])
        assert keeping.thing(file_ids=[], witness="村主任在场").confirmed_at is not None

    def test_cash_has_an_amount_and_nothing_else_has(self, keeping: Keeping) -> None:
        with pytest.raises(ValidationError, match="金额"):
            keeping.thing(kind="cash")
        with pytest.raises(ValidationError, match="金额"):
            keeping.thing(amount_fen=100)

    def test_a_stranger_takes_nothing(self, keeping: Keeping) -> None:
        for account, problem in (
            (keeping.scene.foreign_agent(), NotFound),
            (keeping.owner, NotAllowed),
        ):
            draft = CustodyItemCreate.model_validate(keeping.draft())
            with pytest.raises(problem), keeping.make.tx(account) as tx:
                take(tx, draft=draft)

    def test_nothing_is_taken_for_what_is_over(self, keeping: Keeping) -> None:
        keeping.scene.take(keeping.owner, keeping.errand, "withdraw")

        with pytest.raises(ErrandIsOver):
            keeping.thing()

    def test_without_an_errand_it_is_taken_at_the_station(self, keeping: Keeping) -> None:
        owner, station = keeping.owner.resident_id, keeping.station.id

        item = keeping.thing(errand_id=None, resident_id=owner, station_id=station, kind="key")

        assert (item.errand_id, item.resident_id, item.path) == (None, owner, keeping.station.path)

    def test_nobody_keeps_the_own_things(self, keeping: Keeping) -> None:
        own = {"resident_id": keeping.agent.resident_id, "station_id": keeping.station.id, "errand_id": None}

        with pytest.raises(NotAllowed, match="自己的"):
            keeping.thing(**own)


class TestGivingBack:
    def test_the_owner_confirms_it(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "give_back"))
        assert (item.state, item.holder_id) == (CustodyState.giving_back, keeping.agent.id)

        item = keeping.move(keeping.owner, item, "confirm_back")

        assert (item.state, item.holder_id) == (CustodyState.returned, None)
        assert item.closed_at == keeping.make.now

    def test_family_who_agreed_confirms_it(self, keeping: Keeping) -> None:
        son = keeping.scene.relative()
        item = keeping.thing((keeping.agent, "give_back"))

        assert keeping.move(son, item, "confirm_back").state is CustodyState.returned

    def test_nobody_else_confirms_it(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "give_back"))

        for account in (keeping.agent, keeping.other_agent, keeping.lead):
            with pytest.raises(NotAllowed):
                keeping.move(account, item, "confirm_back")
        with pytest.raises(NotFound):
            keeping.move(keeping.scene.neighbour(), item, "confirm_back")

    def test_an_agent_of_the_family_confirms_nothing_to_himself(self, keeping: Keeping) -> None:
        son = keeping.scene.relative()
        keeping.make.grant(son, Role.agent, keeping.scene.village)
        item = keeping.move(keeping.agent, keeping.thing(), "hand_over", agent_id=str(son.id))
        item = keeping.move(son, item, "receive")
        item = keeping.move(son, item, "give_back")

        with pytest.raises(NotAllowed):
            keeping.move(son, item, "confirm_back")

    def test_it_needs_a_picture(self, keeping: Keeping) -> None:
        with pytest.raises(InvalidInput, match="拍一张照片"):
            keeping.move(keeping.agent, keeping.thing(), "give_back", file_ids=[])

    def test_a_witness_confirms_for_somebody_without_a_phone(self, keeping: Keeping) -> None:
        item = keeping.move(keeping.agent, keeping.thing(), "give_back_witnessed")

        assert (item.state, item.is_witnessed) == (CustodyState.returned, True)
        with pytest.raises(InvalidInput):
            keeping.move(keeping.agent, keeping.thing(), "give_back_witnessed", witness="")

    def test_the_owner_may_say_that_a_witnessed_return_never_happened(self, keeping: Keeping) -> None:
        item = keeping.thing((keeping.agent, "give_back_witnessed"), (keeping.owner, "object"))
        assert (item.state, item.holder_id) == (CustodyState.disputed, keeping.agent.id)

        with pytest.raises(ActionUnavailable):
            keeping.move(keeping.agent, item, "give_back_witnessed")
        item = keeping.move(keeping.agent, item, "give_back")

        assert keeping.move(keeping.owner, item, "confirm_back").state is CustodyState.returned

    def test_what_the_owner_confirmed_or_what_is_long_ago_is_settled(self, keeping: Keeping) -> None:
        confirmed = keeping.thing((keeping.agent, "give_back"), (keeping.owner, "confirm_back"))
        with pytest.raises(ActionUnavailable):
            keeping.move(keeping.owner, confirmed, "object")

        witnessed = keeping.thing((keeping.agent, "give_back_witnessed"))
        keeping.make.now += timedelta(days=31)
        with pytest.raises(ActionUnavailable):
            keeping.move(keeping.owner, witnessed, "object")


class TestCash:
    def test_received_is_spent_and_given_back(self, keeping: Keeping) -> None:
        item = keeping.cash(50_000)
        item = keeping.move(keeping.agent, item, "spend", amount_fen=38_000)
        item = keeping.move(keeping.agent, item, "give_back", amount_fen=12_000)
        item = keeping.move(keeping.owner, item, "confirm_back")

        assert (item.received_fen, item.spent_fen, item.returned_fen) == (50_000, 38_000, 12_000)

    @pytest.mark.parametrize("amount", [0, 11_999, 12_001])
    def test_it_does_not_close_a_fen_short_or_over(self, keeping: Keeping, amount: int) -> None:
        item = keeping.move(keeping.agent, keeping.cash(50_000), "spend", amount_fen=38_000)

        for action in ("give_back", "give_back_witnessed"):
            with pytest.raises(CashNotBalanced, match="应退 120 元"):
                keeping.move(keeping.agent, item, action, amount_fen=amount)

    def test_nobody_spends_more_than_is_there_or_without_a_receipt(self, keeping: Keeping) -> None:
        item = keeping.cash(100)

        for amount in (101, 0):
            with pytest.raises(CashNotBalanced):
                keeping.move(keeping.agent, item, "spend", amount_fen=amount)
        with pytest.raises(InvalidInput, match="票据"):
            keeping.move(keeping.agent, item, "spend", amount_fen=50, file_ids=[])
        with pytest.raises(NotAllowed):
            keeping.move(keeping.lead, item, "spend", amount_fen=50)

    def test_only_money_is_spent(self, keeping: Keeping) -> None:
        with pytest.raises(NotAllowed):
            keeping.move(keeping.agent, keeping.thing(), "spend", amount_fen=50)

    def test_money_that_is_gone_is_written_down(self, keeping: Keeping) -> None:
        item = keeping.cash(900)

        item = keeping.move(keeping.agent, item, "report_lost")
        item = keeping.move(keeping.lead, item, "settle", amount_fen=900, note="代办员已赔")

        assert (item.state, item.missing_fen) == (CustodyState.settled, 900)

    def test_an_objection_by_mistake_leaves_nothing_missing(self, keeping: Keeping) -> None:
        item = keeping.move(keeping.owner, keeping.cash(900), "object", note="没收到")

        with pytest.raises(CashNotBalanced):
            keeping.move(keeping.lead, item, "settle", amount_fen=901, note="记错")
        item = keeping.move(keeping.lead, item, "settle", amount_fen=100, note="少了一块，其余当面点清")

        assert (item.missing_fen, item.returned_fen) == (100, 800)


def test_every_step_leaves_a_row_and_none_is_changed(keeping: Keeping) -> None:
    item = keeping.thing(
        (keeping.owner, "confirm"),
        (keeping.agent, "hand_over"),
        (keeping.other_agent, "receive"),
        (keeping.other_agent, "give_back"),
        (keeping.owner, "confirm_back"),
    )

    with keeping.make.tx() as tx:
        steps = tx.session.exec(select(CustodyMovement).order_by(CustodyMovement.version)).all()  # type: ignore[arg-type]
        seen = [(step.version, step.action, step.to_holder_id) for step in steps if step.item_id == item.id]
    first, second = keeping.agent.id, keeping.other_agent.id
    assert seen == [
        (1, "take", first),
        (2, "confirm", first),
        (3, "hand_over", first),
        (4, "receive", second),
        (5, "give_back", second),
        (6, "confirm_back", None),
    ]


def test_no_step_goes_where_the_table_does_not_lead(keeping: Keeping) -> None:
    """From what is closed nothing leads on, but the owner's objection."""
    sources = {step.action for step in TRANSITIONS if step.source in {"returned", "handed_in", "settled"}}
    assert sources == {CustodyAction.object}
    item = keeping.thing((keeping.agent, "give_back"), (keeping.owner, "confirm_back"))

    for action in CustodyAction:
        for account in (keeping.agent, keeping.owner, keeping.lead):
            try:
                step = CustodyTransitionCreate.model_validate(keeping.step(account, action, amount_fen=None))
            except ValidationError:
                continue
            with pytest.raises(Problem):
                keeping.move(account, item, action)
            assert step.action is action
