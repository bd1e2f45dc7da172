"""Counts the rates: each base once, for all places or people in it, whatever their number."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlmodel import col

from app.boards.bases import Base, Period, rows_of
from app.boards.definitions import RATES, Rate
from app.boards.schemas import FigureRead, RateRead
from app.core.clock import end_of_day, start_of_day
from app.core.permissions import below
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating, ErrandTransition
from app.orgs.service import calendar
from app.reviews.models import Rectification
from app.rulebook.topics.boards import BoardRules

# A numerator and a denominator for each rate.
Counts = dict[str, tuple[int, int]]
_JOINED: Mapping[Base, Any] = {
    Base.closings: ErrandTransition,
    Base.returns: ErrandTransition,
    Base.ratings: ErrandRating,
    Base.contacts: Rectification,
    Base.fixes: Rectification,
}


def period_of(tx: Tx, *, month: date, rules: BoardRules) -> Period:
    """Give a month as moments, with the deadlines of what was submitted in it."""
    zone = tx.settings.timezone
    following = (month + timedelta(days=31)).replace(day=1)
    days = [month + timedelta(days=step) for step in range((following - month).days)]
    days = [day for day in days if day <= tx.today]
    taken_by = calendar.add_working_days_to_each(tx, starts=days, days=rules.response_days)
    stretches: list[tuple[datetime, datetime, datetime]] = []
    for day, last in zip(days, taken_by, strict=True):
        begins, ends, deadline = start_of_day(day, zone), end_of_day(day, zone), end_of_day(last, zone)
        if stretches and stretches[-1][2] == deadline:
            begins = stretches.pop()[0]
        stretches.append((begins, ends, deadline))
    return Period(
        begins=start_of_day(month, zone),
        ends=start_of_day(following, zone),
        now=tx.now,
        answer_by=tuple(stretches),
    )


def by_path(tx: Tx, *, period: Period, path: str) -> dict[str, Counts]:
    """Count every rate below a path, for each station's path."""
    return _counted(tx, period, path, lambda _base: col(Errand.path))


def by_agent(tx: Tx, *, period: Period, path: str) -> dict[uuid.UUID, Counts]:
    """Count every rate below a path, for each agent who has or did the errand."""
    return _counted(tx, period, path, _agent_of)


def added(parts: Iterable[Counts]) -> Counts:
    """Add up: numerators and denominators, never percents."""
    total: Counts = {rate.key: (0, 0) for rate in RATES}
    for counts in parts:
        for key, (numerator, denominator) in counts.items():
            before = total[key]
            total[key] = (before[0] + numerator, before[1] + denominator)
    return total


def figures(counts: Counts) -> list[FigureRead]:
    """Give the figures in the order of the definitions."""
    return [FigureRead(**_figure(rate, counts)) for rate in RATES]


def rates(counts: Counts) -> list[RateRead]:
    """Give the figures with what they mean."""
    return [
        RateRead(**_figure(rate, counts), title=rate.title, explanation=rate.explanation) for rate in RATES
    ]


def percent_of(numerator: int, denominator: int) -> float | None:
    """Give a percent with one digit, or nothing where there was nothing to count."""
    return None if denominator == 0 else round(100 * numerator / denominator, 1)


def _figure(rate: Rate, counts: Counts) -> dict[str, Any]:
    numerator, denominator = counts.get(rate.key, (0, 0))
    return {
        "key": rate.key,
        "numerator": numerator,
        "denominator": denominator,
        "percent": percent_of(numerator, denominator),
    }


def _counted(tx: Tx, period: Period, path: str, group: Any) -> dict[Any, Counts]:  # noqa: ANN401 - gives a column of a base
    found: dict[Any, Counts] = defaultdict(dict)
    for base in Base:
        here = [rate for rate in RATES if rate.base is base]
        rows = tx.session.execute(_select(tx, base, here, period=period, path=path, group=group(base)))
        for key, *numbers in rows:
            for rate, at in zip(here, range(0, len(numbers), 2), strict=True):
                found[key][rate.key] = (numbers[at], numbers[at + 1])
    found.pop(None, None)
    return dict(found)


def _select(
    tx: Tx, base: Base, here: list[Rate], *, period: Period, path: str, group: ColumnElement[Any]
) -> Select[Any]:
    columns: list[ColumnElement[Any]] = [group]
    for rate in here:
        of = rate.of(period)
        columns += [
            func.count().filter(and_(of, rate.counts(period))),
            func.count().filter(of),
        ]
    statement: Select[Any] = select(*columns).select_from(Errand)
    joined = _JOINED.get(base)
    county = col(Errand.county_id)
    if joined is not None:
        statement = statement.join(joined, col(joined.errand_id) == col(Errand.id))
        county = col(joined.county_id)
    return statement.where(
        county == tx.actor.county_id, below(Errand.path, path), rows_of(base, period)
    ).group_by(group)


def _agent_of(base: Base) -> Any:  # noqa: ANN401 - a mapped column
    if base in (Base.ratings, Base.contacts, Base.fixes):
        return col(_JOINED[base].agent_id)
    return col(Errand.agent_id)
