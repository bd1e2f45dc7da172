"""The audit log over HTTP: for the auditor, and for the villager who asks who looked."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from app.audit.queries.entries import Filter, accesses_page, entries_page
from app.audit.schemas import AccessRead, AuditEntryRead, AuditVerificationRead
from app.audit.service.export import export
from app.audit.service.verify import verify
from app.core.audit import Outcome
from app.core.clock import Day
from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.text import Query as SearchText
from app.core.tx import Tx
from app.core.web import requires

router = APIRouter(tags=["审计"])
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _filter(
    *,
    actor_id: Annotated[uuid.UUID | None, Query()] = None,
    subject_id: Annotated[uuid.UUID | None, Query()] = None,
    resident_id: Annotated[uuid.UUID | None, Query()] = None,
    action: Annotated[SearchText, Query()] = "",
    outcome: Annotated[Outcome | None, Query()] = None,
    since: Annotated[Day | None, Query()] = None,
    until: Annotated[Day | None, Query()] = None,
) -> Filter:
    return Filter(actor_id, subject_id, resident_id, action, outcome, since, until)


Wanted = Annotated[Filter, Depends(_filter)]


@router.get("/audit/entries")
@requires(Permission.audit_view)
def list_audit_entries(
    tx: Tx, wanted: Wanted, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[AuditEntryRead]:
    """Look through the log of my area, newest first; `since` and `until` are whole days."""
    return entries_page(tx, wanted=wanted, cursor=cursor, limit=limit)


@router.get("/audit/entries/export", response_class=Response)
@requires(Permission.audit_view)
def export_entries(tx: Tx, wanted: Wanted) -> Response:
    """Give the newest of these entries as a workbook; that they were taken is itself in the log."""
    headers = {
        "Content-Disposition": (
            "attachment; filename=\"audit.xlsx\"; filename*=UTF-8''%E5%AE%A1%E8%AE%A1%E6%97%A5%E5%BF%97.xlsx"
        )
    }
    return Response(export(tx, wanted=wanted), media_type=_XLSX, headers=headers)


@router.get("/audit/verification")
@requires(Permission.audit_view)
def verify_log(tx: Tx) -> AuditVerificationRead:
    """Prove my county's log: no entry was changed or taken away since it was sealed."""
    proof = verify(tx.session, county_id=tx.actor.county_id)
    return AuditVerificationRead(
        ok=proof.ok,
        entries=proof.entries,
        sealed_entries=proof.sealed_entries,
        seals=proof.seals,
        sealed_until=proof.sealed_until,
        problems=proof.problems,
    )


@router.get("/me/accesses")
@requires(Permission.account_use)
def list_accesses(tx: Tx, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[AccessRead]:
    """谁看过我的信息: who saw or changed what is kept about me."""
    return accesses_page(tx, cursor=cursor, limit=limit)
