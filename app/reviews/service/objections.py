"""What the county's rules say against a rating before it is kept: too late, or a reason of nobody's."""

from datetime import timedelta

from app.core.errors import InvalidInput, Problem
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.schemas import TransitionCreate
from app.errands.states import ErrandAction
from app.reviews.states import BAD_SCORE
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.ratings import RatingRules


class RatingWindowOver(Problem):
    """The days in which an errand can be rated are over."""

    title = "已过评价期"


def check_rating(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    """Object to a rating that comes too late, or gives a reason that is not in the county's dictionary."""
    if step.action not in (ErrandAction.rate, ErrandAction.record_rating):
        return
    rules = rules_in_force(tx, RatingRules)
    if errand.completed_at is not None and tx.now >= errand.completed_at + timedelta(days=rules.window_days):
        raise RatingWindowOver(f"办结后 {rules.window_days} 天内可以评价，已经过了；没办好可以要求重办")
    is_bad = step.score is not None and step.score <= BAD_SCORE
    known = rules.bad_reasons if is_bad else [*rules.good_reasons, *rules.bad_reasons]
    unknown = [reason for reason in step.reasons or [] if reason not in known]
    if unknown:
        raise InvalidInput.at("/reasons", f"没有这个原因，请从列出的里选：{'、'.join(unknown)[:60]}")
