"""Guessing: few looked at per account, address and server, however many come, and no victim is locked out."""

import threading
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import func, select

from app.auth.models import Attempt
from app.auth.service import limits, passwords, sign_in
from app.auth.service.limits import Bound, Limit, Ticket
from app.auth.service.sign_in import Proof, Visit
from app.core.audit import AuditEntry
from app.core.db import Database
from app.core.errors import Problem
from app.core.tx import Tx
from app.core.web import Runtime
from tests.auth.devices import API, House, by_password
from tests.factories import Make
from tests.races.rig import engines_of, race

LOOKS = limits.GUESSES_PER_ACCOUNT.count
# A thousand on one engine tell as much as on both.
ADDRESSES = {"sqlite": 1000, "postgresql": 100}
GUESSES = 100


class Looks:
    """Counts how often a password is compared, in place of comparing: the count is what matters."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count = 0

    def __call__(self, *, stored: str, password: str) -> bool:
        """Count, and find it wrong."""
        assert password
        assert stored is not None
        with self._lock:
            self.count += 1
        return False


@pytest.fixture
def house(make: Make) -> House:
    """Give a server and browsers."""
    return House(make)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """Count comparisons of passwords."""
    counted = Looks()
    monkeypatch.setattr(passwords, "is_right", counted)
    return counted


def guess(runtime: Runtime, phone: str, address: str) -> str:
    """Guess once; give the name of the problem."""
    visit = Visit(address=address, device="", device_hash="stranger")
    try:
        sign_in.sign_in(runtime, proof=Proof(phone=phone, password="wrong"), visit=visit)
    except Problem as problem:
        return type(problem).__name__
    return "in"


def test_a_thousand_addresses_get_ten_looks_at_an_account(
    house: House, looks: Looks, engine_name: str
) -> None:
    _, phone = house.account()
    count = ADDRESSES[engine_name]

    ended = Counter(
        guess(house.runtime, phone, f"10.{number // 250}.{number % 250}.9") for number in range(count)
    )

    assert looks.count == LOOKS
    assert ended == {"SignInFailed": LOOKS, "TooManyRequests": count - LOOKS}


def test_others_sign_in_meanwhile_and_the_victim_from_the_own_device(house: House) -> None:
    (_, victim), (_, other) = house.account(), house.account()
    own = house.browser("203.0.113.5")
    assert by_password(own, victim).status_code == 201
    strangers = [by_password(house.browser(f"198.51.100.{n}"), victim, "wrong") for n in range(LOOKS + 1)]
    assert [one.status_code for one in strangers] == [401] * LOOKS + [429]
    assert int(strangers[-1].headers["retry-after"]) <= 15 * 60

    answers = (
        by_password(house.browser("198.51.100.99"), victim).status_code,
        by_password(own, victim).status_code,
        by_password(house.browser("198.51.100.99"), other).status_code,
    )

    assert answers == (429, 201, 201)


def test_a_known_device_has_ten_wrong_guesses_of_its_own(house: House) -> None:
    _, phone = house.account()
    own = house.browser()
    by_password(own, phone)

    guesses = [by_password(own, phone, "wrong").status_code for _ in range(LOOKS + 1)]

    assert guesses == [401] * LOOKS + [429]
    assert by_password(house.browser("198.51.100.9"), phone).status_code == 201


def test_a_device_is_known_for_its_own_people_only(house: House, looks: Looks) -> None:
    (_, attacker), (_, victim) = house.account(), house.account()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "is_right", lambda **_: True)
        browser = house.browser()
        assert by_password(browser, attacker).status_code == 201

    guesses = [by_password(browser, victim, "wrong").status_code for _ in range(LOOKS + 1)]
    elsewhere = by_password(house.browser("198.51.100.9"), victim, "wrong").status_code

    assert guesses == [401] * LOOKS + [429]
    assert (elsewhere, looks.count) == (429, LOOKS)


@pytest.mark.parametrize("mark", ["made-up", "name.0000", "名.字", "x" * 3000])
def test_a_device_cookie_that_we_did_not_sign_is_a_strangers(house: House, mark: str) -> None:
    _, phone = house.account()
    browser = house.browser()

    answer = browser.post(
        f"{API}/auth/sessions",
        json={"phone": phone, "password": "wrong"},
        headers={b"cookie": f"linban_device={mark}".encode()},
    )

    assert answer.status_code == 401


def test_the_limits_hold_over_a_restart_and_end_after_a_quarter_of_an_hour(
    house: House, looks: Looks, make: Make
) -> None:
    _, phone = house.account()
    for number in range(LOOKS):
        guess(house.runtime, phone, f"198.51.100.{number}")

    restarted = House(make)
    at_once = guess(restarted.runtime, phone, "198.51.100.99")
    restarted.later = timedelta(minutes=15, seconds=1)
    later = guess(restarted.runtime, phone, "198.51.100.99")

    assert (at_once, later) == ("TooManyRequests", "SignInFailed")
    with make.tx() as tx:
        note = select(AuditEntry.why).where(AuditEntry.action == "sign_in.failed").order_by(AuditEntry.id)  # type: ignore[arg-type]
        assert "次数已用完：guess" in tx.session.exec(note).all()[LOOKS - 1]


def test_a_hundred_guesses_at_once_get_ten_looks(make: Make, database: Database, looks: Looks) -> None:
    _, phone = House(make).account()
    engines = engines_of(database, 2)
    twins = [Runtime(one, make.settings, load_actor=None, clock=lambda: make.now) for one in engines]  # type: ignore[arg-type]

    ended = race(
        [partial(guess, twins[number % 2], phone, f"198.51.{number}.1") for number in range(GUESSES)]
    )

    for engine in engines:
        engine.dispose()
    assert ended == {"ok": GUESSES}
    assert looks.count == LOOKS


def test_counting_after_the_look_would_fail_this(
    make: Make, database: Database, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(tx: Tx, *, bounds: Sequence[Bound]) -> Ticket:
        limits._used(tx, bounds)
        return Ticket(ids=(), filled=())

    monkeypatch.setattr(limits, "reserve", forgetful)

    with pytest.raises(AssertionError):
        test_a_hundred_guesses_at_once_get_ten_looks(make, database, looks)


class TestAddresses:
    def test_an_address_has_fifty_wrong_guesses(self, house: House, looks: Looks) -> None:
        most = limits.GUESSES_PER_ADDRESS.count

        ended = [guess(house.runtime, f"139{number:08d}", "198.51.100.7") for number in range(most + 1)]

        assert ended == ["SignInFailed"] * most + ["TooManyRequests"]
        assert guess(house.runtime, "13900000999", "198.51.100.8") == "SignInFailed"

    def test_a_network_of_ipv6_is_one_address(self, house: House, looks: Looks) -> None:
        most = limits.GUESSES_PER_ADDRESS.count
        for number in range(most):
            guess(house.runtime, f"139{number:08d}", f"2001:db8:1:2::{number:x}")

        assert guess(house.runtime, "13900000999", "2001:db8:1:2:ffff::1") == "TooManyRequests"
        assert guess(house.runtime, "13900000999", "2001:db8:1:3::1") == "SignInFailed"

    def test_only_the_trusted_proxy_tells_where_somebody_is(
        self, house: House, looks: Looks, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "GUESSES_PER_ADDRESS", Limit("guess-address", 3, 15))

        def statuses(peer: str) -> list[int]:
            return [
                by_password(
                    house.browser(f"198.51.100.{n}", peer=peer), f"139{peer[-1]}000000{n}"
                ).status_code
                for n in range(5)
            ]

        assert statuses("10.0.0.1") == [401] * 5
        assert statuses("192.0.2.66") == [401] * 3 + [429] * 2

    def test_the_whole_server_looks_at_so_many_guesses_of_strangers(
        self, house: House, looks: Looks, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "GUESSES_PER_SERVER", Limit("guess-server", 20, 15))

        ended = Counter(
            guess(house.runtime, f"139{number:08d}", f"198.51.100.{number}") for number in range(30)
        )

        assert ended == {"SignInFailed": 20, "TooManyRequests": 10}

    def test_a_right_password_uses_nothing_up(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(passwords, "is_right", lambda **_: True)
        _, phone = house.account()

        statuses = [by_password(house.browser(), phone).status_code for _ in range(LOOKS + 2)]

        assert set(statuses) == {201}
        with house.make.tx() as tx:
            assert tx.session.exec(select(func.count()).select_from(Attempt)).one() == 0
