"""Expected answers: the county's own settings. Everybody reads them; a county officer sets them."""

from tests.access.cast import Relation
from tests.access.who import COUNTY, Row, at, roles

A = "/api/v1"

ROWS = (
    Row(f"GET {A}/rulebook"),
    Row(f"GET {A}/rulebook/{{topic}}"),
    Row(f"GET {A}/rulebook/{{topic}}/editions"),
    # Whoever is a county officer of a part of the county only is refused.
    Row(
        f"POST {A}/rulebook/{{topic}}/editions",
        who=roles(COUNTY) & at(Relation.same_county, Relation.other_county),
        outside=403,
        body=lambda _: {"version": 0, "values": {"days_to_town": 5}, "note": "县政府常务会议"},
    ),
)
