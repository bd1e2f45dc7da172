"""Passwords: which are taken under which rules, and that comparing costs the same with and without one."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.auth.service import passwords, policy
from app.auth.service.policy import Owner
from app.core.config import Settings
from app.core.errors import InvalidInput
from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
OWNER = Owner(name="王秀英", phone="19912345678", places=("安和县", "青石镇"))
ASVS = Settings(_env_file=None)
STRICT = Settings(_env_file=None, password_policy="djbh3")


def is_taken(password: str, settings: Settings = ASVS) -> bool:
    """Tell whether a new password is taken."""
    try:
        policy.check(settings, password=password, owner=OWNER)
    except InvalidInput:
        return False
    return True


def test_the_stand_in_for_a_missing_password_costs_what_a_new_one_costs() -> None:
    made = passwords.hash_password("a long enough one")

    assert passwords._DUMMY.split("$")[:4] == made.split("$")[:4]


def test_hashing_takes_one_core() -> None:
    assert ",p=1$" in passwords.hash_password("a long enough one")


def test_no_password_opens_an_account_without_one() -> None:
    assert not passwords.is_right(stored="", password="no such account")


def test_the_list_of_common_passwords_is_long() -> None:
    assert len(policy._common()) >= 3000


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "12345678",
        "PassWord",
        "password2026!",
        "football",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcdefghijk",
        "98765432",
        "19912345678",
        "my12345678",
        "王秀英王秀英王秀",
        "我住安和我住安和好",
        "19530101",
        "wangxiuying19530101",
        "wangxiuying530101",
        "woaini1314",
        "wangxiuying123!",
        "19530101wang",
    ],
)
def test_what_neighbours_would_guess_is_refused(password: str) -> None:
    assert not is_taken(password)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "四个毫不相干的词语",
        "kzvqhwnt",
        "84736251907",
        "Tq7#mzLp",
        "x" + "kqzvw" * 24 + "7hbtrds",
    ],
)
def test_long_and_unusual_ones_are_taken_whatever_they_are_made_of(password: str) -> None:
    assert is_taken(password)


class TestStrictPolicy:
    @pytest.mark.parametrize("password", ["kzvqhwntbx", "kzvqhwnt84736", "KZVQhwntbxcd"])
    def test_three_kinds_of_letters_are_asked_for(self, password: str) -> None:
        assert is_taken(password)
        assert not is_taken(password, STRICT)

    def test_a_mixed_one_is_taken(self) -> None:
        assert is_taken("Kzvq#hwnt84", STRICT)


class TestChange:
    def test_the_present_password_is_needed(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)
        body = {"new_password": "kzvqhwnt bx"}
        assert client.put("/api/v1/me/password", json=body).status_code == 204

        without = client.put("/api/v1/me/password", json={"new_password": "another of these"})
        wrong = client.put(
            "/api/v1/me/password", json={"new_password": "another of these", "current_password": "no"}
        )
        right = client.put(
            "/api/v1/me/password",
            json={"new_password": "another of these", "current_password": "kzvqhwnt bx"},
        )

        assert [answer.status_code for answer in (without, wrong, right)] == [422, 422, 204]
        assert wrong.json()["errors"][0]["pointer"] == "/current_password"

    def test_guessing_the_present_password_through_a_stolen_device_ends_after_ten(
        self, as_user: AsUser, make: Make
    ) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)
        client.put("/api/v1/me/password", json={"new_password": "kzvqhwnt bx"})
        body = {"new_password": "another of these", "current_password": "guess"}

        guesses = [client.put("/api/v1/me/password", json=body).status_code for _ in range(11)]

        assert guesses == [422] * 10 + [429]

    def test_a_common_one_is_refused_in_chinese(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        answer = client.put("/api/v1/me/password", json={"new_password": "password1"})

        assert answer.status_code == 422
        assert answer.json()["errors"] == [
            {"pointer": "/new_password", "detail": "这个密码太常见，容易被猜到，请换一个"}
        ]

    def test_the_county_and_the_own_phone_are_refused(self, as_user: AsUser, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        with make.tx() as tx:
            phone = tx.vault.open(user.phone_sealed)

        for password in (f"{phone}xq", f"{make.county().name}你好你好呀"):
            answer = as_user(user.id).put("/api/v1/me/password", json={"new_password": password})
            assert answer.status_code == 422
