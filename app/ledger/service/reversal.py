"""Reversal: a mistake is answered by a counter-entry, never rubbed out."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.core.errors import NotFound, Problem
from app.core.tx import Tx
from app.ledger.models import AccountClass
from app.ledger.service.accounts import ACCOUNT, Standing, lock_accounts, open_account
from app.ledger.service.posting import (
    POSTING,
    TRANSFER,
    Heading,
    Instruction,
    Leg,
    Line,
    Posted,
    post,
)
from app.ledger.service.transfers import transfer

# What a county could ever be owed; the debt asset is issued like points are.
_LARGEST_DEBT = 1_000_000_000_000


class AlreadyReversed(Problem):
    """A transfer is reversed once."""

    title = "已经冲正过"


class NotReversible(Problem):
    """A reversal is final: what it gave back is not taken again by reversing it."""

    title = "不能冲正"


class ReversalShort(Problem):
    """The points to take back were spent since."""

    title = "积分已被使用"


def reverse(
    tx: Tx,
    *,
    transfer_id: uuid.UUID,
    reference: str,
    note: str = "",
    reason_label: str = "冲正",
    allow_debt: bool = False,
) -> Posted:
    """Give every line of a transfer back.

    Points spent since are missing: refused with the numbers, or with `allow_debt` the rest is written as
    debt on an account of its own (asset "debt"), which `settle_debt` pays from later points.
    """
    original = _original(tx, transfer_id)
    postings = tx.session.execute(
        select(POSTING).where(POSTING.c.transfer_id == transfer_id).order_by(POSTING.c.line)
    ).all()
    standings = lock_accounts(
        tx, account_ids={id_ for row in postings for id_ in (row.debit_id, row.credit_id)}
    )
    if (earlier := _earlier(tx, transfer_id, reference)) is not None:
        return earlier
    legs, short = _legs(postings, standings)
    for account_id, missing in short.items():
        _refuse_shortage(standings[account_id], missing, allow_debt=allow_debt)
    heading = Heading(
        reference=reference,
        kind="reversal",
        note=note,
        source_kind=original.source_kind,
        source_id=original.source_id,
        rule_code=original.rule_code,
        reason_label=reason_label,
    )
    posted = post(tx, instructions=[Instruction(heading, legs, reverses=transfer_id)])[0]
    for account_id, missing in short.items():
        _owe(tx, heading, account_id, missing)
    return posted


def settle_debt(tx: Tx, *, owner_kind: str, owner_id: uuid.UUID, credit_id: uuid.UUID, reference: str) -> int:
    """Pay an owner's debt from the points at hand to the account it is owed to; give what was paid."""
    debt_id = open_account(tx, owner_kind=owner_kind, owner_id=owner_id, asset="debt")
    points_id = open_account(tx, owner_kind=owner_kind, owner_id=owner_id)
    standings = lock_accounts(tx, account_ids={debt_id, points_id})
    amount = min(standings[debt_id].available, standings[points_id].available)
    if amount <= 0:
        return 0
    lines = [Line(points_id, credit_id, amount), Line(debt_id, _debt_mint(tx), amount)]
    transfer(tx, reference=reference, kind="debt_settled", lines=lines, reason_label="抵扣欠分")
    return amount


def _original(tx: Tx, transfer_id: uuid.UUID) -> Any:  # noqa: ANN401 - a row of columns
    found = tx.session.execute(
        select(TRANSFER).where(TRANSFER.c.id == transfer_id, TRANSFER.c.county_id == tx.actor.county_id)
    ).one_or_none()
    if found is None:
        raise NotFound
    if found.reverses is not None:
        raise NotReversible("冲正记录本身不能再冲正")
    return found


def _refuse_shortage(standing: Standing, missing: int, *, allow_debt: bool) -> None:
    if not (standing.asset == "points" and standing.expires):
        raise ReversalShort(f"预算或库存已被使用，还差 {missing}，请先补足再冲正")
    if not allow_debt:
        raise ReversalShort(f"积分已被使用：可扣回 {standing.available} 分，还差 {missing} 分")


def _earlier(tx: Tx, transfer_id: uuid.UUID, reference: str) -> Posted | None:
    found = tx.session.execute(
        select(TRANSFER.c.id, TRANSFER.c.reference).where(TRANSFER.c.reverses == transfer_id)
    ).one_or_none()
    if found is None:
        return None
    if found.reference != reference:
        raise AlreadyReversed("这笔记录已经冲正过，不能再次冲正")
    ids = select(POSTING.c.id).where(POSTING.c.transfer_id == found.id).order_by(POSTING.c.line)
    return Posted(found.id, tuple(tx.session.execute(ids).scalars()), is_replay=True)


def _legs(
    postings: Sequence[Any], standings: dict[uuid.UUID, Standing]
) -> tuple[list[Leg], dict[uuid.UUID, int]]:
    """Give the counter-entries that the accounts can bear, and what each account is short of."""
    legs: list[Leg] = []
    short: dict[uuid.UUID, int] = {}
    left = {account_id: standing.available for account_id, standing in standings.items()}
    for row in postings:
        giver = row.credit_id
        amount = min(row.amount, left[giver]) if standings[giver].is_counted else row.amount
        left[giver] -= amount
        left[row.debit_id] += amount
        if amount:
            legs.append(Leg(Line(giver, row.debit_id, amount), refunds_id=row.id))
        if amount < row.amount:
            short[giver] = short.get(giver, 0) + row.amount - amount
    return legs, short


def _owe(tx: Tx, heading: Heading, account_id: uuid.UUID, amount: int) -> None:
    owner_kind, owner_id = tx.session.execute(
        select(ACCOUNT.c.owner_kind, ACCOUNT.c.owner_id).where(ACCOUNT.c.id == account_id)
    ).one()
    debt_id = open_account(tx, owner_kind=owner_kind, owner_id=owner_id, asset="debt")
    transfer(
        tx,
        reference=f"{heading.reference}:debt",
        kind="debt",
        lines=[Line(_debt_mint(tx), debt_id, amount)],
        note=heading.note,
        source_kind=heading.source_kind,
        source_id=heading.source_id,
        reason_label="冲正欠分",
    )


def _debt_mint(tx: Tx) -> uuid.UUID:
    return open_account(
        tx,
        owner_kind="county",
        owner_id=tx.actor.county_id,
        asset="debt",
        account_class=AccountClass.mint,
        overdraft=_LARGEST_DEBT,
    )
