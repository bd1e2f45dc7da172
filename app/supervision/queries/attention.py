"""The supervisor's desk: what needs somebody today, and why in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.clock import end_of_day, local_date
from app.core.pages import Items
from app.core.permissions import Permission, in_reach
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState, ServiceItem
from app.errands.states import RUNNING, Light, light_is
from app.orgs.models import Station
from app.orgs.service import calendar
from app.reviews.models import Rectification, RectificationState
from app.reviews.queries.rectifications import is_late, late_words
from app.reviews.states import BAD_SCORE
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.supervision import SupervisionRules
from app.supervision.models import (
    ProblemCase,
    ProblemState,
    Supervision,
    SupervisionKind,
    SupervisionState,
)
from app.supervision.queries.problems import why_problem
from app.supervision.schemas import AttentionGroup, AttentionItem
from app.supervision.states import KIND_LABELS

# A desk is worked from the top; the count tells how much more there is.
SHOWN = 20
_AGENT = aliased(UserAccount)
_HANDLER = aliased(UserAccount)
S = ErrandState


class Found(NamedTuple):
    """A row of a group, and what lies beside its errand."""

    row: Any
    about: Any


@dataclass(frozen=True, slots=True)
class Group:
    """One reason for attention: which rows, since when, and what to say of each.

    `about` is the table beside the errand, if any; its id is what the item leads to.
    """

    key: str
    title: str
    advice: str
    where: ColumnElement[bool]
    since: Any
    why: Callable[[Found], str]
    about: Any = None
    kind: Literal["errand", "rectification", "supervision", "problem_case"] = "errand"


def attention(tx: Tx) -> Items[AttentionGroup]:
    """Give the groups in the order in which they are urgent, each in one statement."""
    return Items(items=[_read(tx, group) for group in _groups(tx)])


def _groups(tx: Tx) -> Sequence[Group]:
    return (*_of_the_chain(tx), *_of_ratings(tx), *_of_errands(tx))


def _problems_and_silence(tx: Tx) -> Sequence[Group]:
    is_due = and_(
        col(Supervision.state) == SupervisionState.issued,
        col(Supervision.kind) != SupervisionKind.reminder,
        col(Supervision.answer_due_at) <= tx.now,
    )
    return (
        Group(
            "problem",
            "问题件",
            "反复转办或重办，请镇里出面定下由谁办好",
            col(ProblemCase.state) == ProblemState.open,
            ProblemCase.flagged_at,
            lambda one: why_problem(transfers=one.about.transfers, reworks=one.about.reworks),
            about=ProblemCase,
            kind="problem_case",
        ),
        Group(
            "unanswered",
            "督办单没有按时答复",
            "打电话问清楚，或者提级督办",
            is_due,
            Supervision.answer_due_at,
            lambda one: (
                f"{KIND_LABELS[one.about.kind]}应于 {_due(tx, one.about.answer_due_at)}答复，还没有答复"
            ),
            about=Supervision,
            kind="supervision",
        ),
    )


def _of_the_chain(tx: Tx) -> Sequence[Group]:
    state = col(Supervision.state)
    return (
        *_problems_and_silence(tx),
        Group(
            "answered",
            "已答复，等您审看",
            "答清楚了就销号，没答清楚退回重答",
            state == SupervisionState.answered,
            Supervision.answered_at,
            lambda one: f"{KIND_LABELS[one.about.kind]}已答复：{one.about.answer[:40]}",
            about=Supervision,
            kind="supervision",
        ),
        Group(
            "proposed",
            "系统建议督办",
            "看过情况再发，不该发的写明原因",
            state == SupervisionState.proposed,
            Supervision.created_at,
            lambda one: f"建议{KIND_LABELS[one.about.kind]}：{one.about.reason}",
            about=Supervision,
            kind="supervision",
        ),
    )


def _of_ratings(tx: Tx) -> Sequence[Group]:
    row = Rectification
    still_bad = and_(col(row.state) == RectificationState.fixed, col(row.second_score) <= BAD_SCORE)
    return (
        Group(
            "rectification_late",
            "差评整改超期",
            "换人联系群众，今天就办",
            is_late(tx.now),
            Rectification.contact_due_at,
            lambda one: f"差评{late_words(one.about, tx.now)}，{_in_hands(one.row.handler_name)}",
            about=Rectification,
            kind="rectification",
        ),
        Group(
            "unassigned",
            "差评还没有指派整改人",
            "指派经办人以外的人去联系",
            and_(col(row.state) == RectificationState.opened, ~is_late(tx.now)),
            Rectification.created_at,
            lambda one: f"{_day(tx, one.about.created_at)}的差评，还没有人去联系",
            about=Rectification,
            kind="rectification",
        ),
        Group(
            "still_bad",
            "整改后仍不满意",
            "请站长上门，看看还缺什么",
            still_bad,
            Rectification.second_at,
            lambda one: f"整改后再评仍是 {one.about.second_score} 分",
            about=Rectification,
            kind="rectification",
        ),
    )


def _of_errands(tx: Tx) -> Sequence[Group]:
    rules = rules_in_force(tx, SupervisionRules)
    claimed_by = calendar.working_day_before(tx, end=tx.today, days=rules.claim_days)
    unclaimed_since = end_of_day(claimed_by, tx.settings.timezone)
    state, row = col(Errand.state), Errand
    at_home = col(row.handling_station_id) == col(row.station_id)
    return (
        Group(
            "red",
            "已超期",
            "先打电话问，再催办",
            light_is(Light.red, now=tx.now),
            Errand.due_at,
            lambda one: f"应于 {_due(tx, one.row.due_at)}办好，{_in_hands(one.row.agent_name)}",
        ),
        Group(
            "unclaimed",
            "没有人认领",
            "请站长今天指派",
            and_(state == S.submitted, col(row.created_at) <= unclaimed_since),
            Errand.created_at,
            lambda one: f"{_day(tx, one.row.created_at)}提交，还没有人接",
        ),
        Group(
            "unreported",
            "该报镇里还没有报",
            "请代办员把材料送到镇里，或说明原因",
            and_(state.in_((S.accepted, S.handling)), at_home, col(row.report_by) <= tx.now),
            Errand.report_by,
            lambda one: f"应于 {_due(tx, one.row.report_by)}前报到镇里，{_in_hands(one.row.agent_name)}",
        ),
        Group(
            "no_resubmission",
            "退回后没有补交",
            "请代办员上门问一问，是不是遇到难处",
            and_(state == S.returned, col(row.resubmit_by) <= tx.now),
            Errand.resubmit_by,
            lambda one: f"退回补材料，{_due(tx, one.row.resubmit_by)}到期，群众还没有补交",
        ),
        Group(
            "reopened",
            "重办件",
            "群众说没办好，请站长过问，不只交给原来的人",
            and_(state.in_(RUNNING), col(row.times_reopened) > 0),
            Errand.clock_started_at,
            lambda one: f"第 {one.row.times_reopened} 次重办，{_in_hands(one.row.agent_name)}",
        ),
        Group(
            "yellow",
            "快到期",
            "提醒代办员抓紧",
            light_is(Light.yellow, now=tx.now),
            Errand.due_at,
            lambda one: f"{_due(tx, one.row.due_at)}到期，{_in_hands(one.row.agent_name)}",
        ),
    )


def _read(tx: Tx, group: Group) -> AttentionGroup:
    rows = tx.session.execute(_select(tx, group)).all()
    return AttentionGroup(
        key=group.key,
        title=group.title,
        advice=group.advice,
        count=rows[0].total if rows else 0,
        items=[_item(group, row) for row in rows],
    )


def _select(tx: Tx, group: Group) -> Select[Any]:
    """Select a group's rows with their number; what is beside the errand is reached by its own path."""
    about = group.about
    statement = _errands().add_columns(col(group.since).label("since"), func.count().over().label("total"))
    if about is not None:
        statement = statement.add_columns(about).join(about, col(about.errand_id) == col(Errand.id))
    if about is Rectification:
        statement = statement.add_columns(col(_HANDLER.name).label("handler_name")).outerjoin(
            _HANDLER, col(_HANDLER.id) == col(Rectification.handler_id)
        )
    path = Errand.path if about is None else about.path
    return (
        statement.where(in_reach(path, tx.actor, Permission.errand_supervise), group.where)
        .order_by(col(group.since), col(Errand.id))
        .limit(SHOWN)
    )


