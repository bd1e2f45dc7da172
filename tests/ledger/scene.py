"""A county's books with one row of everything, and SQL that is right until a test makes it wrong."""

import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from app.core.config import Settings
from app.core.db import Database, new_id
from app.ledger import queries
from app.ledger.service.accounts import ACCOUNT, Standing, lock_accounts
from app.ledger.service.holds import HOLD_LINE, capture, hold, void
from app.ledger.service.reversal import reverse
from app.ledger.service.seals import SEAL, seal
from app.ledger.service.transfers import Line
from tests.ledger.conftest import NOON, YEAR_END, Books

AT = "2026-11-18 04:00:00.000000"
LATER = "2026-12-18 04:00:00.000000"


class Scene(Books):
    """Rows to attack, and right statements to make wrong by a change."""

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__(database, settings)
        self.villager = self.person(50)
        self.other = self.person(20)
        self.closed = self.open()
        self.empty = self.open()
        self.honour = self.open(asset="honour")
        self.shelf_id, self.delivered = self.shelf(4)
        self.spent = self.move(self.villager, self.sink, 10)
        self.unrelated = self.move(self.other, self.sink, 2)
        self.mistake = self.move(self.budget, self.other, 3, expires_on=YEAR_END)
        self.stranger = Books(database, settings)
        self.foreign = self.stranger.person(9)
        self.foreign_transfer = self.stranger.move(self.foreign, self.stranger.sink, 1).transfer_id
        self.open_hold = self._hold(
            [Line(self.villager, self.sink, 15), Line(self.shelf_id, self.delivered, 1)]
        )
        self.captured = self._hold([Line(self.villager, self.sink, 2)])
        self.void_hold = self._hold([Line(self.villager, self.sink, 2)])
        with self.tx() as tx:
            capture(tx, hold_id=self.captured)
            void(tx, hold_id=self.void_hold)
            self.back = reverse(tx, transfer_id=self.mistake.transfer_id, reference="back")
            self.first_seal = seal(tx, limit=3)
            self.second_seal = seal(tx, limit=3)
            tx.session.execute(update(ACCOUNT).where(ACCOUNT.c.id == self.closed).values(is_open=False))
        self.lines = self._lines_of(self.open_hold)
        self.void_line = self._lines_of(self.void_hold)[0]
        self.captured_line = self._lines_of(self.captured)[0]
        self.transfer_id = new_id()
        self.hold_id = new_id()

    def _hold(self, lines: list[Line]) -> uuid.UUID:
        with self.tx() as tx:
            return hold(tx, reference=self.reference(), lines=lines, lapses_at=NOON + timedelta(days=3))

    def _lines_of(self, hold_id: uuid.UUID) -> list[uuid.UUID]:
        with self.tx() as tx:
            ids = select(HOLD_LINE.c.id).where(HOLD_LINE.c.hold_id == hold_id).order_by(HOLD_LINE.c.line)
            return list(tx.session.execute(ids).scalars())

    def standing(self, account_id: uuid.UUID) -> Standing:
        """Read an account's counters."""
        with self.tx() as tx:
            return lock_accounts(tx, account_ids=[account_id])[account_id]

    def heading(self, **changes: object) -> str:
        """Write a right transfer of one line."""
        row: dict[str, Any] = {
            "id": self.transfer_id,
            "county_id": self.county_id,
            "reference": "attack",
            "kind": "test",
            "at": AT,
            "actor_id": uuid.UUID(int=0),
            "request_hash": "0",
            "line_count": 1,
            "reverses": None,
            "note": "",
            "source_kind": "",
            "reason_label": "",
        }
        return sql("ledger_transfer", row | changes)

    def _posting(self, debit_id: uuid.UUID, credit_id: uuid.UUID, amount: int) -> dict[str, Any]:
        """Give what the service would write, places and balances included."""
        debit, credit = self.standing(debit_id), self.standing(credit_id)
        row: dict[str, Any] = {
            "id": new_id(),
            "county_id": self.county_id,
            "transfer_id": self.transfer_id,
            "line": 0,
            "debit_id": debit_id,
            "credit_id": credit_id,
            "amount": amount,
        }
        if debit.is_counted:
            row |= {"debit_seq": debit.seq + 1, "debit_after": debit.balance - amount}
        if credit.is_counted:
            row |= {"credit_seq": credit.seq + 1, "credit_after": credit.balance + amount}
            row["credit_total"] = credit.credits + amount
            row["expires_on"] = str(YEAR_END) if credit.expires else None
        return row

    def move_sql(
        self, debit_id: uuid.UUID, credit_id: uuid.UUID, amount: int = 5, /, **changes: object
    ) -> str:
        """Write a right posting."""
        return sql("ledger_posting", self._posting(debit_id, credit_id, amount) | changes)

    def spend(self, **changes: object) -> str:
        """Write a right posting of 5 from the person to the shop."""
        return self.move_sql(self.villager, self.sink, **changes)

    def award(self, **changes: object) -> str:
        """Write a right posting of 5 from the budget to the person."""
        return self.move_sql(self.budget, self.villager, **changes)

    def refund(self, amount: int = 10, **changes: object) -> str:
        """Write a right refund of the 10 that were spent."""
        refund = {"credit_total": None, "expires_on": None, "refunds_id": self.spent.posting_ids[0]}
        return sql("ledger_posting", self._posting(self.sink, self.villager, amount) | refund | changes)

    def reversing(self, **changes: object) -> str:
        """Write a right heading that reverses what was spent."""
        return self.heading(**({"reverses": self.spent.transfer_id} | changes))

    def capture_sql(self, line: int = 0, **changes: object) -> str:
        """Write a right posting that captures a line of the open hold."""
        sides = [(self.villager, self.sink, 15), (self.shelf_id, self.delivered, 1)]
        row = self._posting(*sides[line]) | {"hold_line_id": self.lines[line], "line": line}
        return sql("ledger_posting", row | changes)

    def hold_heading(self, **changes: object) -> str:
        """Write a right hold of one line."""
        row: dict[str, Any] = {
            "id": self.hold_id,
            "county_id": self.county_id,
            "reference": "attack",
            "kind": "test",
            "at": AT,
            "lapses_at": LATER,
            "actor_id": uuid.UUID(int=0),
            "request_hash": "0",
            "line_count": 1,
            "note": "",
            "source_kind": "",
            "reason_label": "",
        }
        return sql("ledger_hold", row | changes)

    def hold_line(self, **changes: object) -> str:
        """Write a right hold line of 5 on the person."""
        person = self.standing(self.villager)
        row: dict[str, Any] = {
            "id": new_id(),
            "county_id": self.county_id,
            "hold_id": self.hold_id,
            "line": 0,
            "debit_id": self.villager,
            "credit_id": self.sink,
            "amount": 5,
            "hold_seq": person.hold_seq + 1,
            "held_after": person.held + 5,
        }
        return sql("ledger_hold_line", row | changes)

    def hold_end(self, line: int = 0, **changes: object) -> str:
        """Write a right end of a line of the open hold."""
        account_id, amount = [(self.villager, 15), (self.shelf_id, 1)][line]
        account = self.standing(account_id)
        row: dict[str, Any] = {
            "id": self.lines[line],
            "county_id": self.county_id,
            "hold_id": self.open_hold,
            "account_id": account_id,
            "outcome": "void",
            "at": AT,
            "actor_id": uuid.UUID(int=0),
            "hold_seq": account.hold_seq + 1,
            "held_after": account.held - amount,
        }
        return sql("ledger_hold_end", row | changes)

    def account(self, **changes: object) -> str:
        """Write a right new account."""
        row: dict[str, Any] = {
            "id": new_id(),
            "county_id": self.county_id,
            "asset": "points",
            "account_class": "person",
            "owner_kind": "test",
            "owner_id": new_id(),
            "is_counted": True,
            "is_open": True,
            "created_at": AT,
        }
        counters = ("overdraft", "credits", "debits", "refunds", "held", "seq", "hold_seq")
        return sql("ledger_account", row | dict.fromkeys(counters, 0) | changes)

    def seal_sql(self, **changes: object) -> str:
        """Write a right third seal."""
        assert self.second_seal is not None, "two seals were made"
        row: dict[str, Any] = {
            "id": new_id(),
            "county_id": self.county_id,
            "n": 3,
            "previous_n": 2,
            "previous_root": self.second_seal.root,
            "root": "0" * 64,
            "leaf_count": 1,
            "at": AT,
        }
        return sql("ledger_seal", row | changes)

    def root(self, n: int) -> str:
        """Give a seal's root."""
        with self.tx() as tx:
            root = select(SEAL.c.root).where(SEAL.c.county_id == self.county_id, SEAL.c.n == n)
            return str(tx.session.execute(root).scalar_one())

    def first_transfer(self) -> uuid.UUID:
        """Give the transfer that was sealed first."""
        with self.tx() as tx:
            found = queries.transfer_of(tx, reference="issue")
        assert found is not None, "the mint issued"
        return found.id

    def leaf(self, **changes: object) -> str:
        """Write a right leaf of the third seal."""
        row: dict[str, Any] = {
            "id": self.back.transfer_id,
            "county_id": self.county_id,
            "seal_n": 3,
            "position": 0,
            "digest": "0" * 64,
        }
        return sql("ledger_seal_leaf", row | changes)

    def change(self, account_id: uuid.UUID, assignment: str) -> str:
        """Write a direct change of an account."""
        return f"UPDATE ledger_account SET {assignment} WHERE id = '{account_id.hex}'"  # noqa: S608 - an attack


def sql(table: str, row: dict[str, Any], *, verb: str = "INSERT") -> str:
    """Write an insert with plain literals, which both engines read."""
    values = ", ".join(_literal(value) for value in row.values())
    return f"{verb} INTO {table} ({', '.join(row)}) VALUES ({values})"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, uuid.UUID):
        return f"'{value.hex}'"
    return f"'{value}'" if isinstance(value, str) else str(value).upper()
