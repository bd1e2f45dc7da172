"""Expected answers: the catalogue, errands, and the pictures that belong to them."""

from app.core.permissions import Role
from tests.access.cast import Relation
from tests.access.expected.orgs import COUNTY_MANAGERS
from tests.access.picture import JPEG
from tests.access.who import (
    AGENT,
    AUDITOR,
    COUNTY,
    LEAD,
    ON_THE_ROLL,
    SAME_COUNTY,
    TOWN,
    Row,
    around,
    own,
)

A = "/api/v1"
HANDLERS = around(AGENT, LEAD, TOWN, COUNTY)
SEERS = own() | HANDLERS | around(AUDITOR)
LEADS = around(LEAD, TOWN, COUNTY)
HOLDER = frozenset({(Role.agent, Relation.same_village)})
ITEM = {
    "code": "NEW-1",
    "name": "新事项",
    "category": "certificate",
    "handling": "instant",
    "plain_sentence": "帮您办新事项。",
}

ROWS = (
    Row(f"GET {A}/service-items", query=lambda _: {"limit": 100}),
    Row(f"GET {A}/service-items/{{item_id}}"),
    Row(f"POST {A}/service-items", who=COUNTY_MANAGERS, outside=403, body=lambda _: ITEM),
    Row(
        f"PATCH {A}/service-items/{{item_id}}",
        who=COUNTY_MANAGERS & SAME_COUNTY,
        refused=SAME_COUNTY - COUNTY_MANAGERS,
        body=lambda _: {"name": "新名"},
    ),
    Row(
        f"POST {A}/errands",
        case="for oneself",
        who=ON_THE_ROLL & SAME_COUNTY,
        outside=422,
        names=ON_THE_ROLL,
        body=lambda it: {"service_item_id": it.item, "station_id": it.station, "channel": "app"},
    ),
    Row(
        f"POST {A}/errands",
        case="for a neighbour",
        thing="station",
        who=own() | HANDLERS,
        refused=SAME_COUNTY - own() - HANDLERS,
        outside=422,
        body=lambda it: {
            "service_item_id": it.item,
            "station_id": it.station,
            "channel": "walk_in",
            "beneficiary": {"resident_id": it.resident},
        },
    ),
    Row(f"GET {A}/errands", case="mine", lists="errand", who=own()),
    Row(
        f"GET {A}/errands",
        case="of the station",
        lists="errand",
        who=HANDLERS | around(AUDITOR),
        area=True,
        phones=HOLDER,
        query=lambda _: {"scope": "station", "limit": 100},
    ),
    Row(
        f"GET {A}/errands",
        case="in hand",
        lists="held_errand",
        who=HOLDER,
        area=True,
        phones=HOLDER,
        query=lambda _: {"scope": "assigned", "limit": 100},
    ),
    Row(f"GET {A}/errands/summary"),
    Row(f"GET {A}/errands/{{errand_id}}", who=SEERS),
    Row(
        f"GET {A}/errands/{{errand_id}}",
        case="in hand",
        ids={"errand_id": "held_errand"},
        who=SEERS,
        phones=HOLDER,
    ),
    Row(
        f"POST {A}/errands/{{errand_id}}/transitions",
        case="claim",
        who=HANDLERS,
        refused=SEERS - HANDLERS,
        phones=HANDLERS,
        body=lambda _: {"action": "claim"},
    ),
    Row(
        f"POST {A}/errands/{{errand_id}}/transitions",
        case="remind",
        who=own() | LEADS,
        refused=SEERS - own() - LEADS,
        body=lambda _: {"action": "remind"},
    ),
    Row(
        f"POST {A}/errands/{{errand_id}}/parts/{{part_id}}/transitions",
        case="take",
        ids={"errand_id": "joint_errand"},
        who=HANDLERS,
        refused=SEERS - HANDLERS,
        phones=HOLDER,
        body=lambda _: {"action": "take"},
    ),
    Row(f"POST {A}/files", form=lambda _: {"file": ("a.jpg", JPEG)}),
    Row(f"GET {A}/files/{{file_id}}", case="of an errand", who=SEERS),
    Row(f"GET {A}/files/{{file_id}}", case="of nothing yet", ids={"file_id": "loose_file"}, who=own()),
    Row(f"GET {A}/files/{{file_id}}", case="of an offer", ids={"file_id": "offer_file"}, who=SAME_COUNTY),
    Row(f"GET {A}/files/{{file_id}}/thumbnail", who=SEERS),
)
