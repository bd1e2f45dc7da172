"""Invariants of bad ratings and of supervision: each has its history, and none is left without an answer."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, select

from app.core.db import table_of
from app.errands.models import ErrandRating
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows
from app.reviews.models import Rectification, RectificationStep
from app.reviews.states import BAD_SCORE
from app.supervision.models import Supervision, SupervisionStep

_RATING, _BAD = table_of(ErrandRating), table_of(Rectification)
_ASKED = table_of(Supervision)
# The worker opens a rectification within the minute; a server may be down for a night.
_OPENED_WITHIN = timedelta(days=1)


def _steps_of(parent: Table, steps: Table, key: str) -> Any:  # noqa: ANN401 - a scalar select
    return select(func.count()).select_from(steps).where(steps.c[key] == parent.c.id).scalar_subquery()


def _rectifications(_look: Look) -> Broken:
    steps = _steps_of(_BAD, table_of(RectificationStep), "rectification_id")
    score = select(_RATING.c.score).where(_RATING.c.id == _BAD.c.rating_id).scalar_subquery()
    rows = select(_BAD.c.id)
    return {
        "整改经过缺少或多出一步": rows.where(steps != _BAD.c.version),
        "与评价的分数不同": rows.where(score != _BAD.c.score),
        "整改完成却没有联系过": rows.where(_BAD.c.fixed_at.is_not(None), _BAD.c.contacted_at.is_(None)),
    }


def _bad_ratings(look: Look) -> Broken:
    answered = select(_BAD.c.id).where(_BAD.c.rating_id == _RATING.c.id)
    waited = _RATING.c.at < look.now - _OPENED_WITHIN
    unanswered = select(_RATING.c.id).where(_RATING.c.score <= BAD_SCORE, waited, ~answered.exists())
    return {"差评没有整改单": unanswered}


def _supervisions(_look: Look) -> Broken:
    steps = _steps_of(_ASKED, table_of(SupervisionStep), "supervision_id")
    return {"督办经过缺少或多出一步": select(_ASKED.c.id).where(steps != _ASKED.c.version)}


ANSWERS = (
    Invariant("rectifications", "整改单与经过", no_rows(Rectification, _rectifications)),
    Invariant("bad_ratings", "差评都有整改单", no_rows(ErrandRating, _bad_ratings)),
    Invariant("supervisions", "督办单与经过", no_rows(Supervision, _supervisions)),
)
