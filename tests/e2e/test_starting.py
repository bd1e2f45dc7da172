"""A newcomer's first minute: the server starts, the app opens, and says that this is a demo."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Server


def test_the_app_opens_on_a_phone_and_lists_the_demo_people(
    new_phone: Callable[[], BrowserContext], server: Server
) -> None:
    page = new_phone().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto("/")

    expect(page.get_by_text("王秀英").first).to_be_visible()
    assert errors == []


def test_the_server_tells_its_people_on_the_terminal(server: Server) -> None:
    told = server.log.read_text()

    assert server.url in told
    assert "19900000001" in told
