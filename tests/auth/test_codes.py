"""Codes by phone: minutes of life, one use, five tries, one phone; strangers cannot use up the owner's."""

from datetime import timedelta
from functools import partial

import pytest

from app.auth.service import codes, sign_in
from app.core.db import Database
from app.core.web import Runtime
from tests.auth.devices import API, House, by_code, by_password
from tests.factories import Make
from tests.races.rig import engines_of, race


@pytest.fixture
def house(make: Make) -> House:
    """Give a server and browsers."""
    return House(make)


def ask(house: House, phone: str, address: str = "203.0.113.1") -> str:
    """Make a code as if it had been sent."""
    work = partial(codes.issue_code, phone=phone, address=address, device_hash="")
    return sign_in.in_transaction(house.runtime, work)


def test_a_code_ends_after_its_minutes(house: House) -> None:
    _, phone = house.account()
    code = ask(house, phone)

    house.later = timedelta(minutes=house.settings.code_minutes)

    assert by_code(house.browser(), phone, code).status_code == 401


def test_no_setting_makes_a_code_live_longer_than_ten_minutes(make: Make) -> None:
    with pytest.raises(ValueError, match="code_minutes"):
        House(make, code_minutes=11)


def test_a_code_opens_no_other_persons_account(house: House) -> None:
    (_, mine), (_, other) = house.account(), house.account()
    code = ask(house, mine)

    assert by_code(house.browser(), other, code).status_code == 401
    assert by_code(house.browser(), mine, code).status_code == 201


def test_once_one_code_is_used_no_other_of_the_phone_opens(house: House) -> None:
    _, phone = house.account()
    first, second = ask(house, phone), ask(house, phone)

    statuses = [by_code(house.browser(), phone, code).status_code for code in (first, second, first)]

    assert statuses == [201, 401, 401]


def test_strangers_cannot_use_up_the_owners_code(house: House) -> None:
    _, phone = house.account()
    own = house.browser()
    by_password(own, phone)
    code = ask(house, phone)
    wrong = "000000" if code != "000000" else "111111"

    strangers = [by_code(house.browser(f"198.51.100.{n}"), phone, wrong) for n in range(12)]
    late = by_code(house.browser("198.51.100.77"), phone, code).status_code
    asked = [
        house.browser(f"198.51.100.{n}").post(f"{API}/auth/codes", json={"phone": phone}) for n in range(6)
    ]

    assert [one.status_code for one in strangers] == [401] * 10 + [429] * 2
    assert late == 429
    assert [one.status_code for one in asked] == [202] * 4 + [429] * 2
    assert own.post(f"{API}/auth/codes", json={"phone": phone}).status_code == 202
    assert by_code(own, phone, code).status_code == 201


def test_many_guesses_at_a_code_at_once_get_five_looks(make: Make, database: Database) -> None:
    house = House(make)
    _, phone = house.account()
    code = ask(house, phone)
    with make.tx() as tx:
        index = tx.vault.index(phone, kind="phone") or ""
    wrong = "000000" if code != "000000" else "111111"
    engines = engines_of(database, 2)
    twins = [Runtime(one, make.settings, load_actor=None, clock=lambda: make.now) for one in engines]  # type: ignore[arg-type]
    work = partial(codes.is_right, phone_index=index, code=wrong, is_known=False)

    race([partial(sign_in.in_transaction, twins[n % 2], work) for n in range(20)])

    for engine in engines:
        engine.dispose()
    right = partial(codes.is_right, phone_index=index, code=code, is_known=False)
    assert sign_in.in_transaction(house.runtime, right) is False
