"""What an errand that was rated earns."""

import uuid

import pytest
from sqlmodel import select

from app.auth.service.actors import load_actor
from app.core import events
from app.core.db import new_id
from app.core.events import OutboxMessage
from app.core.web import Runtime
from app.errands.events import ErrandRated
from app.people.models import Resident
from app.points.handlers import on_errand_rated
from app.points.models import Award
from app.worker import deliver_all
from tests.factories import Make
from tests.points.books import account_of, village_with_budget


def rated(person: Resident, *, score: int = 5, is_paid: bool = False) -> ErrandRated:
    """Tell that an errand was rated."""
    return ErrandRated(
        errand_id=new_id(),
        county_id=person.county_id,
        score=score,
        agent_id=new_id(),
        agent_resident_id=person.id,
        agent_is_paid=is_paid,
        station_id=new_id(),
        path=person.path,
        item_code="ZJ01",
        is_home_visit=False,
    )


def hear(make: Make, *heard: ErrandRated) -> None:
    """Let points hear of it."""
    for event in heard:
        with make.tx() as tx:
            on_errand_rated(tx, event)


class TestErrandRated:
    @pytest.mark.parametrize(("score", "points"), [(5, 2), (3, 2), (2, 0), (1, 0)])
    def test_a_good_rating_earns_the_volunteer_two(self, make: Make, score: int, points: int) -> None:
        person = make.resident(village_with_budget(make))

        hear(make, rated(person, score=score))

        assert account_of(make, person.id).balance == points

    def test_a_paid_agent_earns_honour_only(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        hear(make, rated(person, is_paid=True))

        assert (account_of(make, person.id).balance, account_of(make, person.id).honour) == (0, 2)

    def test_the_same_errand_earns_once(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        event = rated(person)

        hear(make, event, event)

        assert account_of(make, person.id).balance == 2

    def test_five_a_day_count(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        hear(make, *(rated(person) for _ in range(6)))

        assert account_of(make, person.id).balance == 10

    def test_an_agent_on_no_roll_earns_nothing(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        event = rated(person).model_copy(update={"agent_resident_id": None})

        hear(make, event)

        assert account_of(make, person.id).balance == 0

    def test_every_entry_names_its_rule_and_errand(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        event = rated(person)

        hear(make, event)

        with make.tx() as tx:
            award = tx.session.exec(select(Award)).one()
            assert award.reference == f"errand:{event.errand_id}:D01"
            assert (award.rule_code, award.rule_version) == ("D01", 0)

    def test_the_worker_delivers_it(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        with make.tx() as tx:
            events.publish(tx, rated(person))
        runtime = Runtime(make.database, make.settings, load_actor, clock=lambda: make.now)

        # The rating, and what the award then tells.
        assert deliver_all(runtime) == 2

        assert account_of(make, person.id).balance == 2

    def test_an_empty_budget_keeps_the_message_waiting(self, make: Make) -> None:
        village = make.village()
        person = make.resident(village)
        with make.tx() as tx:
            message_id: uuid.UUID = events.publish(tx, rated(person))
        runtime = Runtime(make.database, make.settings, load_actor, clock=lambda: make.now)

        deliver_all(runtime)

        with make.tx() as tx:
            message = tx.session.get_one(OutboxMessage, message_id)
            assert (message.delivered_at, message.attempts) == (None, 1)
            assert "BudgetExhausted" in message.last_error
