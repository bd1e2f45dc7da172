"""Expected answers: authorities to act, the public check of one, and one's own family."""

from tests.access.expected.errands import HANDLERS, HOLDER, SEERS
from tests.access.who import (
    AGENT,
    COUNTY,
    EVERYBODY,
    HERE,
    LEAD,
    ON_THE_ROLL,
    TOWN,
    Row,
    around,
    own,
    roles,
)

A = "/api/v1"
STAFF = roles(AGENT, LEAD, TOWN, COUNTY)

ROWS = (
    Row(
        f"GET {A}/authorities",
        lists="authority",
        who=own() | HOLDER,
        query=lambda _: {"limit": 100},
        area=True,
    ),
    Row(
        f"GET {A}/authorities",
        case="of the area",
        lists="authority",
        who=SEERS - (own() - HANDLERS - around(*{role for role, _ in SEERS - own()})),
        query=lambda _: {"scope": "area", "limit": 100},
        area=True,
    ),
    # Of one's own, to the agent of the home village, who gives none to himself.
    Row(
        f"POST {A}/authorities",
        who=HERE - HOLDER,
        outside=422,
        names=EVERYBODY,
        body=lambda it: {"representative_id": it.agent, "item_ids": [it.item]},
    ),
    Row(
        f"POST {A}/authorities",
        case="beside somebody",
        thing="resident",
        who=own() | HANDLERS,
        refused=EVERYBODY - own() - STAFF,
        outside=422,
        body=lambda it: {
            "principal_id": it.resident,
            "representative_id": it.agent,
            "item_ids": [it.item],
        },
    ),
    Row(f"GET {A}/authorities/candidates", who=ON_THE_ROLL, outside=422, area=True),
    Row(f"GET {A}/authorities/{{authority_id}}", who=SEERS),
    Row(f"GET {A}/authorities/{{authority_id}}/paper.pdf", who=SEERS),
    Row(
        f"POST {A}/authorities/{{authority_id}}/transitions",
        who=own() | HANDLERS,
        refused=SEERS - own() - HANDLERS,
        body=lambda it: {"action": "revoke", "note": "当面说的", "witness_id": it.relative},
    ),
    Row(f"GET {A}/authority-checks/{{number}}", ids={"number": "authority_number"}),
    Row(f"GET {A}/me/family", area=True),
    Row(f"PUT {A}/me/family/{{link_id}}/confirmation", who=own()),
    Row(f"DELETE {A}/me/family/{{link_id}}", who=own()),
)
