"""The archive over HTTP."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from app.archive.closings import CLOSING_LABELS
from app.archive.models import ArchiveState
from app.archive.queries.search import Filter, archives_page, read_archive
from app.archive.schemas import ArchiveRead, DecisionCreate
from app.archive.service import download
from app.archive.service.deciding import decide
from app.core.clock import FIRST_DAY, LAST_DAY
from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.text import Query as SearchText
from app.core.tx import Tx
from app.core.web import requires

router = APIRouter(tags=["档案"])
_ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}
ClosingKind = Annotated[str, Query(pattern=f"^({'|'.join(CLOSING_LABELS)})?$")]


def _filter(
    *,
    q: Annotated[SearchText, Query()] = "",
    station_id: Annotated[uuid.UUID | None, Query()] = None,
    year: Annotated[int | None, Query(ge=FIRST_DAY.year, le=LAST_DAY.year)] = None,
    closing_kind: ClosingKind = "",
    state: Annotated[ArchiveState | None, Query()] = None,
) -> Filter:
    return Filter(q, station_id, year, closing_kind, state)


@router.get("/archive")
@requires(Permission.errand_handle)
def list_archives(
    tx: Tx, wanted: Annotated[Filter, Depends(_filter)], cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[ArchiveRead]:
    """Search the archive of my stations by number, item or name, by year and by how it ended."""
    return archives_page(tx, wanted=wanted, cursor=cursor, limit=limit)


@router.get("/archive/{archive_id}/package.zip", response_class=Response, responses=_ZIP)
@requires(Permission.errand_handle)
def take_archive(tx: Tx, archive_id: uuid.UUID) -> Response:
    """Give the package of a case, checked against its hash; that it was taken is in the log."""
    archive, content = download.take(tx, archive_id=archive_id)
    headers = {
        "Content-Disposition": f'attachment; filename="{archive.number}.zip"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/zip", headers=headers)


@router.post("/archive/{archive_id}/transitions", status_code=201)
@requires(Permission.archive_decide)
def decide_archive(tx: Tx, archive_id: uuid.UUID, body: DecisionCreate) -> ArchiveRead:
    """Keep a package whose time is over for some years more, or destroy it; its hash stays."""
    return read_archive(tx, archive_id=decide(tx, archive_id=archive_id, decision=body).id)
