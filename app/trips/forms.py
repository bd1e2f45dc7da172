"""What each step of a trip asks for, as JSON Schema: the client draws these forms and knows no rule."""

from app.core.forms import Form, Schema
from app.trips.models import TripAction

A = TripAction


_METRES = {
    "title": "这一趟来回走了多远",
    "description": "看里程表；不知道就不填，不算节约的公里",
    "type": "integer",
    "minimum": 1,
    "maximum": 1_000_000,
    "x-unit": "metres",
}
_PERSON = {"title": "谁捎带", "type": "string", "format": "uuid", "x-source": "/residents"}
_WITNESS = {
    "title": "没有手机的，谁见证交给了他",
    "type": "string",
    "maxLength": 200,
}
FORMS: dict[TripAction, Form] = {
    A.finish: Form({"metres_made": _METRES}),
    A.cancel: Form({}),
    A.entrust: Form({"resident_id": _PERSON, "witness": _WITNESS}, ("resident_id",)),
    A.recall: Form({}),
    A.accept: Form({}),
    A.bring_back: Form({}),
}


def form_schema(action: TripAction) -> Schema:
    """Give a step's form."""
    form = FORMS[action]
    return {
        "type": "object",
        "properties": dict(form.fields),
        "required": list(form.required),
        "additionalProperties": False,
    }
