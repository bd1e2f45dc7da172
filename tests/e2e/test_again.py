"""A demo that was built before is shown, not built again."""

from collections.abc import Callable

import httpx2

from tests.e2e.conftest import Server


def test_building_again_tells_the_people_and_touches_nothing(
    server: Server, api: Callable[[str], httpx2.Client]
) -> None:
    before = api("19900000219").get("/points/accounts/mine").json()

    again = server.linban("demo")

    assert again.returncode == 0, again.stderr
    assert "19900000001" in again.stdout
    assert api("19900000219").get("/points/accounts/mine").json() == before
