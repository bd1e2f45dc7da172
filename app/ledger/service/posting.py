"""The one way to write transfers: a whole batch in four statements, whether it holds one line or a thousand.

The account rows are locked first, so the places and balances computed here are true when they are written;
the guards in the database compute them again and refuse what differs.
"""

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.dialects import postgresql

from app.core.db import new_id
from app.core.errors import Problem
from app.core.tx import Tx
from app.ledger.models import NEVER, AccountClass, Posting, Transfer
from app.ledger.service.accounts import Standing, lock_accounts

TRANSFER = Transfer.__table__  # type: ignore[attr-defined]
POSTING = Posting.__table__  # type: ignore[attr-defined]

# Built once: to build a statement costs more than to run it.
_EARLIER = select(TRANSFER.c.reference, TRANSFER.c.request_hash, TRANSFER.c.id).where(
    TRANSFER.c.county_id == bindparam("county_id"),
    TRANSFER.c.reference.in_(bindparam("references", expanding=True)),
)
_INSERT_POSTING = insert(POSTING)


class InsufficientPoints(Problem):
    """A person or household has fewer points at hand than would leave."""

    title = "积分不足"


class BudgetExhausted(Problem):
    """A village budget, or the county's authorised issue, is used up."""

    title = "积分预算不足"


class InsufficientUnits(Problem):
    """A shelf holds fewer units than would leave it."""

    title = "库存不足"


class ReferenceConflict(Problem):
    """The reference was used before, for something else."""

    title = "单据重复"


class AccountClosed(Problem):
    """A closed account takes no postings."""

    title = "账户已注销"


