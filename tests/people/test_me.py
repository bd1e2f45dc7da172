"""Oneself over HTTP."""

import uuid
from collections.abc import Callable

from fastapi.testclient import TestClient

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


class TestMe:
    def test_a_villager_sees_home_household_and_station(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        village = make.village(town, name="柳树村")
        make.station(town)
        station = make.station(village)
        house = make.household(village)
        person = make.resident(village, name="王秀英", household=house)
        user = make.user(Role.resident, village, name="王秀英", resident=person)

        me = as_user(user.id).get("/api/v1/me").json()

        assert me["user"]["name"] == "王秀英"
        assert me["user"]["phone_masked"].count("*") == 4
        assert me["household"] == {"id": str(house.id), "name": house.name}
        assert me["resident"] == {
            "id": str(person.id),
            "name": "王秀英",
            "region_id": str(village.id),
            "region_name": "柳树村",
            "station_id": str(station.id),
        }
        assert me["home_station_id"] == str(station.id)
        assert me["grants"][0]["role"] == "resident"
        assert "order_place" in me["permissions"]
        assert "resident_view" not in me["permissions"]
        assert (me["elder_mode"], me["demo"]) == (False, True)

    def test_an_officer_on_no_roll_has_the_station_of_the_office(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        station = make.station(town)

        me = as_user(make.user(Role.town_officer, town).id).get("/api/v1/me").json()

        assert (me["resident"], me["household"]) == (None, None)
        assert me["home_station_id"] == str(station.id)

    def test_a_son_sees_for_whom_he_acts_until_she_ends_it(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        mother, son = make.resident(village, name="王秀英"), make.resident(village, name="王磊")
        agent = as_user(make.user(Role.agent, village).id)
        family = f"/api/v1/residents/{mother.id}/family"
        links = agent.post(family, json={"relative_id": str(son.id), "relation": "儿子"}).json()["items"]
        his = as_user(make.user(Role.resident, village, resident=son).id)

        seen = his.get("/api/v1/me").json()["elders"]
        agent.delete(f"{family}/{links[0]['id']}")

        assert seen == [{"id": str(mother.id), "name": "王秀英", "relation": "儿子"}]
        assert his.get("/api/v1/me").json()["elders"] == []

    def test_a_mother_does_not_act_for_her_son(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        mother, son = make.resident(village), make.resident(village)
        agent = as_user(make.user(Role.agent, village).id)
        agent.post(
            f"/api/v1/residents/{mother.id}/family", json={"relative_id": str(son.id), "relation": "儿子"}
        )

        hers = as_user(make.user(Role.resident, village, resident=mother).id)

        assert hers.get("/api/v1/me").json()["elders"] == []

    def test_the_reading_size_is_remembered(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        changed = client.patch("/api/v1/me", json={"elder_mode": True}).json()

        assert changed["elder_mode"] is True
        assert client.get("/api/v1/me").json()["elder_mode"] is True
        assert client.patch("/api/v1/me", json={"name": "改名"}).status_code == 422

    def test_strangers_are_asked_to_sign_in(self, client: TestClient, make: Make) -> None:
        make.county()

        assert client.get("/api/v1/me").status_code == 401
        assert client.patch("/api/v1/me", json={"elder_mode": True}).status_code == 401
