"""Signed-in devices: rotation, two tabs, stolen tokens, lives, and how fast a change takes effect."""

from datetime import timedelta
from functools import partial

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from app.auth.models import Grant, SignInSession, UsedRefreshToken, UserAccount
from app.auth.service import sessions, users
from app.auth.service.sessions import OpenSession
from app.auth.service.sign_in import in_transaction
from app.core.audit import AuditEntry
from app.core.db import Database
from app.core.permissions import Role
from app.core.web import Runtime
from tests.auth.devices import API, PASSWORD, House, bearer, by_password
from tests.factories import Make
from tests.races.rig import engines_of, race

TABS = 20


def refreshed(house: House, browser: TestClient, cookie: str) -> int:
    """Refresh with one cookie and no other; give the status."""
    browser.cookies.clear()
    answer = browser.post(f"{API}/auth/sessions/refresh", headers={"cookie": f"linban_refresh={cookie}"})
    return answer.status_code


@pytest.fixture
def house(make: Make) -> House:
    """Give a server and browsers."""
    return House(make)


class TestReuse:
    def test_an_old_cookie_ends_the_family_and_its_access_tokens_at_once(self, house: House) -> None:
        user, phone = house.account()
        browser = house.browser()
        by_password(browser, phone)
        old = browser.cookies["linban_refresh"]
        second = browser.post(f"{API}/auth/sessions/refresh")
        current = browser.cookies["linban_refresh"]
        house.later = timedelta(seconds=30)
        assert browser.get(f"{API}/me", headers=bearer(second)).status_code == 200

        stolen = refreshed(house, house.browser("198.51.100.7"), old)
        access = browser.get(f"{API}/me", headers=bearer(second)).status_code

        assert (stolen, access, refreshed(house, browser, current)) == (401, 401, 401)
        with house.make.tx() as tx:
            noted = tx.session.exec(select(AuditEntry).where(AuditEntry.action == "sign_in.reused")).one()
        assert (noted.actor_id, noted.outcome) == (user.id, "refused")

    def test_a_token_from_long_ago_ends_the_family_too(self, house: House) -> None:
        _, phone = house.account()
        browser = house.browser()
        by_password(browser, phone)
        first = browser.cookies["linban_refresh"]
        for day in range(1, 4):
            house.later = timedelta(days=day)
            browser.post(f"{API}/auth/sessions/refresh")
        current = browser.cookies["linban_refresh"]

        assert refreshed(house, browser, first) == 401
        assert refreshed(house, browser, current) == 401


class TestTwoTabs:
    def test_twenty_tabs_at_once_stay_in_one_family(self, make: Make, database: Database) -> None:
        token = opened(make).refresh_token
        answers: list[OpenSession | None] = []
        engines = engines_of(database, 2)

        def tab(number: int) -> None:
            twin = Runtime(engines[number % 2], make.settings, load_actor=None, clock=lambda: make.now)  # type: ignore[arg-type]
            answers.append(in_transaction(twin, partial(sessions.refresh, token=token)))

        ended = race([partial(tab, number) for number in range(TABS)])

        for engine in engines:
            engine.dispose()
        assert ended == {"ok": TABS}
        assert len({answer.refresh_token for answer in answers if answer}) == 1
        assert None not in answers
        with make.tx() as tx:
            living = tx.session.exec(select(SignInSession).where(col(SignInSession.revoked_at).is_(None)))
            assert len(living.all()) == 1
            assert len(tx.session.exec(select(UsedRefreshToken)).all()) == 1

    def test_a_rotation_without_the_grace_would_fail_this(
        self, make: Make, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sessions, "GRACE_SECONDS", -1)

        with pytest.raises(AssertionError):
            self.test_twenty_tabs_at_once_stay_in_one_family(make, database)


def opened(make: Make) -> OpenSession:
    """Sign somebody in."""
    user = make.user(Role.resident, make.village())
    with make.tx() as tx:
        return sessions.open_session(
            tx, user_id=user.id, county_id=user.county_id, device="tabs", address="127.0.0.1"
        )


