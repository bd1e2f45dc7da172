"""Expected answers: slips, registers and the wall board."""

from tests.access.expected.errands import HANDLERS, SEERS
from tests.access.who import AGENT, COUNTY, LEAD, RESIDENT, TOWN, Row, roles

A = "/api/v1"
STAFF = roles(AGENT, LEAD, TOWN, COUNTY)
MONTH = {"month": "2026-11"}

ROWS = (
    Row(f"GET {A}/errands/{{errand_id}}/slips", who=SEERS),
    Row(
        f"GET {A}/errands/{{errand_id}}/slips/{{kind}}.pdf",
        who=SEERS,
        ids={"errand_id": "held_errand", "kind": "slip"},
    ),
    Row(
        f"GET {A}/registers/{{kind}}",
        who=STAFF,
        ids={"kind": "register"},
        area=True,
        query=lambda _: MONTH,
    ),
    Row(
        f"GET {A}/registers/{{kind}}",
        case="of one station",
        thing="station",
        who=HANDLERS,
        ids={"kind": "register"},
        area=True,
        query=lambda it: MONTH | {"station_id": it.station},
    ),
    Row(
        f"GET {A}/registers/{{kind}}/export.xlsx",
        thing="station",
        who=HANDLERS,
        ids={"kind": "register"},
        area=True,
        query=lambda it: MONTH | {"station_id": it.station},
    ),
    Row(f"GET {A}/intake-fields", who=roles(RESIDENT, AGENT, LEAD, TOWN, COUNTY)),
    Row(f"GET {A}/stations/{{station_id}}/wall-board"),
    Row(f"GET {A}/stations/{{station_id}}/wall-board.pdf", who=HANDLERS),
)
