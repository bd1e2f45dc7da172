"""Two clerks enter the same person at the same moment."""

import threading

import pytest
from sqlmodel import func, select

from app.core.errors import Problem
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.people.models import Resident
from app.people.service.residents import register
from tests.factories import Make
from tests.people.numbers import id_number

CLERKS = 6


@pytest.mark.race
def test_one_id_number_is_registered_once(make: Make) -> None:
    village = make.village()
    gate = threading.Barrier(CLERKS)
    outcomes: list[str] = []

    def enter(number: int) -> None:
        gate.wait()
        try:
            with make.database.transaction() as session:
                actor = system_actor(village.county_id)
                tx = Tx(session=session, settings=make.settings, now=make.now, visitor=actor)
                register(
                    tx,
                    name=f"同一人{number}",
                    region_id=village.id,
                    phone="13900000001",
                    id_number=id_number(1),
                )
            outcomes.append("registered")
        except Problem as problem:
            outcomes.append(problem.type_uri())

    clerks = [threading.Thread(target=enter, args=(number,)) for number in range(CLERKS)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()

    assert outcomes.count("registered") == 1
    assert outcomes.count("/problems/already-registered") == CLERKS - 1
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(Resident)).one() == 1
