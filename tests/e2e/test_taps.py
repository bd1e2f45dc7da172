"""How many taps an agent's intake takes: measured the way a thumb does it, and kept from growing."""

import re
import statistics
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import phones

MOST_TAPS = 6
TIMES = 3
COUNT = "() => { window.taps = 0; addEventListener('pointerup', () => { window.taps += 1; }, true); }"


def test_an_intake_takes_few_taps(sign_in: Callable[[str], Page], capsys: pytest.CaptureFixture[str]) -> None:
    agent = sign_in(phones.AGENT)

    measured = [_intake(agent) for _ in range(TIMES)]

    taps, keys, seconds = (statistics.median(one[place] for one in measured) for place in range(3))
    told = f"{taps:.0f} taps, {keys:.0f} keys, {seconds:.1f} s of the machine (median of {TIMES})"
    with capsys.disabled():
        print(f"\nintake: {told}")  # noqa: T201 - `make taps` shows it
    assert taps <= MOST_TAPS, "an intake became longer"


def _intake(agent: Page) -> tuple[int, int, float]:
    """Take in one case: the phone's tail, the person, the item, done."""
    agent.goto("/errands/intake")
    finder = agent.get_by_label("手机后四位，或姓名")
    expect(finder).to_be_visible()
    agent.evaluate(COUNT)
    began = time.monotonic()
    finder.tap()
    finder.press_sequentially("0001")
    agent.locator("button.hit").first.tap()
    agent.get_by_role("button", name=phones.ITEM).tap()
    agent.get_by_role("button", name="登记", exact=True).tap()
    expect(agent).not_to_have_url(re.compile("intake"))
    return agent.evaluate("() => window.taps"), len("0001"), time.monotonic() - began
