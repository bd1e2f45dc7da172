"""The rows that rates are about, and which of them belong to a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from app.errands.models import Errand, ErrandRating, ErrandState, ErrandTransition
from app.errands.states import ErrandAction
from app.reviews.models import Rectification, RectificationState

CLOSINGS = (ErrandAction.complete, ErrandAction.close)
# A second return is taken when the town agrees to it; asking for it sends nobody away.
RETURNS = (ErrandAction.return_, ErrandAction.approve_return)


class Base(StrEnum):
    """The rows that a rate is about."""

    submitted = "submitted"
    due = "due"
    closings = "closings"
    returns = "returns"
    ratings = "ratings"
    contacts = "contacts"
    fixes = "fixes"


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment up to another, and up to now at most; what an errand submitted then had to be taken by.

    `answer_by` are stretches of submission with the deadline of each: working days differ.
    """

    begins: datetime
    ends: datetime
    now: datetime
    answer_by: Sequence[tuple[datetime, datetime, datetime]] = ()

    @property
    def until(self) -> datetime:
        """Give up to when it is counted: what falls due tomorrow is nobody's fault today."""
        return min(self.ends, self.now + datetime.resolution)


def rows_of(base: Base, period: Period) -> ColumnElement[bool]:
    """Give the condition of a base: which rows belong to a period, by which moment of theirs."""
    begins, until = period.begins, period.until
    errand = Errand
    not_excluded = col(Rectification.state) != RectificationState.excluded
    conditions: dict[Base, ColumnElement[bool]] = {
        Base.submitted: and_(col(errand.created_at) >= begins, col(errand.created_at) < until),
        Base.due: and_(
            col(errand.due_at) > begins,
            col(errand.due_at) <= until,
            col(errand.state) != ErrandState.withdrawn,
            # A clock that stands still has no due date before it goes on; one that stopped late was late.
            or_(
                col(errand.paused_at).is_(None),
                col(errand.paused_at) >= col(errand.due_at),
                col(errand.completed_at).is_not(None),
            ),
        ),
        Base.closings: _steps_in(period, CLOSINGS),
        Base.returns: _steps_in(period, RETURNS),
        Base.ratings: and_(col(ErrandRating.at) >= begins, col(ErrandRating.at) < until),
        Base.contacts: and_(
            col(Rectification.contact_due_at) > begins,
            col(Rectification.contact_due_at) <= until,
            not_excluded,
        ),
        Base.fixes: and_(
            col(Rectification.fix_due_at) > begins, col(Rectification.fix_due_at) <= until, not_excluded
        ),
    }
    return conditions[base]


def words(*actions: ErrandAction) -> list[str]:
    """Give actions as steps keep them."""
    return [one.value for one in actions]


def _steps_in(period: Period, actions: Sequence[ErrandAction]) -> ColumnElement[bool]:
    step = ErrandTransition
    return and_(
        col(step.action).in_(words(*actions)), col(step.at) >= period.begins, col(step.at) < period.until
    )
