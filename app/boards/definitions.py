"""Every rate of the boards: what is counted, out of what, and by which norm. Nowhere else.

A rate is a numerator out of a denominator over rows of one base: errands that were submitted, were
accepted or fell due in a period, closings, returns, ratings, rectifications that fell due in it. What is
open or late stays in the denominator; what cannot be counted yet (nothing in the denominator) has no
percent, neither 0 nor 100.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.boards.bases import RETURNS, Base, Period, words
from app.errands.kinds import ClosingKind
from app.errands.models import Errand, ErrandRating, ErrandTransition, Handling, ServiceItem
from app.errands.states import ErrandAction
from app.reviews.models import Rectification, RectificationState

# GB/T 39735-2020: 非常满意, 满意 and 基本满意 are satisfied; the last two levels are bad ratings.
SATISFIED = 3
_TAKEN = (ErrandAction.claim.value, ErrandAction.assign.value)
# Done for the villager; what was let go without it was not.
_DOING = (ClosingKind.normal, ClosingKind.consultation, ClosingKind.forwarded)
_BEFORE, _AFTER = aliased(ErrandTransition), aliased(ErrandTransition)


Condition = Callable[[Period], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: `of` narrows the base to the denominator, `counts` the denominator to the numerator."""

    key: str
    title: str
    base: Base
    counts: Condition
    explanation: str
    of: Condition = lambda _period: true()


def taken_in_time(period: Period) -> ColumnElement[bool]:
    """响应率 (12345 practice 按时签收率): taken by an agent within the county's working days."""
    taken = exists().where(
        col(ErrandTransition.errand_id) == col(Errand.id),
        col(ErrandTransition.action).in_(_TAKEN),
        or_(
            *(
                and_(
                    col(Errand.created_at) >= begins,
                    col(Errand.created_at) < ends,
                    col(ErrandTransition.at) < deadline,
                )
                for begins, ends, deadline in period.answer_by
            )
        ),
    )
    return taken if period.answer_by else not_(true())


def answer_was_due(period: Period) -> ColumnElement[bool]:
    """Whose deadline to be taken has passed, or who was taken already."""
    passed = [
        and_(col(Errand.created_at) >= begins, col(Errand.created_at) < ends)
        for begins, ends, deadline in period.answer_by
        if deadline <= period.now
    ]
    return or_(taken_in_time(period), *passed)


def closed_in_time(_period: Period) -> ColumnElement[bool]:
    """按时办结率: done before its last due date; what is still open, or was closed undone, counts as not."""
    return and_(_was_done(), col(Errand.completed_at) < col(Errand.due_at))


def closed(_period: Period) -> ColumnElement[bool]:
    """办结率: closed by now, in time or late."""
    return col(Errand.completed_at).is_not(None)


def accepted(_period: Period) -> ColumnElement[bool]:
    """Whoever was taken by an agent at some time."""
    return col(Errand.first_agent_id).is_not(None)


def instant(_period: Period) -> ColumnElement[bool]:
    """即办率 (四个办理: 即办事项直接办理): an item to be done at once, and done."""
    items = select(col(ServiceItem.id)).where(col(ServiceItem.handling) == Handling.instant)
    return and_(col(Errand.service_item_id).in_(items), _was_done())


def done_at_once(_period: Period) -> ColumnElement[bool]:
    """一次办成率: a closing that did it, with neither a return for papers nor a reopening before it."""
    kind = col(ErrandTransition.details)["closing_kind"].as_string()
    # What was completed before the kinds were told apart was done.
    did_it = or_(kind.is_(None), kind.in_([one.value for one in _DOING]))
    return and_(did_it, not_(_earlier(*RETURNS, ErrandAction.reopen)))


def returned_again(_period: Period) -> ColumnElement[bool]:
    """二次退回率 (一次性告知): a return that was not the first of its errand."""
    return _earlier(*RETURNS)


def is_first_return_here(period: Period) -> ColumnElement[bool]:
    """Count an errand once a period: by its last return in it."""
    return not_(
        exists().where(
            col(_AFTER.errand_id) == col(ErrandTransition.errand_id),
            col(_AFTER.action).in_(words(*RETURNS)),
            col(_AFTER.version) > col(ErrandTransition.version),
            col(_AFTER.at) < period.until,
        )
    )


def reopened(period: Period) -> ColumnElement[bool]:
    """重办率 (12345 practice 发回重办率): a closing that was followed by a reopening."""
    return exists().where(
        col(_AFTER.errand_id) == col(ErrandTransition.errand_id),
        col(_AFTER.action) == ErrandAction.reopen.value,
        col(_AFTER.version) > col(ErrandTransition.version),
        col(_AFTER.at) < period.now,
    )


