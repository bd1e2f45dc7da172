"""Authorities to act, the public check of one, and one's own family links, over HTTP."""

import uuid
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from app.authority.queries import reading
from app.authority.queries.reading import Filter, Scope
from app.authority.schemas import (
    AuthorityCheckRead,
    AuthorityCreate,
    AuthorityMove,
    AuthorityRead,
    CandidateRead,
    OwnFamilyRead,
)
from app.authority.service import drafting, family, moves, paper
from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.requests import site_of
from app.core.tx import Tx
from app.core.web import public, requires

router = APIRouter(tags=["委托书"])
_PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}
Number = Annotated[str, Path(pattern=r"^W[A-Z2-9]{12}$")]


@router.get("/authorities")
@requires(Permission.errand_view)
def list_authorities(
    tx: Tx,
    *,
    scope: Annotated[Scope, Query()] = Scope.mine,
    principal_id: Annotated[uuid.UUID | None, Query()] = None,
    item_id: Annotated[uuid.UUID | None, Query()] = None,
    errand_id: Annotated[uuid.UUID | None, Query()] = None,
    usable: Annotated[bool, Query()] = False,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[AuthorityRead]:
    """List authorities that tie me, or those of my area; `usable` are those by which I may act today."""
    wanted = Filter(
        scope=scope, principal_id=principal_id, item_id=item_id, errand_id=errand_id, is_usable=usable
    )
    return reading.authorities_page(tx, wanted=wanted, cursor=cursor, limit=limit)


@router.post("/authorities", status_code=201)
@requires(Permission.errand_view)
def create_authority(tx: Tx, body: AuthorityCreate) -> AuthorityRead:
    """Write an authority for myself, or for somebody beside whom I stand; it counts once it is signed."""
    return reading.read_authority(tx, authority_id=drafting.create(tx, draft=body).id)


@router.get("/authorities/candidates")
@requires(Permission.errand_view)
def list_candidates(
    tx: Tx, *, principal_id: Annotated[uuid.UUID | None, Query()] = None
) -> Items[CandidateRead]:
    """List to whom a person may give an authority: confirmed family, and the agents of the place."""
    return drafting.candidates(tx, principal_id=principal_id)


@router.get("/authorities/{authority_id}")
@requires(Permission.errand_view)
def read_authority(tx: Tx, authority_id: uuid.UUID) -> AuthorityRead:
    """Give one authority with its history and every use."""
    return reading.read_authority(tx, authority_id=authority_id)


@router.get("/authorities/{authority_id}/paper.pdf", response_class=Response, responses=_PDF)
@requires(Permission.errand_view)
def print_authority(tx: Tx, authority_id: uuid.UUID, request: Request) -> Response:
    """Give an authority on paper, with a code by which anybody may check it."""
    found = reading.read_authority(tx, authority_id=authority_id)
    pictures = paper.pictures_of(tx, authority=found)
    drawn = paper.draw(found, pictures=pictures, site=site_of(request.scope), zone=tx.settings.timezone)
    headers = {
        "Content-Disposition": (
            f"attachment; filename=\"{found.number}.pdf\"; filename*=UTF-8''{quote(paper.TITLE)}.pdf"
        ),
        "Cache-Control": "no-store",
    }
    return StreamingResponse(drawn, media_type="application/pdf", headers=headers)


@router.post("/authorities/{authority_id}/transitions", status_code=201)
@requires(Permission.errand_view)
def move_authority(tx: Tx, authority_id: uuid.UUID, body: AuthorityMove) -> AuthorityRead:
    """Take one step; `actions` of the authority tells which are open and what each asks for."""
    moved = moves.move(tx, authority_id=authority_id, step=body)
    return reading.read_authority(tx, authority_id=moved.id)


@router.get("/authority-checks/{number}")
@public()
def check_authority(tx: Tx, number: Number) -> AuthorityCheckRead:
    """Tell whether the paper with this number counts today; names are masked."""
    return reading.check(tx, number=number)


@router.get("/me/family")
@requires(Permission.account_use)
def list_own_family(tx: Tx) -> Items[OwnFamilyRead]:
    """List who may act for me, for whom I may act, and what that lets them do."""
    return family.own_family(tx)


@router.put("/me/family/{link_id}/confirmation")
@requires(Permission.account_use)
def confirm_own_family(tx: Tx, link_id: uuid.UUID) -> Items[OwnFamilyRead]:
    """Agree to a relative who may act for me."""
    family.confirm(tx, link_id=link_id)
    return family.own_family(tx)


@router.delete("/me/family/{link_id}", status_code=204)
@requires(Permission.account_use)
def end_own_family(tx: Tx, link_id: uuid.UUID) -> None:
    """End what I agreed to, or what I do for somebody."""
    family.end(tx, link_id=link_id)
