"""Expected answers: accounts, rules, claims, reversals, budgets, the books."""

from app.points.rule_table import STANDARD_RULES
from tests.access.who import (
    ADMIN,
    ALL,
    AUDITOR,
    COUNTY,
    GRID_WORKER,
    NEIGHBOURS,
    NOBODY,
    ON_THE_ROLL,
    REVIEWER,
    SAME_COUNTY,
    TOWN,
    Row,
    around,
    own,
)

A = "/api/v1"
OVERSEERS = around(REVIEWER, TOWN, COUNTY, AUDITOR)
CHECKERS = around(GRID_WORKER, REVIEWER, TOWN, COUNTY)
RULE = STANDARD_RULES[0].model_dump(mode="json")

ROWS = (
    Row(f"GET {A}/points/accounts/mine", who=ON_THE_ROLL),
    Row(f"GET {A}/points/accounts/{{account_id}}", who=own() | OVERSEERS),
    Row(
        f"GET {A}/points/accounts/{{account_id}}",
        case="by the owner's id",
        ids={"account_id": "resident"},
        who=own() | OVERSEERS,
    ),
    Row(f"GET {A}/points/accounts/{{account_id}}/entries", who=own() | OVERSEERS),
    Row(f"GET {A}/points/rules", thing="region", who=SAME_COUNTY, query=lambda it: {"region_id": it.region}),
    Row(
        f"POST {A}/points/rules",
        thing="region",
        who=around(TOWN, COUNTY),
        body=lambda it: {
            "region_id": it.region,
            "effective_from": it.day,
            "note": "村民会议",
            "rules": [RULE],
        },
    ),
    Row(f"GET {A}/points/claims", case="mine", lists="claim", who=own()),
    Row(
        f"GET {A}/points/claims",
        case="to judge",
        lists="claim",
        who=CHECKERS | around(AUDITOR),
        area=True,
        query=lambda _: {"scope": "review", "limit": 100},
    ),
    Row(f"GET {A}/points/claims/{{claim_id}}", who=own() | CHECKERS | around(AUDITOR)),
    Row(
        f"GET {A}/points/claims/{{claim_id}}",
        case="on the board",
        ids={"claim_id": "published"},
        who=around(*ALL),
        names=own() | CHECKERS | around(AUDITOR),
    ),
    Row(
        f"POST {A}/points/claims",
        thing="resident",
        who=own(*NEIGHBOURS) | around(GRID_WORKER, REVIEWER),
        body=lambda it: {"rule_code": "B01", "resident_id": it.resident, "occurred_on": it.day},
    ),
    Row(
        f"POST {A}/points/claims/{{claim_id}}/transitions",
        case="check",
        who=CHECKERS - own(),
        refused=own() | around(AUDITOR),
        body=lambda _: {"action": "check"},
    ),
    Row(
        f"POST {A}/points/claims/{{claim_id}}/transitions",
        case="object",
        ids={"claim_id": "published"},
        who=around(*ALL) - own(),
        refused=own(),
        names=own() | CHECKERS | around(AUDITOR),
        body=lambda _: {"action": "object", "note": "不是他做的"},
    ),
    Row(f"GET {A}/points/publications", lists="published", names=NOBODY, query=lambda _: {"limit": 100}),
    Row(f"GET {A}/points/reversals", lists="reversal", who=OVERSEERS, area=True),
    Row(
        f"POST {A}/points/reversals",
        thing="entry",
        who=around(REVIEWER, TOWN, COUNTY),
        body=lambda it: {"entry_id": it.entry, "reason": "记错人了"},
    ),
    # The second person: not who asked, not whose points they are.
    Row(
        f"POST {A}/points/reversals/{{reversal_id}}/transitions",
        who=around(TOWN, COUNTY) - own(),
        refused=own() | around(REVIEWER, AUDITOR),
        body=lambda _: {"action": "approve"},
    ),
    Row(f"GET {A}/points/budgets", lists="region", who=OVERSEERS),
    Row(
        f"POST {A}/points/budgets",
        thing="region",
        who=around(COUNTY),
        body=lambda it: {"village_id": it.region, "amount": 1},
    ),
    Row(
        f"GET {A}/ledger/verification",
        thing="region",
        who=around(AUDITOR, ADMIN),
        query=lambda it: {"region_id": it.region},
    ),
)
