"""Shapes of what a county writes on its public board."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.core.text import Line, OptionalLine
from app.errands.kinds import Procedure
from app.errands.models import Category, Handling

DocumentCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
ItemCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,20}$")]
Sentence = Annotated[Line, StringConstraints(max_length=100)]


class DocumentCreate(BaseModel):
    """A paper to ask for."""

    model_config = ConfigDict(extra="forbid")

    code: DocumentCode
    name: Line
    required: bool = True
    note: OptionalLine = ""


class _Documents(BaseModel):
    model_config = ConfigDict(extra="forbid")

    documents: Annotated[list[DocumentCreate], Field(max_length=30)] | None = None

    @model_validator(mode="after")
    def _has_each_document_once(self) -> Self:
        codes = [one.code for one in self.documents or []]
        if len(set(codes)) < len(codes):
            raise PydanticCustomError("repeated", "同一种材料写了两次")
        return self


class ServiceItemCreate(_Documents):
    """A new item of the county's board."""

    code: ItemCode
    name: Line
    category: Category
    handling: Handling
    # Left out, it follows the handling.
    procedure: Procedure | None = None
    promised_working_days: Annotated[int, Field(ge=1, le=366)] | None = None
    fee_yuan: Annotated[int, Field(ge=0, le=100_000)] = 0
    plain_sentence: Sentence
    keywords: OptionalLine = ""
    handled_at: Annotated[OptionalLine, StringConstraints(max_length=50)] = ""
    # Whoever does it in another's name has her authority.
    needs_authority: bool = False


class ServiceItemUpdate(_Documents):
    """What changes in an item; what is left out stays. Documents are replaced as a whole."""

    name: Line | None = None
    category: Category | None = None
    handling: Handling | None = None
    procedure: Procedure | None = None
    promised_working_days: Annotated[int, Field(ge=1, le=366)] | None = None
    fee_yuan: Annotated[int, Field(ge=0, le=100_000)] | None = None
    plain_sentence: Sentence | None = None
    keywords: OptionalLine | None = None
    handled_at: Annotated[OptionalLine, StringConstraints(max_length=50)] | None = None
    position: Annotated[int, Field(ge=0, le=100_000)] | None = None
    is_active: bool | None = None
    needs_authority: bool | None = None
