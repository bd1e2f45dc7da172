"""Caps: how often a rule counts in a period, in one row that two awards cannot pass at once."""

import uuid
from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from app.core.db import insert_into, new_id
from app.core.errors import Problem
from app.core.tx import Tx
from app.people.models import Resident
from app.points.models import CapPeriod, CapUse, RuleSubject
from app.points.rule_table import Rule


class CapReached(Problem):
    """The rule has counted as often as it may in this period."""

    title = "已达积分上限"


def take(tx: Tx, *, rule: Rule, resident: Resident, quantity: int, on: date) -> uuid.UUID | None:
    """Count deeds towards the rule's cap and give the row, None without a cap; refuse what exceeds it."""
    if rule.cap is None or rule.period is None:
        return None
    if quantity > rule.cap:
        raise CapReached(f"“{rule.title}”{rule.cap_in_words}，这次是 {quantity} {rule.unit}")
    subject_id, period = _subject(rule, resident), period_of(rule.period, on)
    fresh = {
        "id": new_id(),
        "county_id": resident.county_id,
        "subject_id": subject_id,
        "rule_code": rule.code,
        "period": period,
        "quantity": quantity,
        "ceiling": rule.cap,
    }
    counted = col(CapUse.quantity) + quantity
    statement = (
        insert_into(tx.session, CapUse)
        .values(**fresh)
        .on_conflict_do_update(
            index_elements=["subject_id", "rule_code", "period"],
            set_={"quantity": counted, "ceiling": rule.cap},
            where=counted <= rule.cap,
        )
        .returning(col(CapUse.id))
    )
    row_id: uuid.UUID | None = tx.session.execute(statement).scalar()
    if row_id is None:
        used = _used(tx, subject_id, rule.code, period)
        raise CapReached(
            f"“{rule.title}”{rule.cap_in_words}，已记 {used} {rule.unit}，不能再记 {quantity} {rule.unit}"
        )
    return row_id


def give_back(tx: Tx, *, cap_use_id: uuid.UUID, quantity: int) -> None:
    """Count reversed deeds no longer."""
    statement = update(CapUse).where(col(CapUse.id) == cap_use_id)
    tx.session.execute(statement.values(quantity=col(CapUse.quantity) - quantity))


def period_of(period: CapPeriod, day: date) -> str:
    """Name the period that a day lies in."""
    names = {
        CapPeriod.day: f"{day:%Y-%m-%d}",
        CapPeriod.month: f"{day:%Y-%m}",
        CapPeriod.quarter: f"{day:%Y}-Q{(day.month + 2) // 3}",
        CapPeriod.year: f"{day:%Y}",
        CapPeriod.once: "once",
    }
    return names[period]


def _subject(rule: Rule, resident: Resident) -> uuid.UUID:
    if rule.subject is RuleSubject.household and resident.household_id is not None:
        return resident.household_id
    return resident.id


def _used(tx: Tx, subject_id: uuid.UUID, rule_code: str, period: str) -> int:
    return tx.session.exec(
        select(CapUse.quantity).where(
            CapUse.subject_id == subject_id, CapUse.rule_code == rule_code, CapUse.period == period
        )
    ).one()
