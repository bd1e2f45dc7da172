"""Several agents and one errand: it is in one person's hands, whoever pressed first."""

from collections.abc import Callable

import pytest

from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.schemas import TransitionCreate
from app.errands.service.moves import move
from tests.errands.scene import Scene
from tests.factories import Make
from tests.races.rig import Rig

pytestmark = pytest.mark.race


@pytest.fixture
def scene(make: Make) -> Scene:
    """Give a village with its people."""
    return Scene(make)


def taking(scene: Scene, errand: Errand, action: str, **changes: object) -> Callable[[Tx], object]:
    """Give the step of an errand."""
    step = TransitionCreate.model_validate(scene.step(action, **changes))
    return lambda tx: move(tx, errand_id=errand.id, step=step)


def test_one_of_ten_agents_claims_it(scene: Scene, rig: Rig) -> None:
    errand = scene.errand()
    agents = [scene.make.user(Role.agent, scene.village) for _ in range(10)]

    ends = rig.race(*((agent, taking(scene, errand, "claim")) for agent in agents))

    assert ends == {"ok": 1, "ActionUnavailable": 9}
    assert scene.reload(errand).first_agent_id in {agent.id for agent in agents}


def test_it_is_claimed_or_assigned_but_not_both(scene: Scene, rig: Rig) -> None:
    errand = scene.errand()

    ends = rig.race(
        (scene.agent, taking(scene, errand, "claim")),
        (scene.lead, taking(scene, errand, "assign")),
        (scene.agent, taking(scene, errand, "claim")),
        (scene.lead, taking(scene, errand, "assign")),
    )

    assert ends == {"ok": 1, "ActionUnavailable": 3}


def test_it_is_passed_on_once(scene: Scene, rig: Rig) -> None:
    errand = scene.errand((scene.agent, "claim"))

    ends = rig.race(*[(scene.agent, taking(scene, errand, "transfer"))] * 6)

    # Who has passed it on is no longer its agent.
    assert ends["ok"] == 1
    assert scene.reload(errand).agent_id == scene.other_agent.id
    assert scene.reload(errand).first_agent_id == scene.agent.id


def test_it_is_completed_or_withdrawn_but_not_both(scene: Scene, rig: Rig) -> None:
    errand = scene.errand((scene.agent, "claim"))

    ends = rig.race(
        (scene.agent, taking(scene, errand, "complete")),
        (scene.resident, taking(scene, errand, "withdraw")),
    )

    assert ends == {"ok": 1, "ActionUnavailable": 1}


def test_it_is_rated_once(scene: Scene, rig: Rig) -> None:
    errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign"))

    ends = rig.race(*[(scene.resident, taking(scene, errand, "rate"))] * 6)

    assert ends["ok"] == 1
    assert scene.reload(errand).version == 5
