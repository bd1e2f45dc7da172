"""What may become of a package: kept on or destroyed, and only after it was proposed."""

from enum import StrEnum

from app.archive.models import ArchiveState, ErrandArchive
from app.core.permissions import Actor, Permission
from app.core.states import Transition

S = ArchiveState


class ArchiveAction(StrEnum):
    """What an officer decides."""

    keep = "keep"
    destroy = "destroy"


STATE_LABELS: dict[ArchiveState, str] = {
    S.waiting: "正在制作",
    S.kept: "保管中",
    S.proposed: "期满待定",
    S.destroyed: "已销毁",
}
ACTION_LABELS: dict[ArchiveAction, str] = {ArchiveAction.keep: "续存", ArchiveAction.destroy: "销毁"}


def decides(archive: ErrandArchive, actor: Actor) -> bool:
    return actor.can(Permission.archive_decide, archive.path)


TRANSITIONS: tuple[Transition[ErrandArchive], ...] = (
    Transition(ArchiveAction.keep, ACTION_LABELS[ArchiveAction.keep], S.proposed, S.kept, decides),
    Transition(ArchiveAction.destroy, ACTION_LABELS[ArchiveAction.destroy], S.proposed, S.destroyed, decides),
)
