"""Links for one case, and what a guest does with one, over HTTP. A token stands in bodies only."""

import uuid
from functools import partial
from typing import Annotated

from fastapi import APIRouter, File, Request, Response, UploadFile

from app.auth.service.sign_in import in_transaction
from app.core.pages import Items
from app.core.permissions import Actor, Permission
from app.core.tx import Tx
from app.core.web import Runtime, public, requires
from app.files.pictures import MAX_BYTES, read_picture
from app.guests.queries.reading import links_of
from app.guests.schemas import CaseLinkCreate, CaseLinkRead, GuestCaseRead, GuestOpen, GuestStep
from app.guests.service import links, visits

router = APIRouter(tags=["给外地家人的链接"])
COOKIE = "linban_guest"
_DAYS = 90


@router.get("/errands/{errand_id}/links")
@requires(Permission.errand_view)
def list_links(tx: Tx, errand_id: uuid.UUID) -> Items[CaseLinkRead]:
    """List the links of a case, and how often each was used."""
    return links_of(tx, errand=links.find_errand(tx, errand_id=errand_id))


@router.post("/errands/{errand_id}/links", status_code=201)
@requires(Permission.errand_view, own_transactions=True)
def create_link(runtime: Runtime, actor: Actor, errand_id: uuid.UUID, body: CaseLinkCreate) -> CaseLinkRead:
    """Make a link; its token is told this once, and kept nowhere."""
    # In a transaction of its own, because an answer under an idempotency key would be kept.
    return in_transaction(runtime, partial(links.create_link, errand_id=errand_id, draft=body), actor=actor)


@router.delete("/errands/{errand_id}/links/{case_link_id}", status_code=204)
@requires(Permission.errand_view)
def revoke_link(tx: Tx, errand_id: uuid.UUID, case_link_id: uuid.UUID) -> None:
    """Take a link back; it opens nothing any more."""
    links.revoke_link(tx, errand_id=errand_id, link_id=case_link_id)


@router.post("/guest/sessions", status_code=201)
@public(own_transactions=True)
def open_link(runtime: Runtime, body: GuestOpen, request: Request) -> GuestCaseRead:
    """Open a link on this device, for good; whatever does not open answers alike."""
    opened = visits.open_link(runtime, given=body, mark=_mark(request), address=_address(request))
    response = Response(opened.case.model_dump_json(), 201, media_type="application/json")
    response.set_cookie(
        _cookie(request),
        opened.mark,
        max_age=_DAYS * 86_400,
        httponly=True,
        secure=request.url.scheme == "https",
        samesite="strict",
        path="/",
    )
    return response  # type: ignore[return-value]


@router.get("/guest/cases/{case_link_id}")
@public(own_transactions=True)
def read_guest_case(runtime: Runtime, case_link_id: uuid.UUID, request: Request) -> GuestCaseRead:
    """Give the case of a link that this device opened."""
    return visits.look(runtime, shown=_shown(request, case_link_id))


@router.post("/guest/cases/{case_link_id}/steps", status_code=201)
@public(own_transactions=True)
def take_guest_step(
    runtime: Runtime, case_link_id: uuid.UUID, body: GuestStep, request: Request
) -> GuestCaseRead:
    """Sign in her name, or rate once, if the link is for it."""
    return visits.take_step(runtime, shown=_shown(request, case_link_id), step=body)


@router.post("/guest/cases/{case_link_id}/files", status_code=201)
@public(own_transactions=True)
def upload_guest_file(
    runtime: Runtime, case_link_id: uuid.UUID, file: Annotated[UploadFile, File()], request: Request
) -> GuestCaseRead:
    """Add a photo to the case, if the link is for it."""
    return visits.upload(
        runtime,
        shown=_shown(request, case_link_id),
        read=lambda: read_picture(file.file.read(MAX_BYTES + 1)),
    )


def _shown(request: Request, link_id: uuid.UUID) -> visits.Shown:
    return visits.Shown(link_id, _mark(request))


def _mark(request: Request) -> str:
    return request.cookies.get(_cookie(request), "")


def _cookie(request: Request) -> str:
    return f"__Host-{COOKIE}" if request.url.scheme == "https" else COOKIE


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
