"""Reads of the books: balances, what will expire, entries as a villager reads them."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Subquery, func, literal, null, select, union_all

from app.core.clock import end_of_day, start_of_day
from app.core.pages import DEFAULT_LIMIT, fetch_page
from app.core.tx import Tx
from app.ledger.models import NEVER, Account, AccountClass, Posting, Transfer

_ACCOUNT = Account.__table__  # type: ignore[attr-defined]
_POSTING = Posting.__table__  # type: ignore[attr-defined]
_TRANSFER = Transfer.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account owns, what of it is set aside, and what may be spent."""

    balance: int
    held: int
    available: int


@dataclass(frozen=True, slots=True)
class AccountRead:
    """Whose account it is."""

    id: uuid.UUID
    asset: str
    account_class: AccountClass
    owner_kind: str
    owner_id: uuid.UUID
    village_id: uuid.UUID | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting as one of its accounts sees it; `balance_after` is None where no counters are kept."""

    id: uuid.UUID
    transfer_id: uuid.UUID
    at: datetime
    amount: int
    balance_after: int | None
    expires_on: date | None
    reference: str
    kind: str
    note: str
    source_kind: str
    source_id: uuid.UUID | None
    rule_code: str | None
    reason_label: str
    reverses: uuid.UUID | None
    other_account_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class TransferRead:
    """A transfer's heading and its movements."""

    id: uuid.UUID
    reference: str
    kind: str
    at: datetime
    actor_id: uuid.UUID
    note: str
    source_kind: str
    source_id: uuid.UUID | None
    rule_code: str | None
    reason_label: str
    reverses: uuid.UUID | None
    reversed_by: uuid.UUID | None
    lines: tuple["LineRead", ...]


@dataclass(frozen=True, slots=True)
class LineRead:
    """One movement of a transfer."""

    id: uuid.UUID
    debit_id: uuid.UUID
    credit_id: uuid.UUID
    amount: int


def find_account(
    tx: Tx,
    *,
    owner_kind: str,
    owner_id: uuid.UUID,
    asset: str = "points",
    account_class: AccountClass | None = None,
) -> uuid.UUID | None:
    """Give the owner's account of an asset, the oldest if it has several classes and none is asked for."""
    statement = select(_ACCOUNT.c.id).where(
        _ACCOUNT.c.county_id == tx.actor.county_id,
        _ACCOUNT.c.owner_kind == owner_kind,
        _ACCOUNT.c.owner_id == owner_id,
        _ACCOUNT.c.asset == asset,
    )
    if account_class is not None:
        statement = statement.where(_ACCOUNT.c.account_class == account_class)
    found: uuid.UUID | None = tx.session.execute(statement.order_by(_ACCOUNT.c.id).limit(1)).scalar()
    return found


