"""Trips: planned, ticked off, a bundle with a neighbour, and what they saved, computed by hand."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Role
from app.custody.models import CustodyState
from app.privacy.service.leaving import leaver_of, open_ends
from app.trips.saving import DoneAt, Saving, saved_metres, single_trips
from app.trips.schemas import TripCreate, TripPlanUpdate
from app.trips.service import moves, planning
from tests.factories import Make
from tests.trips.riding import API, Riding

AsUser = Callable[[uuid.UUID], TestClient]


@pytest.fixture
def riding(make: Make) -> Riding:
    """Give the village."""
    return Riding(make)


class TestSaving:
    def test_nine_errands_at_forty_kilometres_in_one_ride_of_ninety(self) -> None:
        """By hand: 6 at 40 km and 3 at 12 km, there and back, are 480 + 72 km; one ride of 90 leaves 462."""
        saving = single_trips([DoneAt(6, 40_000), DoneAt(3, 12_000)])

        assert saving == Saving(done=9, counted=9, single_metres=552_000)
        saved = saved_metres(single_metres=552_000, counted=9, metres_made=90_000)
        assert saved == 462_000

    def test_what_nobody_measured_is_done_but_not_counted(self) -> None:
        assert single_trips([DoneAt(2, 5_000), DoneAt(4, None)]) == Saving(
            done=6, counted=2, single_metres=20_000
        )

    def test_without_a_measured_ride_nothing_is_claimed(self) -> None:
        assert saved_metres(single_metres=552_000, counted=9, metres_made=None) is None
        assert saved_metres(single_metres=0, counted=0, metres_made=90_000) is None

    def test_a_detour_is_told_as_one(self) -> None:
        assert saved_metres(single_metres=80_000, counted=1, metres_made=95_000) == -15_000


class TestPlanning:
    def test_it_lists_stops_tasks_and_papers_in_order(self, riding: Riding, as_user: AsUser) -> None:
        agent = as_user(riding.agent.id)

        made = agent.post(f"{API}/trips", json=riding.draft())

        assert made.status_code == 201
        stops = made.json()["stops"]
        assert [(stop["office"]["name"], stop["office"]["metres"]) for stop in stops] == [
            ("县政务大厅", 40_000),
            ("信用社", None),
        ]
        assert [len(stop["tasks"]) for stop in stops] == [2, 1]
        (paper,) = made.json()["papers"]
        assert (paper["name"], paper["owner"]) == ("户口簿（证件原件）", "王秀英")

    def test_the_order_is_changed_until_something_is_ticked(self, riding: Riding) -> None:
        trip = riding.trip()
        turned = riding.draft((riding.bank, riding.errands[:1]), (riding.hall, riding.errands[1:]))
        body = {"stops": turned["stops"], "version": 1}

        with riding.make.tx(riding.agent) as tx:
            trip = planning.replan(tx, trip_id=trip.id, draft=TripPlanUpdate.model_validate(body))
        riding.tick(trip, riding.tasks(trip)[0])

        again = TripPlanUpdate.model_validate(body | {"version": 2})
        with pytest.raises(planning.PlanIsFixed), riding.make.tx(riding.agent) as tx:
            planning.replan(tx, trip_id=trip.id, draft=again)
        with pytest.raises(NotAllowed), riding.make.tx(riding.lead) as tx:
            planning.replan(tx, trip_id=trip.id, draft=again)

    def test_only_the_own_errands_and_things_are_taken_along(self, riding: Riding) -> None:
        stranger = riding.scene.foreign_agent()
        foreign = riding.draft() | {"station_id": str(riding.make.station(riding.make.village()).id)}
        for account, body, problem in (
            (stranger, riding.draft(), NotFound),
            (riding.agent, foreign, NotFound),
        ):
            with pytest.raises(problem), riding.make.tx(account) as tx:
                planning.plan(tx, draft=TripCreate.model_validate(body))
        others = riding.draft()
        others["stops"][0]["custody_item_ids"] = [str(riding.paper.id)]
        with pytest.raises(InvalidInput), riding.make.tx(riding.scene.other_agent) as tx:
            planning.plan(tx, draft=TripCreate.model_validate(others))

    @pytest.mark.parametrize("stops", [[], [{"errand_ids": []}]])
    def test_an_empty_stop_is_refused(self, riding: Riding, stops: list[dict[str, Any]]) -> None:
        body = riding.draft() | {"stops": [one | {"office_id": str(riding.hall.id)} for one in stops]}

        with pytest.raises(ValidationError):
            TripCreate.model_validate(body)

    def test_a_distance_is_the_stations_own_to_say(self, riding: Riding, as_user: AsUser) -> None:
        address = f"{API}/stations/{riding.station.id}/distances/{riding.bank.id}"

        taken = as_user(riding.agent.id).put(address, json={"metres": 12_500})
        refused = as_user(riding.scene.foreign_agent().id).put(address, json={"metres": 1})

        assert (taken.status_code, taken.json()["metres"], refused.status_code) == (200, 12_500, 404)

    def test_an_office_is_on_the_list_once(self, riding: Riding, as_user: AsUser) -> None:
        officer = as_user(riding.make.user(Role.county_officer, riding.make.county()).id)

        again = officer.post(f"{API}/offices", json={"name": "县政务大厅"})
        lead = as_user(riding.lead.id).post(f"{API}/offices", json={"name": "税务局"})

        assert (again.status_code, again.json()["type"]) == (409, "/problems/office-name-taken")
        assert lead.status_code == 403


class TestRiding:
    def test_it_is_finished_when_all_is_ticked_and_its_figures_stay(
        self, riding: Riding, as_user: AsUser
    ) -> None:
        trip = riding.trip()
        first, second, third = riding.tasks(trip)
        riding.tick(trip, first)
        riding.tick(trip, second, "not_done", "窗口系统坏了")
        with pytest.raises(moves.TasksLeft, match="还有 1 件"):
            riding.move(riding.agent, trip, "finish")
        riding.tick(trip, third)

        riding.move(riding.agent, trip, "finish", metres_made=70_000)
        riding.measure(riding.bank, 10_000)

        shown = as_user(riding.agent.id).get(f"{API}/trips/{trip.id}").json()["saving"]
        assert (shown["done"], shown["counted"], shown["single_metres"]) == (2, 1, 80_000)
        assert shown["saved_metres"] == 10_000
        total = as_user(riding.lead.id).get(f"{API}/trips/savings").json()
        assert (total["trips"], total["done"], total["saved_metres"]) == (1, 2, 10_000)

    def test_a_tick_is_corrected_and_repeated(self, riding: Riding) -> None:
        trip = riding.trip()
        task = riding.tasks(trip)[0]

        for outcome, reason in (("done", ""), ("done", ""), ("not_done", "没带原件"), ("open", "")):
            riding.tick(trip, task, outcome, reason)

        with pytest.raises(moves.TasksLeft, match="还有 3 件"):
            riding.move(riding.agent, trip, "finish")

    def test_what_was_not_done_says_why(self, riding: Riding) -> None:
        trip = riding.trip()

        with pytest.raises(ValidationError):
            riding.tick(trip, riding.tasks(trip)[0], "not_done")
        with pytest.raises(NotFound):
            riding.tick(trip, uuid.uuid4())

    def test_nobody_else_ticks_or_ends_it(self, riding: Riding) -> None:
        trip = riding.trip()
        task = riding.tasks(trip)[0]

        riding.agent, agent = riding.lead, riding.agent
        with pytest.raises(NotAllowed):
            riding.tick(trip, task)
        riding.agent = agent
        with pytest.raises(NotAllowed):
            riding.move(riding.lead, trip, "finish")
        with pytest.raises(NotFound):
            riding.move(riding.scene.foreign_agent(), trip, "finish")

    def test_what_is_over_stays_as_it_is(self, riding: Riding) -> None:
        trip = riding.trip()
        task = riding.tasks(trip)[0]
        riding.move(riding.agent, trip, "cancel")

        with pytest.raises(moves.ActionUnavailable):
            riding.tick(trip, task)
        with pytest.raises(moves.ActionUnavailable):
            riding.move(riding.agent, trip, "finish")


class TestTheBundle:
    def test_a_neighbour_takes_it_and_brings_it_back(self, riding: Riding) -> None:
        trip, who = riding.trip(), riding.neighbour
        riding.move(riding.agent, trip, "entrust", resident_id=who.resident_id)
        assert riding.keeping.reload(riding.paper).state is CustodyState.with_agent

        riding.move(who, trip, "accept")
        paper = riding.keeping.reload(riding.paper)
        assert (paper.state, paper.carrier_id) == (CustodyState.carried, who.resident_id)
        assert paper.holder_id == riding.agent.id
        with pytest.raises(moves.ActionUnavailable):
            riding.move(riding.agent, trip, "cancel")
        with riding.make.tx() as tx:
            assert who.resident_id is not None
            assert "没有还清" in "".join(open_ends(tx, leaver=leaver_of(tx, resident_id=who.resident_id)))

        riding.move(riding.agent, trip, "bring_back")
        assert riding.keeping.reload(riding.paper).state is CustodyState.with_agent

    def test_a_witness_stands_for_a_neighbour_without_a_phone(self, riding: Riding) -> None:
        trip, who = riding.trip(), riding.make.resident(riding.scene.village)

        riding.move(riding.agent, trip, "entrust", resident_id=who.id, witness="村主任在场")

        assert riding.keeping.reload(riding.paper).carrier_id == who.id

    @pytest.mark.parametrize("kind", ["cash", "bank_card", "key"])
    def test_money_cards_and_keys_stay_with_the_agent(self, riding: Riding, kind: str) -> None:
        kept = riding.keeping.cash(900) if kind == "cash" else riding.keeping.thing(kind=kind)
        trip, who = riding.trip(), riding.make.resident(riding.scene.village)

        riding.move(riding.agent, trip, "entrust", resident_id=who.id, witness="村主任在场")

        assert riding.keeping.reload(kept).state is CustodyState.with_agent
        assert riding.keeping.reload(riding.paper).state is CustodyState.carried

    def test_only_who_was_asked_accepts(self, riding: Riding) -> None:
        trip = riding.trip()
        riding.move(riding.agent, trip, "entrust", resident_id=riding.neighbour.resident_id)

        for account in (riding.agent, riding.lead):
            with pytest.raises(NotAllowed):
                riding.move(account, trip, "accept")
        with pytest.raises(NotFound):
            riding.move(riding.scene.resident, trip, "accept")

    def test_who_carries_it_sees_where_to_and_no_names(self, riding: Riding, as_user: AsUser) -> None:
        trip = riding.trip()
        riding.move(riding.agent, trip, "entrust", resident_id=riding.neighbour.resident_id)

        answer = as_user(riding.neighbour.id).get(f"{API}/trips/{trip.id}")

        shown = answer.json()
        assert [stop["office"]["name"] for stop in shown["stops"]] == ["县政务大厅", "信用社"]
        assert (shown["papers"], shown["tasks"]) == ([], 3)
        assert "王秀英" not in answer.text
        assert [one["action"] for one in shown["actions"]] == ["accept"]

    def test_strangers_see_nothing_of_it(self, riding: Riding, as_user: AsUser) -> None:
        trip = riding.trip()

        for account in (riding.scene.resident, riding.scene.foreign_agent()):
            client = as_user(account.id)
            assert client.get(f"{API}/trips/{trip.id}").status_code == 404
            assert client.get(f"{API}/trips?scope=station").json()["items"] == []
