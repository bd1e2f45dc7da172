"""Expected answers: links of a case, and what a guest without one gets."""

from tests.access.expected.errands import HANDLERS, SEERS
from tests.access.picture import JPEG
from tests.access.who import Row, own

A = "/api/v1"
KEEPERS = own() | HANDLERS
REFUSED = SEERS - KEEPERS

ROWS = (
    Row(f"GET {A}/errands/{{errand_id}}/links", who=KEEPERS, refused=REFUSED),
    Row(
        f"POST {A}/errands/{{errand_id}}/links",
        who=KEEPERS,
        refused=REFUSED,
        body=lambda _: {"guest_name": "儿子", "purposes": ["upload"], "in_presence": True},
    ),
    Row(f"DELETE {A}/errands/{{errand_id}}/links/{{case_link_id}}", who=KEEPERS, refused=REFUSED),
    Row(f"POST {A}/guest/sessions", body=lambda it: {"token": it.guest_token}),
    # Nobody here has opened a link: all of these look alike.
    Row(f"GET {A}/guest/cases/{{case_link_id}}", outcome=404),
    Row(f"POST {A}/guest/cases/{{case_link_id}}/steps", body=lambda _: {"action": "sign"}, outcome=404),
    Row(
        f"POST {A}/guest/cases/{{case_link_id}}/files",
        form=lambda _: {"file": ("a.jpg", JPEG)},
        outcome=404,
    ),
)
