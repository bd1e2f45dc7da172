"""The public HTTP contract: every promised call is in the OpenAPI document, with every promised field.

Clients that we do not see are written against these names. Fields and calls may be added, never taken away.
"""

from typing import Any

import pytest

from app.core.config import Settings
from app.main import API, create_app

USER = {"id", "name", "phone_masked"}
SIGNED_IN = {"access_token", "token_type", "expires_in", "user", "grants"}
REGION = {"id", "code", "level", "name", "parent_id", "path"}
STATION = {
    "id",
    "name",
    "kind",
    "region_id",
    "address",
    "phone",
    "hours",
    "on_duty",
    "items_count",
    "passport",
}
ITEM = {
    "id", "code", "name", "category", "handling", "promised_working_days", "fee_yuan", "documents",
    "plain_sentence",
}  # fmt: skip
ERRAND = {
    "id", "number", "state", "state_label", "light", "service_item", "station", "requester", "typed_by",
    "beneficiary", "authority_id", "first_agent", "agent", "channel", "description", "due_at", "promised_at",
    "paused", "outcome", "timeline", "rating", "files", "actions", "version",
}  # fmt: skip
ACCOUNT = {"id", "owner", "balance", "held", "available", "honour", "expiring"}
ENTRY = {
    "id", "at", "amount", "balance_after", "reason_label", "rule_code", "source", "transfer_id", "reverses",
}  # fmt: skip
CLAIM = {"id", "state", "points", "actions"}
VERIFICATION = {"accounts", "entries", "transfers", "sum", "lots_agree", "seals", "ok"}
OFFER = {
    "id", "title", "kind", "points", "stock", "stock_left", "per_person_limit", "shop", "picture_url",
    "valid_until",
}  # fmt: skip
ORDER = {
    "id", "number", "state", "offer", "quantity", "points", "pickup_code", "qr", "expires_at", "actions",
}  # fmt: skip

