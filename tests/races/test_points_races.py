"""Many awards at once: a deed earns once, caps and budgets hold, two people decide once."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from app.core.db import Database, new_id
from app.core.permissions import Actor, Role, system_actor
from app.core.tx import Tx
from app.points.models import ClaimAction
from app.points.queries.claims import get_claim
from app.points.service import awards, claims
from tests.factories import Make
from tests.points.books import account_of, books_stay_right, claim_by, step, village_with_budget
from tests.races.rig import engines_of, race

pytestmark = pytest.mark.race
THREADS = 20


@pytest.fixture(autouse=True)
def proven(make: Make) -> Iterator[None]:
    """Prove the books after every race."""
    with books_stay_right(make):
        yield


@pytest.fixture
def run_all(
    make: Make, database: Database
) -> Iterator[Callable[[Actor, list[Callable[[Tx], object]]], object]]:
    """Give what runs steps of one actor at once, on two processes' connections."""
    opened = engines_of(database, 2)

    def act(desk: Database, actor: Actor, do: Callable[[Tx], object]) -> None:
        with desk.transaction() as session:
            do(Tx(session=session, settings=make.settings, now=make.now, visitor=actor))

    def run(actor: Actor, steps: list[Callable[[Tx], object]]) -> object:
        return race([partial(act, opened[number % 2], actor, do) for number, do in enumerate(steps)])

    yield run
    for one in opened:
        one.dispose()


RunAll = Callable[[Actor, list[Callable[[Tx], object]]], object]


def giving(resident_id: object, code: str, reference: str | None = None) -> Callable[[Tx], object]:
    """Give the step of an award."""

    def give(tx: Tx) -> object:
        return awards.award(
            tx,
            resident_id=resident_id,  # type: ignore[arg-type]
            rule_code=code,
            reference=reference or f"deed:{new_id()}",
        )

    return give


def test_one_deed_earns_once(make: Make, run_all: RunAll) -> None:
    person = make.resident(village_with_budget(make))

    ends = run_all(system_actor(person.county_id), [giving(person.id, "D01", "deed")] * THREADS)

    assert ends == {"ok": THREADS}
    assert account_of(make, person.id).balance == 2


def test_a_cap_holds(make: Make, run_all: RunAll) -> None:
    person = make.resident(village_with_budget(make))

    ends = run_all(system_actor(person.county_id), [giving(person.id, "D01") for _ in range(THREADS)])

    assert ends == {"ok": 5, "CapReached": THREADS - 5}
    assert account_of(make, person.id).balance == 10


def test_a_budget_holds(make: Make, run_all: RunAll) -> None:
    village = village_with_budget(make, 25)
    people = [make.resident(village) for _ in range(5)]
    steps = [giving(person.id, "F02") for person in people]

    ends = run_all(system_actor(village.county_id), steps)

    assert ends == {"ok": 2, "BudgetExhausted": 3}


def test_a_claim_is_credited_once(make: Make, run_all: RunAll) -> None:
    village = village_with_budget(make)
    villager, reviewer = make.user(Role.resident, village), make.user(Role.reviewer, village)
    claim = claim_by(make, villager, "C06")
    for action in (ClaimAction.check, ClaimAction.approve):
        step(make, reviewer, claim, action)

    def credit(tx: Tx) -> object:
        locked = get_claim(tx, claim_id=claim.id, lock=True)
        return claims.move(tx, claim=locked, action=ClaimAction.credit)

    ends = run_all(make.actor(reviewer), [credit] * THREADS)

    assert ends == {"ok": 1, "ActionUnavailable": THREADS - 1}
    assert account_of(make, villager.resident_id).balance == 5
