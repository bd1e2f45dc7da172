"""Expected answers: things in custody, for their owners, whoever keeps them, and the stations above."""

from app.core.permissions import Role
from tests.access.cast import Relation
from tests.access.who import AGENT, AUDITOR, COUNTY, EVERYBODY, LEAD, TOWN, Row, around, own

A = "/api/v1/custody"
HANDLERS = around(AGENT, LEAD, TOWN, COUNTY)
SEERS = own() | HANDLERS | around(AUDITOR)
HOLDER = frozenset({(Role.agent, Relation.same_village)})
_KEY = {"kind": "key", "description": "大门钥匙"}

ROWS = (
    Row(
        f"POST {A}/items",
        thing="errand",
        who=HANDLERS - own(),
        refused=HANDLERS & own(),
        body=lambda it: _KEY | {"errand_id": it.errand},
    ),
    Row(f"GET {A}/items", case="mine", lists="custody_item", who=own()),
    Row(
        f"GET {A}/items",
        case="of the station",
        lists="custody_item",
        who=HANDLERS | around(AUDITOR),
        area=True,
        query=lambda _: {"scope": "station", "limit": 100},
    ),
    Row(
        f"GET {A}/items",
        case="in hand",
        lists="custody_item",
        who=HOLDER,
        area=True,
        query=lambda _: {"scope": "held", "limit": 100},
    ),
    Row(f"GET {A}/items/{{custody_item_id}}", who=SEERS),
    Row(
        f"POST {A}/items/{{custody_item_id}}/transitions",
        case="confirm",
        who=own(),
        refused=SEERS - own(),
        body=lambda _: {"action": "confirm"},
    ),
    Row(
        f"POST {A}/items/{{custody_item_id}}/transitions",
        case="to an office",
        who=HOLDER,
        refused=SEERS - HOLDER,
        body=lambda _: {"action": "to_office", "office": "县政务大厅"},
    ),
    Row(f"GET {A}/summary"),
    Row(f"GET {A}/holders", area=True),
    Row(f"GET {A}/count-sheet", area=True),
    # Whoever keeps something does not count an empty drawer.
    Row(
        f"POST {A}/counts",
        who=EVERYBODY - HOLDER,
        outside=409,
        body=lambda _: {"custody_item_ids": []},
    ),
)
