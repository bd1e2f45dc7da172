"""A second proof for staff: set up, asked for, never taken twice, limited, recovered, reset from above."""

from datetime import timedelta

import pyotp
import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import RecoveryCode, SecondFactor, UserAccount
from app.auth.service import second_factors
from app.core.audit import AuditEntry
from app.core.permissions import Role
from tests.auth.devices import API, House, bearer, by_password
from tests.auth.test_codes import ask
from tests.factories import Make

STEP = timedelta(seconds=30)
FACTOR = f"{API}/me/second-factor"


class Person:
    """Somebody with an authenticator."""

    def __init__(self, house: House, user: UserAccount, phone: str) -> None:
        self.house, self.user, self.phone = house, user, phone
        self.browser = house.browser()
        self.secret = ""
        self.recovery: list[str] = []

    def set_up(self) -> None:
        """Bind an authenticator."""
        header = bearer(by_password(self.browser, self.phone))
        begun = self.browser.post(FACTOR, headers=header)
        assert begun.status_code == 201
        self.secret = begun.json()["secret"]
        done = self.browser.put(FACTOR, json={"code": self.code()}, headers=header)
        assert done.status_code == 200
        self.recovery = done.json()["recovery_codes"]
        self.house.later += 3 * STEP

    def code(self, *, steps: int = 0) -> str:
        """Give what the authenticator shows, some steps from now."""
        return pyotp.TOTP(self.secret).at(self.house.runtime.clock() + steps * STEP)

    def try_in(self, browser: TestClient | None = None, **proofs: str) -> int:
        """Sign in by password and a second factor; give the status."""
        return by_password(browser or self.browser, self.phone, **proofs).status_code


@pytest.fixture
def house(make: Make) -> House:
    """Give a server that asks staff for a second factor."""
    return House(make, second_factor="staff")


@pytest.fixture
def agent(house: House) -> Person:
    """Give an agent with an authenticator."""
    person = Person(house, *house.account(Role.agent))
    person.set_up()
    return person


class TestSetup:
    def test_staff_do_nothing_before_they_have_one(self, house: House) -> None:
        _, phone = house.account(Role.agent)
        browser = house.browser()

        signed = by_password(browser, phone)
        refused = browser.get(f"{API}/residents", headers=bearer(signed))
        me = browser.get(f"{API}/me", headers=bearer(signed))

        assert signed.json()["must_set_second_factor"] is True
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/second-factor-setup-needed")
        assert (me.json()["second_factor"], me.json()["must_set_second_factor"]) == (False, True)

    def test_villagers_need_none(self, house: House) -> None:
        _, phone = house.account()

        signed = by_password(house.browser(), phone)

        assert signed.json()["must_set_second_factor"] is False
        assert house.browser().get(f"{API}/me", headers=bearer(signed)).status_code == 200

    def test_with_it_everything_opens(self, agent: Person) -> None:
        signed = by_password(agent.browser, agent.phone, second_factor=agent.code())

        assert signed.status_code == 201
        assert agent.browser.get(f"{API}/residents", headers=bearer(signed)).status_code == 200
        assert agent.browser.get(f"{API}/me", headers=bearer(signed)).json()["second_factor"] is True

    def test_a_wrong_first_code_binds_nothing(self, house: House) -> None:
        _, phone = house.account(Role.agent)
        browser = house.browser()
        header = bearer(by_password(browser, phone))
        secret = browser.post(FACTOR, headers=header).json()["secret"]
        wrong = pyotp.TOTP(secret).at(house.runtime.clock() + timedelta(minutes=5))

        assert browser.put(FACTOR, json={"code": wrong}, headers=header).status_code == 422
        assert by_password(browser, phone).status_code == 201

    def test_the_secret_is_sealed_and_the_recovery_codes_are_hashed(self, agent: Person) -> None:
        with agent.house.make.tx() as tx:
            row = tx.session.exec(select(SecondFactor)).one()
            hashes = tx.session.exec(select(RecoveryCode.code_hash)).all()

        assert agent.secret not in row.secret_sealed
        assert len(set(agent.recovery)) == len(set(hashes)) == 10
        assert not {code.replace("-", "") for code in agent.recovery} & set(hashes)

    def test_a_second_one_needs_the_first_gone(self, agent: Person) -> None:
        header = bearer(by_password(agent.browser, agent.phone, second_factor=agent.code()))

        assert agent.browser.post(FACTOR, headers=header).status_code == 409

    def test_parting_with_it_takes_a_code(self, agent: Person) -> None:
        header = bearer(by_password(agent.browser, agent.phone, second_factor=agent.code()))

        def part(code: str) -> int:
            return agent.browser.request("DELETE", FACTOR, json={"code": code}, headers=header).status_code

        assert [part("000000"), part(agent.recovery[0]), part(agent.recovery[1])] == [422, 204, 403]


