"""Expected answers: the boards. Whoever supervises reads the rates of the own area."""

from tests.access.who import AUDITOR, COUNTY, NOBODY, TOWN, Row, around

A = "/api/v1"

ROWS = (
    Row(f"GET {A}/boards/rates", case="of my own area", query=lambda _: {"month": "2026-11"}),
    Row(
        f"GET {A}/boards/rates",
        case="of a village",
        thing="region",
        who=around(TOWN, COUNTY, AUDITOR),
        query=lambda it: {"month": "2026-11", "region_id": it.region},
    ),
    # By default no county shows people: everybody who supervises is told so.
    Row(
        f"GET {A}/boards/people",
        who=NOBODY,
        outside=409,
        query=lambda _: {"month": "2026-11"},
    ),
)
