"""Reads of data requests: one's own, and those of one's area."""

import json
import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Permission, in_reach
from app.core.states import available
from app.core.text import mask_id_number, mask_phone
from app.core.tx import Tx
from app.people.models import Resident
from app.privacy.models import DataRequest, RequestAction, RequestState
from app.privacy.schemas import (
    ActionRead,
    ChangeRead,
    DataRequestDecide,
    DataRequestRead,
    RequesterRead,
)
from app.privacy.states import KIND_LABELS, STATE_LABELS, TRANSITIONS

FIELD_LABELS = {"name": "姓名", "phone": "手机号", "id_number": "身份证号", "address": "住址"}


def lock_request(tx: Tx, *, request_id: uuid.UUID) -> DataRequest:
    """Give a request of the actor's area, locked: of two who decide at once, the second waits."""
    request = tx.session.scalars(
        select(DataRequest)
        .where(col(DataRequest.id) == request_id, _in_area(tx))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if request is None:
        raise NotFound("没有找到这个申请")
    return request


def own_page(tx: Tx, *, cursor: str | None, limit: int) -> Page[DataRequestRead]:
    """List what the actor asked, newest first."""
    mine = col(DataRequest.requested_by) == tx.actor.user_id
    rows, after = _page(tx, [mine], cursor, limit)
    return Page(items=[read_own(row) for row in rows], next_cursor=after)


def area_page(
    tx: Tx, *, state: RequestState | None, cursor: str | None, limit: int
) -> Page[DataRequestDecide]:
    """List what people of the actor's area asked, newest first."""
    conditions = [_in_area(tx)]
    if state is not None:
        conditions.append(col(DataRequest.state) == state)
    rows, after = _page(tx, conditions, cursor, limit)
    return Page(items=_read(tx, rows), next_cursor=after)


def read_request(tx: Tx, request: DataRequest) -> DataRequestDecide:
    """Give one request as an officer meets it."""
    return _read(tx, [request])[0]


def read_own(request: DataRequest) -> DataRequestRead:
    """Give a request as the person sees it."""
    return DataRequestRead(
        id=request.id,
        kind=request.kind,
        kind_label=KIND_LABELS[request.kind],
        state=request.state,
        state_label=STATE_LABELS[request.state],
        reason=request.reason,
        note=request.note,
        created_at=request.created_at,
        decided_at=request.decided_at,
        decided_by_name=request.decided_by_name or None,
    )


def _in_area(tx: Tx) -> ColumnElement[bool]:
    return in_reach(DataRequest.path, tx.actor, Permission.data_request_decide)


def _page(
    tx: Tx, conditions: Sequence[ColumnElement[bool]], cursor: str | None, limit: int
) -> tuple[list[DataRequest], str | None]:
    sort = (col(DataRequest.created_at), col(DataRequest.id))
    rows, after = fetch_page(
        tx.session, select(DataRequest).where(*conditions), sort=sort, cursor=cursor, limit=limit
    )
    return [row[0] for row in rows], after


def _read(tx: Tx, requests: Sequence[DataRequest]) -> list[DataRequestDecide]:
    wanted = {request.resident_id for request in requests}
    found = tx.session.scalars(select(Resident).where(col(Resident.id).in_(wanted)))
    residents = {resident.id: resident for resident in found}
    return [_read_one(tx, request, residents[request.resident_id]) for request in requests]


def _read_one(tx: Tx, request: DataRequest, resident: Resident) -> DataRequestDecide:
    phone = tx.vault.open(resident.phone_sealed)
    open_steps = available(TRANSITIONS, request, tx.actor).values()
    return DataRequestDecide(
        **read_own(request).model_dump(),
        resident=RequesterRead(
            id=resident.id, name=resident.name, phone_masked=mask_phone(phone) if phone else ""
        ),
        changes=_changes(tx, request, resident),
        actions=[ActionRead(action=RequestAction(step.action), label=step.label) for step in open_steps],
    )


def _changes(tx: Tx, request: DataRequest, resident: Resident) -> list[ChangeRead]:
    opened = tx.vault.open(request.changes_sealed)
    after: dict[str, str] = json.loads(opened) if opened else {}
    before = {
        "name": resident.name,
        "phone": tx.vault.open(resident.phone_sealed),
        "id_number": tx.vault.open(resident.id_number_sealed),
        "address": resident.address,
    }
    return [
        ChangeRead(
            field=field,
            label=FIELD_LABELS[field],
            before_masked=_masked(field, before[field]),
            after_masked=_masked(field, value),
        )
        for field, value in after.items()
    ]


def _masked(field: str, value: str) -> str:
    if field == "phone":
        return mask_phone(value) if value else ""
    return mask_id_number(value) if field == "id_number" else value
