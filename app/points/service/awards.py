"""Awards: a deed named by its reference earns once, from the village's budget, until the day it expires."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from app.core import events
from app.core.db import new_id
from app.core.errors import InvalidInput, Problem
from app.core.tx import Tx
from app.ledger import queries as ledger
from app.ledger.service import accounts, reversal
from app.ledger.service.transfers import Heading, Line, Posted, transfer, transfer_many
from app.people.models import Resident
from app.points.events import PointsAwarded
from app.points.models import Award, RuleSource
from app.points.queries.accounts import get_resident
from app.points.queries.rules import rules_in_force
from app.points.rule_table import Rule
from app.points.service import budgets, caps


class RuleOff(Problem):
    """The rule is switched off here, as deductions are unless a village votes for them."""

    title = "规则未启用"


def award(
    tx: Tx,
    *,
    resident_id: uuid.UUID,
    rule_code: str,
    reference: str,
    quantity: int = 1,
    points: int | None = None,
    percent: int = 100,
    is_honour: bool = False,
    occurred_on: date | None = None,
    source_kind: str = "",
    source_id: uuid.UUID | None = None,
    note: str = "",
) -> Award:
    """Give points for a deed, once for each reference; a refusal changes nothing.

    `points` is for rules that leave room for judgement, `percent` for factors.
    """
    if (earlier := find_award(tx, reference=reference)) is not None:
        return earlier
    resident = get_resident(tx, resident_id=resident_id)
    on = occurred_on or tx.today
    rules = rules_in_force(tx, path=resident.path, on=on)
    rule = rules.get(rule_code)
    made = Award(
        county_id=resident.county_id,
        reference=reference,
        resident_id=resident.id,
        village_id=resident.village_id,
        rule_code=rule.code,
        rule_version=rules.version,
        quantity=quantity,
        points=_weighted(rule, worth(rule, quantity=quantity, points=points), percent),
        is_honour=is_honour,
        transfer_id=new_id(),
        occurred_on=on,
        created_at=tx.now,
    )
    return _give(tx, made, resident, rule, Source(source_kind or "award", source_id or made.id, note))


def carry_over(tx: Tx, *, resident_id: uuid.UUID, amount: int, reference: str, note: str = "") -> Posted:
    """Enter what stands in a paper passbook, once for each reference, out of the village's budget."""
    return carry_over_many(tx, passbooks=[Passbook(resident_id, amount, reference)], note=note)[0]


@dataclass(frozen=True, slots=True)
class Passbook:
    """What somebody's paper passbook says; the reference names it."""

    resident_id: uuid.UUID
    amount: int
    reference: str


def carry_over_many(tx: Tx, *, passbooks: Sequence[Passbook], note: str = "") -> list[Posted]:
    """Enter the paper passbooks of many, all or none."""
    last_day = expires_on(tx.today)
    transfers = []
    for passbook in passbooks:
        resident = get_resident(tx, resident_id=passbook.resident_id)
        heading = Heading(
            reference=passbook.reference,
            kind="opening",
            note=note,
            source_kind="resident",
            source_id=resident.id,
            reason_label="期初积分",
        )
        budget = budgets.village_budget(tx, village_id=resident.village_id)
        purse = _purse(tx, resident.id, resident.village_id, "points")
        transfers.append((heading, [Line(budget, purse, passbook.amount, last_day)]))
    return transfer_many(tx, transfers=transfers)


def worth(rule: Rule, *, quantity: int, points: int | None = None) -> int:
    """Give what a number of deeds is worth; refuse what the rule does not cover."""
    if not rule.is_on:
        raise RuleOff(f"“{rule.title}”没有启用。扣分项默认关闭，须经村民会议表决后启用")
    if rule.source in {RuleSource.multiplier, RuleSource.correction}:
        raise InvalidInput.at("/rule_code", f"“{rule.title}”不能单独记分")
    if quantity % rule.per:
        raise InvalidInput.at("/quantity", f"“{rule.title}”的次数应为 {rule.per} 的倍数")
    if points is None:
        return rule.worth(quantity)
    most = rule.most_points or rule.points
    if not rule.points <= points <= most:
        raise InvalidInput.at("/points", f"“{rule.title}”每{rule.unit}应为 {rule.points} 到 {most} 分")
    return quantity * points


