"""Working days: the national calendar with its swapped days, under a county's own word.

The `holidays` library knows the swaps (调休) of every year that the State Council has announced. Of
later years it knows the legal holidays only: there a weekend is free and every other day works, until
the announcement reaches a release of the library or the county enters the days itself.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import holidays
from sqlalchemy import delete, select
from sqlmodel import col

from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.orgs.models import CalendarDay

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
MOST_DAYS = 1000


def is_working_day(tx: Tx, *, day: date) -> bool:
    """Tell whether offices of the county work on a day."""
    return _works(day, _overrides(tx, first=day, last=day))


def add_working_days(tx: Tx, *, start: date, days: int) -> date:
    """Give the working day that is so many working days after a start, which itself does not count.

    Zero gives the start, or the next working day where the start is none.
    """
    if not 0 <= days <= MOST_DAYS:
        raise InvalidInput(f"工作日数应在 0 到 {MOST_DAYS} 之间")
    # Far more days than any holidays could take out, so that one query brings every override.
    last = start + timedelta(days=days * 3 + 60)
    overrides = _overrides(tx, first=start, last=last)
    if days == 0:
        return _first_working(start, overrides, last)
    day = start
    for _ in range(days):
        day = _first_working(day + _ONE_DAY, overrides, last)
    return day


def add_working_days_to_each(tx: Tx, *, starts: Sequence[date], days: int) -> list[date]:
    """Do the same for many starts in one query."""
    if not starts:
        return []
    last = max(starts) + timedelta(days=days * 3 + 60)
    overrides = _overrides(tx, first=min(starts), last=last)
    found = []
    for start in starts:
        day = start
        for _ in range(days):
            day = _first_working(day + _ONE_DAY, overrides, last)
        found.append(day)
    return found


def working_days_between(tx: Tx, *, start: date, end: date) -> int:
    """Count the working days after a start up to an end, negative when the end comes first."""
    if end < start:
        return -working_days_between(tx, start=end, end=start)
    overrides = _overrides(tx, first=start, last=end)
    span = (end - start).days
    return sum(_works(start + timedelta(days=step), overrides) for step in range(1, span + 1))


def working_day_before(tx: Tx, *, end: date, days: int) -> date:
    """Give the last day after which so many working days have passed by an end, which counts itself."""
    first = end - timedelta(days=days * 3 + 60)
    overrides = _overrides(tx, first=first, last=end)
    day, passed = end, 0
    while passed < days and day > first:
        passed += _works(day, overrides)
        day -= _ONE_DAY
    return day


def has_announced_swaps(year: int) -> bool:
    """Tell whether a year's swapped days are known, so that its promises are exact."""
    return any(day.year == year for day in _national(year).weekend_workdays)


def set_day(tx: Tx, *, day: date, is_working: bool, note: str = "") -> CalendarDay:
    """Keep the county's own word on one day."""
    own = tx.session.scalars(
        select(CalendarDay).where(
            col(CalendarDay.county_id) == tx.actor.county_id, col(CalendarDay.day) == day
        )
    ).first()
    if own is None:
        own = CalendarDay(county_id=tx.actor.county_id, day=day, is_working=is_working, created_at=tx.now)
    own.is_working, own.note = is_working, note
    tx.session.add(own)
    tx.session.flush()
    return own


def forget_day(tx: Tx, *, day: date) -> None:
    """Go back to the national calendar on one day."""
    tx.session.execute(
        delete(CalendarDay).where(
            col(CalendarDay.county_id) == tx.actor.county_id, col(CalendarDay.day) == day
        )
    )


def _first_working(day: date, overrides: Mapping[date, bool], last: date) -> date:
    while day <= last:
        if _works(day, overrides):
            return day
        day += _ONE_DAY
    raise InvalidInput("这段时间里没有工作日，请检查县里的日历设置")


def _works(day: date, overrides: Mapping[date, bool]) -> bool:
    own = overrides.get(day)
    if own is not None:
        return own
    national = _national(day.year)
    if day in national.weekend_workdays:
        return True
    return day.weekday() < _SATURDAY and day not in national


@lru_cache(maxsize=32)
def _national(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=year, expand=False)


def _overrides(tx: Tx, *, first: date, last: date) -> dict[date, bool]:
    rows = tx.session.execute(
        select(col(CalendarDay.day), col(CalendarDay.is_working)).where(
            col(CalendarDay.county_id) == tx.actor.county_id, col(CalendarDay.day).between(first, last)
        )
    )
    return {row[0]: row[1] for row in rows}
