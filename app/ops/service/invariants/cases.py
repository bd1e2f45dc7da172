"""Invariants of the errands: each one's state, hands and number follow from its history."""

from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select

from app.core.db import table_of
from app.errands.models import Errand, ErrandCounter, ErrandPart, ErrandRating, ErrandState, ErrandTransition
from app.errands.part_states import OPEN_PARTS
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows

_ERRAND, _STEP = table_of(Errand), table_of(ErrandTransition)
_COUNTER, _RATING = table_of(ErrandCounter), table_of(ErrandRating)
_PART = table_of(ErrandPart)
_BEFORE = _STEP.alias("before")

S = ErrandState
_DONE = (S.completed, S.signed, S.archived)
_IN_HANDS = (S.accepted, S.handling, S.returned, *_DONE)
# A case number ends in at least so many digits.
_DIGITS = 4
_RATES = ("rate", "record_rating")


def _history(_look: Look) -> Broken:
    """The steps are numbered from 1 to the errand's version, and the last one led to its state."""
    steps = select(_STEP.c.id).where(_STEP.c.errand_id == _ERRAND.c.id)
    number = _count(_STEP.c.errand_id == _ERRAND.c.id)
    errands = select(_ERRAND.c.id)
    is_done = _ERRAND.c.state.in_(_DONE)
    return {
        "经过缺少或多出一步": errands.where(number != _ERRAND.c.version),
        "状态与最后一步不符": errands.where(
            ~steps.where(_STEP.c.version == _ERRAND.c.version, _STEP.c.target == _ERRAND.c.state).exists()
        ),
        "重办次数与经过不符": errands.where(_ERRAND.c.times_reopened != _times("reopen")),
        "退回次数与经过不符": errands.where(_ERRAND.c.times_returned != _times("return", "approve_return")),
        "延期次数与经过不符": errands.where(_ERRAND.c.times_extended != _times("extend")),
        "二次退回次数与经过不符": errands.where(_ERRAND.c.times_returned_again != _times("approve_return")),
        "办结时间缺失或多余": errands.where(is_done != _ERRAND.c.completed_at.is_not(None)),
    }


def _steps(_look: Look) -> Broken:
    """Each step begins where the one before it ended."""
    follows = select(_BEFORE.c.id).where(
        _BEFORE.c.errand_id == _STEP.c.errand_id,
        _BEFORE.c.version == _STEP.c.version - 1,
        _BEFORE.c.target == _STEP.c.source,
        _BEFORE.c.at <= _STEP.c.at,
    )
    is_first = and_(_STEP.c.version == 1, _STEP.c.source.is_(None))
    return {"与前一步接不上": select(_STEP.c.id).where(~is_first, ~follows.exists())}


def _hands(_look: Look) -> Broken:
    """An errand in work is in one person's hands, and who took it first answers for it to the end."""
    takes = _STEP.c.action.in_(("claim", "assign"))
    first = (
        select(_STEP.c.details["to_agent_id"].as_string())
        .where(_STEP.c.errand_id == _ERRAND.c.id, takes)
        .order_by(_STEP.c.version)
        .limit(1)
        .scalar_subquery()
    )
    agent = func.replace(cast(_ERRAND.c.first_agent_id, String), "-", "")
    errands = select(_ERRAND.c.id)
    return {
        "办理中却没有代办员": errands.where(_ERRAND.c.state.in_(_IN_HANDS), _ERRAND.c.agent_id.is_(None)),
        "待认领却已有代办员": errands.where(
            _ERRAND.c.state.in_((S.submitted, S.escalated)), _ERRAND.c.agent_id.is_not(None)
        ),
        "首接人与第一次认领的不同": errands.where(agent.is_distinct_from(func.replace(first, "-", ""))),
    }


def _numbers(_look: Look) -> Broken:
    """A station's numbers of a year run from 1 to its counter, without a gap."""
    last: Any = cast(_COUNTER.c.last, String)
    padded = func.concat("0" * _DIGITS, last)
    digits = case(
        (_COUNTER.c.last < 10**_DIGITS, func.substr(padded, func.length(padded) - _DIGITS + 1)), else_=last
    )
    of_year = _ERRAND.c.number.like(func.concat("%-", cast(_COUNTER.c.year, String), "-%"))
    here = and_(_ERRAND.c.station_id == _COUNTER.c.station_id, of_year)
    newest = select(_ERRAND.c.id).where(here, _ERRAND.c.number.like(func.concat("%-", digits)))
    counters = select(_COUNTER.c.id)
    return {
        "编号有缺号": counters.where(_count(here, of=_ERRAND) != _COUNTER.c.last),
        "最后一个编号不存在": counters.where(~newest.exists()),
    }


def _ratings(_look: Look) -> Broken:
    rated = select(_STEP.c.id).where(_STEP.c.errand_id == _RATING.c.errand_id, _STEP.c.action.in_(_RATES))
    beyond = select(_ERRAND.c.id).where(
        _ERRAND.c.id == _RATING.c.errand_id, _ERRAND.c.times_reopened < _RATING.c.times_reopened
    )
    return {"评价没有对应的经过": select(_RATING.c.id).where(or_(~rated.exists(), beyond.exists()))}


def _times(*actions: str) -> Any:  # noqa: ANN401 - a scalar select
    return _count(_STEP.c.errand_id == _ERRAND.c.id, _STEP.c.action.in_(actions))


def _parts(_look: Look) -> Broken:
    """An errand knows how many of its parts are open, and is not done before they are."""
    is_open = and_(_PART.c.errand_id == _ERRAND.c.id, _PART.c.state.in_(OPEN_PARTS))
    errands = select(_ERRAND.c.id)
    is_over = _ERRAND.c.state.in_((*_DONE, S.withdrawn))
    return {
        "未办好的联办数不符": errands.where(_ERRAND.c.parts_open != _count(is_open, of=_PART)),
        "联办没办好却已办结": errands.where(is_over, _ERRAND.c.parts_open > 0),
        "已办结却没有办结类型": errands.where(is_over != _ERRAND.c.closing_kind.is_not(None)),
    }


def _count(*where: ColumnElement[bool], of: Any = _STEP) -> Any:  # noqa: ANN401 - a table, a scalar select
    return select(func.count()).select_from(of).where(*where).scalar_subquery()


CASES = (
    Invariant("errand_history", "代办与经过", no_rows(Errand, _history)),
    Invariant("errand_parts", "联办与办结", no_rows(Errand, _parts)),
    Invariant("errand_steps", "经过的先后", no_rows(ErrandTransition, _steps)),
    Invariant("errand_hands", "代办员与首接人", no_rows(Errand, _hands)),
    Invariant("errand_numbers", "代办编号", no_rows(ErrandCounter, _numbers)),
    Invariant("errand_ratings", "评价", no_rows(ErrandRating, _ratings)),
)