class TestLives:
    def test_a_device_unused_for_a_month_is_signed_out(self, house: House) -> None:
        _, phone = house.account()
        browser = house.browser()
        by_password(browser, phone)

        house.later = timedelta(days=29)
        used = browser.post(f"{API}/auth/sessions/refresh").status_code
        house.later += timedelta(days=30)

        assert (used, browser.post(f"{API}/auth/sessions/refresh").status_code) == (200, 401)

    def test_however_often_it_is_used_a_sign_in_ends(self, house: House) -> None:
        _, phone = house.account()
        browser = house.browser()
        by_password(browser, phone)
        statuses = []
        for day in (29, 58, 87, 116, 145, 174, 179):
            house.later = timedelta(days=day)
            last = browser.post(f"{API}/auth/sessions/refresh")
            statuses.append(last.status_code)

        house.later = timedelta(days=180)
        ended = browser.post(f"{API}/auth/sessions/refresh").status_code

        assert (set(statuses), ended) == ({200}, 401)

    def test_an_access_token_does_not_outlive_its_sign_in(self, house: House) -> None:
        _, phone = house.account()
        browser = house.browser()
        by_password(browser, phone)
        for day in (29, 58, 87, 116, 145, 174):
            house.later = timedelta(days=day)
            browser.post(f"{API}/auth/sessions/refresh")
        house.later = timedelta(days=180, minutes=-5)
        last = browser.post(f"{API}/auth/sessions/refresh")

        house.later = timedelta(days=180)

        assert browser.get(f"{API}/me", headers=bearer(last)).status_code == 401

    @pytest.mark.parametrize(("role", "status"), [(Role.agent, 401), (Role.resident, 200)])
    def test_under_the_strict_policy_idle_staff_are_signed_out(
        self, make: Make, role: Role, status: int
    ) -> None:
        house = House(make, password_policy="djbh3")
        _, phone = house.account(role)
        browser = house.browser()
        by_password(browser, phone)

        house.later = timedelta(minutes=31)

        assert browser.post(f"{API}/auth/sessions/refresh").status_code == status


class TestWithinOneRequest:
    @pytest.fixture
    def me(self, house: House) -> tuple[UserAccount, TestClient, dict[str, str]]:
        """Give a signed-in agent, the browser and the header of the access token."""
        user, phone = house.account(Role.agent)
        browser = house.browser()
        return user, browser, bearer(by_password(browser, phone))

    def test_another_password_ends_the_other_devices_only(
        self, house: House, me: tuple[UserAccount, TestClient, dict[str, str]]
    ) -> None:
        _, browser, header = me
        with house.make.tx() as tx:
            phone = tx.vault.open(me[0].phone_sealed)
        elsewhere = house.browser("198.51.100.7")
        other = bearer(by_password(elsewhere, phone))

        browser.put(
            f"{API}/me/password",
            json={"new_password": "another of these", "current_password": PASSWORD},
            headers=header,
        ).raise_for_status()

        assert browser.get(f"{API}/me", headers=header).status_code == 200
        assert elsewhere.get(f"{API}/me", headers=other).status_code == 401
        assert elsewhere.post(f"{API}/auth/sessions/refresh").status_code == 401

    def test_a_disabled_account_does_nothing_more(
        self, house: House, me: tuple[UserAccount, TestClient, dict[str, str]]
    ) -> None:
        user, browser, header = me

        with house.make.tx() as tx:
            tx.session.get_one(UserAccount, user.id).is_active = False

        assert browser.get(f"{API}/me", headers=header).status_code == 401
        assert browser.post(f"{API}/auth/sessions/refresh").status_code == 401

    def test_a_role_taken_back_opens_nothing_more(
        self, house: House, me: tuple[UserAccount, TestClient, dict[str, str]]
    ) -> None:
        user, browser, header = me
        assert browser.get(f"{API}/residents", headers=header).status_code == 200

        with house.make.tx(house.make.user(Role.town_officer, house.make.county())) as tx:
            held = tx.session.exec(select(Grant).where(Grant.user_id == user.id)).one()
            users.withdraw_grant(tx, grant_id=held.id)

        assert browser.get(f"{API}/residents", headers=header).status_code == 403

    def test_signing_out_leaves_what_others_have_to_send_unless_asked(
        self, me: tuple[UserAccount, TestClient, dict[str, str]]
    ) -> None:
        _, browser, header = me

        answer = browser.delete(f"{API}/auth/sessions/current", headers=header)

        assert answer.headers["clear-site-data"] == '"cache"'
        assert browser.get(f"{API}/me", headers=header).status_code == 401

    def test_signing_out_of_everything_empties_the_browser(
        self, me: tuple[UserAccount, TestClient, dict[str, str]]
    ) -> None:
        _, browser, header = me

        answer = browser.delete(f"{API}/auth/sessions/current", params={"everything": "true"}, headers=header)

        assert answer.headers["clear-site-data"] == '"cache", "storage"'
