"""Expected answers: the audit log. Its entries are of the auditor's own area, whoever asks."""

from tests.access.who import Row

A = "/api/v1"

ROWS = (
    Row(f"GET {A}/audit/entries", area=True),
    Row(f"GET {A}/audit/entries/export", area=True),
    Row(f"GET {A}/audit/verification"),
    Row(f"GET {A}/me/accesses"),
)
