"""What each step of a thing asks for, as JSON Schema: the client draws these forms and knows no rule."""

from app.core.forms import Form, Schema, files, words
from app.custody.models import CustodyAction

A = CustodyAction
MOST_FEN = 10_000_000


def _amount(title: str) -> Schema:
    return {"title": title, "type": "integer", "minimum": 0, "maximum": MOST_FEN, "x-unit": "fen"}


_NOTE = words("备注")
_WITNESS = words("谁见证、怎样见证的", length=200)
_STATION = {"title": "交给哪个代办站", "type": "string", "format": "uuid", "x-source": "/stations"}
_AGENT = {
    "title": "交给谁（不选就是站里谁在谁收）",
    "type": "string",
    "format": "uuid",
    "x-source": "/stations/{id}/staff",
}
_CHANGE = _amount("退还多少钱")

FORMS: dict[CustodyAction, Form] = {
    A.confirm: Form({"note": _NOTE}),
    A.spend: Form(
        {
            "amount_fen": _amount("花了多少钱"),
            "note": words("买了什么、交了什么"),
            "file_ids": files("票据照片"),
        },
        ("amount_fen", "note"),
    ),
    A.hand_over: Form(
        {"station_id": _STATION, "agent_id": _AGENT, "note": _NOTE, "file_ids": files("照片")},
        ("station_id",),
    ),
    A.receive: Form({"note": _NOTE}),
    A.decline: Form({"note": words("为什么没有交接")}, ("note",)),
    A.to_office: Form(
        {"office": words("哪个窗口", length=100), "note": _NOTE, "file_ids": files("回执照片")},
        ("office",),
    ),
    A.from_office: Form({"note": _NOTE, "file_ids": files("照片")}),
    A.hand_in: Form({"note": words("为什么留在窗口")}, ("note",)),
    A.give_back: Form({"amount_fen": _CHANGE, "note": _NOTE, "file_ids": files("归还的照片")}),
    A.give_back_witnessed: Form(
        {"amount_fen": _CHANGE, "witness": _WITNESS, "note": _NOTE, "file_ids": files("归还的照片")},
        ("witness",),
    ),
    A.confirm_back: Form({"note": _NOTE}),
    A.recall: Form({"note": words("为什么没还成")}, ("note",)),
    A.object: Form({"note": words("哪里不对")}, ("note",)),
    A.report_damaged: Form({"note": words("怎么损坏的"), "file_ids": files("照片")}, ("note",)),
    A.report_lost: Form({"note": words("在哪里、怎么丢的")}, ("note",)),
    A.found: Form({"note": words("在哪里找到的"), "file_ids": files("照片")}, ("note",)),
    A.settle: Form(
        {
            "amount_fen": _amount("最后少了多少钱（没少填 0）"),
            "note": words("怎样处理的（补办、赔偿、说清了）"),
        },
        ("note",),
    ),
}
# What happens only as a part of something else.
INTERNAL = frozenset(CustodyAction) - frozenset(FORMS)


def form_schema(action: CustodyAction, *, is_cash: bool, left_fen: int, needs_photo: bool) -> Schema:
    """Give a step's form for one thing: only money asks for an amount, and knows what is left."""
    form = FORMS[action]
    fields = dict(form.fields)
    required = list(form.required)
    if "amount_fen" in fields and not is_cash:
        del fields["amount_fen"]
    elif "amount_fen" in fields:
        fields["amount_fen"] = fields["amount_fen"] | {"maximum": left_fen}
        required = [*required, "amount_fen"] if "amount_fen" not in required else required
        if action is not A.spend:
            fields["amount_fen"]["default"] = left_fen
    if needs_photo:
        required.append("file_ids")
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
