"""Nobody learns from an answer, or from the work behind it, whether a phone is known."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from app.auth.models import UserAccount
from app.auth.service import passwords, sign_in
from app.core.db import Database
from app.core.permissions import Role
from app.core.tx import Tx
from tests.auth.devices import API, House, by_code, by_password
from tests.factories import Make

UNKNOWN = "13900000000"


class Work:
    """What an answer cost: statements sent to the database, passwords compared."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self.compared = 0


@pytest.fixture
def house(make: Make) -> House:
    """Give a server and browsers."""
    return House(make)


@contextmanager
def watched(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Watch the work of what happens inside."""
    work, compare = Work(), passwords.is_right

    def note(*told: object) -> None:
        work.statements.append(str(told[2]))

    def counted(*, stored: str, password: str) -> bool:
        work.compared += 1
        return compare(stored=stored, password=password)

    event.listen(database.engine, "before_cursor_execute", note)
    with monkeypatch.context() as patch:
        patch.setattr(passwords, "is_right", counted)
        yield work
    event.remove(database.engine, "before_cursor_execute", note)


def phones(house: House) -> dict[str, str]:
    """Give a phone of each kind that must look alike."""
    _, with_password = house.account()
    without = house.make.user(Role.resident, house.make.village())
    gone, gone_phone = house.account()
    with house.make.tx() as tx:
        tx.session.get_one(UserAccount, gone.id).is_active = False
        without_phone = tx.vault.open(without.phone_sealed)
    return {"known": with_password, "no password": without_phone, "disabled": gone_phone, "unknown": UNKNOWN}


def test_a_wrong_password_costs_and_says_the_same_for_every_phone(
    house: House, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, costs = set(), set()

    for phone in phones(house).values():
        with watched(database, monkeypatch) as work:
            answer = by_password(house.browser(), phone, "wrong")
        answers.add((answer.status_code, answer.text, answer.headers.get("set-cookie")))
        costs.add((tuple(work.statements), work.compared))

    assert len(answers) == 1
    assert len(costs) == 1
    assert next(iter(costs))[1] == 1


def test_a_wrong_code_costs_and_says_the_same_for_every_phone(
    house: House, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, costs = set(), set()

    for phone in phones(house).values():
        with watched(database, monkeypatch) as work:
            asked = house.browser().post(f"{API}/auth/codes", json={"phone": phone})
            answer = by_code(house.browser(), phone, "000000")
        answers.add((asked.status_code, asked.text, answer.status_code, answer.text))
        costs.add(tuple(work.statements))

    assert len(answers) == 1
    assert len(costs) == 1


def test_the_limit_says_the_same_for_every_phone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "is_right", lambda **_: False)
    answers = set()

    for phone in phones(house).values():
        for number in range(10):
            by_password(house.browser(f"198.51.100.{number}"), phone, "wrong")
        answer = by_password(house.browser("198.51.100.99"), phone, "wrong")
        answers.add((answer.status_code, answer.text, answer.headers["retry-after"]))

    assert len(answers) == 1
    assert next(iter(answers))[0] == 429


def test_a_shortcut_for_unknown_phones_would_fail_this(
    house: House, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = sign_in._begin

    def hasty(tx: Tx, *, phone: str, visit: sign_in.Visit) -> object:
        begun = begin(tx, phone=phone, visit=visit)
        if not begun.stored:
            raise sign_in.SignInFailed("手机号或密码不正确；也可以用验证码登录")
        return begun

    monkeypatch.setattr(sign_in, "_begin", hasty)

    with pytest.raises(AssertionError):
        test_a_wrong_password_costs_and_says_the_same_for_every_phone(house, database, monkeypatch)
