"""Expected answers: oneself, residents, households, family."""

from tests.access.who import (
    ADMIN,
    AGENT,
    COUNTY,
    GRID_WORKER,
    LEAD,
    REVIEWER,
    TOWN,
    Row,
    around,
    own,
)

A = "/api/v1"
VIEWERS = around(AGENT, LEAD, GRID_WORKER, REVIEWER, TOWN, COUNTY, ADMIN)
REGISTRARS = around(AGENT, LEAD, TOWN, COUNTY, ADMIN)
ROLL = "户编号,姓名,性别,与户主关系,手机号\n9001,新来的,女,户主,\n"

ROWS = (
    Row(f"GET {A}/me"),
    Row(f"PATCH {A}/me", body=lambda _: {"elder_mode": True}),
    Row(f"GET {A}/residents", lists="resident", who=VIEWERS, area=True, query=lambda _: {"limit": 100}),
    Row(
        f"POST {A}/residents",
        who=REGISTRARS,
        outside=403,
        body=lambda it: {"name": "新来的", "region_id": it.region},
    ),
    Row(
        f"POST {A}/residents/imports",
        who=around(TOWN, COUNTY, ADMIN),
        outside=403,
        form=lambda it: {"file": ("r.csv", ROLL.encode()), "region_id": it.region, "dry_run": "true"},
    ),
    Row(f"GET {A}/residents/imports/template"),
    Row(f"GET {A}/residents/{{resident_id}}", who=VIEWERS),
    Row(f"PATCH {A}/residents/{{resident_id}}", who=REGISTRARS, body=lambda _: {"address": "村东"}),
    Row(f"GET {A}/residents/{{resident_id}}/family", who=VIEWERS),
    Row(
        f"POST {A}/residents/{{resident_id}}/family",
        who=REGISTRARS,
        body=lambda it: {"relative_id": it.relative, "relation": "女儿"},
    ),
    Row(f"DELETE {A}/residents/{{resident_id}}/family/{{link_id}}", who=REGISTRARS),
    Row(
        f"POST {A}/households",
        who=REGISTRARS,
        outside=403,
        body=lambda it: {"region_id": it.region, "name": "新来的家"},
    ),
    Row(f"GET {A}/households/{{household_id}}", who=own() | VIEWERS),
)
