"""What a villager reads of a pause: for whom the errand waits, why, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.clock import last_day, local_date
from app.core.tx import Tx
from app.errands.course_schemas import PausedRead, PauseRead
from app.errands.forms import PAUSE_LABELS
from app.errands.models import ErrandTransition, PauseReason

_WAITS_FOR: dict[PauseReason, str] = {
    PauseReason.resident: "群众本人",
    PauseReason.authority: "上级部门",
    PauseReason.statutory: "法定程序走完（公示、检验等）",
    PauseReason.weather: "天气好转、道路通行",
    PauseReason.documents: "您把缺的材料补齐",
}
_STARTS = {"pause", "return", "approve_return"}


@dataclass(frozen=True, slots=True)
class _Pause:
    reason: PauseReason
    waiting_for: str
    note: str
    since: datetime
    until: date | None


def paused_read(tx: Tx, row: Any) -> PausedRead | None:  # noqa: ANN401 - an errand, or a row of its columns
    """Build the pause in which an errand is now."""
    if row.paused_at is None:
        return None
    pause = _Pause(row.pause_reason, row.pause_for, row.pause_note, row.paused_at, row.paused_until)
    return PausedRead(**_fields(pause), sentence=_sentence_now(tx, pause, resubmit_by=row.resubmit_by))


def pauses_of(tx: Tx, steps: Sequence[ErrandTransition]) -> list[PauseRead]:
    """List every pause of an errand, from its history."""
    pauses: list[PauseRead] = []
    begun: ErrandTransition | None = None
    for step in steps:
        if begun is not None and (step.source != step.target or "waited_days" in step.details):
            pauses.append(_past(tx, begun, step))
            begun = None
        if step.action in _STARTS:
            begun = step
    return pauses if begun is None else [*pauses, _past(tx, begun, None)]


def _past(tx: Tx, begun: ErrandTransition, ended: ErrandTransition | None) -> PauseRead:
    details = begun.details
    until = details.get("until")
    pause = _Pause(
        reason=PauseReason(details.get("reason", PauseReason.documents)),
        waiting_for=details.get("waiting_for", ""),
        note=begun.note,
        since=begun.at,
        until=date.fromisoformat(until) if until else None,
    )
    if ended is None:
        sentence = _sentence_now(tx, pause, resubmit_by=None)
        return PauseRead(**_fields(pause), sentence=sentence, ended_at=None, working_days=None)
    waited = ended.details.get("waited_days")
    sentence = _sentence_past(tx, pause, ended_at=ended.at, waited=waited)
    return PauseRead(**_fields(pause), sentence=sentence, ended_at=ended.at, working_days=waited)


def _fields(pause: _Pause) -> dict[str, Any]:
    return {
        "reason": pause.reason,
        "reason_label": PAUSE_LABELS[pause.reason],
        "waiting_for": pause.waiting_for,
        "note": pause.note,
        "since": pause.since,
        "until": pause.until,
    }


def _sentence_now(tx: Tx, pause: _Pause, *, resubmit_by: datetime | None) -> str:
    zone = tx.settings.timezone
    told = f"从{_day(local_date(pause.since, zone))}起暂停，在等{_whom(pause)}{_why(pause)}。"
    if pause.until is not None:
        told += f"最迟等到{_day(pause.until)}，到时自动恢复办理。"
    if resubmit_by is not None:
        told += f"请在{_day(last_day(resubmit_by, zone))}前补交，一次补齐就行。"
    return told + "等的这段时间不算在办理天数里。"


def _sentence_past(tx: Tx, pause: _Pause, *, ended_at: datetime, waited: int | None) -> str:
    zone = tx.settings.timezone
    first, last = local_date(pause.since, zone), local_date(ended_at, zone)
    days = f"，等了 {waited} 个工作日，没有算在办理天数里" if waited else ""
    return f"{_day(first)}到{_day(last)}暂停，等{_whom(pause)}{_why(pause)}{days}。"


def _whom(pause: _Pause) -> str:
    return pause.waiting_for or _WAITS_FOR[pause.reason]


def _why(pause: _Pause) -> str:
    return f"：{pause.note.rstrip('。')}" if pause.note else ""


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