class TestSignIn:
    def test_a_missing_one_is_asked_for_by_name(self, agent: Person) -> None:
        answer = by_password(agent.browser, agent.phone)

        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/second-factor-needed")

    def test_a_wrong_password_does_not_tell_that_there_is_one(self, agent: Person) -> None:
        answer = by_password(agent.browser, agent.phone, "wrong", second_factor=agent.code())

        assert answer.json()["type"] == "/problems/sign-in-failed"

    def test_a_code_opens_once(self, agent: Person) -> None:
        code = agent.code()

        assert [agent.try_in(second_factor=code) for _ in range(2)] == [201, 401]

    def test_an_earlier_code_does_not_open_after_a_later_one(self, agent: Person) -> None:
        assert agent.try_in(second_factor=agent.code()) == 201
        assert agent.try_in(second_factor=agent.code(steps=-1)) == 401
        assert agent.try_in(second_factor=agent.code(steps=1)) == 201

    @pytest.mark.parametrize(("steps", "status"), [(-2, 401), (-1, 201), (1, 201), (2, 401)])
    def test_a_phone_may_be_one_step_off(self, agent: Person, steps: int, status: int) -> None:
        assert agent.try_in(second_factor=agent.code(steps=steps)) == status

    def test_wrong_ones_count_as_guesses(self, agent: Person) -> None:
        stranger = agent.house.browser("198.51.100.7")

        guesses = [agent.try_in(stranger, second_factor="000000") for _ in range(11)]

        assert guesses == [401] * 10 + [429]
        assert agent.try_in(second_factor=agent.code()) == 201

    def test_a_code_by_phone_is_not_used_up_while_the_second_is_missing(self, agent: Person) -> None:
        code = ask(agent.house, agent.phone)
        body = {"phone": agent.phone, "code": code}

        first = agent.browser.post(f"{API}/auth/sessions", json=body)
        both = agent.browser.post(f"{API}/auth/sessions", json=body | {"second_factor": agent.code()})

        assert (first.json()["type"], both.status_code) == ("/problems/second-factor-needed", 201)

    def test_each_recovery_code_opens_once(self, agent: Person) -> None:
        code = agent.recovery[0]

        assert [agent.try_in(second_factor=code) for _ in range(2)] == [201, 401]
        assert agent.try_in(second_factor=agent.recovery[1].lower().replace("-", "")) == 201

    def test_a_comparison_that_forgets_the_last_step_would_fail_this(
        self, agent: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            second_factors,
            "_is_next_code",
            lambda tx, *, row, code: pyotp.TOTP(tx.vault.open(row.secret_sealed)).verify(
                code, for_time=tx.now
            ),
        )

        with pytest.raises(AssertionError):
            self.test_a_code_opens_once(agent)


class TestReset:
    def reset(self, house: House, by: UserAccount, whose: UserAccount) -> int:
        """Take somebody's authenticator away; give the status."""
        header = {"Authorization": f"Bearer {house.make.access_token(by.id)}"}
        return house.browser().delete(f"{API}/users/{whose.id}/second-factor", headers=header).status_code

    @pytest.fixture
    def house(self, make: Make) -> House:
        """Give a server on which officers without an authenticator may work."""
        return House(make)

    def test_an_officer_resets_an_agents_and_it_is_noted(self, house: House, agent: Person) -> None:
        officer = house.make.user(Role.town_officer, house.make.county())

        assert self.reset(house, officer, agent.user) == 204
        assert agent.try_in() == 201
        with house.make.tx() as tx:
            noted = tx.session.exec(
                select(AuditEntry).where(AuditEntry.action == "second_factor.reset")
            ).one()
        assert (noted.actor_id, noted.subject_id) == (officer.id, agent.user.id)

    def test_nobody_resets_elsewhere_or_upwards(self, house: House, agent: Person) -> None:
        elsewhere = house.make.user(Role.town_officer, house.make.region())
        lead = house.make.user(Role.station_lead, house.make.county())
        equal = Person(house, *house.account(Role.town_officer))
        equal.set_up()
        officer = house.make.user(Role.town_officer, house.make.county())

        statuses = [
            self.reset(house, elsewhere, agent.user),
            self.reset(house, lead, agent.user),
            self.reset(house, officer, equal.user),
        ]

        assert statuses == [404, 403, 403]
