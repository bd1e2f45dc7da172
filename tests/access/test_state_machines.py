"""Errands and orders take no step that their table does not have: none skipped, none back, none twice."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import select

from app.auth.models import UserAccount
from app.core.errors import Problem
from app.core.permissions import Role
from app.errands.models import Errand, ErrandTransition
from app.errands.states import ErrandAction
from app.shop.models import Order, OrderAction, OrderState
from app.shop.queries.orders import get_order
from app.shop.service import orders
from tests.errands.scene import Scene
from tests.factories import Make
from tests.shop.goods import fund, offer, open_shop, place, purse, shelf

# The same steps in every run: what fails here fails again.
SHORT = settings(
    derandomize=True,
    max_examples=10,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SIGNERS = ["self", "witness"]
# Where an errand may go from each state, written down apart from app/errands/states.py.
NEXT = {
    "submitted": {"accepted", "withdrawn"},
    "accepted": {"handling", "completed", "returned", "escalated", "withdrawn"},
    "handling": {"completed", "returned", "escalated", "handling", "withdrawn"},
    "returned": {"accepted", "completed", "withdrawn"},
    "escalated": {"accepted", "handling", "withdrawn"},
    "completed": {"signed", "accepted"},
    "signed": {"archived", "accepted"},
    "archived": set(),
    "withdrawn": set(),
}


class ErrandMachine(RuleBasedStateMachine):
    """Anybody tries anything on one errand."""

    scene: Scene

    def __init__(self) -> None:
        super().__init__()
        self.errand: Errand = self.scene.errand()
        self.people = [self.scene.resident, self.scene.agent, self.scene.other_agent, self.scene.lead]

    @rule(
        who=st.integers(0, 3), action=st.sampled_from(ErrandAction), by=st.sampled_from(["self", "witness"])
    )
    def somebody_tries(self, who: int, action: ErrandAction, by: str) -> None:
        before = self.errand
        fields: dict[str, Any] = {"by": by, "note": "按手印"} if action is ErrandAction.sign else {}
        try:
            self.errand = self.scene.take(self.people[who], before, action, **fields)
        except Problem:
            after = self.scene.reload(before)
            assert (after.state, after.version) == (before.state, before.version), "a refusal changes nothing"
            return
        assert self.errand.version == before.version + 1
        is_kept = self.errand.state == before.state
        assert is_kept or self.errand.state in NEXT[before.state], (before.state, action, self.errand.state)

    @invariant()
    def history_is_whole(self) -> None:
        with self.scene.make.database.transaction(write=False) as session:
            versions = session.exec(
                select(ErrandTransition.version).where(ErrandTransition.errand_id == self.errand.id)
            ).all()
        assert sorted(versions) == list(range(1, self.errand.version + 1))


class OrderMachine(RuleBasedStateMachine):
    """Both sides of the counter, and a stranger, try anything on one order of ten points."""

    make: Make

    def __init__(self) -> None:
        super().__init__()
        make, village = self.make, self.make.village()
        self.keeper = make.user(Role.shopkeeper, village)
        self.buyer = make.user(Role.resident, village)
        self.stranger = make.user(Role.resident, make.village())
        self.offer = offer(make, open_shop(make, village), points=10, stock=1)
        fund(make, self.buyer.resident_id, 10)
        self.order: Order = place(make, self.buyer, self.offer)
        self.state = OrderState.held

    @rule()
    def collect(self) -> None:
        self._step(self.keeper, OrderState.held, OrderState.collected, None)

    @rule(is_keeper=st.booleans())
    def cancel(self, is_keeper: bool) -> None:  # noqa: FBT001 - what hypothesis draws
        account = self.keeper if is_keeper else self.buyer
        self._step(account, OrderState.held, OrderState.cancelled, OrderAction.cancel)

    @rule()
    def refund(self) -> None:
        self._step(self.keeper, OrderState.collected, OrderState.refunded, OrderAction.refund)

    @rule(action=st.sampled_from([None, OrderAction.cancel, OrderAction.refund]))
    def a_stranger_tries(self, action: OrderAction | None) -> None:
        with pytest.raises(Problem):
            self._take(self.stranger, action)

    @rule()
    def the_buyer_refunds(self) -> None:
        with pytest.raises(Problem):
            self._take(self.buyer, OrderAction.refund)

    @invariant()
    def points_and_stock_are_in_one_place(self) -> None:
        spent = self.state is OrderState.collected
        held = self.state is OrderState.held
        have, left = purse(self.make, self.buyer.resident_id), shelf(self.make, self.offer)
        assert (have.balance, have.held) == (0 if spent else 10, 10 if held else 0)
        assert (left.stock, left.stock_left) == (0 if spent else 1, 0 if spent or held else 1)

    def _step(
        self,
        account: UserAccount,
        source: OrderState,
        target: OrderState,
        action: OrderAction | None,
    ) -> None:
        if self.state is source:
            self._take(account, action)
            self.state = target
        else:
            with pytest.raises(Problem):
                self._take(account, action)

    def _take(self, account: UserAccount, action: OrderAction | None) -> None:
        with self.make.tx(account) as tx:
            if action is None:
                orders.collect(tx, pickup_code=self.order.pickup_code)
            else:
                order = get_order(tx, order_id=self.order.id, lock=True)
                orders.move(tx, order=order, action=action)


def test_an_errand_goes_only_where_its_table_leads(make: Make) -> None:
    class Machine(ErrandMachine):
        scene = Scene(make)

    run_state_machine_as_test(Machine, settings=SHORT)


def test_an_order_is_paid_once_and_returned_once(make: Make) -> None:
    shared = make

    class Machine(OrderMachine):
        make = shared

    run_state_machine_as_test(Machine, settings=SHORT)
