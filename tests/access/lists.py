"""Every list route, and the most SQL statements that it may run, however many rows it shows."""

from dataclasses import dataclass
from typing import Any

from app.core.permissions import Role
from app.main import create_app

A = "/api/v1"

# Who asks is loaded by two statements.
ACTOR = 2


@dataclass(frozen=True)
class ListRow:
    """A list: who reads it, with which parameters, and in how many statements beside the actor's.

    `grows` is false for a list that is as long as the law, not as the county.
    """

    route: str
    statements: int
    reader: Role = Role.county_officer
    query: str = ""
    case: str = ""
    grows: bool = True

    @property
    def label(self) -> str:
        return f"{self.route} ({self.case})" if self.case else self.route


LISTS = (
    ListRow(f"{A}/auth/sessions", 1, Role.resident),
    ListRow(f"{A}/grants", 1),
    ListRow(f"{A}/regions", 1),
    ListRow(f"{A}/stations", 5),
    ListRow(f"{A}/stations/{{station_id}}/duty", 3),
    ListRow(f"{A}/stations/{{station_id}}/staff", 2),
    ListRow(f"{A}/calendar-days", 1, query="year=2026"),
    ListRow(f"{A}/residents", 5),
    ListRow(f"{A}/residents/{{resident_id}}/family", 4),
    ListRow(f"{A}/residents/{{resident_id}}/consents", 3, grows=False),
    ListRow(f"{A}/errands/{{errand_id}}/remarks", 4, Role.resident),
    ListRow(f"{A}/rulebook", 2, grows=False),
    ListRow(f"{A}/rulebook/{{topic}}/editions", 2, grows=False),
    ListRow(f"{A}/authorities", 3, Role.resident, case="mine"),
    ListRow(f"{A}/authorities", 3, query="scope=area", case="of the area"),
    ListRow(f"{A}/authorities/candidates", 4, Role.resident),
    ListRow(f"{A}/me/family", 1, Role.resident),
    ListRow(f"{A}/errands/{{errand_id}}/links", 5, Role.resident, grows=False),
    ListRow(f"{A}/service-items", 2),
    ListRow(f"{A}/errands", 5, Role.resident, case="mine"),
    ListRow(f"{A}/errands", 5, query="scope=station", case="of the station"),
    ListRow(f"{A}/rectifications", 1, query="scope=area"),
    ListRow(f"{A}/errands/{{errand_id}}/rectifications", 4, grows=False),
    ListRow(f"{A}/supervision/attention", 19, grows=False),
    ListRow(f"{A}/supervisions", 1),
    ListRow(f"{A}/errands/{{errand_id}}/supervisions", 4, grows=False),
    ListRow(f"{A}/supervision/problem-cases", 1),
    ListRow(f"{A}/boards/people", 11, query="month=2026-11", grows=False),
    ListRow(f"{A}/errands/{{errand_id}}/slips", 2, Role.resident, grows=False),
    ListRow(f"{A}/custody/items", 2, Role.resident, case="mine"),
    ListRow(f"{A}/custody/items", 2, query="scope=station", case="of the station"),
    ListRow(f"{A}/custody/holders", 2),
    ListRow(f"{A}/custody/count-sheet", 3),
    ListRow(f"{A}/errands/{{errand_id}}/slips", 2, Role.resident, grows=False),
    ListRow(f"{A}/registers/{{kind}}", 2, query="month=2026-11"),
    ListRow(f"{A}/stations/{{station_id}}/wall-board", 9),
    ListRow(f"{A}/offices", 1),
    ListRow(f"{A}/trips", 6, case="mine"),
    ListRow(f"{A}/trips", 6, query="scope=station", case="of the station"),
    ListRow(f"{A}/archive", 1),
    ListRow(f"{A}/intake-fields", 0, grows=False),
    ListRow(f"{A}/shop/shops", 1),
    ListRow(f"{A}/shop/offers", 2),
    ListRow(f"{A}/shop/orders", 4, Role.resident, case="mine"),
    ListRow(f"{A}/shop/orders", 4, Role.shopkeeper, query="scope=shop", case="of the shop"),
    ListRow(f"{A}/points/accounts/{{account_id}}/entries", 4, Role.resident),
    ListRow(f"{A}/points/claims", 5, Role.resident, case="mine"),
    ListRow(f"{A}/points/claims", 5, Role.reviewer, query="scope=review", case="to judge"),
    ListRow(f"{A}/points/publications", 1),
    ListRow(f"{A}/points/reversals", 2),
    ListRow(f"{A}/points/budgets", 4),
    ListRow(f"{A}/audit/entries", 2, Role.auditor),
    ListRow(f"{A}/me/accesses", 4, Role.resident),
    ListRow(f"{A}/privacy/notices", 0, grows=False),
    ListRow(f"{A}/me/consents", 2, Role.resident, grows=False),
    ListRow(f"{A}/me/data-requests", 2, Role.resident),
    ListRow(f"{A}/data-requests", 3),
    ListRow(f"{A}/ops/messages", 1, Role.admin, query="state=parked"),
    ListRow(f"{A}/ops/checks", 1, Role.admin, grows=False),
)


def list_routes() -> set[str]:
    """Give every GET whose answer has `items`."""
    document: dict[str, Any] = create_app().openapi()
    schemas = document["components"]["schemas"]
    found = set()
    for path, operations in document["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        name = answer.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
        fields = schemas.get(name, {}).get("properties", {})
        # What has a number of its own is one thing with lines, not a list.
        if "items" in fields and "number" not in fields:
            found.add(path)
    return found
