"""When a step needs a picture, and the pictures that belong to it."""

import uuid
from collections.abc import Callable

from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.custody.models import CustodyAction, CustodyMovement
from app.custody.proofs import needs_picture
from app.files.service import attach
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.custody import CustodyRules

A = CustodyAction
FILES = "custody_movement"


def _nobody_refuses(_tx: Tx, _resident_id: uuid.UUID) -> bool:
    return False


# Whether somebody does not want papers to be photographed; `main` fills it.
REFUSERS: list[Callable[[Tx, uuid.UUID], bool]] = [_nobody_refuses]


def check(
    tx: Tx, *, action: CustodyAction, resident_id: uuid.UUID, file_ids: list[uuid.UUID] | None, witness: str
) -> None:
    """Ask for the picture of a step; of whose papers none may be taken, a witness stands for it."""
    if file_ids or not needs_picture(rules_in_force(tx, CustodyRules), action):
        return
    if any(refuses(tx, resident_id) for refuses in REFUSERS):
        if witness or action is A.spend:
            return
        raise InvalidInput.at("/witness", "本人不同意拍照，请写明谁见证")
    what = "票据" if action is A.spend else "这样东西"
    raise InvalidInput.at("/file_ids", f"请给{what}拍一张照片")


def keep(tx: Tx, *, movement: CustodyMovement, file_ids: list[uuid.UUID] | None) -> None:
    """Tie the pictures to the step that they prove."""
    if file_ids:
        attach(tx, file_ids=file_ids, subject_kind=FILES, subject_id=movement.id)
