"""What the database itself keeps of a consent: every word, for good; taking back is a word more."""

import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from app.core.permissions import Role
from app.ops.service.invariants.check import Check, Look
from app.ops.service.invariants.consents import CONSENTS
from app.privacy import guards
from app.privacy.models import ConsentReceipt, Purpose
from app.privacy.service.consents import give
from tests.factories import Make


@pytest.fixture
def receipt_of(make: Make) -> uuid.UUID:
    """Give the owner of one receipt."""
    villager = make.user(Role.resident, make.village())
    with make.tx(villager) as tx:
        give(tx, purpose=Purpose.messages, version=1)
    return villager.id


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE consent_receipt SET version = 9",
        "UPDATE consent_receipt SET action = 'withdrawn'",
        "UPDATE consent_receipt SET at = '2020-01-01 00:00:00', recorded_by = id",
        "UPDATE consent_receipt SET id = id",
        "DELETE FROM consent_receipt",
        "emptied",
    ],
)
def test_an_attack_is_refused(make: Make, receipt_of: uuid.UUID, attack: str) -> None:
    if attack == "emptied":
        attack = (
            "REPLACE INTO consent_receipt SELECT * FROM consent_receipt"
            if make.database.is_sqlite
            else "TRUNCATE consent_receipt"
        )

    with pytest.raises(DBAPIError, match="privacy: "), make.database.transaction() as session:
        session.execute(text(attack))

    with make.tx() as tx:
        (row,) = tx.session.exec(select(ConsentReceipt)).all()
        assert (row.user_id, row.version, row.action) == (receipt_of, 1, "given")


def test_its_legal_neighbour_is_a_receipt_more(make: Make, receipt_of: uuid.UUID) -> None:
    with make.tx() as tx:
        tx.session.execute(
            text(
                "INSERT INTO consent_receipt SELECT :id, county_id, purpose, version, 'withdrawn',"
                " channel, resident_id, user_id, guardian_id, recorded_by, at FROM consent_receipt"
            ),
            {"id": receipt_of.hex},
        )
        assert len(tx.session.exec(select(ConsentReceipt)).all()) == 2


@pytest.mark.usefixtures("receipt_of")
def test_a_lost_guard_is_told_and_comes_back(make: Make) -> None:
    on_table = "" if make.database.is_sqlite else " ON consent_receipt"
    with make.database.transaction() as session:
        session.execute(text(f"DROP TRIGGER consent_receipt_no_update{on_table}"))
    assert _told(make) == ["consent_receipt_no_update：数据库的防护缺失或被停用"]

    with make.database.transaction() as session:
        guards.restore(session.connection())

    assert _told(make) == []


def _told(make: Make) -> list[str]:
    check = Check("consents", "")
    with make.database.transaction(write=False) as session:
        CONSENTS[0].prove(Look(session, make.settings, make.now), check)
    return check.problems