def rated(_period: Period) -> ColumnElement[bool]:
    """评价率: a closing whose errand was rated after it, and before it was reopened."""
    between = (
        select(col(_BEFORE.id))
        .where(
            col(_BEFORE.errand_id) == col(ErrandTransition.errand_id),
            col(_BEFORE.action) == ErrandAction.reopen.value,
            col(_BEFORE.version) > col(ErrandTransition.version),
            col(_BEFORE.version) < col(_AFTER.version),
        )
        .correlate(ErrandTransition, _AFTER)
    )
    return exists().where(
        col(_AFTER.errand_id) == col(ErrandTransition.errand_id),
        col(_AFTER.action).in_((ErrandAction.rate.value, ErrandAction.record_rating.value)),
        col(_AFTER.version) > col(ErrandTransition.version),
        not_(between.exists()),
    )


def counts_as_rating(_period: Period) -> ColumnElement[bool]:
    """Leave out what two people found to be a mistake or an abuse."""
    return not_(
        exists().where(
            col(Rectification.rating_id) == col(ErrandRating.id),
            col(Rectification.state) == RectificationState.excluded,
        )
    )


def satisfied(_period: Period) -> ColumnElement[bool]:
    """满意率 (GB/T 39735-2020): 基本满意 or better."""
    return col(ErrandRating.score) >= SATISFIED


def contacted_in_time(_period: Period) -> ColumnElement[bool]:
    """差评回访率: another person spoke with the villager within the days."""
    return col(Rectification.contacted_at) < col(Rectification.contact_due_at)


def fixed_in_time(_period: Period) -> ColumnElement[bool]:
    """差评整改率 (国办发〔2019〕51号): put right within the days, and not sent back since."""
    return col(Rectification.fixed_at) < col(Rectification.fix_due_at)


def _earlier(*actions: ErrandAction) -> ColumnElement[bool]:
    return exists().where(
        col(_BEFORE.errand_id) == col(ErrandTransition.errand_id),
        col(_BEFORE.action).in_(words(*actions)),
        col(_BEFORE.version) < col(ErrandTransition.version),
    )


def _was_done() -> ColumnElement[bool]:
    return and_(col(Errand.completed_at).is_not(None), col(Errand.closing_kind).in_(_DOING))


RATES: tuple[Rate, ...] = (
    Rate(
        "response",
        "响应率",
        Base.submitted,
        taken_in_time,
        "期内提交、该接件的件里，规定工作日内有人接件的。没到接件期限又没人接的先不算",
        of=answer_was_due,
    ),
    Rate(
        "on_time",
        "按时办结率",
        Base.due,
        closed_in_time,
        "期限落在期内的全部件里，到期前办成的。没办结的、没办成就结掉的也在分母里；撤回的、到期前暂停的不在",
    ),
    Rate("closed", "办结率", Base.due, closed, "期限落在期内的全部件里，到现在已经办结的，超期办结也算"),
    Rate(
        "instant",
        "即办率",
        Base.submitted,
        instant,
        "期内提交并已受理的件里，属于即办事项并已办成的",
        of=accepted,
    ),
    Rate(
        "at_once",
        "一次办成率",
        Base.closings,
        done_at_once,
        "期内的办结里，办成了、此前没有退回补材料、没有重办过的",
    ),
    Rate(
        "returned_again",
        "二次退回率",
        Base.returns,
        returned_again,
        "期内退回过的件里，不是第一次退回的。越低越好，反映有没有一次性告知",
        of=is_first_return_here,
    ),
    Rate("reopened", "重办率", Base.closings, reopened, "期内的办结里，后来又要求重办的。越低越好"),
    Rate(
        "satisfied",
        "满意率",
        Base.ratings,
        satisfied,
        "期内的评价里，基本满意以上的。经两人核定剔除的误评不算。请和评价率一起看",
        of=counts_as_rating,
    ),
    Rate("rated", "评价率", Base.closings, rated, "期内的办结里，群众自愿评价了的"),
    Rate(
        "contacted",
        "差评回访率",
        Base.contacts,
        contacted_in_time,
        "期内该联系的差评里，由经办人以外的人按时联系了群众的。剔除的不算",
    ),
    Rate(
        "fixed",
        "差评整改率",
        Base.fixes,
        fixed_in_time,
        "期内该整改完的差评里，按时整改完的。没整改的也在分母里，剔除的不算",
    ),
)
