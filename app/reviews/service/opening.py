"""A bad rating opens a rectification, once, however often it is told."""

import uuid

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.clock import local_date
from app.core.db import insert_into, new_id, table_of
from app.core.events import publish
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating, RatedVia
from app.reviews.events import RectificationMoved
from app.reviews.models import Rectification, RectificationState, RectificationStep
from app.reviews.service.limits import due_after
from app.reviews.states import BAD_SCORE
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.ratings import RatingRules


def open_for(tx: Tx, *, errand_id: uuid.UUID) -> list[uuid.UUID]:
    """Open a rectification for each bad rating of an errand that has none yet; give those opened."""
    answered = select(col(Rectification.rating_id)).where(col(Rectification.errand_id) == errand_id)
    found = tx.session.execute(
        select(ErrandRating, Errand, col(UserAccount.is_active))
        .join(Errand, col(Errand.id) == col(ErrandRating.errand_id))
        .join(UserAccount, col(UserAccount.id) == col(ErrandRating.rated_by))
        .where(
            col(ErrandRating.errand_id) == errand_id,
            col(ErrandRating.score) <= BAD_SCORE,
            col(ErrandRating.id).not_in(answered),
        )
    ).all()
    opened = [_open(tx, rating, errand, can_return=is_active) for rating, errand, is_active in found]
    return [one for one in opened if one is not None]


def _open(tx: Tx, rating: ErrandRating, errand: Errand, *, can_return: bool) -> uuid.UUID | None:
    rules = rules_in_force(tx, RatingRules, county_id=errand.county_id)
    start = local_date(rating.at, tx.settings.timezone)
    facts = {
        "id": new_id(),
        "county_id": errand.county_id,
        "rating_id": rating.id,
        "errand_id": errand.id,
        "path": errand.path,
        "state": RectificationState.opened,
        "score": rating.score,
        # The guest of a link never signs in: the villager, or a call, tells how it is now.
        "rater_id": rating.rated_by if rating.via is RatedVia.app and can_return else None,
        "agent_id": rating.agent_id,
        "first_agent_id": errand.first_agent_id or rating.agent_id,
        "contact_due_at": due_after(tx, rules, start=start, days=rules.contact_days),
        "fix_due_at": due_after(tx, rules, start=start, days=rules.fix_days),
        "remedy": "",
        "second_comment": "",
        "appeal": "",
        "exclusion_reason": "",
        "created_at": tx.now,
        "version": 1,
    }
    made = insert_into(tx.session, Rectification).values(**facts).on_conflict_do_nothing()
    row = tx.session.execute(made.returning(table_of(Rectification).c.id)).first()
    if row is None:
        return None
    opened: uuid.UUID = row[0]
    _tell(tx, errand, opened)
    return opened


def _tell(tx: Tx, errand: Errand, rectification_id: uuid.UUID) -> None:
    tx.session.add(
        RectificationStep(
            county_id=errand.county_id,
            rectification_id=rectification_id,
            version=1,
            action="open",
            actor_id=tx.actor.user_id,
            actor_name=tx.actor.name,
            at=tx.now,
        )
    )
    publish(
        tx,
        RectificationMoved(
            rectification_id=rectification_id,
            errand_id=errand.id,
            county_id=errand.county_id,
            path=errand.path,
            action="open",
            state=RectificationState.opened,
            handler_id=None,
        ),
    )
    tx.session.flush()
