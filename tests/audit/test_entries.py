"""An entry is written in the transaction of what it tells, and knows who, for whom and from where."""

import pytest
from sqlalchemy import select

from app.core import audit
from app.core.audit import ENTRY
from app.core.errors import NotFound
from app.core.permissions import Role
from app.core.tx import Tx
from tests.factories import Make


def test_a_note_stands_in_the_transaction_of_its_caller(make: Make) -> None:
    village = make.village()
    agent = make.user(Role.agent, village)
    resident = make.resident(village)

    with make.tx(agent) as tx:
        audit.note(
            tx, action="read_phone", subject_kind="resident", subject_id=resident.id, resident_id=resident.id
        )

    with make.tx() as tx:
        row = tx.session.execute(select(ENTRY)).one()
    assert (row.actor_id, row.actor_role, row.resident_id) == (agent.id, "agent", resident.id)
    assert row.path == make.county().path


def test_what_is_rolled_back_leaves_no_entry(make: Make) -> None:
    agent = make.user(Role.agent, make.village())

    with pytest.raises(NotFound), make.tx(agent) as tx:
        _note_and_fail(tx)

    with make.tx() as tx:
        assert tx.session.execute(select(ENTRY)).all() == []


def _note_and_fail(tx: Tx) -> None:
    audit.note(tx, action="read_phone")
    raise NotFound
