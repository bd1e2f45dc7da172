"""Reads of the outbox: what waits, and what was given up."""

import uuid
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import col

from app.core.errors import NotFound
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.pages import Page, fetch_page, page_of
from app.core.tx import Tx
from app.ops.schemas import MessageAction, MessageRead, MessageState

KIND_LABELS = {
    "ErrandSubmitted": "提交了办件",
    "CustodyMoved": "保管的东西换了手",
    "ErrandMoved": "办件有进展",
    "ErrandRated": "办件得到评价",
    "RectificationMoved": "差评整改有进展",
    "SupervisionMoved": "督办有进展",
    "ProblemCaseSettled": "问题件有了结果",
    "PointsAwarded": "发放积分",
    "ClaimMoved": "积分申报有进展",
    "ReversalDecided": "积分冲正有结果",
    "OrderMoved": "兑换有进展",
}
_COLUMNS = (
    col(OutboxMessage.id),
    col(OutboxMessage.kind),
    col(OutboxMessage.created_at),
    col(OutboxMessage.attempts),
    col(OutboxMessage.last_error),
    col(OutboxMessage.next_attempt_at),
)


def messages_page(tx: Tx, *, state: MessageState, cursor: str | None, limit: int) -> Page[MessageRead]:
    """List the county's messages that were not delivered, newest first."""
    attempts = col(OutboxMessage.attempts)
    is_parked = state == MessageState.parked
    statement = select(*_COLUMNS).where(
        col(OutboxMessage.county_id) == tx.actor.county_id,
        col(OutboxMessage.delivered_at).is_(None),
        attempts >= MAX_ATTEMPTS if is_parked else attempts < MAX_ATTEMPTS,
    )
    sort = (col(OutboxMessage.created_at), col(OutboxMessage.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return page_of(rows, after, _read)


def get_message(tx: Tx, *, message_id: uuid.UUID) -> OutboxMessage:
    """Give a message of the county, locked; raises NotFound."""
    message = tx.session.scalars(
        select(OutboxMessage)
        .where(col(OutboxMessage.id) == message_id, col(OutboxMessage.county_id) == tx.actor.county_id)
        .with_for_update()
    ).first()
    if message is None:
        raise NotFound
    return message


def read_message(message: OutboxMessage) -> MessageRead:
    """Give a message as the administrator sees it."""
    state = MessageState.parked if message.attempts >= MAX_ATTEMPTS else MessageState.waiting
    can_move = state == MessageState.parked and message.delivered_at is None
    return MessageRead(
        id=message.id,
        kind=message.kind,
        kind_label=KIND_LABELS.get(message.kind, "其他消息"),
        created_at=message.created_at,
        attempts=message.attempts,
        last_error=message.last_error,
        next_attempt_at=message.next_attempt_at,
        state=state,
        actions=list(MessageAction) if can_move else [],
    )


def _read(row: Row[Any]) -> MessageRead:
    names = ("id", "kind", "created_at", "attempts", "last_error", "next_attempt_at")
    return read_message(OutboxMessage(**dict(zip(names, row[: len(names)], strict=True))))
