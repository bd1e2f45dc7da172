"""Pictures over HTTP."""

import secrets
import uuid
from typing import Annotated, Any, cast

from fastapi import APIRouter, File, Response, UploadFile

from app.core.errors import NotFound
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.files import queries, service
from app.files.models import StoredFile
from app.files.pictures import Picture, prepare_upload
from app.files.schemas import FileRead

router = APIRouter(tags=["文件"])
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.post("/files", status_code=201)
@requires(Permission.file_upload, prepare=prepare_upload)
def upload_file(tx: Tx, file: Annotated[UploadFile, File()]) -> FileRead:
    """Keep a JPG, PNG or WebP picture: it is shrunk, and place and camera are left out."""
    # The preparation puts the picture in the uploaded file's place.
    return queries.read_file(service.store_picture(tx, picture=cast("Picture", file)))


@router.get("/files/{file_id}", response_class=Response, responses=_ANSWER)
@requires(Permission.account_use)
def read_file(tx: Tx, file_id: uuid.UUID) -> Response:
    """Give a picture to those who may see what it is attached to."""
    stored = queries.get_file(tx, file_id=file_id)
    return _picture(stored, service.content_of(tx, stored=stored))


@router.get("/files/{file_id}/thumbnail", response_class=Response, responses=_ANSWER)
@requires(Permission.account_use)
def read_thumbnail(tx: Tx, file_id: uuid.UUID) -> Response:
    """Give the small picture."""
    stored = queries.get_file(tx, file_id=file_id)
    if not stored.has_thumbnail:
        raise NotFound("这个文件没有缩略图")
    return _picture(stored, service.content_of(tx, stored=stored, thumbnail=True))


def _picture(stored: StoredFile, content: bytes) -> Response:
    headers = {
        # Shown inside our pages all the same; opened by itself it is saved, never run.
        "Content-Disposition": f'attachment; filename="{secrets.token_hex(8)}.jpg"',
        "X-Content-Type-Options": "nosniff",
        # Another person on the same phone asks with another token, and is checked anew.
        "Cache-Control": "private, max-age=3600",
        "Vary": "Authorization",
    }
    return Response(content, media_type=stored.media_type, headers=headers)
