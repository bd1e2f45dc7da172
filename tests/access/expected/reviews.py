"""Expected answers: bad ratings and what is done about them. Whose work it was sees it only later."""

from tests.access.expected.errands import LEADS, SEERS
from tests.access.who import AUDITOR, Row, around, own

A = "/api/v1"
ABOVE = LEADS | around(AUDITOR)

ROWS = (
    Row(
        f"GET {A}/rectifications",
        case="of my area",
        lists="rectification",
        who=ABOVE,
        area=True,
        query=lambda _: {"scope": "area", "limit": 100},
    ),
    Row(f"GET {A}/rectifications/{{rectification_id}}", who=own() | ABOVE, area=True),
    Row(
        f"POST {A}/rectifications/{{rectification_id}}/transitions",
        case="ask to exclude it",
        who=LEADS,
        refused=(own() | ABOVE) - LEADS,
        area=True,
        body=lambda _: {"action": "request_exclusion", "note": "点错了"},
    ),
    Row(f"GET {A}/errands/{{errand_id}}/rectifications", who=SEERS),
)
