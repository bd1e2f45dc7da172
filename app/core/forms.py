"""What a step asks for, as JSON Schema, and whether it was given: the client draws it and knows no rule."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.core.errors import InvalidInput

Schema = dict[str, Any]
# What says which step it is, and of which reading.
_FRAME = {"action", "version"}


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one step by name; `required` ones must come."""

    fields: Mapping[str, Schema]
    required: tuple[str, ...] = ()

    def schema(self) -> Schema:
        """Give the form as the client draws it."""
        return {
            "type": "object",
            "properties": dict(self.fields),
            "required": list(self.required),
            "additionalProperties": False,
        }


def words(title: str, *, length: int = 2000) -> Schema:
    """Give a field for words."""
    return {"title": title, "type": "string", "maxLength": length}


def files(title: str) -> Schema:
    """Give a field for pictures."""
    items = {"type": "string", "format": "uuid"}
    return {"title": title, "type": "array", "items": items, "maxItems": 9}


def check_given(step: BaseModel, *, fields: Collection[str], required: Collection[str]) -> None:
    """Take what a step's form asks for, nothing missing and nothing besides; raises InvalidInput."""
    given = step.model_dump(exclude_none=True, exclude=_FRAME)
    missing = [name for name in required if given.get(name) in (None, "")]
    strange = [name for name in given if name not in fields]
    errors = [{"pointer": f"/{name}", "detail": "这一项必须填写"} for name in missing]
    errors += [{"pointer": f"/{name}", "detail": "这一步不需要这一项"} for name in strange]
    if errors:
        raise InvalidInput(errors[0]["detail"], errors=errors)
