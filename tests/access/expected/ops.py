"""Expected answers: the machinery, for the administrators of the county."""

from tests.access.who import ADMIN, SAME_COUNTY, Row, roles

A = "/api/v1"
KEEPERS = roles(ADMIN) & SAME_COUNTY

ROWS = (
    Row(f"GET {A}/ops/messages", lists="message", who=KEEPERS, query=lambda _: {"limit": 100}),
    Row(
        f"POST {A}/ops/messages/{{message_id}}/transitions",
        who=KEEPERS,
        body=lambda _: {"action": "retry", "note": "再试一次"},
    ),
    Row(f"GET {A}/ops/checks"),
)
