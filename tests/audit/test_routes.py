"""What the auditor sees of the log, and what a villager sees of who looked."""

import io
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from app.core import audit
from app.core.permissions import Role
from app.core.tx import Tx
from tests.audit.test_hop import PHONE, Station, rows
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
ENTRIES = "/api/v1/audit/entries"


@pytest.fixture
def scene(make: Make) -> Station:
    """Give a small station."""
    return Station(make)


def _auditor(make: Make, as_user: AsUser) -> TestClient:
    return as_user(make.user(Role.auditor, make.county()).id)


def _listed(browser: TestClient, **query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - what a query takes
    answer = browser.get(ENTRIES, params=query)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_the_auditor_reads_who_did_what_for_whom_in_chinese(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    made = as_user(scene.agent.id).post("/api/v1/errands", json=scene.draft()).json()

    (entry,) = _listed(_auditor(make, as_user), subject_id=made["id"])

    assert (entry["actor_name"], entry["actor_role_label"]) == (scene.agent.name, "代办员")
    assert (entry["on_behalf_of_name"], entry["resident_name"]) == ("王桂英", "王桂英")
    assert (entry["action_label"], entry["subject_kind_label"]) == ("提交代办", "代办")
    assert {"field": "state", "label": "状态", "before": None, "after": "submitted"} in entry["changes"]
    assert PHONE not in str(entry)


def test_the_log_is_narrowed_by_person_action_outcome_and_day(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    as_user(scene.agent.id).post("/api/v1/errands", json=scene.draft())
    as_user(scene.agent.id).get("/api/v1/audit/entries")
    auditor = _auditor(make, as_user)
    today, tomorrow = (str((make.now + timedelta(days=days)).date()) for days in (0, 1))

    by_outcome = _listed(auditor, outcome="refused")
    by_person = _listed(auditor, actor_id=str(scene.agent.id), action="create_errand")
    by_day = [_listed(auditor, since=day, until=day, resident_id=scene.elder.id) for day in (today, tomorrow)]

    assert [one["action"] for one in by_outcome] == ["list_audit_entries"]
    assert [one["action"] for one in by_person] == ["create_errand"]
    assert [len(found) for found in by_day] == [1, 0]
    assert auditor.get(ENTRIES, params={"since": "上周"}).status_code == 422


def test_pages_follow_each_other_without_gaps(make: Make, as_user: AsUser) -> None:
    with make.tx() as tx:
        for number in range(5):
            audit.note(tx, action="read_resident", why=str(number))
    auditor = _auditor(make, as_user)
    seen: list[str] = []
    cursor: str | None = ""

    while cursor is not None:
        page = auditor.get(ENTRIES, params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        seen += [one["why"] for one in page["items"]]
        cursor = page["next_cursor"]

    assert seen == ["4", "3", "2", "1", "0"]


def test_an_auditor_sees_only_the_own_area(scene: Station, make: Make, as_user: AsUser) -> None:
    as_user(scene.agent.id).post("/api/v1/errands", json=scene.draft())
    elsewhere = as_user(make.user(Role.auditor, make.region()).id)
    nearby = as_user(make.user(Role.auditor, scene.village).id)

    assert _listed(elsewhere) == []
    assert [one["action"] for one in _listed(nearby)] == ["create_errand"]
    assert as_user(scene.agent.id).get(ENTRIES).status_code == 403


def test_a_villager_learns_who_saw_the_own_data_once_an_hour(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    elder = make.user(Role.resident, scene.village, resident=scene.elder)
    agent = as_user(scene.agent.id)
    errand = agent.post("/api/v1/errands", json=scene.draft()).json()["id"]
    agent.post(f"/api/v1/errands/{errand}/transitions", json={"action": "claim"})

    for _ in range(3):
        assert agent.get(f"/api/v1/errands/{errand}").json()["contact_phone"] == PHONE
        agent.get(f"/api/v1/residents/{scene.elder.id}")
    as_user(elder.id).get(f"/api/v1/errands/{errand}")
    listed = agent.get("/api/v1/errands", params={"scope": "assigned"}).json()["items"]
    seen = as_user(elder.id).get("/api/v1/me/accesses").json()["items"]

    assert [one["sentence"] for one in seen] == [
        "查看了您的居民档案",
        "查看了您的联系电话",
        "办理了与您有关的事：认领代办",
        "办理了与您有关的事：提交代办",
    ]
    assert {(one["actor_name"], one["role_label"], one["place_name"]) for one in seen} == {
        (scene.agent.name, "代办员", scene.village.name)
    }
    assert [one["contact_phone"] for one in listed] == ["139****5678"]
    assert as_user(scene.agent.id).get("/api/v1/me/accesses").json()["items"] == []


def test_a_household_is_told_who_opened_it_and_points_too(
    scene: Station, make: Make, as_user: AsUser
) -> None:
    household = make.household(scene.village)
    one = make.resident(scene.village, household=household)
    member = as_user(make.user(Role.resident, scene.village, resident=one).id)
    officer = as_user(make.user(Role.town_officer, make.county()).id)

    officer.get(f"/api/v1/households/{household.id}")
    member.get(f"/api/v1/households/{household.id}")
    officer.get(f"/api/v1/points/accounts/{one.id}")
    officer.get(f"/api/v1/points/accounts/{one.id}/entries")

    seen = member.get("/api/v1/me/accesses").json()["items"]
    assert [row["sentence"] for row in seen] == ["查看了您的积分账户", "查看了您家的户信息"]


def test_what_cannot_be_noted_is_not_shown(
    scene: Station, make: Make, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: object, _entries: object) -> None:
        message = "the log is full"
        raise OSError(message)

    monkeypatch.setattr(audit, "write", fail)
    answer = as_user(scene.agent.id).get(f"/api/v1/residents/{scene.elder.id}")

    assert answer.status_code == 500
    assert "王桂英" not in answer.text


def test_the_workbook_holds_texts_only_and_is_itself_in_the_log(make: Make, as_user: AsUser) -> None:
    with make.database.transaction() as session:
        stranger = Tx(session=session, settings=make.settings, now=make.now)
        audit.note(stranger, action="sign_in.failed", outcome="refused", why='=HYPERLINK("http://evil")')
    auditor = _auditor(make, as_user)

    answer = auditor.get(f"{ENTRIES}/export", params={"outcome": "refused"})

    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    lines = [[(cell.value, cell.data_type) for cell in line] for line in sheet.iter_rows()]
    assert len(lines) == 2
    assert ('=HYPERLINK("http://evil")', "s") in lines[1]
    assert [(row.action, row.changes) for row in rows(make)][-1] == (
        "export_entries",
        '{"entries":[null,1]}',
    )


def test_the_proof_over_http_is_of_the_own_county(make: Make, as_user: AsUser) -> None:
    with make.tx() as tx:
        audit.note(tx, action="read_resident")

    answer = _auditor(make, as_user).get("/api/v1/audit/verification").json()

    assert answer == {
        "ok": True,
        "entries": 1,
        "sealed_entries": 0,
        "seals": 0,
        "sealed_until": None,
        "problems": [],
    }