# method, path, status of success, fields of the answer (of an item where it is a list)
CALLS: tuple[tuple[str, str, int, set[str]], ...] = (
    ("post", "/auth/codes", 202, {"expires_in"}),
    ("post", "/auth/sessions", 201, SIGNED_IN),
    ("post", "/auth/sessions/refresh", 200, SIGNED_IN),
    ("delete", "/auth/sessions/current", 204, set()),
    ("get", "/me", 200, {"user", "grants", "household", "resident", "permissions", "elder_mode"}),
    ("get", "/regions", 200, REGION),
    ("get", "/regions/{id}", 200, REGION),
    ("get", "/stations", 200, {"id", "name", "kind"}),
    ("get", "/stations/{id}", 200, STATION),
    ("get", "/service-items", 200, ITEM),
    ("get", "/service-items/{id}", 200, ITEM),
    ("post", "/errands", 201, ERRAND),
    ("get", "/errands", 200, ERRAND),
    ("get", "/errands/{id}", 200, ERRAND),
    ("post", "/errands/{id}/transitions", 201, ERRAND),
    ("post", "/files", 201, {"id", "media_type", "size", "url", "thumbnail_url"}),
    ("get", "/points/accounts/mine", 200, ACCOUNT),
    ("get", "/points/accounts/{id}", 200, ACCOUNT),
    ("get", "/points/accounts/{id}/entries", 200, ENTRY),
    ("get", "/points/rules", 200, {"version", "effective_from", "rules"}),
    ("post", "/points/claims", 201, CLAIM),
    ("post", "/points/claims/{id}/transitions", 201, CLAIM),
    ("post", "/points/reversals", 201, {"id", "state"}),
    ("post", "/points/reversals/{id}/transitions", 201, {"id", "state"}),
    ("get", "/points/publications", 200, set()),
    ("get", "/ledger/verification", 200, VERIFICATION),
    ("get", "/shop/offers", 200, OFFER),
    ("post", "/shop/offers", 201, OFFER),
    ("patch", "/shop/offers/{id}", 200, OFFER),
    ("post", "/shop/offers/{id}/stock-moves", 201, set()),
    ("post", "/shop/orders", 201, ORDER),
    ("get", "/shop/orders", 200, ORDER),
    ("get", "/shop/orders/{id}", 200, ORDER),
    ("post", "/shop/pickups", 200, ORDER),
    ("post", "/shop/orders/{id}/transitions", 201, ORDER),
)
NAMES = [f"{call[0]} {call[1]}" for call in CALLS]
LISTS = {"/regions", "/stations", "/service-items", "/errands", "/shop/offers", "/shop/orders"}
PARAMETERS = {
    "/regions": {"parent_id", "q"},
    "/stations": {"region_id"},
    "/service-items": {"category", "q"},
    "/errands": {"scope", "state", "q", "cursor", "limit"},
    "/points/accounts/{id}/entries": {"from", "to", "cursor", "limit"},
    "/points/rules": {"region_id"},
    "/points/publications": {"region_id"},
    "/ledger/verification": {"region_id"},
    "/shop/offers": {"region_id", "kind"},
    "/shop/orders": {"scope", "state"},
}
BODIES = {
    "/auth/sessions": {"phone", "code", "password"},
    "/errands": {
        "service_item_id", "station_id", "description", "channel", "beneficiary", "authority_id",
        "contact_phone", "appointment_at", "file_ids",
    },
    "/errands/{id}/transitions": {
        "action", "note", "agent_id", "working_days", "reason", "until", "missing", "outcome", "result",
        "file_ids", "by", "score", "reasons", "comment",
    },
    "/points/claims": {"rule_code", "resident_id", "quantity", "occurred_on", "note", "file_ids"},
    "/points/claims/{id}/transitions": {"action", "note"},
    "/points/reversals": {"entry_id", "reason"},
    "/shop/offers": {
        "shop_id", "title", "kind", "points", "stock", "per_person_limit", "valid_until", "picture_id",
    },
    "/shop/offers/{id}/stock-moves": {"quantity", "reason", "note"},
    "/shop/orders": {"offer_id", "quantity", "for_resident_id"},
    "/shop/pickups": {"pickup_code"},
    "/shop/orders/{id}/transitions": {"action", "note"},
}  # fmt: skip
ENUMS = {
    "ErrandState": {
        "submitted", "accepted", "handling", "completed", "signed", "archived", "returned", "escalated",
        "withdrawn",
    },
    "ErrandAction": {
        "claim", "assign", "transfer", "start", "promise", "pause", "resume", "return", "resubmit",
        "escalate", "hand_back", "complete", "sign", "rate", "reopen", "withdraw", "remind", "archive",
    },
    "ClaimState": {"submitted", "checked", "reviewed", "published", "credited", "rejected", "objected"},
    "OfferKind": {"goods", "fee_deduction", "discount", "service"},
    "RegionLevel": {"county", "town", "village", "grid", "building"},
    "StationKind": {"county", "town", "village", "point"},
}  # fmt: skip


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the OpenAPI document, with every path parameter called `id`."""
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("contract"), run_worker=False)
    app = create_app(settings)
    made: dict[str, Any] = app.openapi()
    app.state.runtime.database.dispose()
    made["paths"] = {plain(path): item for path, item in made["paths"].items()}
    return made


def plain(path: str) -> str:
    """Give a path without its base and with its parameter called `id`."""
    parts = path.removeprefix(API).split("/")
    return "/".join("{id}" if part.startswith("{") else part for part in parts)


def properties(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow references and give a schema's properties; of a choice, those of its first schema."""
    while "$ref" in schema or "anyOf" in schema:
        if "anyOf" in schema:
            schema = schema["anyOf"][0]
        else:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return dict(schema.get("properties", {}))


@pytest.mark.parametrize(("method", "path", "status", "fields"), CALLS, ids=NAMES)
def test_a_call_answers_with_its_fields(
    document: dict[str, Any], method: str, path: str, status: int, fields: set[str]
) -> None:
    operation = document["paths"][path][method]

    answer = operation["responses"][str(status)]
    content = answer.get("content", {}).get("application/json", {}).get("schema", {})
    found = properties(document, content)
    if "items" in found and fields and "items" not in fields:
        assert path in LISTS | {"/points/accounts/{id}/entries"}
        found = properties(document, found["items"]["items"])

    assert fields <= set(found)


@pytest.mark.parametrize("path", sorted(PARAMETERS))
def test_a_list_takes_its_parameters(document: dict[str, Any], path: str) -> None:
    parameters = {one["name"] for one in document["paths"][path]["get"].get("parameters", [])}

    assert PARAMETERS[path] <= parameters


@pytest.mark.parametrize("path", sorted(BODIES))
def test_a_post_takes_its_fields(document: dict[str, Any], path: str) -> None:
    body = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]

    assert BODIES[path] <= set(properties(document, body))


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_words_keep_their_codes(document: dict[str, Any], name: str) -> None:
    assert ENUMS[name] <= set(document["components"]["schemas"][name]["enum"])
