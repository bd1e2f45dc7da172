"""Proof of the accounts: each one's counters, chain, lots and held amount replayed from its rows."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Select, case, literal, null, select, union_all
from sqlmodel import Session

from app.ledger.models import EXPIRING
from app.ledger.service.accounts import ACCOUNT
from app.ledger.service.holds import HOLD_END, HOLD_LINE
from app.ledger.service.posting import POSTING
from app.ledger.service.verification import Verification, stream


@dataclass(slots=True)
class _Lot:
    amount: int
    total: int
    left: int


@dataclass(slots=True)
class _Replay:
    """An account as its rows make it, with its lots one by one instead of a watermark."""

    credits: int = 0
    debits: int = 0
    refunds: int = 0
    seq: int = 0
    held: int = 0
    hold_seq: int = 0
    last_expires_on: date | None = None
    lots: list[_Lot] = field(default_factory=list)
    first_open: int = 0

    @property
    def balance(self) -> int:
        return self.credits + self.refunds - self.debits

    def credit(self, amount: int) -> None:
        self.credits += amount
        self.lots.append(_Lot(amount, self.credits, amount))

    def debit(self, amount: int) -> None:
        self.debits += amount
        while amount and self.first_open < len(self.lots):
            lot = self.lots[self.first_open]
            taken = min(lot.left, amount)
            lot.left -= taken
            amount -= taken
            self.first_open += not lot.left

    def refund(self, amount: int) -> None:
        """What comes back fills the lots it was taken from, the last one first."""
        self.refunds += amount
        place = min(self.first_open, len(self.lots) - 1)
        while amount and place >= 0:
            lot = self.lots[place]
            given = min(lot.amount - lot.left, amount)
            lot.left += given
            amount -= given
            self.first_open = place if lot.left else self.first_open
            place -= 1

    @property
    def lots_agree(self) -> bool:
        consumed = self.debits - self.refunds
        return all(lot.left == max(0, min(lot.total - consumed, lot.amount)) for lot in self.lots)


def prove_accounts(session: Session, report: Verification, county_id: uuid.UUID | None) -> None:
    """Replay every account, in the order of accounts, beside the rows of its postings and holds."""
    accounts = select(ACCOUNT).order_by(ACCOUNT.c.id)
    if county_id is not None:
        accounts = accounts.where(ACCOUNT.c.county_id == county_id)
    entries = _Groups(stream(session, _entries(county_id)))
    holds = _Groups(stream(session, _hold_steps(county_id)))
    for account in stream(session, accounts):
        report.accounts += 1
        replay = _Replay()
        for entry in entries.of(account.id, report):
            _replay_entry(report, account, replay, entry)
        for step in holds.of(account.id, report):
            _replay_hold(report, replay, step)
        _compare(report, account, replay)
    entries.finish(report)
    holds.finish(report)


class _Groups:
    """Rows in the order of their account, handed out account by account."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._groups = groupby(rows, key=lambda row: row.account_id)
        self._next = next(self._groups, None)

    def of(self, account_id: uuid.UUID, report: Verification) -> Iterator[Any]:
        while self._next is not None and self._next[0].bytes < account_id.bytes:
            self._orphan(report)
        if self._next is not None and self._next[0] == account_id:
            yield from self._next[1]
            self._next = next(self._groups, None)

    def finish(self, report: Verification) -> None:
        while self._next is not None:
            self._orphan(report)

    def _orphan(self, report: Verification) -> None:
        assert self._next is not None, "there is a group left"
        report.bad(("ledger_account", self._next[0]), "账户不存在，却有流水")
        self._next = next(self._groups, None)


def _replay_entry(report: Verification, account: Any, replay: _Replay, entry: Any) -> None:  # noqa: ANN401 - rows
    row = ("ledger_posting", entry.id)
    replay.seq += 1
    report.check(account.is_counted and entry.seq == replay.seq, row, "账户内序号不连续")
    replay.seq = entry.seq
    if entry.amount < 0:
        replay.debit(-entry.amount)
    elif entry.is_refund:
        replay.refund(entry.amount)
    else:
        replay.credit(entry.amount)
        report.check(entry.credit_total == replay.credits, row, "累计收入对不上")
        _replay_validity(report, account, replay, entry)
    report.check(entry.after == replay.balance, row, "记账后余额对不上")
    report.check(replay.balance + account.overdraft >= 0, row, "余额为负")