@dataclass(frozen=True, slots=True)
class Line:
    """`amount` leaves the debit account and arrives at the credit account, there usable until `expires_on`.

    None means for ever. A later credit never runs out before an earlier one: it gets the longer validity.
    """

    debit_id: uuid.UUID
    credit_id: uuid.UUID
    amount: int
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A line with what it answers: the hold it captures, or the posting it gives back."""

    line: Line
    hold_line_id: uuid.UUID | None = None
    held_amount: int = 0
    refunds_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a transfer or hold says about itself; `source` and `reason_label` are what people read."""

    reference: str
    kind: str
    note: str = ""
    source_kind: str = ""
    source_id: uuid.UUID | None = None
    rule_code: str | None = None
    reason_label: str = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One transfer to post."""

    heading: Heading
    legs: Sequence[Leg]
    reverses: uuid.UUID | None = None
    transfer_id: uuid.UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Posted:
    """A transfer that stands in the books; `is_replay` when it stood there before."""

    transfer_id: uuid.UUID
    posting_ids: tuple[uuid.UUID, ...]
    is_replay: bool = False


def post(tx: Tx, *, instructions: Sequence[Instruction]) -> list[Posted]:
    """Post transfers in order; one that stands in the books with the same body is given back as it is."""
    legs = [leg.line for instruction in instructions for leg in instruction.legs]
    standings = lock_accounts(
        tx, account_ids={id_ for line in legs for id_ in (line.debit_id, line.credit_id)}
    )
    earlier = _earlier(tx, instructions)
    fresh = [instruction for instruction in instructions if instruction.heading.reference not in earlier]
    rows = {instruction.transfer_id: _posting_rows(tx, instruction, standings) for instruction in fresh}
    if fresh and not insert_headings(tx, table=TRANSFER, rows=[_heading_row(tx, item) for item in fresh]):
        # Somebody wrote the reference after we looked, without sharing a locked account with us.
        raise ReferenceConflict("单据正在由另一笔业务记账，请刷新后再试")
    if postings := [row for group in rows.values() for row in group]:
        tx.session.execute(_INSERT_POSTING, postings)
    posted = {
        item.heading.reference: Posted(item.transfer_id, tuple(row["id"] for row in rows[item.transfer_id]))
        for item in fresh
    }
    return [(earlier | posted)[instruction.heading.reference] for instruction in instructions]


def body_hash(kind: str, lines: Sequence[Line], **more: object) -> str:
    """Digest what makes two requests the same; notes and labels may differ."""
    body = [[line.debit_id.hex, line.credit_id.hex, line.amount, str(line.expires_on)] for line in lines]
    extras = {name: str(value) for name, value in more.items()}
    return hashlib.sha256(json.dumps([kind, body, extras], sort_keys=True).encode()).hexdigest()


def shortage(standing: Standing, needed: int) -> Problem:
    """Say who is short, and of how much."""
    available = standing.available
    if standing.account_class == AccountClass.shelf:
        return InsufficientUnits(f"库存剩余 {available} 件，需要 {needed} 件")
    if standing.account_class in {AccountClass.village_budget, AccountClass.mint}:
        return BudgetExhausted(f"积分预算可用 {available} 分，需要 {needed} 分")
    return InsufficientPoints(f"可用 {available} 分，需要 {needed} 分")


def check_line(line: Line, standings: dict[uuid.UUID, Standing]) -> None:
    """Refuse what no caller may ask for."""
    debit, credit = standings[line.debit_id], standings[line.credit_id]
    assert line.amount > 0, "an amount is positive"
    assert debit.asset == credit.asset, "one asset moves at a time"
    assert debit.id != credit.id, "a movement has two accounts"
    if not (debit.is_open and credit.is_open):
        raise AccountClosed("账户已注销，不能再记账")


def _instruction_hash(instruction: Instruction) -> str:
    lines = [leg.line for leg in instruction.legs]
    return body_hash(instruction.heading.kind, lines, reverses=instruction.reverses)


def _earlier(tx: Tx, instructions: Sequence[Instruction]) -> dict[str, Posted]:
    wanted = {item.heading.reference: _instruction_hash(item) for item in instructions}
    assert len(wanted) == len(instructions), "a reference names one transfer"
    rows = tx.session.execute(_EARLIER, {"county_id": tx.actor.county_id, "references": list(wanted)}).all()
    found: dict[str, Posted] = {}
    for reference, request_hash, transfer_id in rows:
        if request_hash != wanted[reference]:
            raise ReferenceConflict(f"单据 {reference} 已经记过账，内容与这次不同")
        ids = select(POSTING.c.id).where(POSTING.c.transfer_id == transfer_id).order_by(POSTING.c.line)
        found[reference] = Posted(transfer_id, tuple(tx.session.execute(ids).scalars()), is_replay=True)
    return found


def insert_headings(tx: Tx, *, table: Table, rows: Sequence[dict[str, Any]]) -> bool:
    """Insert transfers or holds; False if a reference was taken after the caller looked."""
    if tx.session.get_bind().dialect.name == "sqlite":
        # The only writer: nobody comes between.
        tx.session.execute(insert(table), rows)
        return True
    claim = postgresql.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return len(tx.session.execute(claim, rows).all()) == len(rows)


def _heading_row(tx: Tx, instruction: Instruction) -> dict[str, Any]:
    return {
        "id": instruction.transfer_id,
        "county_id": tx.actor.county_id,
        "at": tx.now,
        "actor_id": tx.actor.user_id,
        "request_hash": _instruction_hash(instruction),
        "line_count": len(instruction.legs),
        "reverses": instruction.reverses,
    } | heading_values(instruction.heading)


def heading_values(heading: Heading) -> dict[str, Any]:
    """Give the columns that transfers and holds have in common."""
    return {name: getattr(heading, name) for name in Heading.__dataclass_fields__}


def _posting_rows(
    tx: Tx, instruction: Instruction, standings: dict[uuid.UUID, Standing]
) -> list[dict[str, Any]]:
    rows = []
    for number, leg in enumerate(instruction.legs):
        check_line(leg.line, standings)
        row = {
            "id": new_id(),
            "county_id": tx.actor.county_id,
            "transfer_id": instruction.transfer_id,
            "line": number,
            "debit_id": leg.line.debit_id,
            "credit_id": leg.line.credit_id,
            "amount": leg.line.amount,
            "hold_line_id": leg.hold_line_id,
            "refunds_id": leg.refunds_id,
        }
        rows.append(
            row | _debit(standings[leg.line.debit_id], leg) | _credit(standings[leg.line.credit_id], leg)
        )
    return rows


def _debit(standing: Standing, leg: Leg) -> dict[str, Any]:
    if not standing.is_counted:
        return {"debit_seq": None, "debit_after": None}
    standing.held -= leg.held_amount
    standing.hold_seq += leg.hold_line_id is not None
    if standing.available < leg.line.amount:
        raise shortage(standing, leg.line.amount)
    standing.debits += leg.line.amount
    standing.seq += 1
    return {"debit_seq": standing.seq, "debit_after": standing.balance}


def _credit(standing: Standing, leg: Leg) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(("credit_seq", "credit_after", "credit_total", "expires_on"))
    if not standing.is_counted:
        return row
    standing.seq += 1
    if leg.refunds_id is not None:
        standing.refunds += leg.line.amount
        return row | {"credit_seq": standing.seq, "credit_after": standing.balance}
    standing.credits += leg.line.amount
    if standing.expires:
        standing.last_expires_on = max(leg.line.expires_on or NEVER, standing.last_expires_on or date.min)
        row["expires_on"] = standing.last_expires_on
    row |= {"credit_seq": standing.seq, "credit_after": standing.balance, "credit_total": standing.credits}
    return row
