"""The same villager where the network fails: what was written is kept, and sent once when it returns."""

from collections.abc import Callable
from typing import Any

import httpx2
from playwright.sync_api import Page, Route, expect

from tests.e2e import phones
from tests.e2e.phones import ITEM, RESIDENT

SignIn = Callable[[str], Page]
Api = Callable[[str], httpx2.Client]


def test_an_errand_without_network_is_kept_and_sent_once(sign_in: SignIn, api: Api) -> None:
    words = "山上没有信号，先写下来。"
    page = sign_in(RESIDENT)
    phones.fill_in_errand(page, words=words)

    page.context.set_offline(True)
    phones.submit(page)
    expect(page.get_by_text("已保存，联网后自动提交。")).to_be_visible()
    kept = _errands(api, words)
    page.context.set_offline(False)
    page.goto("/me/outbox")
    expect(page.get_by_text("都传完了").first).to_be_visible()

    assert kept == []
    sent = _errands(api, words)
    assert [one["service_item"]["name"] for one in sent] == [ITEM]
    assert len(sent[0]["files"]) == 1


def test_an_answer_that_is_lost_on_the_way_makes_no_second_errand(sign_in: SignIn, api: Api) -> None:
    words = "信号断断续续，请别办两次。"
    page = sign_in(RESIDENT)
    phones.fill_in_errand(page, words=words)
    lost: list[int] = []

    def lose_first_answer(route: Route) -> None:
        """Let the server do its work, then lose what it says."""
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort("connectionreset")

    page.context.route("**/api/v1/errands", lose_first_answer)
    phones.submit(page)
    expect(page.get_by_text("已保存，联网后自动提交。")).to_be_visible()
    page.goto("/me/outbox")
    page.get_by_role("button", name="现在上传").or_(page.get_by_text("都传完了")).first.click()
    expect(page.get_by_text("都传完了").first).to_be_visible()

    assert lost == [201]
    assert len(_errands(api, words)) == 1


def _errands(api: Api, words: str) -> list[dict[str, Any]]:
    """List the villager's errands that say these words."""
    found = api(RESIDENT).get("/errands", params={"scope": "mine", "limit": 50}).raise_for_status()
    return [one for one in found.json()["items"] if one["description"] == words]
