"""Proof of the transfers: each has its lines, each line its two accounts, its hold or what it gives back."""

import uuid
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Select, exists, select
from sqlmodel import Session

from app.ledger.models import AccountClass
from app.ledger.service.accounts import ACCOUNT
from app.ledger.service.holds import HOLD_END, HOLD_LINE
from app.ledger.service.posting import POSTING, TRANSFER
from app.ledger.service.seals import HEADING, MOVEMENT, SEAL_LEAF, digest_of
from app.ledger.service.verification import Row, Verification, stream

_DEBIT, _CREDIT = ACCOUNT.alias("debit_account"), ACCOUNT.alias("credit_account")
_ORIGINAL = POSTING.alias("original")
_REVERSED = TRANSFER.alias("reversed")


def prove_transfers(session: Session, report: Verification, county_id: uuid.UUID | None) -> None:
    """Read every transfer once with all that it refers to."""
    rows = stream(session, _transfers(county_id))
    for _, lines in groupby(rows, key=lambda row: row.id):
        _prove_transfer(report, list(lines))
    _prove_none_stray(session, report, county_id)


def _prove_transfer(report: Verification, rows: list[Any]) -> None:
    heading = rows[0]
    row = ("ledger_transfer", heading.id)
    report.transfers += 1
    lines = [line for line in rows if line.posting_id is not None]
    report.entries += len(lines)
    numbers = [line.line for line in lines]
    report.check(numbers == list(range(heading.line_count)), row, "分录缺失或多余")
    if heading.reverses is not None:
        report.check(heading.reversed_id is not None, row, "被冲正的记录不存在")
        report.check(heading.reversed_reverses is None, row, "冲正记录被再次冲正")
    for line in lines:
        _prove_line(report, heading, line)
    if heading.digest is not None and heading.digest != _digest(heading, lines):
        report.bad(row, f"与第 {heading.seal_n} 号封账的内容不同")
        report.seals.broken.append(heading.seal_n)


def _prove_line(report: Verification, heading: Any, line: Any) -> None:  # noqa: ANN401 - rows
    row = ("ledger_posting", line.posting_id)
    report.check(
        line.debit_asset is not None and line.debit_asset == line.credit_asset, row, "两个账户的资产不同"
    )
    counties = {line.posting_county, line.debit_county, line.credit_county}
    report.check(counties == {heading.county_id}, row, "跨县记账")
    report.check(line.amount > 0 and line.debit_id != line.credit_id, row, "金额或账户无效")
    report.check(line.debit_counted == (line.debit_seq is not None), row, "支出方序号缺失或多余")
    report.check(line.credit_counted == (line.credit_seq is not None), row, "收入方序号缺失或多余")
    report.check((heading.reverses is not None) == (line.refunds_id is not None), row, "冲正分录不完整")
    may_leave = line.debit_counted or line.debit_class == AccountClass.supplier or line.refunds_id is not None
    report.check(may_leave, row, "汇总账户不能直接支出")
    if line.refunds_id is not None:
        _prove_refund(report, row, heading, line)
    if line.hold_line_id is not None:
        taken = (line.debit_id, line.credit_id) == (line.held_debit, line.held_credit)
        report.check(taken and line.amount <= (line.held_amount or 0), row, "与冻结的内容不符")
        report.check(line.outcome == "captured", row, "冻结没有结束")


def _prove_refund(report: Verification, row: Row, heading: Any, line: Any) -> None:  # noqa: ANN401 - rows
    mirrored = (line.debit_id, line.credit_id) == (line.original_credit, line.original_debit)
    of_the_reversed = line.original_transfer == heading.reverses and line.original_refunds is None
    report.check(mirrored and of_the_reversed, row, "退回的不是原来的分录")
    report.check(line.amount <= (line.original_amount or 0), row, "退回超过原来的金额")


def _digest(heading: Any, lines: list[Any]) -> str:  # noqa: ANN401 - rows
    head, width = len(HEADING), len(MOVEMENT)
    return digest_of(heading[:head], (line[head : head + width] for line in lines))


def _transfers(county_id: uuid.UUID | None) -> Select[Any]:
    statement = (
        select(
            *HEADING,
            *(column.label("posting_id") if column.name == "id" else column for column in MOVEMENT),
            TRANSFER.c.county_id,
            POSTING.c.county_id.label("posting_county"),
            *_of_accounts(),
            _ORIGINAL.c.transfer_id.label("original_transfer"),
            _ORIGINAL.c.debit_id.label("original_debit"),
            _ORIGINAL.c.credit_id.label("original_credit"),
            _ORIGINAL.c.amount.label("original_amount"),
            _ORIGINAL.c.refunds_id.label("original_refunds"),
            HOLD_LINE.c.debit_id.label("held_debit"),
            HOLD_LINE.c.credit_id.label("held_credit"),
            HOLD_LINE.c.amount.label("held_amount"),
            HOLD_END.c.outcome,
            _REVERSED.c.id.label("reversed_id"),
            _REVERSED.c.reverses.label("reversed_reverses"),
            SEAL_LEAF.c.seal_n,
            SEAL_LEAF.c.digest,
        )
        .outerjoin(POSTING, POSTING.c.transfer_id == TRANSFER.c.id)
        .outerjoin(_DEBIT, _DEBIT.c.id == POSTING.c.debit_id)
        .outerjoin(_CREDIT, _CREDIT.c.id == POSTING.c.credit_id)
        .outerjoin(_ORIGINAL, _ORIGINAL.c.id == POSTING.c.refunds_id)
        .outerjoin(HOLD_LINE, HOLD_LINE.c.id == POSTING.c.hold_line_id)
        .outerjoin(HOLD_END, HOLD_END.c.id == POSTING.c.hold_line_id)
        .outerjoin(_REVERSED, _REVERSED.c.id == TRANSFER.c.reverses)
        .outerjoin(SEAL_LEAF, SEAL_LEAF.c.id == TRANSFER.c.id)
        .order_by(TRANSFER.c.id, POSTING.c.line)
    )
    return statement if county_id is None else statement.where(TRANSFER.c.county_id == county_id)


def _of_accounts() -> Iterator[Any]:
    for side, account in (("debit", _DEBIT), ("credit", _CREDIT)):
        yield account.c.asset.label(f"{side}_asset")
        yield account.c.county_id.label(f"{side}_county")
        yield account.c.is_counted.label(f"{side}_counted")
        yield account.c.account_class.label(f"{side}_class")


def _prove_none_stray(session: Session, report: Verification, county_id: uuid.UUID | None) -> None:
    stray = select(POSTING.c.id).where(~exists().where(TRANSFER.c.id == POSTING.c.transfer_id))
    if county_id is not None:
        stray = stray.where(POSTING.c.county_id == county_id)
    for (posting_id,) in stream(session, stray):
        report.bad(("ledger_posting", posting_id), "分录不属于任何记录")
