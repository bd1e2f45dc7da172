"""Holds: amounts set aside for a business fact, which end once: captured, void or lapsed."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, insert, select

from app.core.db import new_id
from app.core.errors import Problem
from app.core.tx import Tx
from app.ledger.models import Hold, HoldEnd, HoldLine, HoldOutcome
from app.ledger.service.accounts import Standing, lock_accounts
from app.ledger.service.posting import (
    Heading,
    Instruction,
    Leg,
    Line,
    Posted,
    ReferenceConflict,
    body_hash,
    check_line,
    heading_values,
    insert_headings,
    post,
    shortage,
)

HOLD = Hold.__table__  # type: ignore[attr-defined]
HOLD_LINE = HoldLine.__table__  # type: ignore[attr-defined]
HOLD_END = HoldEnd.__table__  # type: ignore[attr-defined]


class HoldClosed(Problem):
    """The hold has ended before."""

    title = "冻结已结束"


class HoldNotDue(Problem):
    """A hold lapses only after its time."""

    title = "冻结尚未到期"


def hold(
    tx: Tx,
    *,
    reference: str,
    lines: Sequence[Line],
    lapses_at: datetime | None = None,
    kind: str = "hold",
    note: str = "",
    source_kind: str = "",
    source_id: uuid.UUID | None = None,
    rule_code: str | None = None,
    reason_label: str = "",
) -> uuid.UUID:
    """Set all lines aside or none, and give the hold; the same reference and body gives the earlier one."""
    assert lines, "a hold has lines"
    ids = {account_id for line in lines for account_id in (line.debit_id, line.credit_id)}
    standings = lock_accounts(tx, account_ids=ids)
    earlier = _placed(tx, reference, body_hash(kind, lines))
    if earlier is not None:
        return earlier

    hold_id = new_id()
    heading = Heading(
        reference=reference,
        kind=kind,
        note=note,
        source_kind=source_kind,
        source_id=source_id,
        rule_code=rule_code,
        reason_label=reason_label,
    )
    rows = [_line_row(tx, hold_id, number, line, standings) for number, line in enumerate(lines)]
    if not insert_headings(tx, table=HOLD, rows=[_hold_row(tx, hold_id, heading, lines, lapses_at)]):
        raise ReferenceConflict("单据正在由另一笔业务冻结，请刷新后再试")
    tx.session.execute(insert(HOLD_LINE), rows)
    return hold_id


def capture(
    tx: Tx, *, hold_id: uuid.UUID, reference: str | None = None, kind: str | None = None, note: str = ""
) -> Posted:
    """Move what was held; labels and source are the hold's own."""
    held = _hold(tx, hold_id)
    lines = _lines(tx, hold_id)
    lock_accounts(tx, account_ids={id_ for line in lines for id_ in (line.debit_id, line.credit_id)})
    _refuse_ended(tx, hold_id)
    heading = Heading(
        reference=reference or f"hold:{hold_id}:capture",
        kind=kind or held.kind,
        note=note or held.note,
        source_kind=held.source_kind,
        source_id=held.source_id,
        rule_code=held.rule_code,
        reason_label=held.reason_label,
    )
    legs = [
        Leg(Line(row.debit_id, row.credit_id, row.amount, row.expires_on), row.id, row.amount)
        for row in lines
    ]
    return post(tx, instructions=[Instruction(heading, legs)])[0]


def void(tx: Tx, *, hold_id: uuid.UUID) -> None:
    """Give what was held back to its accounts."""
    _release(tx, hold_id, HoldOutcome.void)


def lapse(tx: Tx, *, hold_id: uuid.UUID) -> None:
    """Give back what was held past its time."""
    lapses_at = _hold(tx, hold_id).lapses_at
    if lapses_at is None or tx.now < lapses_at:
        raise HoldNotDue("冻结的积分还没有到期")
    _release(tx, hold_id, HoldOutcome.lapsed)


def _placed(tx: Tx, reference: str, digest: str) -> uuid.UUID | None:
    found = tx.session.execute(
        select(HOLD.c.id, HOLD.c.request_hash).where(
            HOLD.c.county_id == tx.actor.county_id, HOLD.c.reference == reference
        )
    ).one_or_none()
    if found is None:
        return None
    if found.request_hash != digest:
        raise ReferenceConflict(f"单据 {reference} 已经冻结过，内容与这次不同")
    hold_id: uuid.UUID = found.id
    return hold_id


def _hold_row(
    tx: Tx, hold_id: uuid.UUID, heading: Heading, lines: Sequence[Line], lapses_at: datetime | None
) -> dict[str, Any]:
    return {
        "id": hold_id,
        "county_id": tx.actor.county_id,
        "at": tx.now,
        "lapses_at": lapses_at,
        "actor_id": tx.actor.user_id,
        "request_hash": body_hash(heading.kind, lines),
        "line_count": len(lines),
    } | heading_values(heading)


def _line_row(
    tx: Tx, hold_id: uuid.UUID, number: int, line: Line, standings: dict[uuid.UUID, Standing]
) -> dict[str, Any]:
    check_line(line, standings)
    debit = standings[line.debit_id]
    assert debit.is_counted, "only an account with a counter can set something aside"
    if debit.available < line.amount:
        raise shortage(debit, line.amount)
    debit.held += line.amount
    debit.hold_seq += 1
    return {
        "id": new_id(),
        "county_id": tx.actor.county_id,
        "hold_id": hold_id,
        "line": number,
        "debit_id": line.debit_id,
        "credit_id": line.credit_id,
        "amount": line.amount,
        "expires_on": line.expires_on,
        "hold_seq": debit.hold_seq,
        "held_after": debit.held,
    }


def _hold(tx: Tx, hold_id: uuid.UUID) -> Any:  # noqa: ANN401 - a row of columns
    found = select(HOLD).where(HOLD.c.id == hold_id, HOLD.c.county_id == tx.actor.county_id)
    return tx.session.execute(found).one()


def _lines(tx: Tx, hold_id: uuid.UUID) -> Sequence[Any]:
    return tx.session.execute(
        select(HOLD_LINE).where(HOLD_LINE.c.hold_id == hold_id).order_by(HOLD_LINE.c.line)
    ).all()


def _refuse_ended(tx: Tx, hold_id: uuid.UUID) -> None:
    # Asked only once the accounts are locked: whoever ended it first has committed by now.
    if tx.session.execute(select(exists().where(HOLD_END.c.hold_id == hold_id))).scalar():
        raise HoldClosed("这笔冻结已经处理过，请刷新后查看")


def _release(tx: Tx, hold_id: uuid.UUID, outcome: HoldOutcome) -> None:
    lines = _lines(tx, hold_id)
    assert lines, "the hold exists in the actor's county"
    standings = lock_accounts(tx, account_ids={row.debit_id for row in lines})
    _refuse_ended(tx, hold_id)
    rows = []
    for row in lines:
        standing = standings[row.debit_id]
        standing.held -= row.amount
        standing.hold_seq += 1
        rows.append(
            {
                "id": row.id,
                "county_id": tx.actor.county_id,
                "hold_id": hold_id,
                "account_id": row.debit_id,
                "outcome": outcome,
                "at": tx.now,
                "actor_id": tx.actor.user_id,
                "hold_seq": standing.hold_seq,
                "held_after": standing.held,
            }
        )
    tx.session.execute(insert(HOLD_END), rows)