def accounts_of(tx: Tx, *, owner_kind: str, owner_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Give the points account of each of some owners that has one."""
    rows = tx.session.execute(
        select(_ACCOUNT.c.owner_id, _ACCOUNT.c.id).where(
            _ACCOUNT.c.county_id == tx.actor.county_id,
            _ACCOUNT.c.owner_kind == owner_kind,
            _ACCOUNT.c.owner_id.in_(owner_ids),
            _ACCOUNT.c.asset == "points",
        )
    )
    return {row[0]: row[1] for row in rows}


def account_of(tx: Tx, *, account_id: uuid.UUID) -> AccountRead | None:
    """Give whose account it is, or None if the county has no such account."""
    columns = [_ACCOUNT.c[name] for name in AccountRead.__dataclass_fields__]
    row = tx.session.execute(
        select(*columns).where(_ACCOUNT.c.id == account_id, _ACCOUNT.c.county_id == tx.actor.county_id)
    ).one_or_none()
    return None if row is None else AccountRead(*row)


def balance(tx: Tx, *, account_id: uuid.UUID) -> Balance:
    """Give an account's balance."""
    return balances(tx, account_ids=[account_id])[account_id]


def balances(tx: Tx, *, account_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Balance]:
    """Give the balances of many accounts at once."""
    columns = ("id", "is_counted", "credits", "debits", "refunds", "held", "overdraft")
    rows = tx.session.execute(
        select(*(_ACCOUNT.c[name] for name in columns)).where(
            _ACCOUNT.c.id.in_(list(account_ids)), _ACCOUNT.c.county_id == tx.actor.county_id
        )
    ).all()
    found: dict[uuid.UUID, Balance] = {}
    for row in rows:
        owned = row.credits + row.refunds - row.debits
        found[row.id] = Balance(owned, row.held, owned - row.held + row.overdraft)
    summed = [row.id for row in rows if not row.is_counted]
    return found | (_sums(tx, summed) if summed else {})


def balance_at(tx: Tx, *, account_id: uuid.UUID, at: datetime) -> int:
    """Give what an account owned just before a moment."""
    entries = _entries(account_id)
    earlier = select(entries.c.amount, entries.c.balance_after, entries.c.seq).where(entries.c.at < at)
    latest = tx.session.execute(earlier.order_by(entries.c.seq.desc()).limit(1)).one_or_none()
    if latest is None:
        return 0
    if latest.balance_after is not None:
        return int(latest.balance_after)
    total = select(func.sum(entries.c.amount)).where(entries.c.at < at)
    return int(tx.session.execute(total).scalar_one())


def expiring(tx: Tx, *, account_id: uuid.UUID) -> list[tuple[int, date]]:
    """Give what is left of each day's points, soonest first; points for ever are not in it.

    A lot keeps what lies above the watermark of what was consumed: no walk over what was spent.
    """
    consumed = _ACCOUNT.c.debits - _ACCOUNT.c.refunds
    rows = tx.session.execute(
        select(_POSTING.c.expires_on, _POSTING.c.credit_total, _POSTING.c.amount, consumed)
        .join(_ACCOUNT, _ACCOUNT.c.id == _POSTING.c.credit_id)
        .where(
            _POSTING.c.credit_id == account_id,
            _ACCOUNT.c.county_id == tx.actor.county_id,
            _POSTING.c.expires_on < NEVER,
            _POSTING.c.credit_total > consumed,
        )
        .order_by(_POSTING.c.expires_on, _POSTING.c.credit_total)
    )
    left: dict[date, int] = {}
    for expires_on, credit_total, amount, used in rows:
        left[expires_on] = left.get(expires_on, 0) + min(credit_total - used, amount)
    return [(amount, expires_on) for expires_on, amount in left.items()]


def entries_page(
    tx: Tx,
    *,
    account_id: uuid.UUID,
    since: date | None = None,
    until: date | None = None,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> tuple[list[Entry], str | None]:
    """Give an account's entries, newest first, of whole days in the county's zone, and the next cursor."""
    entries = _entries(account_id)
    statement = select(*(entries.c[name] for name in Entry.__dataclass_fields__)).where(
        entries.c.county_id == tx.actor.county_id
    )
    if since is not None:
        statement = statement.where(entries.c.at >= start_of_day(since, tx.settings.timezone))
    if until is not None:
        statement = statement.where(entries.c.at < end_of_day(until, tx.settings.timezone))
    sort = [entries.c.seq, entries.c.id]
    rows, next_cursor = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return [Entry(*row[: -len(sort)]) for row in rows], next_cursor


def entry_of(tx: Tx, *, entry_id: uuid.UUID, account_id: uuid.UUID | None = None) -> Entry | None:
    """Give one entry as an account sees it, as the one it was credited to if none is named."""
    if account_id is None:
        find = select(_POSTING.c.credit_id).where(_POSTING.c.id == entry_id)
        account_id = tx.session.execute(find).scalar()
    if account_id is None:
        return None
    entries = _entries(account_id)
    row = tx.session.execute(
        select(*(entries.c[name] for name in Entry.__dataclass_fields__)).where(
            entries.c.id == entry_id, entries.c.county_id == tx.actor.county_id
        )
    ).one_or_none()
    return None if row is None else Entry(*row)


def transfer_of(
    tx: Tx, *, transfer_id: uuid.UUID | None = None, reference: str | None = None
) -> TransferRead | None:
    """Give a transfer by its id or its reference, and by whom it was reversed."""
    assert (transfer_id is None) != (reference is None), "a transfer is named once"
    later = _TRANSFER.alias()
    names = [name for name in TransferRead.__dataclass_fields__ if name not in {"reversed_by", "lines"}]
    wanted = _TRANSFER.c.id == transfer_id if transfer_id is not None else _TRANSFER.c.reference == reference
    row = tx.session.execute(
        select(*(_TRANSFER.c[name] for name in names), later.c.id.label("reversed_by"))
        .outerjoin(later, later.c.reverses == _TRANSFER.c.id)
        .where(wanted, _TRANSFER.c.county_id == tx.actor.county_id)
    ).one_or_none()
    if row is None:
        return None
    values: list[Any] = [*row, _lines(tx, row.id)]
    return TransferRead(*values)


def _lines(tx: Tx, transfer_id: uuid.UUID) -> tuple[LineRead, ...]:
    columns = [_POSTING.c[name] for name in LineRead.__dataclass_fields__]
    rows: Sequence[Any] = tx.session.execute(
        select(*columns).where(_POSTING.c.transfer_id == transfer_id).order_by(_POSTING.c.line)
    ).all()
    return tuple(LineRead(*row) for row in rows)


def _entries(account_id: uuid.UUID) -> Subquery:
    """Give both sides of the account's postings, signed; an account without counters has no seq (0)."""
    return union_all(
        _side(account_id, _POSTING.c.debit_id, _POSTING.c.credit_id, -1),
        _side(account_id, _POSTING.c.credit_id, _POSTING.c.debit_id, 1),
    ).subquery("entries")


def _side(account_id: uuid.UUID, own: Any, other: Any, sign: int) -> Select[Any]:  # noqa: ANN401 - columns
    side = "debit" if sign < 0 else "credit"
    expires_on = _POSTING.c.expires_on if sign > 0 else null().cast(_POSTING.c.expires_on.type)
    names = ("reference", "kind", "note", "source_kind", "source_id", "rule_code", "reason_label", "reverses")
    return (
        select(
            _POSTING.c.id,
            _POSTING.c.county_id,
            _POSTING.c.transfer_id,
            _TRANSFER.c.at,
            (_POSTING.c.amount * literal(sign)).label("amount"),
            _POSTING.c[f"{side}_after"].label("balance_after"),
            expires_on.label("expires_on"),
            *(_TRANSFER.c[name] for name in names),
            other.label("other_account_id"),
            func.coalesce(_POSTING.c[f"{side}_seq"], 0).label("seq"),
        )
        .join(_TRANSFER, _TRANSFER.c.id == _POSTING.c.transfer_id)
        .where(own == account_id)
    )


def _sums(tx: Tx, account_ids: list[uuid.UUID]) -> dict[uuid.UUID, Balance]:
    amount = func.sum(_POSTING.c.amount)
    totals = dict.fromkeys(account_ids, 0)
    for own, sign in ((_POSTING.c.credit_id, 1), (_POSTING.c.debit_id, -1)):
        grouped = select(own, amount).where(own.in_(account_ids)).group_by(own)
        for account_id, total in tx.session.execute(grouped):
            totals[account_id] += sign * int(total)
    return {account_id: Balance(total, 0, total) for account_id, total in totals.items()}
