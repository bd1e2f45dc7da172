"""What every topic is: a frozen form whose fields a county officer reads and sets."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Topic(BaseModel):
    """A group of county settings.

    Each field has a `title` and, where the title leaves a question, a `description`, both in Chinese; a
    default that works without anybody's choice; and bounds. An edition that lacks a field has its default.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    ABOUT: ClassVar[str]
