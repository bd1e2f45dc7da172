"""Whatever happens to an errand, somebody has it on a list, and somebody answers for it."""

import random
import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, delete, select

from app.auth.models import Grant, UserAccount
from app.auth.queries import staff_at
from app.core.permissions import Role
from app.errands.course_schemas import PartTransitionCreate
from app.errands.models import Errand
from app.errands.queries.reach import Scope, may_see, on_list
from app.errands.queries.reading import read_errand
from app.errands.schemas import ActionRead, ErrandRead
from app.errands.service.parts import move_part
from app.errands.service.timers import resume_next, sign_next
from app.errands.states import CLOSED
from app.orgs.models import Region
from tests.errands.scene import Scene
from tests.factories import Make

STEPS = 14
RARELY = 0.1
IN_HANDS = {"accepted", "handling", "returned", "completed"}
LISTS = (Scope.assigned, Scope.station, Scope.lead)


class Walk:
    """A village whose people take whatever step is open, and whose agents come and go."""

    def __init__(self, scene: Scene, seed: int) -> None:
        self.scene, self.make = scene, scene.make
        self.dice = random.Random(seed)
        self.day = 0
        make = scene.make
        self.homes: dict[uuid.UUID, Region] = {
            scene.agent.id: scene.village,
            scene.other_agent.id: scene.village,
        }
        self.staff = [scene.agent, scene.other_agent]
        for place in (scene.town, scene.county):
            self.staff.append(make.user(Role.agent, place, name=f"{place.level}代办"))
            self.homes[self.staff[-1].id] = place
        self.bosses = [scene.lead, scene.officer()]
        self.people = [scene.resident, scene.relative(), *self.bosses, *self.staff]
        self.away: list[UserAccount] = []
        self.errand = scene.errand()

    def go_on(self) -> bool:
        """Let a day or two pass with a step, a part's step, or a change of staff; False at the end."""
        self.day += self.dice.choice((1, 2, 9))
        chosen = self.dice.random()
        if chosen < RARELY:
            self._leave_or_return()
        elif chosen < 2 * RARELY:
            with self.make.tx(later=timedelta(days=self.day)) as tx:
                resume_next(tx)
                sign_next(tx)
        elif not self._step():
            return False
        self.errand = self.scene.reload(self.errand)
        return True

    def _leave_or_return(self) -> None:
        """Take an agent's role away, or give it back to whoever left."""
        if self.away:
            back = self.away.pop()
            self.make.grant(back, Role.agent, self.homes[back.id])
            return
        leaving = self.dice.choice(self.staff)
        self.away.append(leaving)
        with self.make.tx() as tx:
            tx.session.exec(delete(Grant).where(col(Grant.user_id) == leaving.id))

    def _step(self) -> bool:
        for account in self.dice.sample(self.people, len(self.people)):
            with self.make.tx(account, later=timedelta(days=self.day)) as tx:
                if not may_see(tx, self.errand.id):
                    continue
                read = read_errand(tx, errand_id=self.errand.id)
                others = staff_at(tx, [self.errand.handling_path])[self.errand.handling_path]
            agents = [str(one.user_id) for one in others if one.user_id != self.errand.agent_id]
            if self._step_on_part(account, read) or self._step_on_errand(account, read, agents):
                return True
        return False

    def _step_on_part(self, account: UserAccount, read: ErrandRead) -> bool:
        steps = [(part.id, one.action) for part in read.parts for one in part.actions]
        if not steps or self.dice.random() < 0.5:
            return False
        part_id, action = self.dice.choice(steps)
        fields = {"finish": {"result": "好"}, "withdraw": {"note": "不用"}}.get(action, {})
        step = PartTransitionCreate.model_validate({"action": action, **fields})
        with self.make.tx(account, later=timedelta(days=self.day)) as tx:
            move_part(tx, errand_id=self.errand.id, part_id=part_id, step=step)
        return True

    def _step_on_errand(self, account: UserAccount, read: ErrandRead, agents: list[str]) -> bool:
        # Withdrawing ends the walk: seldom.
        actions = [one for one in read.actions if one.action != "withdraw" or self.dice.random() < RARELY]
        steps = [(one.action, _fields(self.dice, one, agents, read)) for one in actions]
        open_now = [(action, fields) for action, fields in steps if fields is not None]
        if not open_now:
            return False
        action, fields = self.dice.choice(open_now)
        self.scene.take(account, self.errand, action, later=timedelta(days=self.day), **fields)
        return True

    def holders(self) -> set[str]:
        """Name every serving person on one of whose lists the errand stands."""
        serving = [one for one in (*self.staff, *self.bosses) if one.id not in self.gone()]
        return {one.name for one in serving if any(self.is_listed(one, scope) for scope in LISTS)}

    def gone(self) -> set[uuid.UUID]:
        return {one.id for one in self.away}

    def is_listed(self, account: UserAccount, scope: Scope) -> bool:
        with self.make.tx(account, later=timedelta(days=self.day)) as tx:
            listed = select(Errand.id).where(Errand.id == self.errand.id, on_list(scope, tx.actor))
            return tx.session.exec(listed).first() is not None


