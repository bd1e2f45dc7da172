"""What reviews say against the steps of errands: a rating too late, a file closed before people had a say."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from app.core.clock import local_date
from app.core.errors import InvalidInput, Problem
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating, ErrandTransition, RatedVia
from app.errands.queries.reach import case_of
from app.errands.schemas import TransitionCreate
from app.errands.states import ErrandAction
from app.errands.ties import is_lead
from app.reviews.models import Rectification
from app.reviews.states import BAD_SCORE, OPEN
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.ratings import RatingRules

_BY_THEMSELVES = ("self", "family")


class RatingWindowOver(Problem):
    """The days in which an errand can be rated are over."""

    title = "已过评价期"


class StillToBeSaid(Problem):
    """People may still rate or reopen what was done, or a bad rating has no answer yet."""

    title = "现在还不能归档"


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


def object_to_archive(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    """Refuse to file what people may still rate or reopen, and what a bad rating is being answered about."""
    if step.action is not ErrandAction.archive:
        return
    ratings = _ratings_of(tx, errand)
    if _has_open_answer(tx, errand, ratings):
        raise StillToBeSaid("这件事的差评整改还没有结案，结案后才能归档")
    was_rated = any(
        one.times_reopened == errand.times_reopened and one.via is RatedVia.app for one in ratings
    )
    if (was_rated and _was_signed_by_themselves(tx, errand)) or _is_neutral_lead(tx, errand):
        return
    rating, rework = rules_in_force(tx, RatingRules), rules_in_force(tx, ErrandRules)
    days = max(rating.window_days, rework.reopen_days)
    if errand.completed_at is not None and tx.now < (until := errand.completed_at + timedelta(days=days)):
        day = local_date(until, tx.settings.timezone)
        raise StillToBeSaid(
            f"群众到 {day.month} 月 {day.day} 日还可以评价、要求重办，过后再归档；"
            "已经评价并由本人或家人签收的，或者由没有经办的站长归档的，不用等"
        )


def _ratings_of(tx: Tx, errand: Errand) -> list[ErrandRating]:
    found = select(ErrandRating).where(col(ErrandRating.errand_id) == errand.id)
    return list(tx.session.scalars(found))


def _has_open_answer(tx: Tx, errand: Errand, ratings: list[ErrandRating]) -> bool:
    """Tell whether a bad rating waits for its answer; one of just now has no rectification yet."""
    found = select(Rectification).where(col(Rectification.errand_id) == errand.id)
    ended = {one.rating_id for one in tx.session.scalars(found) if one.state not in OPEN}
    return any(one.score <= BAD_SCORE and one.id not in ended for one in ratings)


def _was_signed_by_themselves(tx: Tx, errand: Errand) -> bool:
    signed = (
        select(col(ErrandTransition.details))
        .where(
            col(ErrandTransition.errand_id) == errand.id,
            col(ErrandTransition.action) == ErrandAction.sign.value,
        )
        .order_by(col(ErrandTransition.version).desc())
        .limit(1)
    )
    details = tx.session.scalars(signed).first() or {}
    return details.get("by") in _BY_THEMSELVES


def _is_neutral_lead(tx: Tx, errand: Errand) -> bool:
    did_it = tx.actor.user_id in (errand.agent_id, errand.first_agent_id)
    return not did_it and is_lead(case_of(tx, errand), tx.actor)
