"""One thing and several hands: it is given back once, received once, and nothing is filed around it."""

from collections.abc import Callable

import pytest

from app.core.permissions import Role
from app.core.tx import Tx
from app.custody.models import CustodyItem
from app.custody.schemas import CountCreate, CustodyItemCreate, CustodyTransitionCreate
from app.custody.service import counting
from app.custody.service.moves import move
from app.custody.service.taking import take
from app.errands.schemas import TransitionCreate
from app.errands.service import moves as errand_moves
from tests.custody.keeping import Keeping
from tests.factories import Make
from tests.races.rig import Rig

pytestmark = pytest.mark.race


@pytest.fixture
def keeping(make: Make) -> Keeping:
    """Give a village."""
    return Keeping(make)


def moving(item: CustodyItem, body: dict[str, object]) -> Callable[[Tx], object]:
    """Give the step of a thing."""
    step = CustodyTransitionCreate.model_validate(body)
    return lambda tx: move(tx, item_id=item.id, step=step)


def test_it_is_given_back_once(keeping: Keeping, rig: Rig) -> None:
    item = keeping.cash(100)
    bodies = [keeping.step(keeping.agent, "give_back_witnessed", amount_fen=100) for _ in range(4)]

    ends = rig.race(*((keeping.agent, moving(item, body)) for body in bodies))

    assert ends["ok"] == 1
    assert keeping.reload(item).returned_fen == 100


def test_money_is_not_spent_twice(keeping: Keeping, rig: Rig) -> None:
    item = keeping.cash(100)
    bodies = [keeping.step(keeping.agent, "spend", amount_fen=60) for _ in range(4)]

    ends = rig.race(*((keeping.agent, moving(item, body)) for body in bodies))

    assert ends == {"ok": 1, "CashNotBalanced": 3}


def test_one_of_the_station_receives_it(keeping: Keeping, rig: Rig) -> None:
    item = keeping.move(keeping.agent, keeping.thing(), "hand_over", agent_id=None)
    agents = [keeping.make.user(Role.agent, keeping.scene.village) for _ in range(4)]

    ends = rig.race(*((agent, moving(item, {"action": "receive"})) for agent in agents))

    assert ends["ok"] == 1
    assert keeping.reload(item).holder_id in {agent.id for agent in agents}


def test_nothing_is_taken_for_an_errand_that_is_being_filed(keeping: Keeping, rig: Rig) -> None:
    for account, action in ((keeping.agent, "complete"), (keeping.owner, "sign")):
        keeping.scene.take(account, keeping.errand, action)
    draft = CustodyItemCreate.model_validate(keeping.draft())
    filing = TransitionCreate.model_validate({"action": "archive"})

    ends = rig.race(
        (keeping.agent, lambda tx: take(tx, draft=draft)),
        (keeping.lead, lambda tx: errand_moves.move(tx, errand_id=keeping.errand.id, step=filing)),
    )

    assert ends in ({"ok": 1, "ErrandIsOver": 1}, {"ok": 1, "StillInCustody": 1})


def test_two_counts_at_once_are_two_rounds(keeping: Keeping, rig: Rig) -> None:
    draft = CountCreate(custody_item_ids=[keeping.thing().id])

    ends = rig.race(*[(keeping.agent, lambda tx: counting.count(tx, draft=draft))] * 3)

    assert ends == {"ok": 3}
