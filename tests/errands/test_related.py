"""Rows that other features put on an errand's page."""

from collections.abc import Iterator

import pytest

from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.queries import related
from tests.errands.scene import ERRANDS, AsUser, Scene, post_step


def _papers(_tx: Tx, errand: Errand) -> list[related.Related]:
    return [related.Related(kind="papers", label=f"单子 {errand.number}", count=2, is_alert=True)]


@pytest.fixture(autouse=True)
def _told() -> Iterator[None]:
    related.RELATED.append(_papers)
    yield
    related.RELATED.remove(_papers)


class TestRelatedRows:
    def test_one_errand_tells_what_other_features_have(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand()
        row = {"kind": "papers", "label": f"单子 {errand.number}", "count": 2, "is_alert": True}
        agent = as_user(scene.agent.id)

        assert row in agent.get(f"{ERRANDS}/{errand.id}").json()["related"]
        assert row in post_step(agent, errand, scene.step("claim")).json()["related"]

    def test_a_list_tells_nothing_of_it(self, scene: Scene, as_user: AsUser) -> None:
        scene.errand()

        listed = as_user(scene.agent.id).get(f"{ERRANDS}?scope=station").json()["items"]

        assert [one["related"] for one in listed] == [[]]
