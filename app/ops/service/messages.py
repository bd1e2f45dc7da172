"""What an administrator does with messages that were given up."""

import uuid

from app.core import audit
from app.core.errors import Problem
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.tx import Tx
from app.ops.queries.messages import get_message
from app.ops.schemas import MessageAction


class MessageNotParked(Problem):
    """It still comes again by itself, was delivered, or was dropped already."""

    title = "这条消息不用处理"


def move_message(tx: Tx, *, message_id: uuid.UUID, action: MessageAction, note: str) -> OutboxMessage:
    """Send a parked message round again, or give it up for good; raises MessageNotParked."""
    message = get_message(tx, message_id=message_id)
    if message.delivered_at is not None or message.attempts < MAX_ATTEMPTS:
        raise MessageNotParked("这条消息已经处理过，或者系统还在自动重试，请刷新看看")
    if action == MessageAction.retry:
        message.attempts, message.next_attempt_at = 0, tx.now
        tx.session.info["published"] = True
    else:
        message.delivered_at = message.dropped_at = tx.now
    audit.note(tx, action=f"message.{action}", subject_kind="outbox_message", subject_id=message.id, why=note)
    tx.session.flush()
    return message
