"""Notices, consents, one's own data, and requests about it, over HTTP."""

import uuid
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import public, requires
from app.people.queries import get_resident
from app.privacy.models import Purpose, RequestState
from app.privacy.notices import current
from app.privacy.queries import consents as consent_queries
from app.privacy.queries import requests as request_queries
from app.privacy.schemas import (
    ConsentCreate,
    ConsentRead,
    ConsentRecord,
    DataRequestCreate,
    DataRequestDecide,
    DataRequestRead,
    DecisionCreate,
    ExportKind,
    NoticeRead,
)
from app.privacy.service import consents, export, requests

router = APIRouter(tags=["个人信息"])
_NAME = quote(export.TITLE)
_DOWNLOAD: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        }
    }
}


@router.get("/privacy/notices")
@public()
def list_notices(tx: Tx) -> Items[NoticeRead]:  # noqa: ARG001 - every endpoint is given it
    """Tell what personal data is used for, before anybody agrees."""
    fields = set(NoticeRead.model_fields)
    notices = [current(purpose) for purpose in Purpose]
    return Items(items=[NoticeRead(**{name: getattr(one, name) for name in fields}) for one in notices])


@router.get("/me/consents")
@requires(Permission.account_use)
def list_consents(tx: Tx) -> Items[ConsentRead]:
    """Tell how I stand to each purpose."""
    return consent_queries.standing(tx, whose=consent_queries.receipts_of_actor(tx.actor))


@router.post("/me/consents", status_code=201)
@requires(Permission.account_use)
def give_consent(tx: Tx, body: ConsentCreate) -> Items[ConsentRead]:
    """Agree to a purpose, having read this version of its notice."""
    consents.give(tx, purpose=body.purpose, version=body.version)
    return consent_queries.standing(tx, whose=consent_queries.receipts_of_actor(tx.actor))


@router.delete("/me/consents/{purpose}", status_code=204)
@requires(Permission.account_use)
def withdraw_consent(tx: Tx, purpose: Purpose) -> None:
    """Take a consent back; from now on the data is not used for it."""
    consents.withdraw(tx, purpose=purpose)


@router.get("/residents/{resident_id}/consents")
@requires(Permission.resident_view)
def list_consents_of(tx: Tx, resident_id: uuid.UUID) -> Items[ConsentRead]:
    """Tell how a person of my area stands to each purpose."""
    resident = get_resident(tx, resident_id=resident_id)
    return consent_queries.standing(tx, whose=consent_queries.receipts_of(resident.id))


@router.post("/residents/{resident_id}/consents", status_code=201)
@requires(Permission.resident_register)
def record_consent(tx: Tx, resident_id: uuid.UUID, body: ConsentRecord) -> Items[ConsentRead]:
    """Write down what a person without a phone, or a child's guardian, agreed to."""
    consents.record(tx, resident_id=resident_id, **body.model_dump())
    return consent_queries.standing(tx, whose=consent_queries.receipts_of(resident_id))


@router.delete("/residents/{resident_id}/consents/{purpose}", status_code=204)
@requires(Permission.resident_register)
def record_withdrawal(tx: Tx, resident_id: uuid.UUID, purpose: Purpose) -> None:
    """Write down that a person takes a consent back."""
    consents.record_withdrawal(tx, resident_id=resident_id, purpose=purpose)


@router.get("/me/data", response_class=Response, responses=_DOWNLOAD)
@requires(Permission.account_use)
def read_my_data(tx: Tx, *, kind: Annotated[ExportKind, Query(alias="format")] = ExportKind.json) -> Response:
    """Give me everything that is kept about me: for machines (json) or for reading (pdf)."""
    sections = export.about_actor(tx, kind=kind)
    headers = {
        "Content-Disposition": f"attachment; filename=\"my-data.{kind}\"; filename*=UTF-8''{_NAME}.{kind}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    if kind is ExportKind.json:
        body = export.as_json(sections, at=tx.now)
        return Response(body, media_type="application/json", headers=headers)
    drawn = export.as_pdf(sections, at=tx.now, zone=tx.settings.timezone)
    return StreamingResponse(drawn, media_type="application/pdf", headers=headers)


@router.get("/me/data-requests")
@requires(Permission.account_use)
def list_own_requests(
    tx: Tx, *, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[DataRequestRead]:
    """List what I asked to correct or delete."""
    return request_queries.own_page(tx, cursor=cursor, limit=limit)


@router.post("/me/data-requests", status_code=201)
@requires(Permission.account_use)
def ask(tx: Tx, body: DataRequestCreate) -> DataRequestRead:
    """Ask to correct or to delete what is kept of me."""
    return request_queries.read_own(requests.ask(tx, wanted=body))


@router.get("/data-requests")
@requires(Permission.data_request_decide)
def list_requests(
    tx: Tx,
    *,
    state: Annotated[RequestState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[DataRequestDecide]:
    """List what people of my area ask to correct or delete."""
    return request_queries.area_page(tx, state=state, cursor=cursor, limit=limit)


@router.post("/data-requests/{request_id}/transitions", status_code=201)
@requires(Permission.data_request_decide)
def decide(tx: Tx, request_id: uuid.UUID, body: DecisionCreate) -> DataRequestDecide:
    """Decide a request that is not my own."""
    decided = requests.decide(tx, request_id=request_id, action=body.action, note=body.note)
    return request_queries.read_request(tx, decided)
