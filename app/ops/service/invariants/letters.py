"""Invariants of what waits and what is remembered: messages on their way, answers kept by key."""

from datetime import timedelta

from sqlalchemy import and_, select

from app.core.db import table_of
from app.core.events import MAX_ATTEMPTS, Event, OutboxMessage
from app.core.idempotency import IdempotencyKey
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows

_MESSAGE, _KEY = table_of(OutboxMessage), table_of(IdempotencyKey)
# The worker looks every few seconds; a message an hour late means that none runs.
LATE = timedelta(hours=1)
# An answer is kept in the transaction of its key, which no request keeps open so long.
UNANSWERED = timedelta(minutes=1)


def _messages(look: Look) -> Broken:
    waits = _MESSAGE.c.delivered_at.is_(None)
    messages = select(_MESSAGE.c.id)
    late = and_(_MESSAGE.c.attempts < MAX_ATTEMPTS, _MESSAGE.c.next_attempt_at < look.now - LATE)
    return {
        "一小时没有送达，后台程序可能没有运行": messages.where(waits, late),
        "试了多次仍未送达，请管理员处理": messages.where(waits, _MESSAGE.c.attempts >= MAX_ATTEMPTS),
        "不认识的消息": messages.where(waits, _MESSAGE.c.kind.not_in(sorted(Event.kinds))),
    }


def _keys(look: Look) -> Broken:
    old = _KEY.c.created_at < look.now - UNANSWERED
    return {"有请求编号，却没有答复": select(_KEY.c.id).where(_KEY.c.status == 0, old)}


LETTERS = (
    Invariant("outbox", "待送消息", no_rows(OutboxMessage, _messages)),
    Invariant("idempotency", "请求编号", no_rows(IdempotencyKey, _keys)),
)
