"""Groups of the desk about bad ratings."""

from collections.abc import Sequence

from sqlalchemy import and_, or_
from sqlmodel import col

from app.core.tx import Tx
from app.reviews.models import Rectification, RectificationState
from app.reviews.queries.rectifications import is_late, late_words
from app.reviews.states import BAD_SCORE, OPEN
from app.supervision.queries.desk.group import Group, day_of, in_hands


def of_ratings(tx: Tx) -> Sequence[Group]:
    """Give the bad ratings that are not answered yet."""
    return (*_to_answer(tx), *_to_end(tx), _to_exclude(tx))


def _to_answer(tx: Tx) -> Sequence[Group]:
    row = Rectification
    return (
        Group(
            "rectification_late",
            "差评整改超期",
            "换人联系群众，今天就办",
            is_late(tx.now),
            Rectification.contact_due_at,
            lambda one: f"差评{late_words(one.about, tx.now)}，{in_hands(one.row.handler_name)}",
            about=Rectification,
            kind="rectification",
        ),
        Group(
            "unassigned",
            "差评还没有指派整改人",
            "指派经办人以外的人去联系",
            and_(col(row.state) == RectificationState.opened, ~is_late(tx.now)),
            Rectification.created_at,
            lambda one: f"{day_of(tx, one.about.created_at)}的差评，还没有人去联系",
            about=Rectification,
            kind="rectification",
        ),
    )


def _to_end(tx: Tx) -> Sequence[Group]:
    row = Rectification
    is_fixed = col(row.state) == RectificationState.fixed
    is_over = or_(
        col(row.second_score) > BAD_SCORE,
        and_(col(row.second_score).is_(None), col(row.second_until) <= tx.now),
    )
    return (
        Group(
            "still_bad",
            "整改后仍不满意",
            "请站长上门，看看还缺什么",
            and_(is_fixed, col(row.second_score) <= BAD_SCORE),
            Rectification.second_at,
            lambda one: f"整改后再评仍是 {one.about.second_score} 分",
            about=Rectification,
            kind="rectification",
        ),
        Group(
            "to_close",
            "整改好了，等结案",
            "看过整改情况就结案，没改好退回重改",
            and_(is_fixed, is_over),
            Rectification.fixed_at,
            lambda one: (
                f"{day_of(tx, one.about.fixed_at)}整改完，{_second(one.about.second_score)}，可以结案"
            ),
            about=Rectification,
            kind="rectification",
        ),
    )


def _to_exclude(tx: Tx) -> Group:
    row = Rectification
    return Group(
        "exclusion_asked",
        "申请剔除，等您核定",
        "问过群众再定，申请人和经办人不能定",
        # Whoever asked for it does not decide it.
        and_(col(row.state).in_(OPEN), col(row.exclusion_by) != tx.actor.user_id),
        Rectification.created_at,
        lambda one: f"申请剔除差评：{one.about.exclusion_reason[:40]}",
        about=Rectification,
        kind="rectification",
    )


def _second(score: int | None) -> str:
    return "再评期已过" if score is None else f"再评 {score} 分"
