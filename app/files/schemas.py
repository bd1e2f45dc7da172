"""Shapes of stored files."""

import uuid

from pydantic import BaseModel


class FileRead(BaseModel):
    """A stored picture, and where those who may see it find it."""

    id: uuid.UUID
    media_type: str
    size: int
    width: int
    height: int
    url: str
    thumbnail_url: str | None
