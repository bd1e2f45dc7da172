"""What each step asks for, as JSON Schema: the client draws these forms and knows no rule."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.core.forms import Form, Schema, words
from app.errands.kinds import CHOSEN_CLOSINGS, CLOSING_LABELS, ClosingKind
from app.errands.models import PauseReason
from app.errands.states import ErrandAction

A = ErrandAction
PAUSE_LABELS: dict[PauseReason, str] = {
    PauseReason.resident: "等群众",
    PauseReason.authority: "等上级部门",
    PauseReason.statutory: "等法定程序（公示、检验等）",
    PauseReason.weather: "天气、道路不通",
    PauseReason.documents: "等群众补材料",
}
# The last one is set by returning an errand, never chosen.
CHOSEN_PAUSES = tuple(reason for reason in PauseReason if reason is not PauseReason.documents)
SIGNED_BY_LABELS = {"self": "本人签收", "family": "家属代签", "witness": "见证签收（按手印、电话回访等）"}
VIA_LABELS = {"phone": "电话回访", "paper": "纸质评价单"}
SCORE_LABELS = ["非常不满意", "不满意", "基本满意", "满意", "非常满意"]
RATING_REASONS = ["办得快", "讲得清楚", "态度好", "办得慢", "没一次说清", "多跑了路", "态度不好", "没有办成"]


def _choice(title: str, options: Mapping[str, str]) -> Schema:
    return {
        "title": title,
        "type": "string",
        "enum": list(options),
        "x-enum-labels": list(options.values()),
    }


def _closing(kinds: Sequence[ClosingKind]) -> Schema:
    return _choice("怎样办结", {kind: CLOSING_LABELS[kind] for kind in kinds})


def _list(title: str, options: Mapping[str, str]) -> Schema:
    items = {"type": "string", "enum": list(options), "x-enum-labels": list(options.values())}
    return {"title": title, "type": "array", "items": items, "uniqueItems": True}


_NOTE = words("说明")
_AGENT = {
    "title": "交给谁办",
    "type": "string",
    "format": "uuid",
    "x-source": "/stations/{id}/staff",
}
_FILES = {
    "title": "照片",
    "type": "array",
    "items": {"type": "string", "format": "uuid"},
    "maxItems": 9,
}
_DAYS = {
    "title": "几个工作日办好",
    "type": "integer",
    "minimum": 1,
}
_SCORE = {
    "title": "满意程度",
    "type": "integer",
    "minimum": 1,
    "maximum": 5,
    "enum": [1, 2, 3, 4, 5],
    "x-enum-labels": SCORE_LABELS,
}
_REASON = _choice("为什么暂停", {reason: PAUSE_LABELS[reason] for reason in CHOSEN_PAUSES})
_UNTIL = {
    "title": "最迟到哪天",
    "description": "到了这天自动恢复办理；不写，按县里规定的天数",
    "type": "string",
    "format": "date",
}
_CLOSING = _closing(CHOSEN_CLOSINGS)
_STATION = {"title": "请哪个站", "type": "string", "format": "uuid", "x-source": "/stations"}

FORMS: dict[ErrandAction, Form] = {
    A.claim: Form({"note": _NOTE}),
    A.assign: Form({"agent_id": _AGENT, "note": _NOTE}, ("agent_id",)),
    A.transfer: Form({"agent_id": _AGENT, "note": words("为什么转办")}, ("agent_id", "note")),
    A.start: Form({"note": _NOTE}),
    A.promise: Form({"working_days": _DAYS, "note": _NOTE}, ("working_days",)),
    A.extend: Form(
        {
            "working_days": {**_DAYS, "title": "再要几个工作日"},
            "note": words("为什么延期（群众看得到）"),
        },
        ("working_days", "note"),
    ),
    A.pause: Form(
        {
            "reason": _REASON,
            "waiting_for": words("在等谁（单位或人）", length=100),
            "note": words("说给群众听的原因"),
            "until": _UNTIL,
        },
        ("reason", "note"),
    ),
    A.resume: Form({"note": _NOTE}),
    A.return_: Form({"missing": _list("还缺哪些？请一次说全", {}), "note": words("还要说明什么")}),
    A.approve_return: Form({"note": _NOTE}),
    A.refuse_return: Form({"note": words("为什么不同意")}, ("note",)),
    A.resubmit: Form({"file_ids": _FILES, "note": words("补了什么")}),
    A.escalate: Form({"note": words("为什么上报")}, ("note",)),
    A.hand_back: Form({"outcome": words("上级的办理结果"), "note": words("交代什么")}, ("outcome", "note")),
    A.add_part: Form(
        {
            "title": words("要办哪一部分", length=100),
            "station_id": _STATION,
            "agent_id": _AGENT,
            "working_days": _DAYS,
            "note": _NOTE,
        },
        ("title", "station_id", "working_days"),
    ),
    A.complete: Form(
        {
            "result": words("办理结果"),
            "closing_kind": _CLOSING,
            "file_ids": _FILES,
            "note": _NOTE,
        },
        ("result",),
    ),
    A.close: Form({"note": words("怎样联系过群众")}, ("note",)),
    A.sign: Form({"by": _choice("谁签收", SIGNED_BY_LABELS), "note": _NOTE}, ("by",)),
    A.rate: Form(
        {
            "score": _SCORE,
            "reasons": _list("哪些方面", {reason: reason for reason in RATING_REASONS}),
            "comment": words("还想说什么", length=500),
            "note": _NOTE,
        },
        ("score",),
    ),
    A.record_rating: Form(
        {
            "via": _choice("怎样得来的", VIA_LABELS),
            "score": _SCORE,
            "reasons": _list("哪些方面", {reason: reason for reason in RATING_REASONS}),
            "comment": words("群众的原话", length=500),
            "note": words("什么时候、向谁回访的"),
        },
        ("via", "score", "note"),
    ),
    A.reopen: Form({"note": words("哪里没办好")}, ("note",)),
    A.withdraw: Form({"note": words("为什么撤回")}),
    A.remind: Form({"note": words("想说什么")}),
    A.archive: Form({"note": _NOTE}),
}
# Every step takes a note; a form shows it where it helps.
_SILENT_NOTES = frozenset(
    {A.claim, A.start, A.resume, A.rate, A.archive, A.promise, A.assign, A.complete, A.add_part}
)


class Limits(NamedTuple):
    """The most working days that the county allows for a promise, and for one extension."""

    promise_days: int
    extension_days: int


def form_schema(
    action: ErrandAction,
    *,
    documents: Mapping[str, str],
    signers: Sequence[str],
    limits: Limits,
    reasons: Sequence[str] = RATING_REASONS,
    closings: Sequence[ClosingKind] = CHOSEN_CLOSINGS,
) -> dict[str, Any]:
    """Give a step's form for one errand: its own documents to ask for, its own ways to sign."""
    form = FORMS[action]
    required = list(form.required)
    shown = {
        name: field for name, field in form.fields.items() if not (name == "note" and action in _SILENT_NOTES)
    }
    if "working_days" in shown:
        most = limits.extension_days if action is A.extend else limits.promise_days
        shown["working_days"] = {**shown["working_days"], "maximum": most}
    if action is A.return_:
        shown["missing"] = _list("还缺哪些？请一次说全", documents)
    if "reasons" in shown:
        shown["reasons"] = _list("哪些方面", {reason: reason for reason in reasons})
    if action is A.complete:
        shown["closing_kind"] = _closing(closings)
        required += ["closing_kind"] if ClosingKind.normal not in closings else []
    if action is A.sign:
        shown["by"] = _choice("谁签收", {name: SIGNED_BY_LABELS[name] for name in signers})
        if len(signers) == 1:
            shown["by"]["default"] = signers[0]
    return {
        "type": "object",
        "properties": shown,
        "required": required,
        "additionalProperties": False,
    }
