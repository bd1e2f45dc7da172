"""The story of a village on three phones: an errand asked for, done, thanked for, and the thanks spent."""

from collections.abc import Callable

import httpx2
from playwright.sync_api import Page, expect

from tests.e2e import phones
from tests.e2e.conftest import Server
from tests.e2e.phones import AGENT, GOODS, ITEM, RESIDENT, SHOPKEEPER

SignIn = Callable[[str], Page]
Api = Callable[[str], httpx2.Client]


def test_a_villager_is_helped_and_the_helper_is_thanked(sign_in: SignIn, api: Api, server: Server) -> None:
    words = "想办优待证，坐公交去看孙子。"
    villager, agent = sign_in(RESIDENT), sign_in(AGENT)
    earned_before = _points_of(api(AGENT))

    phones.fill_in_errand(villager, words=words)
    phones.submit(villager)
    expect(villager.get_by_text("待认领", exact=True)).to_be_visible()
    expect(villager.get_by_role("heading", name=ITEM)).to_be_visible()
    _claim_and_complete(agent, words)
    villager.reload()
    phones.act(villager, "签收", fill={})
    expect(villager.get_by_text("已签收", exact=True).first).to_be_visible()
    phones.act(villager, "评价", choose="非常满意")

    expect(villager.get_by_text("非常满意").first).to_be_visible()
    _wait_for_points(agent, earned_before + 2)
    expect(agent.get_by_text("志愿帮办、代办一件办结").first).to_be_visible()
    assert server.linban("verify").returncode == 0


def test_points_are_spent_in_the_shop_and_the_books_are_right(
    sign_in: SignIn, api: Api, server: Server
) -> None:
    villager, keeper = sign_in(RESIDENT), sign_in(SHOPKEEPER)
    before = _points_of(api(RESIDENT))

    code = phones.order(villager)
    keeper.goto("/counter")
    for digit in code:
        keeper.get_by_role("group", name="数字键").get_by_role("button", name=digit, exact=True).click()
    keeper.get_by_role("button", name="查这个码").click()
    expect(keeper.get_by_text(GOODS)).to_be_visible()
    keeper.get_by_role("button", name="东西已给，确认").click()

    expect(keeper.get_by_role("heading", name="已领走")).to_be_visible()
    assert _points_of(api(RESIDENT)) == before - 12
    proof = server.linban("verify")
    assert proof.returncode == 0, proof.stdout + proof.stderr


def test_a_code_is_collected_once(sign_in: SignIn, api: Api) -> None:
    code = phones.order(sign_in(RESIDENT))
    keeper = api(SHOPKEEPER)

    first = keeper.post("/shop/pickups", json={"pickup_code": code})
    second = keeper.post("/shop/pickups", json={"pickup_code": code})

    assert first.status_code == 200
    assert (second.status_code, second.json()["type"]) == (409, "/problems/already-collected")


def _claim_and_complete(agent: Page, words: str) -> None:
    agent.goto("/desk")
    phones.open_card(agent, words)
    agent.get_by_role("button", name="认领", exact=True).click()
    expect(agent.get_by_text("已受理", exact=True).first).to_be_visible()
    agent.get_by_role("button", name="开始办理", exact=True).click()
    expect(agent.get_by_text("办理中", exact=True).first).to_be_visible()
    phones.act(agent, "办结", fill={"办理结果": "证已办好，送到家里了。"})
    expect(agent.get_by_text("已办结", exact=True).first).to_be_visible()


def _points_of(client: httpx2.Client) -> int:
    available: int = client.get("/points/accounts/mine").raise_for_status().json()["available"]
    return available


def _wait_for_points(page: Page, points: int) -> None:
    """Look again until the worker has delivered the thanks."""
    for _ in range(20):
        page.goto("/points")
        if phones.spendable(page) == points:
            return
    assert phones.spendable(page) == points
