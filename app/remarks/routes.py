"""What is said about an errand, over HTTP."""

import uuid

from fastapi import APIRouter

from app.core.pages import DEFAULT_LIMIT, Cursor, Limit
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.remarks import queries, service
from app.remarks.schemas import RemarkCreate, RemarkRead, RemarksRead

router = APIRouter(tags=["代办留言"])


@router.get("/errands/{errand_id}/remarks")
@requires(Permission.errand_view)
def list_remarks(
    tx: Tx, errand_id: uuid.UUID, *, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> RemarksRead:
    """List what was said about an errand, the latest first, with what the reader may do."""
    return queries.remarks_page(tx, errand_id=errand_id, cursor=cursor, limit=limit)


@router.post("/errands/{errand_id}/remarks", status_code=201)
@requires(Permission.errand_view)
def create_remark(tx: Tx, errand_id: uuid.UUID, body: RemarkCreate) -> RemarkRead:
    """Say something about an errand, in words or pictures."""
    return queries.read_remark(tx, remark=service.say(tx, errand_id=errand_id, draft=body))


@router.put("/errands/{errand_id}/remarks/reading", status_code=204)
@requires(Permission.errand_view)
def read_remarks(tx: Tx, errand_id: uuid.UUID) -> None:
    """Remember that I have read what is said up to now."""
    service.mark_read(tx, errand_id=errand_id)
