"""Hashing passwords holds up nobody else: a lane of its own, a short queue, and room for known devices."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

import anyio
import httpx2
import pytest
from fastapi.testclient import TestClient

from app.auth.service import codes, passwords
from app.core.lanes import KNOWN, STRANGERS, Lane
from tests.auth.devices import API, PASSWORD, House, bearer, by_code, by_password
from tests.factories import Make

SECONDS = 20
# Threads and queues know no database: one engine tells as much as two.
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")


class Stop:
    """A comparison that waits until it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Semaphore(0)
        self.go = threading.Event()

    def __call__(self, *_positional: object, **_named: object) -> bool:
        """Wait, and find it wrong."""
        self.reached.release()
        assert self.go.wait(SECONDS)
        return False


@pytest.fixture
def house(make: Make) -> House:
    """Give a server with a single thread for requests, and room for two in each lane."""
    built = House(make)
    built.runtime.limiter = anyio.CapacityLimiter(1)
    built.runtime.lanes = {name: Lane(at_once=1, waiting=1) for name in (STRANGERS, KNOWN)}
    return built


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """Give threads for browsers that wait."""
    with ThreadPoolExecutor(8) as threads:
        yield threads


def test_while_a_password_is_compared_the_only_thread_answers_others(
    house: House, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, phone = house.account()
    with house.browser() as browser:
        header = bearer(by_password(browser, phone))
        browser.cookies.clear()
        stop = Stop()
        monkeypatch.setattr(passwords, "is_right", stop)

        hashing = pool.submit(by_password, browser, phone, "wrong")
        assert stop.reached.acquire(timeout=SECONDS)
        meanwhile = pool.submit(browser.get, f"{API}/me", headers=header).result(SECONDS)
        asked = pool.submit(by_code, browser, phone, "000000").result(SECONDS)
        stop.go.set()

        assert (meanwhile.status_code, asked.status_code) == (200, 401)
        assert hashing.result(SECONDS).status_code == 401


def test_slow_work_outside_the_lane_would_fail_this(
    house: House, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, phone = house.account()
    with house.browser() as browser:
        header = bearer(by_password(browser, phone))
        stop = Stop()
        monkeypatch.setattr(codes, "is_right", stop)

        # A code is compared in the thread that others need.
        slow = pool.submit(by_code, browser, phone, "000000")
        assert stop.reached.acquire(timeout=SECONDS)
        meanwhile = pool.submit(browser.get, f"{API}/me", headers=header)

        with pytest.raises(TooLate):
            meanwhile.result(0.5)
        stop.go.set()
        slow.result(SECONDS)
        meanwhile.result(SECONDS)


def test_a_full_queue_turns_strangers_away_but_no_known_device(
    house: House, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, phone = house.account()
    with house.browser() as browser:
        mark = by_password(browser, phone).cookies["linban_device"]
        browser.cookies.clear()
        stop = Stop()
        monkeypatch.setattr(passwords, "is_right", stop)
        waiting: list[Future[httpx2.Response]] = []

        waiting.append(pool.submit(by_password, browser, "13900000001", "wrong"))
        assert stop.reached.acquire(timeout=SECONDS)
        waiting.append(pool.submit(by_password, browser, "13900000002", "wrong"))
        _until_inside(house, 2)
        away = pool.submit(by_password, browser, "13900000003", "wrong").result(SECONDS)
        known = pool.submit(_with_mark, browser, phone, mark)
        reached = stop.reached.acquire(timeout=SECONDS)
        stop.go.set()

        assert (away.status_code, away.headers["retry-after"]) == (503, "3")
        assert "验证码" in away.json()["detail"]
        assert reached
        assert known.result(SECONDS).status_code == 401
        assert {one.result(SECONDS).status_code for one in waiting} == {401}


def _with_mark(browser: TestClient, phone: str, mark: str) -> httpx2.Response:
    return browser.post(
        f"{API}/auth/sessions",
        json={"phone": phone, "password": PASSWORD},
        headers={"cookie": f"linban_device={mark}"},
    )


def _until_inside(house: House, count: int) -> None:
    """Wait until so many run or wait in the lane of strangers."""
    pause = threading.Event()
    for _ in range(SECONDS * 100):
        if house.runtime.lanes[STRANGERS].inside >= count:
            return
        pause.wait(0.01)
    pytest.fail("nobody came")
