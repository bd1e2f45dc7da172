"""Groups of the desk about errands that stand still."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from app.core.permissions import Actor, Permission, in_reach
from app.core.tx import Tx
from app.errands.models import Errand, ErrandPart, ErrandState
from app.errands.part_states import OPEN_PARTS
from app.errands.states import RUNNING, Light, light_is
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.queries.desk.group import Group, cutoff, day_of, due_day, in_hands

S = ErrandState


def of_errands(tx: Tx) -> Sequence[Group]:
    """Give the errands that are late, in nobody's hands, or not done yet."""
    return (*_late(tx), *_waiting(tx), *_unfinished(tx))


def _late(tx: Tx) -> Sequence[Group]:
    is_open = col(ErrandPart.state).in_(OPEN_PARTS)
    return (
        Group(
            "red",
            "已超期",
            "先打电话问，再催办",
            light_is(Light.red, now=tx.now),
            Errand.due_at,
            lambda one: f"应于 {due_day(tx, one.row.due_at)}办好，{in_hands(one.row.agent_name)}",
        ),
        Group(
            "part_late",
            "联办超期",
            "请联办的站先办，办不了的说明原因",
            and_(is_open, col(ErrandPart.due_at) <= tx.now),
            ErrandPart.due_at,
            lambda one: f"联办“{one.about.title}”应于 {due_day(tx, one.about.due_at)}办好，还没有办好",
            about=ErrandPart,
            reach=_whole_or_part(tx.actor),
        ),
    )


def _whole_or_part(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor supervises where the errand is from, or where a part of it lies."""
    parts = select(col(ErrandPart.errand_id)).where(
        in_reach(ErrandPart.path, actor, Permission.errand_supervise)
    )
    return or_(in_reach(Errand.path, actor, Permission.errand_supervise), col(Errand.id).in_(parts))


def _waiting(tx: Tx) -> Sequence[Group]:
    unclaimed_since = cutoff(tx, days=rules_in_force(tx, SupervisionRules).claim_days)
    state, row = col(Errand.state), Errand
    at_home = col(row.handling_station_id) == col(row.station_id)
    return (
        Group(
            "unclaimed",
            "没有人认领",
            "请站长今天指派",
            and_(state == S.submitted, col(row.created_at) <= unclaimed_since),
            Errand.created_at,
            lambda one: f"{day_of(tx, one.row.created_at)}提交，还没有人接",
        ),
        Group(
            "unreported",
            "该报镇里还没有报",
            "请代办员把材料送到镇里，或说明原因",
            and_(state.in_((S.accepted, S.handling)), at_home, col(row.report_by) <= tx.now),
            Errand.report_by,
            lambda one: f"应于 {due_day(tx, one.row.report_by)}前报到镇里，{in_hands(one.row.agent_name)}",
        ),
        Group(
            "no_resubmission",
            "退回后没有补交",
            "请代办员上门问一问，是不是遇到难处",
            and_(state == S.returned, col(row.resubmit_by) <= tx.now),
            Errand.resubmit_by,
            lambda one: f"退回补材料，{due_day(tx, one.row.resubmit_by)}到期，群众还没有补交",
        ),
    )


def _unfinished(tx: Tx) -> Sequence[Group]:
    state, row = col(Errand.state), Errand
    return (
        Group(
            "reopened",
            "重办件",
            "群众说没办好，请站长过问，不只交给原来的人",
            and_(state.in_(RUNNING), col(row.times_reopened) > 0),
            Errand.clock_started_at,
            lambda one: f"第 {one.row.times_reopened} 次重办，{in_hands(one.row.agent_name)}",
        ),
        Group(
            "yellow",
            "快到期",
            "提醒代办员抓紧",
            light_is(Light.yellow, now=tx.now),
            Errand.due_at,
            lambda one: f"{due_day(tx, one.row.due_at)}到期，{in_hands(one.row.agent_name)}",
        ),
    )
