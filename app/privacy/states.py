"""The life of a data request: asked, then decided by somebody else, once."""

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.privacy.models import DataRequest, RequestAction, RequestKind, RequestState

KIND_LABELS = {RequestKind.correction: "更正信息", RequestKind.deletion: "注销账号并删除信息"}
STATE_LABELS = {
    RequestState.open: "等待处理",
    RequestState.approved: "已同意",
    RequestState.refused: "未同意",
}


def may_decide(request: DataRequest, actor: Actor) -> bool:
    """Tell whether the actor decides here, and is neither who asked nor whose data it is."""
    return (
        request.requested_by != actor.user_id
        and request.resident_id != actor.resident_id
        and actor.can(Permission.data_request_decide, request.path)
    )


TRANSITIONS: tuple[Transition[DataRequest], ...] = (
    Transition(RequestAction.approve, "同意", RequestState.open, RequestState.approved, may_decide),
    Transition(RequestAction.refuse, "不同意", RequestState.open, RequestState.refused, may_decide),
)
