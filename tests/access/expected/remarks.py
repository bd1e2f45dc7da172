"""Expected answers: what is said about an errand. Who only supervises it reads in silence."""

from tests.access.expected.errands import HANDLERS, SEERS
from tests.access.who import AUDITOR, Row, around, own

A = "/api/v1"
WRITERS = own() | HANDLERS

ROWS = (
    Row(f"GET {A}/errands/{{errand_id}}/remarks", who=SEERS),
    Row(
        f"POST {A}/errands/{{errand_id}}/remarks",
        who=WRITERS,
        refused=around(AUDITOR) - WRITERS,
        body=lambda _: {"text": "请问办到哪一步了？"},
    ),
    Row(f"PUT {A}/errands/{{errand_id}}/remarks/reading", who=SEERS),
)
