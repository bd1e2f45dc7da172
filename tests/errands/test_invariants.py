"""Whatever happens to an errand, somebody has it on a list, and somebody answers for it."""

import random
from datetime import timedelta
from typing import Any

import pytest

from app.auth.models import UserAccount
from app.auth.queries import staff_at
from app.core.permissions import Role
from app.errands.models import Errand
from app.errands.queries.reach import Scope, may_see
from app.errands.queries.reading import Filter, errands_page, read_errand
from app.errands.schemas import ActionRead
from app.errands.states import CLOSED
from tests.errands.scene import Scene
from tests.factories import Make

STEPS = 14
RARELY = 0.1
IN_HANDS = {"accepted", "handling", "returned", "completed"}


@pytest.mark.parametrize("seed", range(2))
def test_nobodys_case_is_in_nobodys_list(scene: Scene, make: Make, seed: int) -> None:
    dice = random.Random(seed)
    people = [scene.resident, scene.agent, scene.other_agent, scene.lead, scene.relative()]
    people.append(make.user(Role.agent, scene.town, name="镇代办"))
    people.append(make.user(Role.agent, scene.county, name="县代办"))
    errand, first_agent_id, day = scene.errand(), None, 0

    for taken in range(STEPS):
        day += 2
        choice = _choose(scene, dice, errand, people, day)
        if choice is None:
            break
        account, action, fields = choice
        errand = scene.take(account, errand, action, later=timedelta(days=day), **fields)
        first_agent_id = first_agent_id or errand.first_agent_id
        assert errand.first_agent_id == first_agent_id, "the first agent stays to the end"
        assert errand.version == taken + 2
        assert (errand.agent_id is None) <= (errand.state not in IN_HANDS)
        _check_lists(scene, errand, people, day)

    with make.tx(scene.lead) as tx:
        history = read_errand(tx, errand_id=errand.id).timeline
    assert len(history) == errand.version


def _choose(
    scene: Scene, dice: random.Random, errand: Errand, people: list[UserAccount], day: int
) -> tuple[UserAccount, str, dict[str, Any]] | None:
    """Give a step that somebody may take now, by the forms that the server sends."""
    for account in dice.sample(people, len(people)):
        with scene.make.tx(account, later=timedelta(days=day)) as tx:
            if not may_see(tx, errand.id):
                continue
            read = read_errand(tx, errand_id=errand.id)
            others = staff_at(tx, [errand.handling_path])[errand.handling_path]
        agents = [str(one.user_id) for one in others if one.user_id != errand.agent_id]
        # Withdrawing ends the walk: seldom.
        actions = [one for one in read.actions if one.action != "withdraw" or dice.random() < RARELY]
        steps = [(one.action, _fields(dice, one, agents)) for one in actions]
        open_now = [(action, fields) for action, fields in steps if fields is not None]
        if open_now:
            action, fields = dice.choice(open_now)
            return account, str(action), fields
    return None


def _fields(dice: random.Random, action: ActionRead, agents: list[str]) -> dict[str, Any] | None:
    if action.action == "sign":
        by = dice.choice(action.fields["properties"]["by"]["enum"])
        return {"by": by, "note": "本人按了手印"}
    if action.action in ("assign", "transfer"):
        return {"agent_id": dice.choice(agents)} if agents else None
    return {}


def _check_lists(scene: Scene, errand: Errand, people: list[UserAccount], day: int) -> None:
    if errand.state in CLOSED:
        return
    holders = [one for one in people if one.id in (errand.agent_id, errand.first_agent_id)]
    for account in holders:
        assert _is_listed(scene, account, Scope.assigned, errand, day), "whoever has it sees it"
    assert _is_listed(scene, scene.lead, Scope.station, errand, day), "its own station sees it"
    assert _is_listed(scene, scene.resident, Scope.mine, errand, day), "who asked sees it"


def _is_listed(scene: Scene, account: UserAccount, scope: Scope, errand: Errand, day: int) -> bool:
    with scene.make.tx(account, later=timedelta(days=day)) as tx:
        page = errands_page(tx, wanted=Filter(scope=scope), cursor=None, limit=20)
    return errand.id in {one.id for one in page.items}
