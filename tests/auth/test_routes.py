"""Sign-in over HTTP."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from fastapi.testclient import TestClient

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


def code_for(client: TestClient, phone: str) -> str:
    """Ask for a code and read it, as demo mode shows it."""
    answer = client.post("/api/v1/auth/codes", json={"phone": phone})
    assert answer.status_code == 202
    return str(answer.json()["demo_code"])


def phone_of(make: Make, role: Role = Role.resident) -> str:
    """Make an account and give its phone."""
    user = make.user(role, make.village())
    with make.tx() as tx:
        return tx.vault.open(user.phone_sealed)


class TestSignInByCode:
    def test_a_right_code_opens_a_device(self, client: TestClient, make: Make) -> None:
        phone = phone_of(make)

        answer = client.post("/api/v1/auth/sessions", json={"phone": phone, "code": code_for(client, phone)})

        assert answer.status_code == 201
        assert answer.json()["grants"][0]["role"] == "resident"
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=strict" in answer.headers["set-cookie"]

    def test_a_code_works_once(self, client: TestClient, make: Make) -> None:
        phone = phone_of(make)
        body = {"phone": phone, "code": code_for(client, phone)}
        client.post("/api/v1/auth/sessions", json=body)

        again = client.post("/api/v1/auth/sessions", json=body)

        assert again.status_code == 401
        assert again.json()["type"] == "/problems/sign-in-failed"

    def test_an_unknown_phone_gets_the_same_answer_and_no_entry(self, client: TestClient, make: Make) -> None:
        make.county()
        code = code_for(client, "13900000000")

        answer = client.post("/api/v1/auth/sessions", json={"phone": "13900000000", "code": code})

        assert answer.status_code == 401

    def test_the_sixth_try_fails_even_with_the_right_code(self, client: TestClient, make: Make) -> None:
        phone = phone_of(make)
        code = code_for(client, phone)
        wrong = "000000" if code != "000000" else "111111"
        for _ in range(5):
            client.post("/api/v1/auth/sessions", json={"phone": phone, "code": wrong})

        answer = client.post("/api/v1/auth/sessions", json={"phone": phone, "code": code})

        assert answer.status_code == 401

    def test_a_bad_phone_is_told_in_chinese(self, client: TestClient) -> None:
        answer = client.post("/api/v1/auth/codes", json={"phone": "123"})

        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["errors"] == [{"pointer": "/phone", "detail": "手机号应为 11 位数字"}]


class TestRefresh:
    def test_rotates_the_cookie(self, client: TestClient, make: Make) -> None:
        phone = phone_of(make)
        client.post("/api/v1/auth/sessions", json={"phone": phone, "code": code_for(client, phone)})
        first = client.cookies["linban_refresh"]

        answer = client.post("/api/v1/auth/sessions/refresh")

        assert answer.status_code == 200
        assert client.cookies["linban_refresh"] != first

    def test_an_old_cookie_ends_the_family(self, client: TestClient, make: Make) -> None:
        phone = phone_of(make)
        client.post("/api/v1/auth/sessions", json={"phone": phone, "code": code_for(client, phone)})
        old = client.cookies["linban_refresh"]
        client.post("/api/v1/auth/sessions/refresh")
        current = client.cookies["linban_refresh"]
        later = make.now + timedelta(seconds=30)
        client.app.state.runtime.clock = lambda: later  # type: ignore[attr-defined]

        client.cookies.set("linban_refresh", old, domain="testserver.local")
        stolen = client.post("/api/v1/auth/sessions/refresh", headers={"cookie": f"linban_refresh={old}"})
        client.cookies.clear()
        owner = client.post("/api/v1/auth/sessions/refresh", headers={"cookie": f"linban_refresh={current}"})

        assert (stolen.status_code, owner.status_code) == (401, 401)


class TestDevices:
    def test_signing_out_ends_the_access_token_too(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        assert client.delete("/api/v1/auth/sessions/current").status_code == 204
        assert client.get("/api/v1/auth/sessions").status_code == 401

    def test_nobody_ends_another_persons_device(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        mine = as_user(make.user(Role.resident, village).id)
        other = as_user(make.user(Role.resident, village).id)
        target = other.get("/api/v1/auth/sessions").json()["items"][0]["id"]

        assert mine.delete(f"/api/v1/auth/sessions/{target}").status_code == 404
        assert other.get("/api/v1/auth/sessions").status_code == 200


class TestGrants:
    def test_nobody_gives_a_role_at_or_above_the_own(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        village = make.village(town)
        officer = as_user(make.user(Role.town_officer, town).id)
        someone = make.user(Role.resident, village)

        body = {"user_id": str(someone.id), "region_id": str(village.id)}
        allowed = officer.post("/api/v1/grants", json={**body, "role": "agent"})
        refused = officer.post("/api/v1/grants", json={**body, "role": "town_officer"})

        assert (allowed.status_code, refused.status_code) == (201, 403)

    def test_nobody_gives_a_role_outside_the_own_area(self, as_user: AsUser, make: Make) -> None:
        officer = as_user(make.user(Role.town_officer, make.region()).id)
        elsewhere = make.village()
        someone = make.user(Role.resident, elsewhere)

        answer = officer.post(
            "/api/v1/grants",
            json={"user_id": str(someone.id), "role": "agent", "region_id": str(elsewhere.id)},
        )

        assert answer.status_code == 404
