"""What a group of the supervisor's desk is made of, and the words that the groups share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement

from app.core.clock import end_of_day, last_day, local_date
from app.core.tx import Tx
from app.orgs.service import calendar


class Found(NamedTuple):
    """A row of a group, and what lies beside its errand."""

    row: Any
    about: Any


@dataclass(frozen=True, slots=True)
class Group:
    """One reason for attention: which rows, since when, and what to say of each.

    `about` is the table beside the errand, if any; its id is what the item leads to. Who supervises its
    path is told, or that of the errand; `reach` says it where that is not all.
    """

    key: str
    title: str
    advice: str
    where: ColumnElement[bool]
    since: Any
    why: Callable[[Found], str]
    about: Any = None
    kind: Literal["errand", "rectification", "supervision", "problem_case"] = "errand"
    reach: ColumnElement[bool] | None = None


def in_hands(name: str | None) -> str:
    """Say who has it."""
    return f"在{name}手上" if name else "没有人在办"


def day_of(tx: Tx, moment: datetime) -> str:
    """Name the day of a moment."""
    return _named(local_date(moment, tx.settings.timezone))


def due_day(tx: Tx, moment: datetime) -> str:
    """Name the day of a deadline, which is the first moment after it."""
    return _named(last_day(moment, tx.settings.timezone))


def _named(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def cutoff(tx: Tx, *, days: int) -> datetime:
    """Give the moment since whose day so many working days are over: today is not."""
    day = calendar.working_day_before(tx, end=tx.today - timedelta(days=1), days=days)
    return end_of_day(day, tx.settings.timezone)
