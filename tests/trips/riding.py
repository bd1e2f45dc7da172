"""A village whose agent rides to two offices, with what is needed to ride."""

import uuid
from typing import Any

from app.auth.models import UserAccount
from app.custody.models import CustodyItem
from app.errands.models import Errand
from app.orgs.models import Station
from app.trips.models import Office, Trip
from app.trips.queries.reading import tasks_of
from app.trips.schemas import OfficeCreate, TickCreate, TripCreate, TripTransitionCreate
from app.trips.service import moves, offices, planning
from tests.custody.keeping import Keeping
from tests.factories import Make

API = "/api/v1"


class Riding:
    """Three errands, a paper kept for one of them, and two offices: one 40 km away, one unmeasured."""

    def __init__(self, make: Make) -> None:
        self.make, self.keeping = make, Keeping(make)
        self.scene, self.agent = self.keeping.scene, self.keeping.agent
        self.station, self.lead = self.scene.station, self.scene.lead
        self.errands: list[Errand] = [self.keeping.errand, *(self._errand() for _ in range(2))]
        self.paper: CustodyItem = self.keeping.thing()
        self.hall, self.bank = self.office("县政务大厅"), self.office("信用社")
        self.measure(self.hall, 40_000)
        self.neighbour = self.scene.neighbour()

    def _errand(self) -> Errand:
        return self.scene.errand((self.agent, "claim"))

    def office(self, name: str) -> Office:
        with self.make.tx() as tx:
            return offices.create_office(tx, draft=OfficeCreate(name=name))

    def measure(self, office: Office, metres: int) -> None:
        with self.make.tx(self.agent) as tx:
            offices.measure(tx, station_id=self.station.id, office_id=office.id, metres=metres)

    def draft(self, *stops: tuple[Office, list[Errand]]) -> dict[str, Any]:
        """Give the body of a new trip, by default two errands at the hall and one at the bank."""
        chosen = stops or ((self.hall, self.errands[:2]), (self.bank, self.errands[2:]))
        return {
            "station_id": str(self.station.id),
            "day": str(self.make.now.date()),
            "stops": [
                {"office_id": str(office.id), "errand_ids": [str(one.id) for one in errands]}
                for office, errands in chosen
            ],
        }

    def trip(self, *stops: tuple[Office, list[Errand]]) -> Trip:
        with self.make.tx(self.agent) as tx:
            return planning.plan(tx, draft=TripCreate.model_validate(self.draft(*stops)))

    def tasks(self, trip: Trip) -> list[uuid.UUID]:
        """Give a trip's tasks in their order."""
        with self.make.tx(self.agent) as tx:
            return [row[0].id for row in tasks_of(tx, trip_ids=[trip.id])]

    def tick(self, trip: Trip, task_id: uuid.UUID, outcome: str = "done", reason: str = "") -> Trip:
        draft = TickCreate.model_validate({"task_id": task_id, "outcome": outcome, "reason": reason})
        with self.make.tx(self.agent) as tx:
            return moves.tick(tx, trip_id=trip.id, draft=draft)

    def move(self, account: UserAccount, trip: Trip, action: str, **fields: object) -> Trip:
        step = TripTransitionCreate.model_validate({"action": action, **fields})
        with self.make.tx(account) as tx:
            return moves.move(tx, trip_id=trip.id, step=step)


def known_office(make: Make, name: str = "县政务大厅") -> uuid.UUID:
    """Put an office on the county's list."""
    with make.tx() as tx:
        return offices.create_office(tx, draft=OfficeCreate(name=name)).id


def planned_trip(
    make: Make, agent: UserAccount, station: Station, office_id: uuid.UUID, errand_id: str
) -> tuple[str, str]:
    """Let an agent plan a trip for one errand; give the trip and its task."""
    body = {
        "station_id": str(station.id),
        "day": str(make.now.date()),
        "stops": [{"office_id": str(office_id), "errand_ids": [errand_id]}],
    }
    with make.tx(agent) as tx:
        trip = planning.plan(tx, draft=TripCreate.model_validate(body))
        (task,) = tasks_of(tx, trip_ids=[trip.id])
        return str(trip.id), str(task[0].id)
