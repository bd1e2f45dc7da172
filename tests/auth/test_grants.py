"""Roles are handed out below the own one and inside the own area; nobody becomes somebody else."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.core.permissions import ROLE_RANK, Role
from app.orgs.models import Region
from tests.auth.devices import API
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
MANAGERS = (Role.town_officer, Role.county_officer, Role.admin)


class Scene:
    """A county with two towns, and somebody in a village of the first."""

    def __init__(self, make: Make, as_user: AsUser) -> None:
        self.make, self.as_user = make, as_user
        self.town, self.other_town = make.region(), make.region()
        self.village, self.elsewhere = make.village(self.town), make.village(self.other_town)
        self.someone = make.user(Role.resident, self.village)

    def place_of(self, role: Role) -> Region:
        """Give where an officer of a role sits."""
        return self.town if role is Role.town_officer else self.make.county()

    def give(self, client: TestClient, role: Role, place: Region) -> int:
        """Try to give somebody a role at a place; give the status."""
        body = {"user_id": str(self.someone.id), "role": role.value, "region_id": str(place.id)}
        return client.post(f"{API}/grants", json=body).status_code


@pytest.fixture
def scene(make: Make, as_user: AsUser) -> Scene:
    """Give the county."""
    return Scene(make, as_user)


@pytest.mark.parametrize("manager", MANAGERS)
def test_every_role_below_the_own_is_given_and_no_other(scene: Scene, manager: Role) -> None:
    client = scene.as_user(scene.make.user(manager, scene.place_of(manager)).id)

    statuses = {role: scene.give(client, role, scene.town) for role in Role}

    assert statuses == {role: 201 if ROLE_RANK[role] < ROLE_RANK[manager] else 403 for role in Role}


@pytest.mark.parametrize("manager", MANAGERS)
def test_a_role_is_taken_back_from_above_only(scene: Scene, manager: Role) -> None:
    client = scene.as_user(scene.make.user(manager, scene.place_of(manager)).id)
    held = {role: scene.make.grant(scene.someone, role, scene.village) for role in Role if role != "resident"}

    statuses = {role: client.delete(f"{API}/grants/{row.id}").status_code for role, row in held.items()}

    assert statuses == {role: 204 if ROLE_RANK[role] < ROLE_RANK[manager] else 403 for role in held}


def test_a_town_hands_out_nothing_next_door_nor_above(scene: Scene) -> None:
    officer = scene.as_user(scene.make.user(Role.town_officer, scene.town).id)
    held = scene.make.grant(scene.someone, Role.agent, scene.elsewhere)

    given = [scene.give(officer, Role.agent, place) for place in (scene.elsewhere, scene.make.county())]

    assert given == [404, 404]
    assert officer.delete(f"{API}/grants/{held.id}").status_code == 404


def test_a_high_role_that_manages_nobody_lends_its_rank_to_none(scene: Scene) -> None:
    both = scene.make.user(Role.town_officer, scene.town)
    scene.make.grant(both, Role.auditor, scene.make.county())

    assert scene.give(scene.as_user(both.id), Role.town_officer, scene.village) == 403


def test_an_officer_of_two_towns_has_each_rank_in_its_own(scene: Scene) -> None:
    both = scene.make.user(Role.station_lead, scene.town)
    scene.make.grant(both, Role.town_officer, scene.other_town)
    client = scene.as_user(both.id)

    assert [scene.give(client, Role.agent, place) for place in (scene.village, scene.elsewhere)] == [404, 201]


class TestAgents:
    @pytest.fixture
    def villager(self, scene: Scene) -> UserAccount:
        """Give somebody who signs in by phone."""
        return scene.make.user(Role.resident, scene.village)

    @pytest.mark.parametrize("role", [Role.agent, Role.station_lead])
    def test_an_agent_does_not_move_a_villagers_sign_in_to_another_phone(
        self, scene: Scene, villager: UserAccount, role: Role
    ) -> None:
        agent = scene.as_user(scene.make.user(role, scene.village).id)

        answer = agent.patch(f"{API}/residents/{villager.resident_id}", json={"phone": "13900006666"})

        assert answer.status_code == 403
        assert "干部" in answer.json()["detail"]
        with scene.make.tx() as tx:
            assert tx.session.get_one(UserAccount, villager.id).phone_index == villager.phone_index

    def test_an_agent_keeps_a_landline_to_call_without_moving_the_sign_in(
        self, scene: Scene, villager: UserAccount
    ) -> None:
        agent = scene.as_user(scene.make.user(Role.agent, scene.village).id)

        answer = agent.patch(f"{API}/residents/{villager.resident_id}", json={"phone": "0817-1234567"})

        assert answer.status_code == 200
        with scene.make.tx() as tx:
            assert tx.session.get_one(UserAccount, villager.id).phone_index == villager.phone_index

    def test_no_call_sets_another_persons_password(self, scene: Scene, villager: UserAccount) -> None:
        agent = scene.as_user(scene.make.user(Role.agent, scene.village).id)

        answer = agent.put(
            f"{API}/me/password", json={"new_password": "another of these", "user_id": str(villager.id)}
        )

        assert answer.status_code == 422
        with scene.make.tx() as tx:
            assert tx.session.get_one(UserAccount, villager.id).password_hash == ""