def _errands() -> Select[Any]:
    columns: tuple[Any, ...] = (
        col(Errand.id),
        col(Errand.number),
        col(Errand.due_at),
        col(Errand.created_at),
        col(Errand.report_by),
        col(Errand.resubmit_by),
        col(Errand.times_reopened),
        col(ServiceItem.name).label("item_name"),
        col(Station.name).label("station_name"),
        col(_AGENT.name).label("agent_name"),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Errand)
        .join(ServiceItem, col(ServiceItem.id) == col(Errand.service_item_id))
        .join(Station, col(Station.id) == col(Errand.handling_station_id))
        .outerjoin(_AGENT, col(_AGENT.id) == col(Errand.agent_id))
    )


def _item(group: Group, row: Any) -> AttentionItem:  # noqa: ANN401 - a row of the select
    about = None if group.about is None else row._mapping[group.about]  # noqa: SLF001 - how SQLAlchemy names it
    return AttentionItem(
        kind=group.kind,
        id=row.id if about is None else about.id,
        errand_id=row.id,
        number=row.number,
        title=row.item_name,
        station_name=row.station_name,
        person_name=row.agent_name or "",
        why=group.why(Found(row, about)),
        since=row.since,
    )


def _in_hands(name: str | None) -> str:
    return f"在{name}手上" if name else "没有人在办"


def _day(tx: Tx, moment: datetime) -> str:
    day = local_date(moment, tx.settings.timezone)
    return f"{day.month} 月 {day.day} 日"


def _due(tx: Tx, moment: datetime) -> str:
    """Name the day of a deadline, which is the first moment after it."""
    return _day(tx, moment - datetime.resolution)
