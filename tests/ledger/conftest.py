"""A small county's accounts, and a transaction at any moment."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count

import pytest

from app.core.config import Settings
from app.core.db import Database, new_id
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.ledger import queries
from app.ledger.models import AccountClass
from app.ledger.service.accounts import open_account
from app.ledger.service.transfers import Line, Posted, transfer
from app.ledger.service.verify import verify
from tests.databases import Places

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
YEAR_END = date(2027, 12, 31)


class Books:
    """One county's books: a mint that issued a budget to a village, and whoever comes along."""

    def __init__(self, database: Database, settings: Settings, *, issue: int = 1_000_000) -> None:
        self.database = database
        self.settings = settings
        self.county_id = new_id()
        self.now = NOON
        self._numbers = count(1)
        with self.tx() as tx:
            self.mint = self._open(tx, AccountClass.mint, overdraft=issue)
            self.budget = self._open(tx, AccountClass.village_budget)
            self.sink = self._open(tx, AccountClass.shop_sink)
            line = Line(self.mint, self.budget, issue)
            transfer(tx, reference="issue", kind="budget", lines=[line])

    @contextmanager
    def tx(self) -> Iterator[Tx]:
        """Open a transaction of the system in this county."""
        with self.database.transaction() as session:
            yield Tx(session, self.settings, self.now, system_actor(self.county_id))

    def open(self, account_class: AccountClass = AccountClass.person, *, asset: str = "points") -> uuid.UUID:
        """Open a new owner's account."""
        with self.tx() as tx:
            return self._open(tx, account_class, asset=asset)

    def person(self, points: int = 0, *, expires_on: date | None = YEAR_END) -> uuid.UUID:
        """Open a person's account with points."""
        account_id = self.open()
        if points:
            self.move(self.budget, account_id, points, expires_on=expires_on)
        return account_id

    def shelf(self, units: int) -> tuple[uuid.UUID, uuid.UUID]:
        """Open a shelf with units on it, and where they go when delivered."""
        asset = f"stock:{new_id()}"
        supplier = self.open(AccountClass.supplier, asset=asset)
        shelf = self.open(AccountClass.shelf, asset=asset)
        if units:
            self.move(supplier, shelf, units)
        return shelf, self.open(AccountClass.delivered, asset=asset)

    def move(
        self,
        debit_id: uuid.UUID,
        credit_id: uuid.UUID,
        amount: int,
        *,
        reference: str = "",
        expires_on: date | None = None,
    ) -> Posted:
        """Post a transfer of one line."""
        with self.tx() as tx:
            return transfer(
                tx,
                reference=reference or self.reference(),
                kind="test",
                lines=[Line(debit_id, credit_id, amount, expires_on)],
            )

    def reference(self) -> str:
        """Give a reference that was not used."""
        return f"test:{next(self._numbers)}"

    def balance(self, account_id: uuid.UUID) -> queries.Balance:
        """Read a balance."""
        with self.tx() as tx:
            return queries.balance(tx, account_id=account_id)

    def _open(
        self, tx: Tx, account_class: AccountClass, *, asset: str = "points", overdraft: int = 0
    ) -> uuid.UUID:
        return open_account(
            tx,
            owner_kind="test",
            owner_id=new_id(),
            asset=asset,
            account_class=account_class,
            overdraft=overdraft,
        )


@pytest.fixture(scope="module")
def shared(engine_name: str, places: Places) -> Iterator[Database]:
    """Give one database for a file of tests; each test has a county of its own in it."""
    opened = places.place(engine_name, "ledger").renew()
    yield opened
    opened.dispose()


@pytest.fixture
def books(shared: Database, settings: Settings) -> Iterator[Books]:
    """Give a fresh county's books, and prove them when the test is over."""
    opened = Books(shared, settings)
    yield opened
    with shared.transaction(write=False) as session:
        report = verify(session, county_id=opened.county_id)
    assert report.ok, report.first_bad
