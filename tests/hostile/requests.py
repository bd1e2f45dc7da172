"""The valid request of every operation: made up from the document, or written down where need be."""

from typing import Any

from sqlalchemy import select

from app.core.db import metadata
from app.core.permissions import ROLE_PERMISSIONS, ROLE_RANK, Permission, Role
from tests.hostile.sites import Operation
from tests.hostile.trials import Base
from tests.hostile.world import World

API = "/api/v1"
_NOBODY = "018f0000-0000-7000-8000-000000000001"
_DAY = "2026-11-18"
_NOTE = {"note": "因为"}
_SHIFT = {"user_id": "id:agent_id", "date": "2026-11-19", "starts": "08:30", "ends": "12:00"}
_RULE = {
    "code": "Z01",
    "rule_class": "自治",
    "title": "参加村民会议",
    "points": 2,
    "most_points": 5,
    "percent": 50,
}
_STOP = {"office_id": "id:office_id", "errand_ids": ["id:handled"]}
_CASH = {"kind": "cash", "description": "交电费", "amount_fen": 900}
_ERRAND = {"service_item_id": "id:item_id", "station_id": "id:station_id", "channel": "app"}
_ITEM = {"code": "QT-1", "name": "开证明", "category": "certificate", "handling": "instant"}
_WISH = {"kind": "correction", "reason": "名字写错了", "name": "王秀瑛"}
# What is asked for before all trials, because their requests need it.
BEFOREHAND: tuple[tuple[str, str, dict[str, Any]], ...] = (("resident", "/me/data-requests", _WISH),)
# Written with `id:name` for what the world holds; `who` is a role, `body` the JSON or the form.
_TOLD: dict[str, list[dict[str, Any]]] = {
    "post /auth/codes": [{"who": "", "body": {"phone": "word:phone"}}],
    "post /auth/sessions": [{"who": "", "body": {"phone": "word:phone", "code": "word:code"}}],
    "put /me/password": [{"body": {"new_password": "竹林小溪旁的老屋"}}],
    "post /grants": [{"body": {"user_id": "id:user_id", "role": "reviewer", "region_id": "id:region_id"}}],
    "post /regions": [
        {"body": {"parent_id": "id:village_id", "level": "grid", "code": "word:grid_code", "name": "一组"}}
    ],
    "post /regions/{region_id}/transitions": [
        {"region_id": "id:grid", "body": {"action": "close"}},
        {"region_id": "id:grid", "body": {"action": "merge", "successor_id": "id:other_grid"}},
    ],
    "post /regions/imports": [{"file": "区划代码,名称\n510100003000,新镇\n".encode()}],
    "post /residents/imports": [
        {"body": {"region_id": "id:village_id"}, "file": "姓名,户号,手机号\n王五,0009,13900000088\n".encode()}
    ],
    "post /files": [{"file": "picture"}],
    "get /files/{file_id}": [{"who": "resident"}],
    "get /files/{file_id}/thumbnail": [{"who": "resident"}],
    "post /stations": [
        {
            "who": "town_officer",
            "body": {"region_id": "id:village_id", "kind": "point", "code": "P-1", "name": "点"},
        }
    ],
    "put /stations/{station_id}/duty": [{"body": {"shifts": [_SHIFT]}}],
    "get /calendar-days": [{"query": {"year": "2026"}}],
    "put /calendar-days/{day}": [{"who": "county_officer", "day": _DAY}],
    "delete /calendar-days/{day}": [{"who": "county_officer", "day": _DAY}],
    "post /residents": [{"body": {"name": "新村民", "region_id": "id:village_id"}}],
    "delete /residents/{resident_id}/family/{link_id}": [{"link_id": "id:family_link"}],
    "post /service-items": [{"who": "county_officer", "body": {**_ITEM, "plain_sentence": "帮您开证明。"}}],
    "patch /service-items/{item_id}": [{"who": "county_officer"}],
    "post /errands": [
        {"body": _ERRAND},
        {"who": "agent", "body": {**_ERRAND, "channel": "walk_in", "beneficiary": {"name": "邻村人"}}},
    ],
    "post /errands/{errand_id}/remarks": [{"body": {"text": "请问办到哪一步了？"}}],
    "get /rulebook/{topic}": [{"topic": "errands"}],
    "get /rulebook/{topic}/editions": [{"topic": "errands"}],
    "post /rulebook/{topic}/editions": [
        {
            "who": "county_officer",
            "topic": "errands",
            "body": {"version": 0, "values": {"days_to_town": 5}, "note": "常务会议"},
        }
    ],
    "post /errands/{errand_id}/transitions": [
        {"who": "agent", "body": {"action": "claim"}},
        {"who": "station_lead", "body": {"action": "assign", "agent_id": "id:agent_id"}},
        *(
            {"who": "agent", "errand_id": "id:handled", "body": body}
            for body in (
                {"action": "promise", "working_days": 2},
                {"action": "pause", "reason": "resident", "until": "2026-11-25", **_NOTE},
                {"action": "return", "missing": ["photo"]},
                {"action": "extend", "working_days": 2, **_NOTE},
                {"action": "add_part", "title": "测量", "station_id": "id:station_id", "working_days": 2},
                {"action": "complete", "result": "办好了"},
            )
        ),
        {"errand_id": "id:done", "body": {"action": "sign", "by": "self"}},
        {
            "errand_id": "id:done",
            "body": {"action": "rate", "score": 5, "reasons": ["办得快"], "comment": "好"},
        },
    ],
    "post /errands/{errand_id}/parts/{part_id}/transitions": [
        {"who": "agent", "errand_id": "id:joint", "body": {"action": "take"}},
        {"who": "agent", "errand_id": "id:joint", "body": {"action": "withdraw", **_NOTE}},
    ],
    "get /authority-checks/{number}": [{"who": "", "number": "word:authority_number"}],
    "post /authorities/{authority_id}/transitions": [
        {"who": "resident", "body": {"action": "revoke", **_NOTE}}
    ],
    "post /authorities": [
        {
            "who": "resident",
            "body": {
                "representative_id": "id:agent_id",
                "item_ids": ["id:item_id"],
                "categories": ["certificate"],
            },
        }
    ],
    "post /custody/items": [
        {"who": "agent", "body": {"kind": "key", "description": "钥匙", "errand_id": "id:handled"}},
        {"who": "agent", "body": {**_CASH, "resident_id": "id:resident_id", "station_id": "id:station_id"}},
    ],
    "get /custody/items/{custody_item_id}": [{"who": "resident"}],
    "post /custody/items/{custody_item_id}/transitions": [
        {"who": "agent", "body": {"action": "spend", "amount_fen": 100, **_NOTE}},
        {
            "who": "agent",
            "body": {"action": "hand_over", "station_id": "id:station_id", "agent_id": "id:agent_id"},
        },
        {"who": "agent", "body": {"action": "to_office", "office": "政务大厅"}},
        {"who": "agent", "body": {"action": "give_back_witnessed", "amount_fen": 900, "witness": "村主任"}},
    ],
    "post /custody/counts": [
        {
            "who": "agent",
            "body": {
                "custody_item_ids": ["id:custody_item_id"],
                "missing": [{"custody_item_id": "id:custody_item_id", **_NOTE}],
            },
        }
    ],
    "get /errands/{errand_id}/slips/{kind}.pdf": [{"errand_id": "id:handled", "kind": "accepted"}],
    "get /registers/{kind}": [{"query": {"month": "2026-11"}}],
    "get /registers/{kind}/export.xlsx": [{"query": {"month": "2026-11"}}],
    "post /offices": [{"who": "county_officer", "body": {"name": "税务局"}}],
    "patch /offices/{office_id}": [{"who": "county_officer"}],
    "post /trips": [
        {
            "who": "agent",
            "body": {"station_id": "id:station_id", "day": _DAY, "stops": [_STOP]},
        }
    ],
    "get /trips/{trip_id}": [{"who": "agent"}],
    "put /trips/{trip_id}/plan": [{"who": "agent", "body": {"version": 1, "stops": [_STOP]}}],
    "post /trips/{trip_id}/ticks": [
        {"who": "agent", "body": {"task_id": "id:trip_task_id", "outcome": "done"}},
        {"who": "agent", "body": {"task_id": "id:trip_task_id", "outcome": "not_done", "reason": "没开门"}},
    ],
    "post /trips/{trip_id}/transitions": [
        {"who": "agent", "body": {"action": "entrust", "resident_id": "id:resident_id", "witness": "村主任"}},
        {"who": "agent", "body": {"action": "cancel"}},
    ],
    "post /rectifications/{rectification_id}/transitions": [
        {"who": "town_officer", "body": {"action": "request_exclusion", **_NOTE}},
        {"who": "town_officer", "body": {"action": "assign", "handler_id": "id:lead_id"}},
    ],
    "get /supervisions/{supervision_id}": [{"who": "agent"}],
    "post /supervisions/{supervision_id}/transitions": [
        {"who": "agent", "body": {"action": "answer", **_NOTE}}
    ],
    "post /errands/{errand_id}/supervisions": [{"body": {"kind": "reminder", "reason": "群众等着用"}}],
    "post /supervision/problem-cases/{problem_case_id}/transitions": [
        {"body": {"action": "settle", **_NOTE}}
    ],
    "get /boards/rates": [{"query": {"month": "2026-11"}}],
    "get /boards/people": [{"query": {"month": "2026-11"}}],
    "post /archive/{archive_id}/transitions": [
        {"who": "county_officer", "body": {"action": "keep", **_NOTE}}
    ],
    "post /shop/shops": [{"body": {"name": "二店", "region_id": "id:village_id"}}],
    "post /shop/offers": [
        {"body": {"shop_id": "id:shop_id", "title": "牙膏", "kind": "goods", "points": 5, "stock": 3}}
    ],
    "post /shop/offers/{offer_id}/stock-moves": [{"body": {"quantity": 5, "reason": "purchase"}}],
    "post /shop/orders": [{"who": "resident"}],
    "get /shop/orders/{order_id}": [{"who": "resident"}],
    "get /shop/orders/lookup": [{"query": {"pickup_code": "word:pickup_code"}}],
    "post /shop/orders/{order_id}/transitions": [
        {"who": "resident", "body": {"action": "cancel"}},
        {"who": "shopkeeper", "order_id": "id:taken", "body": {"action": "refund"}},
    ],
    "post /shop/pickups": [{"body": {"pickup_code": "word:pickup_code"}}],
    "get /points/accounts/{account_id}": [{"who": "resident", "account_id": "id:resident_id"}],
    "get /points/accounts/{account_id}/entries": [{"who": "resident", "account_id": "id:resident_id"}],
    "get /points/accounts/mine": [{"who": "resident"}],
    "post /points/rules": [
        {
            "who": "town_officer",
            "body": {"region_id": "id:village_id", "effective_from": _DAY, "note": "表决", "rules": [_RULE]},
        }
    ],
    "get /points/claims/{claim_id}": [{"who": "resident"}],
    "post /points/claims": [
        {"body": {"rule_code": "B01", "resident_id": "id:resident_id", "quantity": 1, "occurred_on": _DAY}}
    ],
    "post /points/claims/{claim_id}/transitions": [
        {"who": "grid_worker", "body": {"action": "check"}},
        {"who": "reviewer", "claim_id": "id:checked", "body": {"action": "reject", **_NOTE}},
    ],
    "post /points/reversals": [{"body": {"entry_id": "id:entry_id", "reason": "记错了"}}],
    "post /points/reversals/{reversal_id}/transitions": [
        {"who": "town_officer", "body": {"action": "reject"}}
    ],
    "post /me/data-requests": [{"who": "agent", "body": _WISH}],
    "post /data-requests/{request_id}/transitions": [
        {"who": "town_officer", "body": {"action": "refuse", **_NOTE}}
    ],
    "delete /me/consents/{purpose}": [{"who": "resident", "purpose": "public_display"}],
    "put /me/second-factor": [{"who": "grid_worker", "body": {"code": "word:unbound_code"}}],
    "delete /me/second-factor": [{"who": "reviewer", "body": {"code": "word:bound_code"}}],
    "delete /residents/{resident_id}/consents/{purpose}": [{"purpose": "public_display"}],
    "post /ops/messages/{message_id}/transitions": [{"body": {"action": "drop", **_NOTE}}],
    "post /auth/sessions/refresh": [{"who": "", "cookie": True}],
}


