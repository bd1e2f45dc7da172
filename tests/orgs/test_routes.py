"""Places and stations over HTTP."""

import io
import uuid
from collections.abc import Callable
from datetime import timedelta

from fastapi.testclient import TestClient
from openpyxl import Workbook

from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


class TestRegions:
    def test_everybody_lists_a_places_children(self, client: TestClient, make: Make) -> None:
        town = make.region()
        villages = [make.village(town, name=name) for name in ("柳树村", "杨树村")]

        answer = client.get(f"{API}/regions", params={"parent_id": str(town.id)}).json()

        assert [one["id"] for one in answer["items"]] == [str(one.id) for one in villages]
        assert answer["items"][0] == {
            "id": str(villages[0].id),
            "code": villages[0].code,
            "level": "village",
            "name": "柳树村",
            "parent_id": str(town.id),
            "path": villages[0].path,
            "closed_on": None,
            "successor_id": None,
        }

    def test_pages_follow_each_other(self, client: TestClient, make: Make) -> None:
        town = make.region()
        names = [make.village(town).name for _ in range(3)]
        params = {"parent_id": str(town.id), "limit": "2"}

        first = client.get(f"{API}/regions", params=params).json()
        second = client.get(f"{API}/regions", params=params | {"cursor": first["next_cursor"]}).json()

        assert [one["name"] for one in first["items"] + second["items"]] == names
        assert second["next_cursor"] is None

    def test_search_takes_signs_literally(self, client: TestClient, make: Make) -> None:
        make.village(name="百分%村")
        make.village(name="平常村")

        for q in ("%", "_", "\\", "'; DROP TABLE region; --"):
            found = client.get(f"{API}/regions", params={"q": q}).json()["items"]
            assert [one["name"] for one in found] == (["百分%村"] if q == "%" else [])

    def test_an_unknown_place_is_not_found(self, client: TestClient, make: Make) -> None:
        make.county()

        assert client.get(f"{API}/regions/{uuid.uuid4()}").status_code == 404
        assert client.get(f"{API}/stations/{uuid.uuid4()}").status_code == 404
        assert client.get(f"{API}/regions/nothing").status_code == 422

    def test_only_a_manager_of_places_makes_one(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        body = {"parent_id": str(town.id), "level": "village", "code": "510100000201", "name": "新村"}

        admin = as_user(make.user(Role.admin, make.county()).id).post(f"{API}/regions", json=body)
        officer = as_user(make.user(Role.town_officer, town).id).post(f"{API}/regions", json=body)

        assert admin.status_code == 201
        assert admin.json()["path"].startswith(town.path)
        assert officer.status_code == 403

    def test_a_merge_needs_a_successor(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        old, new = make.village(town), make.village(town)
        admin = as_user(make.user(Role.admin, make.county()).id)
        path = f"{API}/regions/{old.id}/transitions"

        without = admin.post(path, json={"action": "merge"})
        merged = admin.post(path, json={"action": "merge", "successor_id": str(new.id)})
        again = admin.post(path, json={"action": "close"})

        assert (without.status_code, merged.status_code, again.status_code) == (422, 201, 409)
        assert merged.json()["successor_id"] == str(new.id)
        assert merged.json()["closed_on"] == "2026-11-18"


class TestRegionImport:
    TABLE = "区划代码,名称\n510100201000,新镇\n510100201201,新村\n510100201201001,一网格\n"

    def send(self, client: TestClient, content: bytes, *, dry_run: bool = False) -> dict[str, object]:
        answer = client.post(
            f"{API}/regions/imports", params={"dry_run": str(dry_run)}, files={"file": ("a.csv", content)}
        )
        assert answer.status_code == 200, answer.text
        body: dict[str, object] = answer.json()
        return body

    def test_a_dry_run_writes_nothing_and_a_second_run_changes_nothing(
        self, as_user: AsUser, make: Make
    ) -> None:
        admin = as_user(make.user(Role.admin, make.county()).id)
        content = self.TABLE.encode("gb18030")

        tried = self.send(admin, content, dry_run=True)
        done = self.send(admin, content)
        again = self.send(admin, content)

        assert tried == done == {"rows": 3, "created": 3, "updated": 0, "errors": []}
        assert again == {"rows": 3, "created": 0, "updated": 0, "errors": []}

    def test_with_one_error_nothing_is_written(self, as_user: AsUser, make: Make) -> None:
        admin = as_user(make.user(Role.admin, make.county()).id)
        content = self.TABLE + "12345,坏代码\n510100999201,没有上级\n510100201000,重复\n"

        answer = self.send(admin, content.encode())

        assert answer["created"] == 0
        assert [(one["row"], one["column"]) for one in answer["errors"]] == [  # type: ignore[attr-defined]
            (5, "区划代码"),
            (6, "区划代码"),
            (7, "区划代码"),
        ]
        assert admin.get(f"{API}/regions", params={"q": "新镇"}).json()["items"] == []

    def test_a_formula_is_refused(self, as_user: AsUser, make: Make) -> None:
        book = Workbook()
        assert book.active is not None
        book.active.append(["区划代码", "名称"])
        book.active.append(["510100201000", "=1+1"])
        stream = io.BytesIO()
        book.save(stream)
        admin = as_user(make.user(Role.admin, make.county()).id)

        answer = self.send(admin, stream.getvalue())

        assert answer["errors"] == [{"row": 2, "column": "名称", "detail": "单元格里是公式，请改成文字"}]


class TestStations:
    def test_the_public_page_has_its_whole_shape(self, client: TestClient, make: Make) -> None:
        village = make.village()
        station = make.station(village)

        answer = client.get(f"{API}/stations/{station.id}").json()

        assert answer == {
            "id": str(station.id),
            "code": station.code,
            "name": station.name,
            "kind": "village",
            "region_id": str(village.id),
            "region_name": village.name,
            "parent_id": None,
            "address": "",
            "phone": "0800000000",
            "hours": "每天 8:30-17:30",
            "on_duty": [],
            "items_count": 0,
            "passport": "",
            "is_open": True,
        }

    def test_a_region_lists_stations_under_it(self, client: TestClient, make: Make) -> None:
        town = make.region()
        stations = [make.station(town), make.station(make.village(town))]
        make.station(make.village())

        found = client.get(f"{API}/stations", params={"region_id": str(town.id)}).json()["items"]

        assert {one["id"] for one in found} == {str(one.id) for one in stations}

    def test_the_substitute_is_on_duty_in_place_of_the_person(
        self, client: TestClient, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        station = make.station(village)
        lead, agent = make.user(Role.station_lead, village), make.user(Role.agent, village)
        today = make.now.date().isoformat()
        shift = {"date": today, "starts": "08:30", "ends": "17:30", "user_id": str(agent.id)}
        shifts = [shift | {"substitute_id": str(lead.id), "phone": "0810-1234567"}]

        put = as_user(lead.id).put(f"{API}/stations/{station.id}/duty", json={"shifts": shifts})
        during = client.get(f"{API}/stations/{station.id}").json()["on_duty"]
        client.app.state.runtime.clock = lambda: make.now + timedelta(hours=9)  # type: ignore[attr-defined]
        after = client.get(f"{API}/stations/{station.id}").json()["on_duty"]

        assert put.status_code == 200
        assert put.json()["items"][0]["substitute_name"] == lead.name
        assert during == [{"name": lead.name, "phone": "0810-1234567"}]
        assert after == []

    def test_a_roster_takes_only_staff_and_no_overlaps(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        station = make.station(village)
        lead, villager = make.user(Role.station_lead, village), make.user(Role.resident, village)
        client, path = as_user(lead.id), f"{API}/stations/{station.id}/duty"
        good = {"date": "2026-11-19", "starts": "08:30", "ends": "12:00", "user_id": str(lead.id)}

        for bad, pointer in (
            ([good | {"user_id": str(villager.id)}], "/shifts/0/user_id"),
            ([good | {"ends": "08:00"}], "/shifts/0/ends"),
            ([good | {"date": "2026-11-17"}], "/shifts/0/date"),
            ([good, good | {"starts": "11:00"}], "/shifts/1/starts"),
        ):
            answer = client.put(path, json={"shifts": bad})
            assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)

    def test_a_lead_of_another_village_changes_nothing(self, as_user: AsUser, make: Make) -> None:
        station = make.station(make.village())
        other = as_user(make.user(Role.station_lead, make.village()).id)

        assert other.patch(f"{API}/stations/{station.id}", json={"name": "改名"}).status_code == 403
        assert other.put(f"{API}/stations/{station.id}/duty", json={"shifts": []}).status_code == 403
        assert other.get(f"{API}/stations/{station.id}/staff").status_code == 404

    def test_an_officer_opens_a_station_that_reports_upward(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        above = make.station(town)
        village = make.village(town)
        officer = as_user(make.user(Role.town_officer, town).id)
        body = {"region_id": str(village.id), "kind": "village", "code": "V-001", "name": "新站"}

        made = officer.post(f"{API}/stations", json=body)
        twin = officer.post(f"{API}/stations", json=body)
        wrong = officer.post(f"{API}/stations", json=body | {"kind": "town", "code": "V-002"})

        assert made.status_code == 201
        assert made.json()["parent_id"] == str(above.id)
        assert (twin.status_code, wrong.status_code) == (409, 422)

    def test_staff_are_those_who_can_be_given_an_errand(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        village = make.village(town)
        station = make.station(village)
        agent, roaming = make.user(Role.agent, village), make.user(Role.agent, town)
        make.user(Role.resident, village)
        make.user(Role.town_officer, town)
        make.user(Role.agent, make.village(town))

        answer = as_user(agent.id).get(f"{API}/stations/{station.id}/staff").json()["items"]

        assert {one["user_id"] for one in answer} == {str(agent.id), str(roaming.id)}
