"""Expected answers: places, stations, the calendar. Places are public: who may not change one gets 403."""

from tests.access.cast import Relation
from tests.access.who import (
    ADMIN,
    AGENT,
    COUNTY,
    EVERYBODY,
    LEAD,
    TOWN,
    Row,
    around,
    at,
    roles,
)

A = "/api/v1"
HANDLERS = around(AGENT, LEAD, TOWN, COUNTY)
STATION_MANAGERS = around(LEAD, TOWN, COUNTY, ADMIN)
# The calendar and the catalogue bind the whole county.
COUNTY_MANAGERS = roles(COUNTY, ADMIN) & at(Relation.same_county, Relation.other_county)

ROWS = (
    Row(f"GET {A}/regions", lists="region", query=lambda _: {"limit": 100}),
    Row(f"GET {A}/regions/{{region_id}}"),
    Row(
        f"POST {A}/regions",
        who=around(COUNTY, ADMIN),
        outside=403,
        body=lambda it: {
            "parent_id": it.region,
            "level": "grid",
            "code": f"{it.region_code}001",
            "name": "一组",
        },
    ),
    Row(
        f"POST {A}/regions/{{region_id}}/transitions",
        who=around(COUNTY, ADMIN),
        outside=403,
        body=lambda _: {"action": "close"},
    ),
    # A code that lies outside the own area is an error in its row of the table.
    Row(
        f"POST {A}/regions/imports",
        form=lambda it: {"file": ("r.csv", f"区划代码,名称\n{it.region_code},新名\n".encode())},
    ),
    Row(f"GET {A}/stations", lists="station", query=lambda _: {"limit": 100}),
    Row(f"GET {A}/stations/{{station_id}}"),
    Row(
        f"POST {A}/stations",
        who=STATION_MANAGERS,
        outside=403,
        body=lambda it: {"region_id": it.region, "kind": "village", "code": "NEW-1", "name": "新站"},
    ),
    Row(
        f"PATCH {A}/stations/{{station_id}}",
        who=STATION_MANAGERS,
        outside=403,
        body=lambda _: {"name": "新名"},
    ),
    Row(f"GET {A}/stations/{{station_id}}/duty", who=HANDLERS, area=True),
    Row(
        f"PUT {A}/stations/{{station_id}}/duty",
        who=STATION_MANAGERS,
        outside=403,
        body=lambda _: {"shifts": []},
    ),
    Row(f"GET {A}/stations/{{station_id}}/staff", who=HANDLERS, area=True),
    Row(f"GET {A}/calendar-days", query=lambda it: {"year": it.day[:4]}),
    Row(
        f"PUT {A}/calendar-days/{{day}}",
        who=COUNTY_MANAGERS,
        outside=403,
        body=lambda _: {"is_working": True, "note": "县里决定"},
    ),
    Row(f"DELETE {A}/calendar-days/{{day}}", who=COUNTY_MANAGERS, outside=403),
    Row("GET /healthz", who=EVERYBODY),
    Row("GET /readyz", who=EVERYBODY),
    # Off unless configured.
    Row("GET /metrics", outcome=404),
)
