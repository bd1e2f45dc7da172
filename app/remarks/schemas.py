"""Shapes of what is said about an errand."""

import uuid
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.pages import Page
from app.core.text import Paragraph
from app.files.schemas import FileRead

MOST_FILES = 9


class RemarkCreate(BaseModel):
    """Words, pictures, or both."""

    model_config = ConfigDict(extra="forbid")

    text: Paragraph = ""
    file_ids: list[uuid.UUID] = Field(default_factory=list, max_length=MOST_FILES)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and not self.file_ids:
            raise PydanticCustomError("nothing_said", "请写点什么，或者放一张照片")
        return self


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
