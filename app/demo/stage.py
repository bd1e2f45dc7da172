"""The stage of the demo: past moments at which somebody acts, and events delivered on their own day."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.auth.service.actors import actor_of
from app.core.clock import local_date
from app.core.config import Settings
from app.core.db import table_of
from app.core.events import Event, OutboxMessage
from app.core.permissions import Actor, system_actor
from app.core.tx import Tx
from app.reactions import REACTIONS

DAYS_OF_LIFE = 365


@dataclass
class Stage:
    """One transaction in which a year is played; `now` is when the curtain falls."""

    session: Session
    settings: Settings
    now: datetime
    dice: Random
    county_id: uuid.UUID
    _actors: dict[uuid.UUID, Actor] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Give the last day of the year that is played."""
        return local_date(self.now, self.settings.timezone)

    @property
    def opening(self) -> datetime:
        """Give the morning on which the county begins with it all."""
        return self.moment(self.today - timedelta(days=DAYS_OF_LIFE), 8)

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Give a time of a day in the county's zone."""
        return datetime.combine(day, time(hour, minute), ZoneInfo(self.settings.timezone))

    def tx(self, at: datetime, user_id: uuid.UUID | None = None) -> Tx:
        """Give what a rule gets at a moment when an account acts, or the system."""
        visitor = system_actor(self.county_id) if user_id is None else self.actor(user_id)
        return Tx(session=self.session, settings=self.settings, now=at, visitor=visitor)

    def actor(self, user_id: uuid.UUID) -> Actor:
        """Give an account as an actor; roles are given before the year is played."""
        if user_id not in self._actors:
            self._actors[user_id] = actor_of(self.session, user_id=user_id)
        return self._actors[user_id]

    def deliver(self, at: datetime) -> None:
        """Let the handlers hear at once what was told, so that what counts by the day counts on its own."""
        self.session.flush()
        heard = [kind.__name__ for kind, handlers in REACTIONS.items() if handlers]
        waiting = select(OutboxMessage).where(
            col(OutboxMessage.delivered_at).is_(None), col(OutboxMessage.kind).in_(heard)
        )
        while messages := self.session.exec(waiting.order_by(col(OutboxMessage.id))).all():
            for message in messages:
                kind = Event.kinds[message.kind]
                for handler in REACTIONS[kind]:
                    handler(self.tx(at), kind.model_validate(message.payload))
                message.delivered_at = at
            self.session.flush()

    def clear_outbox(self) -> None:
        """Mark as delivered what nobody listens to, as the worker would have on the day."""
        outbox = table_of(OutboxMessage)
        unheard = update(outbox).where(outbox.c.delivered_at.is_(None))
        self.session.execute(unheard.values(delivered_at=outbox.c.created_at))