def expires_on(day: date) -> date:
    """Give the last day of points earned on a day: 31 December of the following year."""
    return date(day.year + 1, 12, 31)


@dataclass(frozen=True, slots=True)
class Source:
    """What an award is for, as the passbook tells it."""

    kind: str
    id: uuid.UUID
    note: str


def _weighted(rule: Rule, points: int, percent: int) -> int:
    weighted = points * percent // 100
    if weighted == 0:
        raise InvalidInput.at("/quantity", f"“{rule.title}”按现行规则记 0 分")
    return weighted


def _give(tx: Tx, made: Award, resident: Resident, rule: Rule, source: Source) -> Award:
    try:
        with tx.session.begin_nested():
            made.cap_use_id = caps.take(
                tx, rule=rule, resident=resident, quantity=made.quantity, on=made.occurred_on
            )
            _pay(tx, made, rule, source)
    except _FasterTwin:
        return _known(tx, made.reference)
    _settle_debt(tx, made)
    _tell(tx, made)
    return made


class _FasterTwin(Exception):  # noqa: N818 - no failure: the same award was written a moment ago
    pass


def _pay(tx: Tx, made: Award, rule: Rule, source: Source) -> None:
    posted = transfer(
        tx,
        reference=made.reference,
        kind="award" if made.points > 0 else "deduction",
        lines=[_line(tx, made)],
        note=source.note,
        source_kind=source.kind,
        source_id=source.id,
        rule_code=rule.code,
        reason_label=rule.title,
    )
    if posted.is_replay:
        # What the cap counted for us goes back with the savepoint.
        raise _FasterTwin
    made.transfer_id = posted.transfer_id
    tx.session.add(made)
    tx.session.flush()


def _line(tx: Tx, made: Award) -> Line:
    budget = (
        budgets.honour_mint(tx) if made.is_honour else budgets.village_budget(tx, village_id=made.village_id)
    )
    purse = _purse(tx, made.resident_id, made.village_id, "honour" if made.is_honour else "points")
    if made.points < 0:
        return Line(purse, budget, -made.points)
    return Line(budget, purse, made.points, None if made.is_honour else expires_on(tx.today))


def _purse(tx: Tx, resident_id: uuid.UUID, village_id: uuid.UUID, asset: str) -> uuid.UUID:
    return accounts.open_account(
        tx, owner_kind="person", owner_id=resident_id, asset=asset, village_id=village_id
    )


def _settle_debt(tx: Tx, made: Award) -> None:
    """Let the next points pay what an earlier reversal could not take back."""
    owner_id = made.resident_id
    debt = ledger.find_account(tx, owner_kind="person", owner_id=owner_id, asset="debt")
    if debt is None or made.is_honour or made.points < 0:
        return
    budget = budgets.village_budget(tx, village_id=made.village_id)
    reversal.settle_debt(
        tx, owner_kind="person", owner_id=owner_id, credit_id=budget, reference=f"{made.reference}:debt"
    )


def _tell(tx: Tx, made: Award) -> None:
    events.publish(
        tx,
        PointsAwarded(
            award_id=made.id,
            resident_id=made.resident_id,
            rule_code=made.rule_code,
            points=made.points,
            is_honour=made.is_honour,
        ),
    )


def find_award(tx: Tx, *, reference: str) -> Award | None:
    """Give the award of a deed, if there is one."""
    found = select(Award).where(Award.county_id == tx.actor.county_id, Award.reference == reference)
    return tx.session.exec(found).first()


def _known(tx: Tx, reference: str) -> Award:
    found = find_award(tx, reference=reference)
    assert found is not None, "an award stands beside its transfer"
    return found
