"""What two people, or one impatient person, do at the same moment happens once."""

import random
import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlmodel import func, select

from app.core.db import Database, new_id
from app.core.idempotency import Answer, KeyedRequest, claim, remember
from app.core.permissions import Role, system_actor
from app.core.sheets import read_sheet
from app.core.tx import Tx
from app.errands.models import Errand
from app.ledger.service.accounts import open_account
from app.ledger.service.transfers import Line, transfer
from app.people.models import Resident
from app.people.service.imports import import_roll
from app.people.service.roll_rows import REQUIRED, read_roll
from app.points.models import ReversalAction
from app.points.queries.reversals import get_reversal
from app.points.service import reversals
from app.shop.service.orders import SoldOut
from tests.errands.scene import ERRANDS, AsUser, Scene
from tests.factories import Make
from tests.people.test_imports import ROLL
from tests.points.books import account_of, give, village_with_budget
from tests.points.test_reversals import ask, latest_entry, people_of
from tests.races.rig import Rig, race
from tests.shop.goods import fund_all, purse

pytestmark = pytest.mark.race
TAPS = 40
PAYERS = 64
OPERATIONS = 50
SHELF = 3
ROUNDS = 5


def test_two_officers_approve_a_reversal(make: Make, rig: Rig) -> None:
    village = village_with_budget(make)
    villager, reviewer, officer = people_of(make, village)
    other = make.user(Role.town_officer, village)
    give(make, villager.resident_id, "E01")
    asked = ask(make, reviewer, villager.resident_id)

    def approve(tx: Tx) -> object:
        locked = get_reversal(tx, reversal_id=asked.id, lock=True)
        return reversals.decide(tx, reversal=locked, action=ReversalAction.approve)

    ends = rig.race(*[(officer, approve), (other, approve)] * 3)

    assert ends == {"ok": 1, "AlreadyDecided": 5}
    assert account_of(make, villager.resident_id).balance == 0


def test_one_award_is_asked_back_once(make: Make, rig: Rig) -> None:
    village = village_with_budget(make)
    villager, reviewer, officer = people_of(make, village)
    give(make, villager.resident_id, "E01")
    entry_id = latest_entry(make, villager.resident_id)

    def request(tx: Tx) -> object:
        return reversals.request(tx, entry_id=entry_id, reason="记错人了")

    ends = rig.race(*[(reviewer, request), (officer, request)] * 3)

    assert ends == {"ok": 1, "AlreadyRequested": 5}


def test_one_key_has_one_effect(make: Make, rig: Rig) -> None:
    village = make.village()
    tapper = make.user(Role.resident, village)
    tapped = KeyedRequest("/taps", "one-tap", "hash")

    def tap(tx: Tx) -> None:
        if claim(tx, request=tapped) is None:
            make_one = Resident(
                county_id=village.county_id,
                name="敲一下",
                village_id=village.id,
                region_id=village.id,
                path=village.path,
                created_by=tx.actor.user_id,
                created_at=tx.now,
            )
            tx.session.add(make_one)
            remember(tx, request=tapped, answer=Answer(201, "application/json", b"{}"))

    ends = rig.race(*[(tapper, tap)] * TAPS)

    assert ends == {"ok": TAPS}
    with make.tx() as tx:
        made = select(func.count()).select_from(Resident).where(Resident.name == "敲一下")
        assert tx.session.exec(made).one() == 1


