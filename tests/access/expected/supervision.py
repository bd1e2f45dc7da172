"""Expected answers: supervision. The level above asks, the level below answers, an auditor looks on."""

from tests.access.cast import Relation
from tests.access.expected.errands import HANDLERS, SEERS
from tests.access.who import AUDITOR, COUNTY, TOWN, Row, around, own

A = "/api/v1"
# Who holds an officer's role at the town of the village, or above.
ABOVE = frozenset({(TOWN, Relation.same_town), (COUNTY, Relation.same_town), (COUNTY, Relation.same_county)})
OFFICERS = around(TOWN, COUNTY, AUDITOR)

ROWS = (
    Row(f"GET {A}/supervision/attention", area=True),
    Row(
        f"GET {A}/supervisions",
        lists="supervision",
        who=HANDLERS | around(AUDITOR),
        area=True,
        query=lambda _: {"limit": 100},
    ),
    Row(f"GET {A}/supervisions/{{supervision_id}}", who=HANDLERS | around(AUDITOR), area=True),
    Row(
        f"POST {A}/supervisions/{{supervision_id}}/transitions",
        case="answer",
        who=HANDLERS - ABOVE,
        refused=ABOVE,
        area=True,
        body=lambda _: {"action": "answer", "note": "明天办好"},
    ),
    Row(f"GET {A}/errands/{{errand_id}}/supervisions", who=SEERS),
    Row(
        f"POST {A}/errands/{{errand_id}}/supervisions",
        who=ABOVE,
        refused=(OFFICERS | own(TOWN, COUNTY, AUDITOR)) - ABOVE,
        body=lambda _: {"kind": "reminder", "reason": "群众等着用"},
    ),
    Row(
        f"GET {A}/supervision/problem-cases",
        lists="problem_case",
        who=OFFICERS,
        area=True,
        query=lambda _: {"limit": 100},
    ),
    Row(
        f"POST {A}/supervision/problem-cases/{{problem_case_id}}/transitions",
        who=ABOVE,
        refused=OFFICERS - ABOVE,
        body=lambda _: {"action": "settle", "note": "镇里直接办"},
    ),
)
