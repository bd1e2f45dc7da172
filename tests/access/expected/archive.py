"""Expected answers: the archive."""

from tests.access.expected.errands import HANDLERS
from tests.access.who import AGENT, COUNTY, LEAD, TOWN, Row, around, roles

A = "/api/v1"

ROWS = (
    Row(f"GET {A}/archive", lists="archive", who=HANDLERS, area=True),
    Row(f"GET {A}/archive/{{archive_id}}/package.zip", who=HANDLERS, names=roles(AGENT, LEAD, TOWN, COUNTY)),
    Row(
        f"POST {A}/archive/{{archive_id}}/transitions",
        who=around(COUNTY),
        body=lambda _: {"action": "destroy", "note": "鉴定小组同意"},
    ),
)
