"""Family links: agreed to by the elder, and ended by either."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.people.models import FamilyLink
from app.people.service import family
from tests.authority.scene import Scene, on_the_roll, scene
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
FAMILY = "/api/v1/me/family"


@pytest.fixture
def it(make: Make) -> Scene:
    return scene(make)


def unconfirmed(it: Scene) -> uuid.UUID:
    with it.make.tx() as tx:
        made = family.link_family(
            tx,
            elder_id=it.elder_id,
            relative_id=on_the_roll(it.stranger),
            relation="侄子",
            confirmed=False,
        )
        return made.id


def test_both_see_the_link_and_what_it_lets_the_relative_do(it: Scene, as_user: AsUser) -> None:
    of_elder = as_user(it.elder.id).get(FAMILY).json()["items"]
    of_son = as_user(it.son.id).get(FAMILY).json()["items"]

    assert [(one["name"], one["is_elder"], one["actions"]) for one in of_elder] == [("王磊", True, ["end"])]
    assert [(one["name"], one["is_elder"]) for one in of_son] == [("王秀英", False)]
    assert "替您签收、评价" in of_elder[0]["may"]
    assert as_user(it.stranger.id).get(FAMILY).json()["items"] == []


def test_a_link_counts_only_once_the_elder_herself_agreed(it: Scene, as_user: AsUser) -> None:
    link_id = unconfirmed(it)
    errand = it.make.errand(it.station, it.elder, item=it.make.service_item())
    relative = as_user(it.stranger.id)
    assert relative.get(f"/api/v1/errands/{errand.id}").status_code == 404
    assert relative.put(f"{FAMILY}/{link_id}/confirmation").status_code == 404

    assert as_user(it.elder.id).put(f"{FAMILY}/{link_id}/confirmation").status_code == 200

    assert relative.get(f"/api/v1/errands/{errand.id}").status_code == 200


@pytest.mark.parametrize("who", ["elder", "son"])
def test_either_ends_it_and_nobody_else(it: Scene, as_user: AsUser, who: str) -> None:
    errand = it.make.errand(it.station, it.elder, item=it.make.service_item())
    with it.make.tx() as tx:
        link_id = tx.session.exec(select(FamilyLink.id)).one()
    assert as_user(it.stranger.id).delete(f"{FAMILY}/{link_id}").status_code == 404

    assert as_user(getattr(it, who).id).delete(f"{FAMILY}/{link_id}").status_code == 204

    assert as_user(it.son.id).get(f"/api/v1/errands/{errand.id}").status_code == 404