def bases(world: World, operation: Operation, permission: Permission | None) -> list[Base]:
    """Give the valid requests of an operation; several where each value needs another state."""
    told = _TOLD.get(f"{operation.method} {operation.path.removeprefix(API)}", [{}])
    return [_base(world, operation, permission, one) for one in told]


def _base(world: World, operation: Operation, permission: Permission | None, told: dict[str, Any]) -> Base:
    parameters = operation.described.get("parameters", [])
    values = {one["name"]: str(operation.example(one["schema"], one["name"])) for one in parameters}
    values |= {name: told[name] for name in values if name in told}
    named = {name: _text(world, value) for name, value in values.items()}
    needed = {one["name"] for one in parameters if one["in"] == "query" and one.get("required")}
    query = {name: named[name] for name in needed} | told.get("query", {})
    file = told.get("file", b"")
    return Base(
        token=world.tokens.get(told.get("who", _who(permission)), ""),
        ids={one["name"]: named[one["name"]] for one in parameters if one["in"] == "path"},
        query={name: _text(world, text) for name, text in query.items()},
        body=_resolved(world, _body(operation, told)),
        file=world.picture if file == "picture" else file,
        headers=(("cookie", world.cookies.encode()),) if told.get("cookie") else (),
    )


def _body(operation: Operation, told: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    if operation.body is None or "body" in told:
        return told.get("body")
    media, schema = operation.body
    if media == "application/json":
        return operation.example(schema)
    files = [site.pointer[0] for site in operation.sites() if site.place == "file"]
    fields = {name: one for name, one in schema.get("properties", {}).items() if name not in files}
    return {name: operation.example(one, name) for name, one in fields.items()}


def _resolved(world: World, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {name: _resolved(world, one) for name, one in value.items()}
    if isinstance(value, list):
        return [_resolved(world, one) for one in value]
    return _text(world, value) if isinstance(value, str) else value


def _text(world: World, text: str) -> str:
    kind, _, name = text.partition(":")
    if kind == "id":
        return str(world.ids.get(name) or _newest(world, name.removesuffix("_id").removesuffix("_ids")))
    if kind == "word":
        return str(getattr(world, name))
    return text


def _who(permission: Permission | None) -> str:
    """Give the lowest role that has a permission: its reach is the narrowest."""
    fitting = [role for role in Role if permission in ROLE_PERMISSIONS[role]]
    return min(fitting, key=lambda role: ROLE_RANK[role]).value if fitting else "resident"


def _newest(world: World, noun: str) -> str:
    for name, table in metadata.tables.items():
        if name == noun or name.endswith(f"_{noun}"):
            with world.make.database.transaction(write=False) as session:
                # The test looks at everybody's rows, on a connection on which a request may have been.
                newest = select(table.c.id).order_by(table.c.id.desc())
                found = session.execute(newest, execution_options={"linban_scope": False}).first()
            return str(found[0]) if found else _NOBODY
    return _NOBODY
