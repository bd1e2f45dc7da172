"""Shapes of what is said about an errand."""

import uuid
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from app.core.pages import Page
from app.core.text import Paragraph
from app.files.schemas import FileRead

MOST_FILES = 9


class RemarkCreate(BaseModel):
    """Words, pictures, or both."""

    model_config = ConfigDict(extra="forbid")

    text: Paragraph = ""
    file_ids: list[uuid.UUID] = Field(default_factory=list, max_length=MOST_FILES)


class RemarkRead(BaseModel):
    """One thing said; `is_mine` when the reader said it."""

    id: uuid.UUID
    author_name: str
    is_staff: bool
    is_mine: bool
    text: str
    files: list[FileRead]
    at: datetime


class RemarksRead(Page[RemarkRead]):
    """A page of what was said, the latest first, and what the reader may do."""

    may_write: bool
    templates: list[str]