def _replay_validity(report: Verification, account: Any, replay: _Replay, entry: Any) -> None:  # noqa: ANN401 - rows
    row = ("ledger_posting", entry.id)
    report.check(
        (account.account_class in EXPIRING) == (entry.expires_on is not None), row, "有效期缺失或多余"
    )
    if entry.expires_on is not None:
        earlier = replay.last_expires_on or entry.expires_on
        report.check(earlier <= entry.expires_on, row, "有效期早于之前的积分")
        replay.last_expires_on = entry.expires_on


def _replay_hold(report: Verification, replay: _Replay, step: Any) -> None:  # noqa: ANN401 - a row
    row = ("ledger_hold_line" if step.change > 0 else "ledger_hold_end", step.id)
    replay.hold_seq += 1
    replay.held += step.change
    report.check(step.seq == replay.hold_seq, row, "冻结序号不连续")
    report.check(step.after == replay.held, row, "冻结余额对不上")
    replay.hold_seq = step.seq


def _compare(report: Verification, account: Any, replay: _Replay) -> None:  # noqa: ANN401 - a row
    row = ("ledger_account", account.id)
    counters = ("credits", "debits", "refunds", "held", "seq", "hold_seq", "last_expires_on")
    report.check(
        all(getattr(account, name) == getattr(replay, name) for name in counters), row, "账户余额与流水对不上"
    )
    report.check(replay.balance - replay.held + account.overdraft >= 0, row, "可用余额为负")
    if account.account_class in EXPIRING and not replay.lots_agree:
        report.lots_agree = False
        report.bad(row, "各批积分与先进先出对不上")
    if account.is_counted:
        report.sum += account.credits + account.refunds - account.debits


def _entries(county_id: uuid.UUID | None) -> Select[Any]:
    sides = []
    for side, sign in (("debit", -1), ("credit", 1)):
        columns = select(
            POSTING.c[f"{side}_id"].label("account_id"),
            POSTING.c[f"{side}_seq"].label("seq"),
            POSTING.c.id,
            (POSTING.c.amount * literal(sign)).label("amount"),
            POSTING.c[f"{side}_after"].label("after"),
            (POSTING.c.credit_total if sign > 0 else null().cast(POSTING.c.credit_total.type)).label(
                "credit_total"
            ),
            (POSTING.c.expires_on if sign > 0 else null().cast(POSTING.c.expires_on.type)).label(
                "expires_on"
            ),
            case((POSTING.c.refunds_id.is_not(None), 1), else_=0).label("is_refund"),
        ).where(POSTING.c[f"{side}_seq"].is_not(None))
        sides.append(columns if county_id is None else columns.where(POSTING.c.county_id == county_id))
    both = union_all(*sides).subquery()
    return select(both).order_by(both.c.account_id, both.c.seq)


def _hold_steps(county_id: uuid.UUID | None) -> Select[Any]:
    placed = select(
        HOLD_LINE.c.debit_id.label("account_id"),
        HOLD_LINE.c.hold_seq.label("seq"),
        HOLD_LINE.c.id,
        HOLD_LINE.c.amount.label("change"),
        HOLD_LINE.c.held_after.label("after"),
    )
    ended = select(
        HOLD_END.c.account_id, HOLD_END.c.hold_seq, HOLD_END.c.id, -HOLD_LINE.c.amount, HOLD_END.c.held_after
    ).join(HOLD_LINE, HOLD_LINE.c.id == HOLD_END.c.id)
    if county_id is not None:
        placed = placed.where(HOLD_LINE.c.county_id == county_id)
        ended = ended.where(HOLD_END.c.county_id == county_id)
    both = union_all(placed, ended).subquery()
    return select(both).order_by(both.c.account_id, both.c.seq)
