"""Groups of the desk about reminders, letters and problem cases."""

from collections.abc import Sequence

from sqlalchemy import and_
from sqlmodel import col

from app.core.tx import Tx
from app.supervision.models import (
    ProblemCase,
    ProblemState,
    Supervision,
    SupervisionKind,
    SupervisionState,
)
from app.supervision.queries.desk.group import Group, due_day
from app.supervision.queries.problems import why_problem
from app.supervision.states import KIND_LABELS


def of_the_chain(tx: Tx) -> Sequence[Group]:
    """Give what was asked and what is to be asked."""
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
                f"{KIND_LABELS[one.about.kind]}应于 {due_day(tx, one.about.answer_due_at)}答复，还没有答复"
            ),
            about=Supervision,
            kind="supervision",
        ),
    )
