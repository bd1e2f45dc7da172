"""Submitting: for whom, where, under which number."""

from datetime import timedelta

from sqlmodel import col, select

from app.core.permissions import Role
from app.errands.models import Errand, ErrandCounter
from app.people.models import Resident
from tests.errands.scene import ERRANDS, AsUser, Scene
from tests.factories import Make


class TestForWhom:
    def test_without_a_beneficiary_it_is_for_oneself(self, scene: Scene, as_user: AsUser) -> None:
        answer = as_user(scene.resident.id).post(ERRANDS, json=scene.draft()).json()

        assert answer["requester"]["id"] == answer["typed_by"]["id"] == str(scene.resident.id)
        assert answer["beneficiary"]["resident_id"] == str(scene.resident.resident_id)
        assert (answer["state"], answer["state_label"], answer["light"]) == ("submitted", "待认领", "green")

    def test_somebody_on_no_roll_is_told_to_name_a_person(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        visitor = make.user(Role.agent, scene.town)

        answer = as_user(visitor.id).post(ERRANDS, json=scene.draft())

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/beneficiary"

    def test_confirmed_family_submits_for_an_elder(self, scene: Scene, as_user: AsUser) -> None:
        son = scene.relative()
        draft = scene.draft(beneficiary={"resident_id": str(scene.resident.resident_id)})

        answer = as_user(son.id).post(ERRANDS, json=draft)

        assert answer.status_code == 201
        assert answer.json()["requester"]["name"] == "王磊"
        assert answer.json()["beneficiary"]["name"] == "王秀英"
        assert as_user(scene.resident.id).get(f"{ERRANDS}/{answer.json()['id']}").status_code == 200

    def test_family_that_was_not_confirmed_does_not(self, scene: Scene, as_user: AsUser) -> None:
        son = scene.relative(is_confirmed=False)
        draft = scene.draft(beneficiary={"resident_id": str(scene.resident.resident_id)})

        assert as_user(son.id).post(ERRANDS, json=draft).status_code == 403

    def test_a_neighbour_does_not_submit_for_others(self, scene: Scene, as_user: AsUser) -> None:
        neighbour = as_user(scene.neighbour().id)
        known = scene.draft(beneficiary={"resident_id": str(scene.resident.resident_id)})

        assert neighbour.post(ERRANDS, json=known).status_code == 403
        assert neighbour.post(ERRANDS, json=scene.draft(beneficiary={"name": "某人"})).status_code == 403

    def test_an_agent_types_for_somebody_on_the_roll(self, scene: Scene, as_user: AsUser) -> None:
        draft = scene.draft(
            channel="phone",
            beneficiary={"resident_id": str(scene.resident.resident_id)},
            contact_phone="13812341234",
        )

        answer = as_user(scene.agent.id).post(ERRANDS, json=draft).json()

        assert answer["requester"]["id"] == str(scene.resident.id)
        assert answer["typed_by"]["id"] == str(scene.agent.id)
        assert answer["contact_phone"] == "138****1234"

    def test_an_agent_registers_a_new_person_on_the_spot_once(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        person = {"name": "新来的", "phone": "13912345678", "address": "三组 12 号"}
        draft = scene.draft(channel="walk_in", beneficiary=person)

        first = as_user(scene.agent.id).post(ERRANDS, json=draft).json()
        second = as_user(scene.agent.id).post(ERRANDS, json=draft).json()

        assert first["beneficiary"]["phone"] == "139****5678"
        assert first["beneficiary"]["address"] == "三组 12 号"
        assert second["beneficiary"]["resident_id"] == first["beneficiary"]["resident_id"]
        with make.tx() as tx:
            met = tx.session.exec(select(Resident).where(Resident.name == "新来的")).one()
        assert (met.is_confirmed, met.village_id) == (False, scene.village.id)

    def test_two_people_of_one_name_are_two_people(self, scene: Scene, as_user: AsUser) -> None:
        agent = as_user(scene.agent.id)
        drafts = [
            scene.draft(channel="walk_in", beneficiary={"name": "王秀英"}),
            scene.draft(channel="walk_in", beneficiary={"name": "王秀英", "phone": "13912345678"}),
        ]

        answers = [agent.post(ERRANDS, json=draft).json() for draft in drafts]

        assert answers[0]["requester"] is None
        ids = {one["beneficiary"]["resident_id"] for one in answers}
        assert len(ids | {str(scene.resident.resident_id)}) == 3

    def test_a_town_station_asks_in_which_village_somebody_new_lives(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        agent = as_user(make.user(Role.agent, scene.town).id)
        at_town = {"channel": "walk_in", "station_id": str(scene.town_station.id)}
        village = {"name": "某人", "region_id": str(scene.village.id)}

        refused = agent.post(ERRANDS, json=scene.draft(**at_town, beneficiary={"name": "某人"}))
        taken = agent.post(ERRANDS, json=scene.draft(**at_town, beneficiary=village))

        assert refused.json()["errors"][0]["pointer"] == "/beneficiary/region_id"
        assert taken.status_code == 201

    def test_an_agent_of_another_village_does_not_type_here(self, scene: Scene, as_user: AsUser) -> None:
        foreign = as_user(scene.foreign_agent().id)
        draft = scene.draft(channel="walk_in", beneficiary={"name": "某人"})

        assert foreign.post(ERRANDS, json=draft).status_code == 403

    def test_an_agent_does_not_reach_people_of_another_village(self, scene: Scene, as_user: AsUser) -> None:
        stranger = scene.relative()
        draft = scene.draft(beneficiary={"resident_id": str(stranger.resident_id)})

        answer = as_user(scene.agent.id).post(ERRANDS, json=draft)

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/beneficiary/resident_id"


class TestWhatIsOptional:
    def test_what_is_left_open_may_be_null(self, scene: Scene, as_user: AsUser) -> None:
        optional = (
            "description",
            "beneficiary",
            "authority_id",
            "contact_phone",
            "appointment_at",
            "file_ids",
        )
        draft = scene.draft(**dict.fromkeys([*optional, "appointment_at", "file_ids"]))

        answer = as_user(scene.resident.id).post(ERRANDS, json=draft)

        assert answer.status_code == 201
        assert answer.json()["description"] == ""


class TestWhatIsRefused:
    def test_unknown_things_are_named_by_their_field(self, scene: Scene, as_user: AsUser) -> None:
        resident = as_user(scene.resident.id)
        nowhere = str(scene.village.id)
        past = (scene.make.now - timedelta(hours=1)).isoformat()
        wrong = {
            "service_item_id": nowhere,
            "station_id": nowhere,
            "appointment_at": past,
            "channel": "post",
            "contact_phone": "12",
            "description": "坏\x00字",
            "beneficiary": {},
            "more": 1,
        }

        for field, value in wrong.items():
            answer = resident.post(ERRANDS, json=scene.draft(**{field: value}))
            assert answer.status_code == 422, field
            assert answer.json()["errors"][0]["pointer"].startswith(f"/{field}"), answer.text

    def test_a_closed_station_takes_nothing(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        with make.database.transaction() as session:
            scene.station.is_open = False
            session.add(scene.station)

        answer = as_user(scene.resident.id).post(ERRANDS, json=scene.draft())

        assert answer.status_code == 422
        assert "暂停服务" in answer.json()["detail"]

    def test_a_shopkeeper_does_not_submit(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        shopkeeper = as_user(make.user(Role.shopkeeper, scene.village).id)

        assert shopkeeper.post(ERRANDS, json=scene.draft()).status_code == 403


class TestNumbers:
    def test_each_station_counts_for_itself(self, scene: Scene, make: Make) -> None:
        other = make.station(make.village(scene.town))

        numbers = [
            make.errand(place, scene.resident).number for place in (scene.station, scene.station, other)
        ]

        assert numbers == [
            f"{scene.station.code}-2026-0001",
            f"{scene.station.code}-2026-0002",
            f"{other.code}-2026-0001",
        ]

    def test_a_new_year_in_the_county_begins_again(self, scene: Scene, make: Make) -> None:
        make.errand(scene.station, scene.resident)
        # Half past midnight of New Year's Day in Shanghai is still last year in UTC.
        make.now = make.now.replace(month=12, day=31, hour=16, minute=30)

        assert make.errand(scene.station, scene.resident).number == f"{scene.station.code}-2027-0001"

    def test_an_errand_that_was_not_taken_in_leaves_no_gap(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        resident = as_user(scene.resident.id)
        make.errand(scene.station, scene.resident)
        foreign_file = str(scene.village.id)

        refused = resident.post(ERRANDS, json=scene.draft(file_ids=[foreign_file]))

        assert 400 <= refused.status_code < 500
        assert make.errand(scene.station, scene.resident).number.endswith("-0002")

    def test_the_same_request_twice_is_one_errand(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        resident = as_user(scene.resident.id)
        resident.headers["Idempotency-Key"] = "errand-1"

        first = resident.post(ERRANDS, json=scene.draft())
        again = resident.post(ERRANDS, json=scene.draft())

        assert first.content == again.content
        assert again.headers["Idempotency-Replayed"] == "true"
        with make.tx() as tx:
            assert len(tx.session.exec(select(Errand.id)).all()) == 1
            assert tx.session.exec(select(col(ErrandCounter.last))).one() == 1
