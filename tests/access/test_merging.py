"""A merged village: old staff lose it, new staff gain it, and nothing of its history is lost."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlmodel import col

from app.auth.models import Grant
from app.core.db import metadata
from app.core.permissions import Role, below
from app.errands.models import Errand
from app.ledger.service.verify import verify
from app.orgs.models import Region, Station
from app.orgs.service import merging, regions
from app.people.models import Household, Resident
from app.points.queries import accounts
from tests.factories import Make
from tests.points.books import claim_by, give, village_with_budget
from tests.shop.goods import fund, offer, open_shop, place

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


class Merger:
    """A village of one town, with something of everything, and the village of another town it joins."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.town, self.other_town = make.region(), make.region()
        self.old = village_with_budget(make, 500, town=self.town)
        self.new = village_with_budget(make, 300, town=self.other_town)
        self.part = make.region(self.old)
        self.old_station = make.station(self.old, parent=make.station(self.town))
        self.new_station = make.station(self.new)
        self.officer = make.user(Role.town_officer, self.town)
        self.new_officer = make.user(Role.town_officer, self.other_town)
        self.agent = make.user(Role.agent, self.old)
        self.new_agent = make.user(Role.agent, self.new)
        self.villager = make.user(Role.resident, self.old)
        self.errand = make.errand(self.old_station, self.villager, steps=[(self.agent, {"action": "claim"})])
        self._households()
        self._points()

    def merge(self) -> None:
        with self.make.tx() as tx:
            regions.merge_region(tx, region_id=self.old.id, successor_id=self.new.id)

    def _households(self) -> None:
        for village, code in ((self.old, "0001"), (self.new, "0001"), (self.part, "0002")):
            household = self.make.household(self.old if village is self.part else village)
            with self.make.database.transaction() as session:
                household.code, household.region_id, household.path = code, village.id, village.path
                session.add(household)

    def _points(self) -> None:
        give(self.make, self.villager.resident_id)
        claim_by(self.make, self.villager)
        fund(self.make, self.villager.resident_id, 50)
        for village in (self.old, self.new):
            shop = open_shop(self.make, village)
            with self.make.database.transaction() as session:
                shop.name = "积分超市"
                session.add(shop)
            if village is self.old:
                place(self.make, self.villager, offer(self.make, shop))

    def left_behind(self) -> dict[str, int]:
        """Count what still lies at the old place, in every table that has a path."""
        counted: dict[str, int] = {}
        with self.make.database.transaction(write=False) as session:
            for table in metadata.sorted_tables:
                for path in merging.path_columns(table):
                    lies = select(func.count()).select_from(table).where(below(path, self.old.path))
                    counted[f"{table.name}.{path.name}"] = session.execute(lies).scalar_one()
        return {name: count for name, count in counted.items() if count}


@pytest.fixture
def merger(make: Make) -> Merger:
    return Merger(make)


def _sees(client: TestClient, errand: Errand) -> bool:
    return client.get(f"{API}/errands/{errand.id}").status_code == 200


def test_old_staff_lose_and_new_staff_gain(merger: Merger, as_user: AsUser) -> None:
    people = (merger.officer, merger.new_officer, merger.agent, merger.new_agent, merger.villager)
    clients = {one.id: as_user(one.id) for one in people}
    before = [_sees(clients[one.id], merger.errand) for one in people]

    merger.merge()

    after = [_sees(clients[one.id], merger.errand) for one in people]
    assert before == [True, False, True, False, True]
    assert after == [False, True, True, True, True]


def test_nothing_stays_behind_but_the_old_place_itself(merger: Merger) -> None:
    assert merger.left_behind().keys() > {"errand.path", "resident.path", "household.path", "shop_order.path"}

    merger.merge()

    assert merger.left_behind() == {"region.path": 1}


def test_the_books_and_the_budget_go_along(merger: Merger) -> None:
    merger.merge()

    with merger.make.tx() as tx:
        left = {one.village.id: one.available for one in accounts.read_budgets(tx, village_ids=_ids(merger))}
        assert verify(tx.session).ok
    assert left == {merger.old.id: 0, merger.new.id: 798}


def test_what_would_collide_is_told_apart(merger: Merger) -> None:
    merger.make.grant(merger.new_agent, Role.agent, merger.old)

    merger.merge()

    with merger.make.database.transaction(write=False) as session:
        codes = session.scalars(
            select(col(Household.code)).where(col(Household.village_id) == merger.new.id)
        ).all()
        held = session.scalars(select(Grant).where(col(Grant.user_id) == merger.new_agent.id)).all()
    assert sorted(codes) == sorted(["0001", "0002", f"{merger.old.code[-6:]}-0001"])
    assert [one.region_id for one in held] == [merger.new.id]


def test_places_under_it_go_on_under_the_successor(merger: Merger) -> None:
    merger.merge()

    with merger.make.database.transaction(write=False) as session:
        old, part = session.get_one(Region, merger.old.id), session.get_one(Region, merger.part.id)
        station = session.get_one(Station, merger.old_station.id)
    assert (old.path, old.successor_id) == (merger.old.path, merger.new.id)
    assert part.closed_on is None
    assert (part.parent_id, part.path) == (merger.new.id, f"{merger.new.path}{part.id.hex}/")
    assert (station.is_open, station.parent_id) == (False, merger.new_station.id)


def test_what_was_written_in_the_moment_of_merging_is_brought_after(merger: Merger) -> None:
    merger.merge()
    late = merger.make.resident(merger.old)

    with merger.make.tx() as tx:
        merging.carry_late(tx)

    with merger.make.database.transaction(write=False) as session:
        found = session.get_one(Resident, late.id)
    assert (found.path, found.village_id) == (merger.new.path, merger.new.id)


def test_a_new_table_with_a_path_goes_along_by_itself() -> None:
    named = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if column.name == "path" or column.name.endswith("_path")
    }
    walked = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in merging.path_columns(table)
    }
    staying = {table.name for table in metadata.sorted_tables if table.info.get(merging.STAYS)}

    assert named == walked, "a path has the type PathType, or it is not found"
    assert staying == {"audit_entry", "rule_set"}


def _ids(merger: Merger) -> list[uuid.UUID]:
    return [merger.old.id, merger.new.id]
