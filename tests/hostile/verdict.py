"""What an answer to a hostile request may look like."""

import json
import re
from collections.abc import Collection
from typing import Any

from tests.hostile.sites import Site
from tests.hostile.wire import Answered

_HAN = re.compile("[\u4e00-\u9fff]")
_INSIDES = re.compile(
    r"Traceback|File \"|\.py\b|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) \w|sqlalchemy|sqlite|psycopg"
    r"|pydantic|starlette|fastapi|<class|object at 0x|\b\w+(?:Error|Exception)\b|\bapp\.\w+\.",
)
_FIELDS = {"type", "title", "status", "detail", "instance"}
# A request that must change something is refused where it says what is to be done.
_DEPENDS = {("/name", "/kind"), ("/phone", "/kind"), ("/id_number", "/kind"), ("/address", "/kind")}
# What a refusal writes on purpose: that it was asked, and by whom.
KEPT = re.compile(r"^(?:audit_\w+|attempt|phone_code|idempotency_key|sign_in_\w+|used_refresh_token)$")


def faults(answer: Answered, *, written: Collection[str], site: Site | None) -> list[str]:
    """Tell what is wrong with an answer, nothing if it is right."""
    if answer.status >= 500:
        return [f"answers {answer.status}, for {answer.error or answer.body[:200].decode()}"]
    if answer.status < 400:
        return _success(answer)
    found = _problem(answer, site)
    if half := sorted(name for name in set(written) if not KEPT.match(name)):
        found.append(f"is refused with {answer.status}, and yet writes {', '.join(half)}")
    return found


def _success(answer: Answered) -> list[str]:
    if answer.media_type != "application/json":
        return []
    try:
        answer.body.decode()
        json.loads(answer.body, parse_constant=_no_constant)
    except ValueError as error:
        return [f"answers {answer.status} with what is no JSON: {error}"]
    return []


def _no_constant(name: str) -> None:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _problem(answer: Answered, site: Site | None) -> list[str]:
    if answer.media_type != "application/problem+json":
        return [f"answers {answer.status} as {answer.media_type or 'nothing'}: {answer.body[:200]!r}"]
    try:
        document = answer.json()
    except ValueError:
        return ["answers with a problem that is no JSON"]
    if not document.keys() >= _FIELDS or document["status"] != answer.status:
        return [f"answers with half a problem: {document}"]
    sentences = [
        document["title"],
        document["detail"],
        *(one["detail"] for one in document.get("errors", ())),
    ]
    found = [f"speaks no Chinese: {sentence!r}" for sentence in sentences if not _HAN.search(sentence)]
    told = json.dumps({**document, "instance": ""}, ensure_ascii=False)
    if leak := _INSIDES.search(told):
        found.append(f"shows its inside: {leak[0]!r} in {told[:300]}")
    return found + _pointers(document, site)


def _pointers(document: dict[str, Any], site: Site | None) -> list[str]:
    """A refused field is named, or what it lies in, or one that it must agree with."""
    if document["status"] != 422 or site is None or site.place not in {"json", "query", "form", "path"}:
        return []
    named = [re.sub(r"^/(?:query|path|body)(?=/)", "", one["pointer"]) for one in document.get("errors", ())]
    if not named:
        return [f"refuses a field without naming it: {document['detail']}"]
    own = "".join(f"/{step}" for step in site.pointer)
    if any(_belongs(one, own) for one in named):
        return []
    return [f"refuses {own} and names {', '.join(named)}: {document['detail']}"]


def _belongs(named: str, own: str) -> bool:
    """Tell whether it is the field, above or below it, beside it, or what it depends on."""
    if named == "/":
        # A rule of the whole body, such as one of two fields.
        return True
    inside = f"{named}/".startswith(f"{own}/") or f"{own}/".startswith(f"{named}/")
    above = own.rpartition("/")[0]
    neighbour = bool(above) and named.rpartition("/")[0] == above
    return inside or neighbour or (own, named) in _DEPENDS
