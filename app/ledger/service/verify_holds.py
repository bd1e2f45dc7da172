"""Proof of the holds: each has its lines, and they ended together, once, with a posting if captured."""

import uuid
from itertools import groupby
from typing import Any

from sqlalchemy import Select, exists, select
from sqlmodel import Session

from app.ledger.models import HoldOutcome
from app.ledger.service.holds import HOLD, HOLD_END, HOLD_LINE
from app.ledger.service.posting import POSTING
from app.ledger.service.verification import Verification, stream


def prove_holds(session: Session, report: Verification, county_id: uuid.UUID | None) -> None:
    """Read every hold once with its lines and their ends."""
    for _, lines in groupby(stream(session, _holds(county_id)), key=lambda row: row.id):
        _prove_hold(report, list(lines))
    stray = select(HOLD_LINE.c.id).where(~exists().where(HOLD.c.id == HOLD_LINE.c.hold_id))
    if county_id is not None:
        stray = stray.where(HOLD_LINE.c.county_id == county_id)
    for (line_id,) in stream(session, stray):
        report.bad(("ledger_hold_line", line_id), "不属于任何冻结")


def _prove_hold(report: Verification, rows: list[Any]) -> None:
    heading = rows[0]
    row = ("ledger_hold", heading.id)
    numbers = [line.line for line in rows if line.line_id is not None]
    report.check(numbers == list(range(heading.line_count)), row, "冻结明细缺失或多余")
    report.check(len({line.outcome for line in rows}) == 1, row, "冻结只结束了一部分")
    for line in rows:
        name = ("ledger_hold_line", line.line_id)
        is_captured = line.outcome == HoldOutcome.captured
        report.check(is_captured == (line.posting_id is not None), name, "扣减与冻结的结果不符")
        report.check(line.outcome is None or line.account_id == line.debit_id, name, "冻结与解冻的账户不同")
        is_early = line.outcome == HoldOutcome.lapsed and not (
            line.lapses_at and line.ended_at >= line.lapses_at
        )
        report.check(not is_early, name, "冻结未到期就失效")


def _holds(county_id: uuid.UUID | None) -> Select[Any]:
    statement = (
        select(
            HOLD.c.id,
            HOLD.c.line_count,
            HOLD.c.lapses_at,
            HOLD_LINE.c.id.label("line_id"),
            HOLD_LINE.c.line,
            HOLD_LINE.c.debit_id,
            HOLD_END.c.outcome,
            HOLD_END.c.account_id,
            HOLD_END.c.at.label("ended_at"),
            POSTING.c.id.label("posting_id"),
        )
        .outerjoin(HOLD_LINE, HOLD_LINE.c.hold_id == HOLD.c.id)
        .outerjoin(HOLD_END, HOLD_END.c.id == HOLD_LINE.c.id)
        .outerjoin(POSTING, POSTING.c.hold_line_id == HOLD_LINE.c.id)
        .order_by(HOLD.c.id, HOLD_LINE.c.line)
    )
    return statement if county_id is None else statement.where(HOLD.c.county_id == county_id)
