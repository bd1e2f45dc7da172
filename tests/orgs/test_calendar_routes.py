"""The county's own working days over HTTP."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from fastapi.testclient import TestClient

from app.core.permissions import Role
from app.orgs.service import calendar
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
DAY = "/api/v1/calendar-days/2026-11-18"
CLOSED = {"is_working": False, "note": "县里办庙会"}


def test_a_county_officer_closes_the_offices_for_a_day(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.county_officer, make.county()).id)

    assert client.put(DAY, json=CLOSED).status_code == 200

    with make.tx() as tx:
        assert not calendar.is_working_day(tx, day=date(2026, 11, 18))
    listed = client.get("/api/v1/calendar-days", params={"year": 2026}).json()
    assert listed["items"] == [{"day": "2026-11-18", **CLOSED}]
    assert listed["has_announced_swaps"] is True


def test_taking_it_back_gives_the_national_calendar_again(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.county_officer, make.county()).id)
    client.put(DAY, json=CLOSED)

    assert client.delete(DAY).status_code == 204

    with make.tx() as tx:
        assert calendar.is_working_day(tx, day=date(2026, 11, 18))


@pytest.mark.parametrize("role", [Role.resident, Role.agent, Role.town_officer, Role.auditor])
def test_nobody_below_the_county_changes_it(as_user: AsUser, make: Make, role: Role) -> None:
    client = as_user(make.user(role, make.region()).id)

    assert client.put(DAY, json=CLOSED).status_code == 403
    assert client.delete(DAY).status_code == 403


def test_an_officer_of_one_town_only_does_not_change_the_county(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.county_officer, make.region()).id)

    assert client.put(DAY, json=CLOSED).status_code == 403


@pytest.mark.parametrize("body", [{}, {"is_working": False, "note": ""}, {**CLOSED, "day": "2026-01-01"}])
def test_the_county_must_say_why(as_user: AsUser, make: Make, body: dict[str, object]) -> None:
    client = as_user(make.user(Role.county_officer, make.county()).id)

    assert client.put(DAY, json=body).status_code == 422


def test_a_day_that_does_not_exist_is_refused(as_user: AsUser, make: Make) -> None:
    client = as_user(make.user(Role.county_officer, make.county()).id)

    assert client.put("/api/v1/calendar-days/2026-02-30", json=CLOSED).status_code == 422
