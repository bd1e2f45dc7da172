"""A list runs as many SQL statements for thirty rows as for three, and no more than it declares."""

import re
import uuid
from collections.abc import Callable, Iterator

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlmodel import col

from app.core import web
from app.core.db import Database
from app.core.pages import Items
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region
from app.people.models import Resident
from app.people.schemas import NamedRead
from tests.access.asking import Counter
from tests.access.cast import resident_of
from tests.access.crowd import Crowd
from tests.access.lists import ACTOR, LISTS, ListRow, list_routes
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
HOW_TO = "add a ListRow to tests/access/lists.py (CONTRIBUTING.md, “A route's row”)"
FEW, MORE = 3, 27


class Gauge:
    """Asks for lists, and counts rows and statements."""

    def __init__(self, crowd: Crowd, database: Database, as_user: AsUser) -> None:
        self.crowd = crowd
        self._counter = Counter(database.engine)
        self._clients = {role: as_user(account.id) for role, account in crowd.readers.items()}
        self._ids = {
            "station_id": crowd.station.id,
            "resident_id": resident_of(crowd.villager),
            "account_id": resident_of(crowd.villager),
            "topic": "errands",
            "errand_id": crowd.errand.id,
            "kind": "phone",
        }

    def measure(self, row: ListRow) -> tuple[int, int]:
        path = re.sub(r"{(\w+)}", lambda found: str(self._ids[found[1]]), row.route)
        self._counter.statements.clear()
        answer = self._clients[row.reader].get(f"{path}?limit=100&{row.query}")
        assert answer.status_code == 200, (row.label, answer.text)
        return len(answer.json()["items"]), len(self._counter.statements)


def test_every_list_declares_its_statements() -> None:
    declared = {row.route for row in LISTS}

    assert sorted(list_routes() - declared) == [], HOW_TO
    assert sorted(declared - list_routes()) == [], "these lists are gone"


def test_no_list_asks_once_for_each_row(make: Make, database: Database, as_user: AsUser) -> None:
    gauge = Gauge(Crowd(make), database, as_user)
    gauge.crowd.grow(FEW)
    few = {row.label: gauge.measure(row) for row in LISTS}
    gauge.crowd.grow(MORE)
    many = {row.label: gauge.measure(row) for row in LISTS}

    wrong = [one for row in LISTS for one in _judge(row, few[row.label], many[row.label])]

    assert wrong == [], "\n".join(wrong)


def test_a_planted_query_for_each_row_is_caught(
    make: Make, database: Database, client: TestClient, as_user: AsUser
) -> None:
    assert isinstance(client.app, FastAPI)
    client.app.add_api_route("/api/v1/twin", read_twin)
    gauge = Gauge(Crowd(make), database, as_user)
    row = ListRow("/api/v1/twin", 2)
    gauge.crowd.grow(1)
    few = gauge.measure(row)
    gauge.crowd.grow(2)

    wrong = list(_judge(row, few, gauge.measure(row)))

    assert any("statements for" in one for one in wrong)


@web.requires(Permission.resident_view)
def read_twin(tx: Tx) -> Items[NamedRead]:
    """List residents as nobody should: a query for each to find its village."""
    found = tx.session.scalars(select(Resident).where(col(Resident.county_id) == tx.actor.county_id)).all()
    return Items(items=[NamedRead(id=one.id, name=_village_name(tx, one)) for one in found])


def _village_name(tx: Tx, one: Resident) -> str:
    return tx.session.scalars(select(col(Region.name)).where(col(Region.id) == one.village_id)).one()


def _judge(row: ListRow, few: tuple[int, int], many: tuple[int, int]) -> Iterator[str]:
    (fewer, statements), (rows, later) = few, many
    if row.grows and rows < fewer + MORE:
        yield f"{row.label}: only {rows} rows after {fewer}, so nothing was proven"
    if later > statements:
        yield f"{row.label}: {statements} statements for {fewer} rows, {later} for {rows}"
    if later > row.statements + ACTOR:
        yield f"{row.label}: {later - ACTOR} statements, declared are {row.statements}"
