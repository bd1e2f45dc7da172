"""Accounts: opened on first use, locked in one order, and how they stand while a transaction writes."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, bindparam, case, insert, select
from sqlalchemy.dialects import postgresql

from app.core.db import new_id
from app.core.tx import Tx
from app.ledger.models import COUNTED, EXPIRING, Account, AccountClass

ACCOUNT = Account.__table__  # type: ignore[attr-defined]


@dataclass(slots=True)
class Standing:
    """An account's counters as this transaction will leave them; the database checks each step again."""

    id: uuid.UUID
    asset: str
    account_class: AccountClass
    is_counted: bool
    is_open: bool
    credits: int
    debits: int
    refunds: int
    held: int
    overdraft: int
    seq: int
    hold_seq: int
    last_expires_on: date | None

    @property
    def balance(self) -> int:
        """Give what the account owns, held or not."""
        return self.credits + self.refunds - self.debits

    @property
    def available(self) -> int:
        """Give what may still leave the account."""
        return self.balance - self.held + self.overdraft

    @property
    def expires(self) -> bool:
        """Tell whether points here have a last day."""
        return self.account_class in EXPIRING


# Built once: to build a statement costs more than to run it.
_OURS = select(*(ACCOUNT.c[name] for name in Standing.__dataclass_fields__)).where(
    ACCOUNT.c.id.in_(bindparam("ids", expanding=True)), ACCOUNT.c.county_id == bindparam("county_id")
)
_SHELF_LAST = case((ACCOUNT.c.account_class == AccountClass.shelf, 1), else_=0)
_LOCK_COUNTED = (
    _OURS.where(ACCOUNT.c.is_counted).order_by(_SHELF_LAST, ACCOUNT.c.id).with_for_update(key_share=True)
)
_READ_UNCOUNTED = _OURS.where(~ACCOUNT.c.is_counted)


def open_account(
    tx: Tx,
    *,
    owner_kind: str,
    owner_id: uuid.UUID,
    asset: str = "points",
    account_class: AccountClass = AccountClass.person,
    village_id: uuid.UUID | None = None,
    overdraft: int = 0,
) -> uuid.UUID:
    """Give the owner's account of this asset and class, opened if it is the first time."""
    owner = {
        "county_id": tx.actor.county_id,
        "owner_kind": owner_kind,
        "owner_id": owner_id,
        "asset": asset,
        "account_class": account_class,
    }
    find = select(ACCOUNT.c.id).where(and_(*(ACCOUNT.c[name] == value for name, value in owner.items())))
    known: uuid.UUID | None = tx.session.execute(find).scalar()
    if known is not None:
        return known
    fresh = owner | {
        "id": new_id(),
        "village_id": village_id,
        "overdraft": overdraft,
        "is_counted": account_class in COUNTED,
        "created_at": tx.now,
    }
    fresh |= dict.fromkeys(("credits", "debits", "refunds", "held", "seq", "hold_seq"), 0) | {"is_open": True}
    if tx.session.get_bind().dialect.name == "sqlite":
        tx.session.execute(insert(ACCOUNT).values(fresh))
    else:
        tx.session.execute(postgresql.insert(ACCOUNT).values(fresh).on_conflict_do_nothing())
    opened: uuid.UUID = tx.session.execute(find).scalar_one()
    return opened


def lock_accounts(tx: Tx, *, account_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Standing]:
    """Lock the counted accounts in the one order that cannot deadlock: by id, busy shelves last."""
    wanted = set(account_ids)
    standings = _read(tx, _LOCK_COUNTED, wanted)
    if len(standings) < len(wanted):
        standings |= _read(tx, _READ_UNCOUNTED, wanted)
    assert standings.keys() == wanted, "every account exists in the actor's county"
    return standings


def _read(
    tx: Tx, statement: Select[tuple[object, ...]], account_ids: set[uuid.UUID]
) -> dict[uuid.UUID, Standing]:
    rows = tx.session.execute(statement, {"ids": list(account_ids), "county_id": tx.actor.county_id})
    return {row[0]: Standing(*row) for row in rows}
