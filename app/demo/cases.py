"""One errand of the demo from the first word to the last, as a script of steps at their moments."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.demo.diary import Diary
from app.demo.stage import Stage
from app.errands.models import Channel
from app.errands.schemas import BeneficiaryCreate, ErrandCreate, TransitionCreate
from app.errands.service.moves import move
from app.errands.service.submit import submit


@dataclass
class Case:
    """Who asks whom for what, and what then happens."""

    item_id: uuid.UUID
    station_id: uuid.UUID
    beneficiary_id: uuid.UUID
    typed_by: uuid.UUID
    channel: Channel
    description: str
    opened_at: datetime
    steps: list[tuple[datetime, uuid.UUID, Mapping[str, Any]]] = field(default_factory=list)

    def then(self, at: datetime, actor_id: uuid.UUID, action: str, **fields: object) -> None:
        """Add a step that somebody takes."""
        self.steps.append((at, actor_id, {"action": action} | fields))

    def enter(self, diary: Diary, stage: Stage) -> None:
        """Note the case in the diary."""
        errand_id: list[uuid.UUID] = []

        def ask(at: datetime) -> None:
            tx = stage.tx(at, self.typed_by)
            is_own = self.beneficiary_id == tx.actor.resident_id
            draft = ErrandCreate(
                service_item_id=self.item_id,
                station_id=self.station_id,
                channel=self.channel,
                description=self.description,
                beneficiary=None if is_own else BeneficiaryCreate(resident_id=self.beneficiary_id),
            )
            errand_id.append(submit(tx, draft=draft).id)

        def taker(actor_id: uuid.UUID, step: TransitionCreate) -> Any:  # noqa: ANN401 - a deed
            return lambda at: move(stage.tx(at, actor_id), errand_id=errand_id[0], step=step)

        diary.note(self.opened_at, ask)
        for at, actor_id, fields in self.steps:
            diary.note(at, taker(actor_id, TransitionCreate.model_validate(fields)))
