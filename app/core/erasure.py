"""What stands where personal data was, once somebody is no longer with us in the books."""

import uuid
from dataclasses import dataclass

ERASED_NAME = "已注销村民"
ERASED_TEXT = "（已按本人要求删除）"


@dataclass(frozen=True, slots=True)
class Leaver:
    """A person whose data goes: on the roll, and by the account if there is one."""

    resident_id: uuid.UUID
    user_id: uuid.UUID | None
    phone_index: str | None
