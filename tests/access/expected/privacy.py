"""Expected answers: consents, one's own data, and what people ask to have done with it."""

from app.privacy.models import Purpose
from app.privacy.notices import current
from tests.access.expected.people import REGISTRARS, VIEWERS
from tests.access.who import COUNTY, ON_THE_ROLL, TOWN, Row, around, own

A = "/api/v1"
CONSENT = {"purpose": Purpose.messages, "version": current(Purpose.messages).version}

ROWS = (
    Row(f"GET {A}/privacy/notices"),
    Row(f"GET {A}/me/consents"),
    Row(f"POST {A}/me/consents", body=lambda _: CONSENT),
    # Only the owners have agreed to anything.
    Row(f"DELETE {A}/me/consents/{{purpose}}", who=own()),
    Row(f"GET {A}/residents/{{resident_id}}/consents", who=VIEWERS),
    Row(f"POST {A}/residents/{{resident_id}}/consents", who=REGISTRARS, body=lambda _: CONSENT),
    Row(f"DELETE {A}/residents/{{resident_id}}/consents/{{purpose}}", who=REGISTRARS),
    Row(f"GET {A}/me/data", own_numbers=True, phones=own()),
    Row(f"GET {A}/me/data-requests", lists="request", who=own()),
    Row(
        f"POST {A}/me/data-requests",
        who=ON_THE_ROLL,
        outside=409,
        body=lambda _: {"kind": "correction", "reason": "写错了", "name": "改名"},
    ),
    Row(f"GET {A}/data-requests", lists="request", who=around(TOWN, COUNTY), area=True),
    # Nobody decides what they asked for themselves.
    Row(
        f"POST {A}/data-requests/{{request_id}}/transitions",
        who=around(TOWN, COUNTY) - own(),
        refused=own(),
        body=lambda _: {"action": "refuse", "note": "请到站里办理"},
    ),
)
