"""After the work: signed, rated, opened again, withdrawn, hurried, filed."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from app.auth.models import Grant, UserAccount
from app.core.errors import InvalidInput, NotAllowed, TooManyRequests
from app.core.events import publish
from app.core.tx import Tx
from app.errands.events import ErrandRated
from app.errands.kinds import ClosingKind, Mode
from app.errands.models import Channel, Errand, ErrandRating, RatedVia, ServiceItem
from app.errands.queries.reach import case_of
from app.errands.queries.rules import errand_rules
from app.errands.queries.shapes import signers_of
from app.errands.schemas import TransitionCreate
from app.errands.service import clock
from app.errands.service.parts import drop_open
from app.errands.service.steps.custody import bring_home, start_way_up
from app.orgs.queries import prefixes_of

_AS_WHOM = {
    "self": "只有本人才能签收“本人签收”",
    "family": "只有已确认的家人才能代签",
    "witness": "只有经办的代办员才能做见证签收",
}


def sign(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Take the signature; a witness says how it was given, since the person did not press the button."""
    assert step.by is not None, "the form asks for it"
    if step.by not in signers_of(case_of(tx, errand), tx.actor):
        raise NotAllowed(_AS_WHOM[step.by])
    if step.by == "witness" and not step.note:
        raise InvalidInput.at("/note", "请写明怎样见证的，例如“本人按了手印”或“电话回访确认”")
    return {"by": step.by}


def rate(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Keep a voluntary rating and tell those who reward good work."""
    return _keep_rating(tx, errand, step, via=RatedVia.app)


def record_rating(tx: Tx, errand: Errand, step: TransitionCreate) -> dict[str, Any]:
    """Write down what somebody told about an errand that others did: on the phone, or on a paper slip."""
    return _keep_rating(tx, errand, step, via=RatedVia(step.via or ""))


def reopen(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    """Begin again with the first agent and a new deadline; it is counted, and can be rated anew."""
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    errand.times_reopened += 1
    errand.completed_at = errand.promised_at = errand.closing_kind = None
    errand.mode = Mode(item.handling)
    bring_home(errand)
    start_way_up(tx, errand)
    clock.restart(tx, errand=errand, due_at=clock.first_deadline(tx, item=item))
    return {"times_reopened": errand.times_reopened}


def withdraw(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    """Let it be: whoever still works on a part of it stops."""
    errand.closing_kind = ClosingKind.void
    drop_open(tx, errand=errand)
    return {}


def remind(tx: Tx, errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    """Hurry it along, once a day: more often helps nobody."""
    hours = errand_rules(tx).remind_hours
    again_at = (errand.reminded_at or tx.now) + timedelta(hours=hours)
    if errand.reminded_at is not None and tx.now < again_at:
        wait = int((again_at - tx.now).total_seconds()) + 1
        raise TooManyRequests(f"刚催过，{hours} 小时后还没有动静可以再催", retry_after=wait)
    errand.reminded_at = tx.now
    return {}


def archive(_tx: Tx, _errand: Errand, _step: TransitionCreate) -> dict[str, Any]:
    return {}


def _keep_rating(tx: Tx, errand: Errand, step: TransitionCreate, *, via: RatedVia) -> dict[str, Any]:
    assert step.score is not None, "the form asks for it"
    assert errand.agent_id is not None, "a completed errand had an agent"
    tx.session.add(
        ErrandRating(
            county_id=errand.county_id,
            errand_id=errand.id,
            times_reopened=errand.times_reopened,
            score=step.score,
            reasons=step.reasons or [],
            comment=step.comment or "",
            agent_id=errand.agent_id,
            rated_by=tx.actor.user_id,
            via=via,
            at=tx.now,
        )
    )
    _tell_rating(tx, errand, score=step.score)
    return {"score": step.score, "via": via}


def _tell_rating(tx: Tx, errand: Errand, *, score: int) -> None:
    assert errand.agent_id is not None, "a completed errand had an agent"
    agent = tx.session.get_one(UserAccount, errand.agent_id)
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    paid = tx.session.exec(
        select(Grant.id).where(
            Grant.user_id == agent.id,
            col(Grant.is_paid),
            col(Grant.path).in_(prefixes_of(errand.path)),
        )
    ).first()
    publish(
        tx,
        ErrandRated(
            errand_id=errand.id,
            county_id=errand.county_id,
            score=score,
            agent_id=agent.id,
            agent_resident_id=agent.resident_id,
            agent_is_paid=paid is not None,
            station_id=errand.station_id,
            path=errand.path,
            item_code=item.code,
            # Only a station's own entry counts as a visit; a villager's tick does not.
            is_home_visit=errand.channel is Channel.visit and errand.typed_by_id != errand.requester_id,
        ),
    )
