"""Expected answers: offices for everybody, trips for whoever rides, their station and the offices above."""

from app.core.permissions import Role
from tests.access.cast import Relation
from tests.access.expected.orgs import COUNTY_MANAGERS
from tests.access.who import AGENT, AUDITOR, COUNTY, LEAD, SAME_COUNTY, TOWN, Row, around

A = "/api/v1"
HANDLERS = around(AGENT, LEAD, TOWN, COUNTY)
SEERS = HANDLERS | around(AUDITOR)
RIDER = frozenset({(Role.agent, Relation.same_village)})

ROWS = (
    Row(f"GET {A}/offices"),
    Row(f"POST {A}/offices", who=COUNTY_MANAGERS, outside=403, body=lambda _: {"name": "税务局"}),
    Row(
        f"PATCH {A}/offices/{{office_id}}",
        who=COUNTY_MANAGERS & SAME_COUNTY,
        refused=SAME_COUNTY - COUNTY_MANAGERS,
        body=lambda _: {"address": "人民路"},
    ),
    Row(
        f"PUT {A}/stations/{{station_id}}/distances/{{office_id}}",
        who=HANDLERS,
        body=lambda _: {"metres": 800},
    ),
    Row(
        f"POST {A}/trips",
        thing="station",
        who=HANDLERS,
        body=lambda it: {
            "station_id": it.station,
            "day": it.day,
            "stops": [{"office_id": it.office, "errand_ids": [it.errand]}],
        },
    ),
    Row(
        f"GET {A}/trips",
        case="of the station",
        lists="trip",
        who=SEERS,
        area=True,
        query=lambda _: {"scope": "station", "limit": 100},
    ),
    Row(f"GET {A}/trips", case="mine", lists="trip", who=RIDER, area=True),
    Row(f"GET {A}/trips/savings"),
    Row(f"GET {A}/trips/{{trip_id}}", who=SEERS),
    Row(
        f"PUT {A}/trips/{{trip_id}}/plan",
        who=RIDER,
        refused=SEERS - RIDER,
        body=lambda it: {"version": 1, "stops": [{"office_id": it.office, "errand_ids": [it.errand]}]},
    ),
    Row(
        f"POST {A}/trips/{{trip_id}}/ticks",
        who=RIDER,
        refused=SEERS - RIDER,
        body=lambda it: {"task_id": it.trip_task, "outcome": "done"},
    ),
    Row(
        f"POST {A}/trips/{{trip_id}}/transitions",
        who=RIDER,
        refused=SEERS - RIDER,
        body=lambda _: {"action": "cancel"},
    ),
)
