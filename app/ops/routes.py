"""The machinery over HTTP, for administrators: messages that got stuck, and the nightly checks."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query

from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.ops.queries.checks import read_checks
from app.ops.queries.messages import messages_page, read_message
from app.ops.schemas import ChecksRead, MessageRead, MessageState, MessageTransitionCreate
from app.ops.service import messages

router = APIRouter(tags=["运行"])


@router.get("/ops/messages")
@requires(Permission.ops_manage)
def list_messages(
    tx: Tx,
    state: Annotated[MessageState, Query()] = MessageState.parked,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[MessageRead]:
    """List messages that were given up after all tries, or those still on their way."""
    return messages_page(tx, state=state, cursor=cursor, limit=limit)


@router.post("/ops/messages/{message_id}/transitions", status_code=201)
@requires(Permission.ops_manage)
def move_message(tx: Tx, message_id: uuid.UUID, body: MessageTransitionCreate) -> MessageRead:
    """Send a parked message round again, or drop it; the note goes to the audit log."""
    moved = messages.move_message(tx, message_id=message_id, action=body.action, note=body.note)
    return read_message(moved)


@router.get("/ops/checks")
@requires(Permission.ops_manage)
def read_last_checks(tx: Tx) -> ChecksRead:
    """Give what the last night's checks found."""
    return read_checks(tx.session)
