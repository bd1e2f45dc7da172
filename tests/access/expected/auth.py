"""Expected answers: sign-in, devices, roles."""

from tests.access.who import (
    ADMIN,
    AUDITOR,
    COUNTY,
    EVERYBODY,
    TOWN,
    Row,
    around,
    own,
)

MANAGERS = (TOWN, COUNTY, ADMIN)
A = "/api/v1"

ROWS = (
    Row(f"GET {A}/app"),
    Row(f"POST {A}/auth/codes", body=lambda it: {"phone": it.phone}),
    Row(f"POST {A}/auth/sessions", body=lambda it: {"phone": it.phone, "code": it.code}, names=EVERYBODY),
    Row(f"POST {A}/auth/sessions/refresh", cookie="linban_refresh", names=EVERYBODY),
    Row(f"DELETE {A}/auth/sessions/current"),
    Row(f"DELETE {A}/auth/sessions/{{session_id}}", who=own()),
    Row(f"DELETE {A}/auth/sessions"),
    Row(f"GET {A}/auth/sessions", lists="session", who=own()),
    # Too short a password: everybody may ask, and no second is spent on hashing.
    Row(f"PUT {A}/me/password", body=lambda _: {"new_password": "1"}, outcome=422),
    Row(f"POST {A}/me/second-factor"),
    # Nobody has begun to set one up, and the code of nothing is wrong: everybody may ask about the own one.
    Row(f"PUT {A}/me/second-factor", body=lambda _: {"code": "000000"}, outcome=404, outside=0),
    Row(f"DELETE {A}/me/second-factor", body=lambda _: {"code": "000000"}, outcome=422, outside=0),
    Row(
        f"DELETE {A}/users/{{user_id}}/second-factor",
        who=around(*MANAGERS) - own(),
        refused=own(*MANAGERS),
    ),
    Row(f"GET {A}/grants", lists="grant", who=around(*MANAGERS), area=True, query=lambda _: {"limit": 100}),
    Row(
        f"POST {A}/grants",
        thing="user",
        who=around(*MANAGERS),
        body=lambda it: {"user_id": it.user, "role": "agent", "region_id": it.region},
    ),
    Row(
        f"POST {A}/grants",
        case="by phone",
        thing="phone",
        who=around(*MANAGERS),
        body=lambda it: {"phone": it.phone, "role": "agent", "region_id": it.region},
    ),
    # Nobody takes away a role that is not below the own one, so nobody the own one.
    Row(
        f"DELETE {A}/grants/{{grant_id}}",
        who=around(*MANAGERS) - own(),
        refused=own(*MANAGERS, AUDITOR),
    ),
)