def test_64_clients_pay_each_other_both_ways(make: Make, rig: Rig, database: Database) -> None:
    village = make.village()
    one, two = (make.resident(village) for _ in range(2))
    fund_all(make, [one.id, two.id], PAYERS)
    with make.tx() as tx:
        first, second = (open_account(tx, owner_kind="person", owner_id=who.id) for who in (one, two))

    def pay(giver: uuid.UUID, taker: uuid.UUID, tx: Tx) -> object:
        return transfer(tx, reference=f"race:{new_id()}", kind="gift", lines=[Line(giver, taker, 1)])

    steps: list[Callable[[Tx], object]] = [
        lambda tx: pay(first, second, tx),
        lambda tx: pay(second, first, tx),
    ] * (PAYERS // 2)
    ends = rig.race(*((system_actor(village.county_id), step) for step in steps))

    assert ends == {"ok": PAYERS}
    assert (purse(make, one.id).balance, purse(make, two.id).balance) == (PAYERS, PAYERS)
    assert _deadlocks(database) == 0


def _deadlocks(database: Database) -> int:
    if database.is_sqlite:
        return 0
    with database.transaction() as session:
        own = text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(session.connection().execute(own).scalar_one())


def test_the_same_roll_comes_in_twice(make: Make, rig: Rig) -> None:
    village = make.village()
    officer = make.user(Role.county_officer, make.county())
    sheet = read_sheet(ROLL.encode(), required=REQUIRED)

    def bring_in(tx: Tx) -> object:
        return import_roll(tx, region_id=village.id, roll=read_roll(sheet), dry_run=False)

    ends = rig.race(*[(officer, bring_in)] * 4)

    assert ends == {"ok": 4}
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(Resident)).one() == 4


# SQLite has one writer: nothing is lost to another.
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True, scope="session")
def test_a_transaction_that_lost_a_race_is_tried_again_whole(
    make: Make, as_user: AsUser, database: Database
) -> None:
    scene = Scene(make)
    phone = as_user(scene.resident.id)
    _lose(database, times=2)

    answer = phone.post(ERRANDS, json=scene.draft(), headers={"Idempotency-Key": "lost-twice"})
    _lose(database, times=1000)
    refused = phone.post(ERRANDS, json=scene.draft(), headers={"Idempotency-Key": "lost-for-ever"})

    assert (answer.status_code, refused.status_code) == (201, 503)
    assert answer.json()["number"].endswith("-0001")
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(Errand)).one() == 1


def _lose(database: Database, *, times: int) -> None:
    """Let the next errands lose against another transaction; a sequence outlives rollbacks."""
    with database.transaction() as session:
        for statement in (
            "DROP TRIGGER IF EXISTS lose ON errand",
            "DROP SEQUENCE IF EXISTS lost",
            "CREATE SEQUENCE lost",
            f"""CREATE OR REPLACE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('lost') <= {times} THEN RAISE 'lost' USING ERRCODE = '40001'; END IF;
                RETURN NEW; END $$""",
            "CREATE TRIGGER lose BEFORE INSERT ON errand FOR EACH ROW EXECUTE FUNCTION lose()",
        ):
            session.connection().exec_driver_sql(statement)


def test_a_phone_that_was_offline_sends_everything_again(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    phone = as_user(scene.resident.id)
    dice = random.Random(20261122)
    keys = [f"offline-{number}" for number in range(OPERATIONS)]

    def send(key: str) -> tuple[int, bytes]:
        draft = scene.draft(description=f"排队的 {key}")
        answer = phone.post(ERRANDS, json=draft, headers={"Idempotency-Key": key})
        return answer.status_code, answer.content

    first = {key: send(key) for key in keys}
    again = {key: send(key) for key in dice.sample(keys * 2, 2 * OPERATIONS)}

    assert first == again
    assert {status for status, _ in first.values()} == {201}
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(Errand)).one() == OPERATIONS


def test_the_rig_sees_a_read_before_a_write(database: Database) -> None:
    with database.transaction() as session:
        session.connection().execute(text("CREATE TABLE twin_shelf (units INTEGER NOT NULL)"))
        session.connection().execute(text("INSERT INTO twin_shelf VALUES (0)"))

    def careless() -> None:
        """Look in one transaction, and take in the next: the bug that must be seen."""
        with database.transaction(write=False) as session:
            units = session.connection().execute(text("SELECT units FROM twin_shelf")).scalar_one()
        if units == 0:
            raise SoldOut
        _set_units(database, units - 1)

    sold = 0
    for _ in range(ROUNDS):
        _set_units(database, SHELF)
        sold = max(sold, race([careless] * TAPS)["ok"])

    assert sold > SHELF


def _set_units(database: Database, units: int) -> None:
    with database.transaction() as session:
        session.connection().execute(text("UPDATE twin_shelf SET units = :units"), {"units": units})
