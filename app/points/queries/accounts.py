"""Reads of points accounts: one's own, or those in reach of who oversees points."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from app.core import audit
from app.core.errors import NotFound
from app.core.pages import Page
from app.core.permissions import Permission, in_reach
from app.core.tx import Tx
from app.ledger import queries as ledger
from app.ledger.queries import Entry
from app.orgs.models import Region, RegionLevel
from app.people.models import Resident
from app.points.schemas import (
    AccountRead,
    BudgetRead,
    EntryRead,
    ExpiringRead,
    NamedRead,
    OwnerRead,
    SourceRead,
)

_MOST_VILLAGES = 500


@dataclass(frozen=True, slots=True)
class Purse:
    """A resident and the account of the points, None until the first posting."""

    resident: Resident
    account_id: uuid.UUID | None


def my_purse(tx: Tx) -> Purse:
    """Give the actor's own."""
    if tx.actor.resident_id is None:
        raise NotFound("您还不在村民名册上，没有积分账户。请联系本村代办站登记")
    return _purse(tx, tx.session.get_one(Resident, tx.actor.resident_id))


def get_purse(tx: Tx, *, account_id: uuid.UUID) -> Purse:
    """Give an account the actor may see, named by its id, or by its owner's until the first posting."""
    account = ledger.account_of(tx, account_id=account_id)
    if account is not None and (account.asset, account.owner_kind) != ("points", "person"):
        raise NotFound("没有找到这个积分账户")
    resident = tx.session.get(Resident, account_id if account is None else account.owner_id)
    if resident is None or not _may_see(tx, resident):
        raise NotFound("没有找到这个积分账户")
    return _purse(tx, resident)


def note_read(tx: Tx, *, purse: Purse) -> None:
    """Tell the log that somebody else's account is being looked at."""
    owner = purse.resident
    audit.note_read(
        tx,
        action="read_account",
        subject_kind="resident",
        subject_id=owner.id,
        resident_id=owner.id,
        path=owner.path,
    )


def read_account(tx: Tx, *, purse: Purse) -> AccountRead:
    """Give what is in a purse."""
    resident, account_id = purse.resident, purse.account_id
    owner = OwnerRead(kind="person", name=resident.name)
    honour, debt = (_balance_of(tx, resident.id, asset) for asset in ("honour", "debt"))
    if account_id is None:
        return AccountRead(
            id=resident.id, owner=owner, balance=0, held=0, available=0, honour=honour, debt=debt, expiring=[]
        )
    found = ledger.balance(tx, account_id=account_id)
    lots = ledger.expiring(tx, account_id=account_id)
    return AccountRead(
        id=account_id,
        owner=owner,
        balance=found.balance,
        held=found.held,
        available=found.available,
        honour=honour,
        debt=debt,
        expiring=[ExpiringRead(amount=amount, expires_on=day) for amount, day in lots],
    )


def entries_page(
    tx: Tx, *, purse: Purse, since: date | None, until: date | None, cursor: str | None, limit: int
) -> Page[EntryRead]:
    """List the entries of a purse, newest first."""
    if purse.account_id is None:
        return Page(items=[], next_cursor=None)
    entries, after = ledger.entries_page(
        tx, account_id=purse.account_id, since=since, until=until, cursor=cursor, limit=limit
    )
    return Page(items=[_read_entry(entry) for entry in entries], next_cursor=after)


def get_resident(tx: Tx, *, resident_id: uuid.UUID) -> Resident:
    """Give anybody on the county's roll; callers have checked what it is for."""
    resident = tx.session.get(Resident, resident_id)
    if resident is None or resident.county_id != tx.actor.county_id:
        raise NotFound("没有找到这位村民")
    return resident


def budgets_in_reach(tx: Tx) -> list[BudgetRead]:
    """List what the villages in the actor's area may still award."""
    villages = tx.session.exec(
        select(Region.id)
        .where(
            Region.level == RegionLevel.village,
            col(Region.closed_on).is_(None),
            in_reach(Region.path, tx.actor, Permission.points_view_all),
        )
        .order_by(col(Region.code))
        .limit(_MOST_VILLAGES)
    ).all()
    return read_budgets(tx, village_ids=villages)


def read_budgets(tx: Tx, *, village_ids: Sequence[uuid.UUID]) -> list[BudgetRead]:
    """Give what villages may still award."""
    named = select(Region.id, Region.name).where(col(Region.id).in_(village_ids))
    names = dict(tx.session.exec(named).all())
    owned = ledger.accounts_of(tx, owner_kind="village", owner_ids=village_ids)
    found = ledger.balances(tx, account_ids=owned.values())
    balances = {village_id: found[account_id].balance for village_id, account_id in owned.items()}
    return [
        BudgetRead(
            village=NamedRead(id=village_id, name=names[village_id]), available=balances.get(village_id, 0)
        )
        for village_id in village_ids
    ]


def _may_see(tx: Tx, resident: Resident) -> bool:
    return resident.id == tx.actor.resident_id or tx.actor.can(Permission.points_view_all, resident.path)


def _purse(tx: Tx, resident: Resident) -> Purse:
    return Purse(resident, ledger.find_account(tx, owner_kind="person", owner_id=resident.id))


def _balance_of(tx: Tx, owner_id: uuid.UUID, asset: str) -> int:
    account_id = ledger.find_account(tx, owner_kind="person", owner_id=owner_id, asset=asset)
    return 0 if account_id is None else ledger.balance(tx, account_id=account_id).balance


def _read_entry(entry: Entry) -> EntryRead:
    source = None if entry.source_id is None else SourceRead(kind=entry.source_kind, id=entry.source_id)
    return EntryRead(
        id=entry.id,
        at=entry.at,
        amount=entry.amount,
        balance_after=entry.balance_after,
        reason_label=entry.reason_label,
        rule_code=entry.rule_code,
        source=source,
        transfer_id=entry.transfer_id,
        reverses=entry.reverses,
    )