@pytest.mark.parametrize("seed", range(2))
def test_nobodys_case_is_in_nobodys_list(scene: Scene, make: Make, seed: int) -> None:
    walk = Walk(scene, seed)
    first_agent_id, version = None, walk.errand.version

    for _ in range(STEPS):
        if not walk.go_on():
            break
        errand = walk.errand
        first_agent_id = first_agent_id or errand.first_agent_id
        assert errand.first_agent_id == first_agent_id, f"seed {seed}: the first agent stays to the end"
        assert (errand.agent_id is None) <= (errand.state not in IN_HANDS), f"seed {seed}"
        _check_lists(walk, seed)
        version = errand.version

    with make.tx(scene.lead) as tx:
        history = read_errand(tx, errand_id=walk.errand.id).timeline
    assert len(history) == version


def _check_lists(walk: Walk, seed: int) -> None:
    """The open errand stands on a serving person's list, on its first agent's, and on its asker's."""
    if walk.errand.state in CLOSED:
        return
    scene, errand = walk.scene, walk.errand
    assert walk.holders(), f"seed {seed}: nobody's case is in nobody's list"
    assert walk.is_listed(scene.lead, Scope.station), f"seed {seed}: its own station sees it"
    assert walk.is_listed(scene.resident, Scope.mine), f"seed {seed}: who asked sees it"
    hands = {errand.agent_id, errand.first_agent_id} - walk.gone()
    holders = [one for one in walk.staff if one.id in hands]
    for account in holders:
        assert walk.is_listed(account, Scope.assigned), f"seed {seed}: whoever has it sees it"
    if errand.state == "returned" and errand.first_agent_id not in walk.gone():
        assert errand.agent_id is not None, f"seed {seed}: what was returned is in somebody's hands"
    if errand.agent_id in walk.gone() and errand.state != "completed":
        assert walk.is_listed(scene.lead, Scope.lead) or walk.is_listed(walk.bosses[1], Scope.lead), (
            f"seed {seed}: what somebody left behind waits for a lead"
        )


def _fields(
    dice: random.Random, action: ActionRead, agents: list[str], read: ErrandRead
) -> dict[str, Any] | None:
    if action.action == "sign":
        by = dice.choice(action.fields["properties"]["by"]["enum"])
        return {"by": by, "note": "本人按了手印"}
    if action.action == "complete":
        return {"closing_kind": dice.choice(action.fields["properties"]["closing_kind"]["enum"])}
    if action.action in ("assign", "transfer"):
        return {"agent_id": dice.choice(agents)} if agents else None
    if action.action == "record_rating":
        return {"via": "phone", "score": 3, "note": "回访"}
    if action.action == "promise" and read.promised_at is not None:
        return None
    return {}


def test_whoever_serves_takes_over_what_was_left_behind(scene: Scene, make: Make) -> None:
    errand = scene.errand((scene.agent, "claim"), (scene.agent, "start"))
    with make.tx() as tx:
        tx.session.exec(delete(Grant).where(col(Grant.user_id) == scene.agent.id))

    taken = scene.take(scene.other_agent, errand, "claim")

    assert (taken.state, taken.agent_id) == ("handling", scene.other_agent.id)
    assert taken.first_agent_id == scene.agent.id, "who answers for it is told for ever"


def test_what_a_serving_agent_has_is_not_claimed_away(scene: Scene) -> None:
    errand = scene.errand((scene.agent, "claim"))

    with pytest.raises(Exception, match="已经认领"):
        scene.take(scene.other_agent, errand, "claim")


def test_the_walk_sees_a_case_that_is_in_nobodys_hands(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(errand: Errand) -> None:
        errand.agent_id = None

    monkeypatch.setattr("app.errands.service.steps.returns.bring_home", lose)
    walk = Walk(scene, 0)
    scene.take(scene.agent, walk.errand, "claim")
    walk.errand = scene.take(scene.agent, walk.errand, "return")

    with pytest.raises(AssertionError, match="in somebody's hands"):
        _check_lists(walk, 0)
