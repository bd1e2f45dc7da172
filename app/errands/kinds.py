"""The kinds that the norms of 代办 tell apart, with the words for them."""

from enum import StrEnum


class Mode(StrEnum):
    """How an errand is being dealt with (四个办理): as its item says, until it goes up or is returned."""

    instant = "instant"
    promised = "promised"
    reported = "reported"
    returned = "returned"


class Procedure(StrEnum):
    """Who deals with it (三办理): one person at once, one by a promised day, or several with a part each."""

    direct = "direct"
    promised = "promised"
    joint = "joint"


class ClosingKind(StrEnum):
    """How an errand ended."""

    normal = "normal"
    returned = "returned"
    void = "void"
    consultation = "consultation"
    not_resubmitted = "not_resubmitted"
    forwarded = "forwarded"
    deleted = "deleted"


class PartState(StrEnum):
    """Where one part of a joint errand stands."""

    waiting = "waiting"
    doing = "doing"
    done = "done"
    withdrawn = "withdrawn"


MODE_LABELS: dict[Mode, str] = {
    Mode.instant: "即办事项直接办理",
    Mode.promised: "一般事项承诺办理",
    Mode.reported: "上报事项负责办理",
    Mode.returned: "退回事项答复办理",
}
PROCEDURE_LABELS: dict[Procedure, str] = {
    Procedure.direct: "直接办理",
    Procedure.promised: "承诺办理",
    Procedure.joint: "联合办理",
}
CLOSING_LABELS: dict[ClosingKind, str] = {
    ClosingKind.normal: "正常办结",
    ClosingKind.returned: "退回办结",
    ClosingKind.void: "作废办结",
    ClosingKind.consultation: "咨询办结",
    ClosingKind.not_resubmitted: "补交不来办结",
    ClosingKind.forwarded: "转报办结",
    ClosingKind.deleted: "删除办结",
}
# An errand that is struck out: never by whoever was to do it.
STRUCK_OUT = (ClosingKind.void, ClosingKind.deleted)
# Closing by hand says one of these; the others follow from the step.
CHOSEN_CLOSINGS = tuple(
    kind for kind in ClosingKind if kind not in (ClosingKind.not_resubmitted, *STRUCK_OUT)
)
PART_LABELS: dict[PartState, str] = {
    PartState.waiting: "等人接手",
    PartState.doing: "正在办",
    PartState.done: "办好了",
    PartState.withdrawn: "不用办了",
}
