"""The demo county is as large as it says, holds the people it names, and its books are right."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import Session, col

from app.auth.demo_people import DEMO_PEOPLE, FIRST_TEST_RESIDENT, TEST_RESIDENTS
from app.auth.models import Grant, UserAccount
from app.auth.service.actors import actor_of
from app.core.config import Settings
from app.core.crypto import vault_for
from app.core.db import Database
from app.core.events import OutboxMessage
from app.core.permissions import Role, system_actor
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.errands.states import Light, light_of
from app.ledger import queries as ledger
from app.ops.service.invariants.run import run_checks
from app.orgs.models import Region, RegionLevel, Station, StationKind
from app.orgs.queries import read_station
from app.people.models import FamilyLink, Resident
from app.shop.models import Offer, Order, OrderState
from app.shop.price_list import PRICE_LIST
from tests.conftest import NOON

pytestmark = pytest.mark.slow


def test_it_has_eight_towns_and_a_hundred_and_fifty_four_villages_with_a_station_each(
    county: Database,
) -> None:
    with county.transaction(write=False) as session:
        levels = Counter(session.scalars(select(col(Region.level))))
        stations = Counter(session.scalars(select(col(Station.kind))))

    assert (levels[RegionLevel.county], levels[RegionLevel.town], levels[RegionLevel.village]) == (1, 8, 154)
    assert [stations[kind] for kind in (StationKind.county, StationKind.town, StationKind.village)] == [
        1,
        8,
        154,
    ]


def test_nobody_has_a_password(county: Database) -> None:
    with county.transaction(write=False) as session:
        hashes = set(session.scalars(select(col(UserAccount.password_hash))))

    assert hashes == {""}


def test_seven_hundred_and_twenty_three_agents_serve_every_village(county: Database) -> None:
    with county.transaction(write=False) as session:
        agents = select(col(Grant.region_id), func.count()).where(col(Grant.role) == Role.agent)
        serving = dict(session.execute(agents.group_by(col(Grant.region_id))).all())

    assert sum(serving.values()) == 723
    assert len(serving) == 154


@pytest.mark.parametrize(
    ("phone", "role", "place"),
    [
        ("19900000001", Role.resident, "柳溪村"),
        ("19900000002", Role.agent, "柳溪村"),
        ("19900000003", Role.shopkeeper, "柳溪村"),
        ("19900000004", Role.town_officer, "清溪镇"),
        ("19900000005", Role.county_officer, "安和县"),
        ("19900000006", Role.reviewer, "柳溪村"),
        ("19900000007", Role.auditor, "安和县"),
        ("19900000008", Role.admin, "安和县"),
        ("19900000009", Role.resident, "柳溪村"),
        ("19900000010", Role.resident, "石桥村"),
        ("19900000011", Role.station_lead, "柳溪村"),
        ("19900000012", Role.agent, "石桥村"),
    ],
)
def test_the_people_have_their_parts(
    county: Database, settings: Settings, phone: str, role: Role, place: str
) -> None:
    names = {person.phone: person.name for person in DEMO_PEOPLE}
    with county.transaction(write=False) as session:
        user = _account(session, settings, phone)
        held = session.execute(
            select(col(Grant.role), col(Region.name))
            .join(Region, col(Region.id) == Grant.region_id)
            .where(col(Grant.user_id) == user.id)
        ).all()

    assert user.name == names[phone]
    assert (role, place) in [tuple(row) for row in held]


def test_the_villager_is_seventy_two_has_points_and_a_son_who_may_act_for_her(
    county: Database, settings: Settings
) -> None:
    with county.transaction(write=False) as session:
        her = session.get_one(Resident, _account(session, settings, "19900000001").resident_id)
        son = _account(session, settings, "19900000009")
        links = session.scalars(select(FamilyLink).where(col(FamilyLink.elder_id) == her.id)).all()
        available = _available(session, settings, her)

    assert her.birth_year == NOON.year - 72
    assert [(link.relative_id, link.confirmed_at is not None) for link in links] == [(son.resident_id, True)]
    assert available >= 100


def test_every_resident_for_tests_has_a_hundred_points_to_spend(county: Database, settings: Settings) -> None:
    with county.transaction(write=False) as session:
        people = [
            session.get_one(
                Resident, _account(session, settings, str(FIRST_TEST_RESIDENT + number)).resident_id
            )
            for number in range(TEST_RESIDENTS)
        ]
        available = Counter(_available(session, settings, person) for person in people)

    assert len({person.village_id for person in people}) == 1
    assert available == {100: TEST_RESIDENTS}


def test_errands_are_in_every_state_and_show_every_light(county: Database) -> None:
    with county.transaction(write=False) as session:
        errands = session.scalars(select(Errand)).all()
        lights = {
            light_of(
                state=one.state,
                paused_at=one.paused_at,
                warn_at=one.warn_at,
                due_at=one.due_at,
                now=NOON,
            )
            for one in errands
        }

    assert {one.state for one in errands} == set(ErrandState)
    assert lights == set(Light)
    assert any(one.paused_at and one.state is ErrandState.handling for one in errands)
    assert all(one.created_at < NOON for one in errands)


def test_the_shelves_hold_the_price_list_and_orders_went_every_way(county: Database) -> None:
    with county.transaction(write=False) as session:
        titles = set(session.scalars(select(col(Offer.title))))
        states = set(session.scalars(select(col(Order.state))))

    assert titles == {entry.title for entry in PRICE_LIST}
    assert states == set(OrderState)


@pytest.mark.parametrize("hours", range(0, 24, 3))
def test_somebody_is_on_duty_at_every_hour(county: Database, settings: Settings, hours: int) -> None:
    with county.transaction(write=False) as session:
        tx = _tx(session, settings)
        tx.now = NOON + timedelta(hours=hours)
        stations = session.scalars(select(Station).order_by(col(Station.code))).all()
        unattended = [one.name for one in stations[::9] if not read_station(tx, station_id=one.id).on_duty]

    assert unattended == []


def test_everything_in_it_is_as_it_must_be_and_nothing_waits_to_be_delivered(
    county: Database, settings: Settings
) -> None:
    with county.transaction(write=False) as session:
        found = run_checks(session, settings, now=NOON)
        waiting = session.scalar(
            select(func.count()).select_from(OutboxMessage).where(col(OutboxMessage.delivered_at).is_(None))
        )

    assert [check for check in found if not check.ok] == []
    assert waiting == 0


def test_a_volunteer_of_the_village_earned_by_errands(county: Database, settings: Settings) -> None:
    with county.transaction(write=False) as session:
        agent = _account(session, settings, "19900000002")
        actor = actor_of(session, user_id=agent.id)
        available = _available(session, settings, session.get_one(Resident, agent.resident_id))

    assert not any(reach.is_paid for reach in actor.reaches)
    assert available > 0


def _tx(session: Session, settings: Settings) -> Tx:
    county_id = session.scalars(select(col(Region.id)).where(col(Region.level) == RegionLevel.county)).one()
    return Tx(session=session, settings=settings, now=NOON, visitor=system_actor(county_id))


def _account(session: Session, settings: Settings, phone: str) -> UserAccount:
    index = vault_for(settings.encryption_key).index(phone, kind="phone")
    return session.scalars(select(UserAccount).where(col(UserAccount.phone_index) == index)).one()


def _available(session: Session, settings: Settings, resident: Resident) -> int:
    tx = _tx(session, settings)
    account_id = ledger.find_account(tx, owner_kind="person", owner_id=resident.id)
    return 0 if account_id is None else ledger.balance(tx, account_id=account_id).available
