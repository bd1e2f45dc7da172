"""What offices did about a person's errands afterwards: bad ratings answered, delays asked about."""

from typing import Any

from sqlalchemy import Select, or_
from sqlmodel import col

from app.archive.models import ErrandArchive
from app.core.tx import Tx
from app.errands.kinds import PART_LABELS
from app.errands.models import Errand, ErrandPart
from app.privacy.sections import Section, Shown, is_me, read_section
from app.reviews.models import Rectification, RectificationStep
from app.reviews.states import ACTION_LABELS
from app.reviews.states import STATE_LABELS as RECTIFICATION_LABELS
from app.supervision.models import Supervision, SupervisionState
from app.supervision.states import KIND_LABELS
from app.supervision.states import STATE_LABELS as SUPERVISION_LABELS


def sections(tx: Tx) -> list[Section]:
    """Give what was done about the actor's errands."""
    return [_parts(tx), _rectifications(tx), _rectification_steps(tx), _supervisions(tx), _archives(tx)]


def _mine(tx: Tx, rows: Select[Any]) -> Select[Any]:
    return rows.where(
        or_(col(Errand.requester_id) == tx.actor.user_id, is_me(tx.actor, Errand.beneficiary_id))
    )


def _parts(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "title": Shown("联办的一部分", ErrandPart.title),
        "state": Shown("状态", ErrandPart.state, lambda state: PART_LABELS[state]),
        "result": Shown("结果", ErrandPart.result),
        "created_at": Shown("时间", ErrandPart.created_at),
    }
    return read_section(
        tx,
        key="errand_parts",
        title="联合办理",
        shown=shown,
        narrow=lambda rows: _mine(
            tx,
            rows.select_from(ErrandPart)
            .join(Errand, col(Errand.id) == col(ErrandPart.errand_id))
            .order_by(col(ErrandPart.created_at)),
        ),
    )


def _archives(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", ErrandArchive.number),
        "title": Shown("事项", ErrandArchive.title),
        "closed_on": Shown("办结日期", ErrandArchive.closed_on),
        "retain_until": Shown("保存到", ErrandArchive.retain_until),
        "sha256": Shown("档案包的校验码", ErrandArchive.sha256),
    }
    return read_section(
        tx,
        key="archives",
        title="归档的代办",
        shown=shown,
        narrow=lambda rows: _mine(
            tx,
            rows.select_from(ErrandArchive)
            .join(Errand, col(Errand.id) == col(ErrandArchive.errand_id))
            .order_by(col(ErrandArchive.closed_on)),
        ),
    )


def _rectifications(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "state": Shown("状态", Rectification.state, lambda state: RECTIFICATION_LABELS[state]),
        "remedy": Shown("怎样整改的", Rectification.remedy),
        "appeal": Shown("代办员的说明", Rectification.appeal),
        "exclusion_reason": Shown("申请剔除的理由", Rectification.exclusion_reason),
        "second_score": Shown("再评", Rectification.second_score),
        "second_comment": Shown("再评的评语", Rectification.second_comment),
        "created_at": Shown("时间", Rectification.created_at),
    }
    return read_section(
        tx,
        key="rectifications",
        title="差评整改",
        shown=shown,
        narrow=lambda rows: _mine(
            tx,
            rows.select_from(Rectification)
            .join(Errand, col(Errand.id) == col(Rectification.errand_id))
            .order_by(col(Rectification.created_at)),
        ),
    )


def _rectification_steps(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "action": Shown("步骤", RectificationStep.action, lambda action: ACTION_LABELS.get(action, action)),
        "by": Shown("经手人", RectificationStep.actor_name),
        "note": Shown("备注", RectificationStep.note),
        "at": Shown("时间", RectificationStep.at),
    }
    return read_section(
        tx,
        key="rectification_steps",
        title="整改经过",
        shown=shown,
        narrow=lambda rows: _mine(
            tx,
            rows.select_from(RectificationStep)
            .join(Rectification, col(Rectification.id) == col(RectificationStep.rectification_id))
            .join(Errand, col(Errand.id) == col(Rectification.errand_id))
            .order_by(col(RectificationStep.at)),
        ),
    )


def _supervisions(tx: Tx) -> Section:
    shown = {
        "number": Shown("督办单号", Supervision.number),
        "kind": Shown("类型", Supervision.kind, lambda kind: KIND_LABELS[kind]),
        "state": Shown("状态", Supervision.state, lambda state: SUPERVISION_LABELS[state]),
        "reason": Shown("理由", Supervision.reason),
        "answer": Shown("答复", Supervision.answer),
        "created_at": Shown("时间", Supervision.created_at),
    }
    sent = col(Supervision.state).not_in((SupervisionState.proposed, SupervisionState.dropped))
    return read_section(
        tx,
        key="supervisions",
        title="督办",
        shown=shown,
        narrow=lambda rows: _mine(
            tx,
            rows.select_from(Supervision)
            .join(Errand, col(Errand.id) == col(Supervision.errand_id))
            .where(sent)
            .order_by(col(Supervision.created_at)),
        ),
    )
