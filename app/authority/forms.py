"""What each step of an authority asks for, as JSON Schema."""

from app.authority.models import GivenBy
from app.authority.states import GIVEN_LABELS, AuthorityAction
from app.core.forms import Form, Schema

A = AuthorityAction


_DRAWN = {one: GIVEN_LABELS[one] for one in (GivenBy.signature, GivenBy.thumbprint)}
_GIVEN = {
    "title": "怎样签的",
    "type": "string",
    "enum": list(_DRAWN),
    "x-enum-labels": list(_DRAWN.values()),
}
_NOTE = {"title": "说明", "type": "string", "maxLength": 2000}


def _id(title: str) -> Schema:
    return {"title": title, "type": "string", "format": "uuid"}


FORMS: dict[AuthorityAction, Form] = {
    A.sign: Form({"given_by": _GIVEN, "file_id": _id("签名或手印的照片")}, ("given_by", "file_id")),
    A.confirm: Form({}),
    A.witness: Form({"note": _NOTE}),
    A.bring_witness: Form(
        {"witness_id": _id("见证人"), "file_id": _id("见证人签名")}, ("witness_id", "file_id")
    ),
    A.revoke: Form({"note": _NOTE, "witness_id": _id("谁听到本人说要收回")}),
    A.discard: Form({"note": _NOTE}),
}
