"""The ledger beside its model: every reply and every read is the same, whatever is asked."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.core.config import Settings
from app.core.db import Database
from app.core.errors import Problem
from app.core.tx import Tx
from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service import holds
from app.ledger.service.expiry import expire_due
from app.ledger.service.reversal import reverse
from app.ledger.service.seals import seal
from app.ledger.service.transfers import Line, transfer
from app.ledger.service.verify import verify
from tests.ledger.conftest import NOON, Books
from tests.ledger.model import Model

START = date(2026, 11, 18)
PERSON, AMOUNT, UNITS = st.integers(0, 2), st.integers(1, 40), st.integers(1, 3)
PICK = st.integers(0, 10**6)


class Machine(RuleBasedStateMachine):
    """One county, driven by dice; about a third of what is asked is invalid or was asked before."""

    def __init__(self, database: Database, app_settings: Settings) -> None:
        super().__init__()
        self.books = Books(database, app_settings, issue=200)
        self.shelf, self.delivered = self.books.shelf(12)
        self.people = [self.books.open() for _ in range(3)]
        self.model = Model(budget=200, shelf=12)
        self.day = 0
        self.hold_ids: list[uuid.UUID] = []
        self.transfer_ids: list[uuid.UUID] = []
        self.last: Callable[[Tx], object] | None = None

    def _ask(self, action: Callable[[Tx], object], expected: str) -> object:
        self.books.now = NOON + timedelta(days=self.day)
        answer: object = None
        reply = "ok"
        try:
            with self.books.tx() as tx:
                answer = action(tx)
            self.last = action
        except Problem as problem:
            reply = type(problem).__name__
        assert reply == expected
        return answer

    @rule(person=PERSON, amount=AMOUNT, days=st.integers(0, 20))
    def award(self, person: int, amount: int, days: int) -> None:
        """Pay from the budget."""
        reference, expires = self.books.reference(), self.day + days
        line = Line(self.books.budget, self.people[person], amount, START + timedelta(days=expires))
        self._post(reference, [line], self.model.award(person, amount, expires))

    @rule(person=PERSON, amount=AMOUNT, units=UNITS)
    def spend(self, person: int, amount: int, units: int) -> None:
        """Pay at once."""
        reference, lines = self.books.reference(), self._order(person, amount, units)
        self._post(reference, lines, self.model.spend(person, amount, units))

    @rule(person=PERSON, amount=AMOUNT, units=UNITS, days=st.integers(0, 5))
    def hold(self, person: int, amount: int, units: int, days: int) -> None:
        """Set aside."""
        reference, lines = self.books.reference(), self._order(person, amount, units)
        lapses_at = NOON + timedelta(days=self.day + days)
        expected = self.model.hold(person, amount, units, self.day + days)

        hold_id = self._ask(
            lambda tx: holds.hold(tx, reference=reference, lines=lines, lapses_at=lapses_at), expected
        )
        if expected == "ok":
            assert isinstance(hold_id, uuid.UUID)
            self.hold_ids.append(hold_id)

    @precondition(lambda self: self.hold_ids)
    @rule(pick=PICK, how=st.sampled_from(["capture", "void", "lapse"]))
    def end(self, pick: int, how: str) -> None:
        """End a hold, perhaps once too often."""
        number = pick % len(self.hold_ids)
        expected = self.model.end(number, how, self.day)

        self._ask(lambda tx: getattr(holds, how)(tx, hold_id=self.hold_ids[number]), expected)
        if (expected, how) == ("ok", "capture"):
            reference = f"hold:{self.hold_ids[number]}:capture"
            self.transfer_ids.append(self._transfer(reference))
        self.last = None

    @precondition(lambda self: self.transfer_ids)
    @rule(pick=PICK)
    def reverse(self, pick: int) -> None:
        """Undo a transfer, perhaps again."""
        number, reference = pick % len(self.transfer_ids), self.books.reference()
        expected = self.model.reverse(number)

        transfer_id = self.transfer_ids[number]
        self._ask(lambda tx: reverse(tx, transfer_id=transfer_id, reference=reference), expected)

    @rule(days=st.integers(0, 6))
    def pass_days(self, days: int) -> None:
        """Let time pass and expire what is due."""
        self.day += days
        on = START + timedelta(days=self.day)
        self._ask(lambda tx: expire_due(tx, on=on, limit=100), self.model.expire(self.day))
        self.last = None

    @precondition(lambda self: self.last is not None)
    @rule()
    def repeat(self) -> None:
        """Ask again for what was just done: nothing more happens."""
        assert self.last is not None
        self._ask(self.last, "ok")

    @rule()
    def seal(self) -> None:
        """Seal what there is."""
        with self.books.tx() as tx:
            seal(tx, limit=5)

    @invariant()
    def every_read_is_the_same(self) -> None:
        """Compare all that can be read."""
        model = self.model
        with self.books.tx() as tx:
            found = queries.balances(
                tx,
                account_ids=[*self.people, self.books.budget, self.books.sink, self.shelf, self.delivered],
            )
            expiring = [queries.expiring(tx, account_id=person) for person in self.people]
        assert [found[id_].available for id_ in self.people] == [person.available for person in model.people]
        assert [found[id_].held for id_ in self.people] == [person.held for person in model.people]
        house = [self.books.budget, self.books.sink, self.shelf, self.delivered]
        expected = [model.budget, model.sink, model.shelf, model.delivered]
        assert [found[id_].balance for id_ in house] == expected
        assert found[self.shelf].held == model.shelf_held
        for lots, person in zip(expiring, model.people, strict=True):
            assert {(on - START).days: amount for amount, on in lots} == person.expiring()

    def teardown(self) -> None:
        """Prove the books."""
        with self.books.tx() as tx:
            expired = queries.find_account(
                tx, owner_kind="county", owner_id=self.books.county_id, account_class=AccountClass.expired
            )
            if expired is not None:
                assert queries.balance(tx, account_id=expired).balance == self.model.expired
            report = verify(tx.session, county_id=self.books.county_id)
        assert report.ok, report.first_bad

    def _order(self, person: int, amount: int, units: int) -> list[Line]:
        points = Line(self.people[person], self.books.sink, amount)
        return [points, Line(self.shelf, self.delivered, units)]

    def _post(self, reference: str, lines: list[Line], expected: str) -> None:
        self._ask(lambda tx: transfer(tx, reference=reference, kind="test", lines=lines), expected)
        if expected == "ok":
            self.transfer_ids.append(self._transfer(reference))

    def _transfer(self, reference: str) -> uuid.UUID:
        with self.books.tx() as tx:
            found = queries.transfer_of(tx, reference=reference)
        assert found is not None, "it was just posted"
        return found.id


def test_the_ledger_does_what_its_model_does(shared: Database, settings: Settings) -> None:
    class Here(Machine):
        def __init__(self) -> None:
            super().__init__(shared, settings)

    run_state_machine_as_test(Here, settings=_BOUNDED)


# The same dice every time, so that a failure is found again; raise the numbers to search for longer.
_BOUNDED = settings(
    derandomize=True,
    database=None,
    max_examples=6,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
