"""Whoever owes a new password does nothing else until it is set."""

import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from app.auth.models import UserAccount
from app.auth.service import passwords
from app.core.permissions import Role
from tests.auth.devices import API, PASSWORD, House, bearer, by_password
from tests.factories import Make

ROOT = Path(__file__).parents[2]
# Judged from columns that both engines give alike, so one tells as much as two.
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
NEW = "Another-of-these-8"


@pytest.fixture
def house(make: Make) -> House:
    """Give a server and browsers."""
    return House(make)


class TestOneTimePassword:
    def test_it_opens_its_own_change_and_nothing_else(self, house: House) -> None:
        user, phone = house.account(Role.admin)
        with house.make.tx() as tx:
            tx.session.get_one(UserAccount, user.id).must_change_password = True
        browser = house.browser()
        signed = by_password(browser, phone)
        header = bearer(signed)

        refused = [browser.get(f"{API}{path}", headers=header) for path in ("/grants", "/auth/sessions")]
        allowed = [
            browser.get(f"{API}/me", headers=header).status_code,
            browser.post(f"{API}/auth/sessions/refresh").status_code,
            browser.get(f"{API}/regions", headers=header).status_code,
        ]
        changed = browser.put(
            f"{API}/me/password", json={"new_password": NEW, "current_password": PASSWORD}, headers=header
        )

        assert signed.json()["must_change_password"] is True
        assert {(one.status_code, one.json()["type"]) for one in refused} == {
            (403, "/problems/password-change-needed")
        }
        assert (allowed, changed.status_code) == ([200, 200, 200], 204)
        assert browser.get(f"{API}/grants", headers=header).status_code == 200

    def test_signing_out_is_always_allowed(self, house: House) -> None:
        user, phone = house.account(Role.admin)
        with house.make.tx() as tx:
            tx.session.get_one(UserAccount, user.id).must_change_password = True
        browser = house.browser()

        header = bearer(by_password(browser, phone))

        assert browser.delete(f"{API}/auth/sessions/current", headers=header).status_code == 204


class TestStrictPolicy:
    @pytest.fixture
    def house(self, make: Make) -> House:
        """Give a server under the rules of 等保三级."""
        return House(make, password_policy="djbh3")

    @pytest.mark.parametrize(("days", "must"), [(89, False), (90, True)])
    def test_a_password_ends_after_ninety_days(self, house: House, days: int, must: bool) -> None:  # noqa: FBT001 - a case
        _, phone = house.account()

        house.later = timedelta(days=days)
        signed = by_password(house.browser(), phone)

        assert signed.json()["must_change_password"] is must
        status = house.browser().get(f"{API}/auth/sessions", headers=bearer(signed)).status_code
        assert status == (403 if must else 200)

    def test_the_last_five_are_not_taken_again(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        # Dozens of comparisons: what each costs is not the point here.
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(passwords, "_hasher", cheap)
        _, phone = house.account()
        browser = house.browser()
        header = bearer(by_password(browser, phone))
        chosen = [PASSWORD, *(f"Kzvq#hwnt-{number}8" for number in range(5))]

        def change(current: str, new: str) -> int:
            body = {"new_password": new, "current_password": current}
            return browser.put(f"{API}/me/password", json=body, headers=header).status_code

        changes = [change(old, new) for old, new in pairwise(chosen)]

        assert changes == [204] * 5
        assert [change(chosen[-1], one) for one in chosen[1:]] == [422] * 5
        assert change(chosen[-1], "Kzvq#hwnt-98") == 204


def test_no_password_stands_in_the_program_or_its_demo(engine_name: str) -> None:
    seeded = re.compile(r"(set_password|hash_password)\(")
    sources = [path for path in (ROOT / "app").rglob("*.py") if seeded.search(path.read_text())]

    # The command line makes a random one and a person sets the own one; every account begins with none.
    assert {path.name for path in sources} == {"cli.py", "passwords.py", "proofs.py", "users.py"}
    assert '"password_hash": "",' in (ROOT / "app/auth/service/rolls.py").read_text()
    assert "secrets.token_urlsafe(12)" in (ROOT / "app/cli.py").read_text()
