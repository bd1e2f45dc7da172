"""Builds the demo county in one transaction: all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from sqlalchemy import update
from sqlmodel import Session, select

from app.archive.models import ErrandArchive
from app.core.config import Settings
from app.core.db import new_id, table_of
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.demo import cast, names
from app.demo.casework import Casework, Village
from app.demo.counter import Counter
from app.demo.diary import Diary
from app.demo.families import Family, FamilyRegister
from app.demo.fates import Fates
from app.demo.places import LIVELY_VILLAGES, Places, build_places, found_county
from app.demo.present import Present
from app.demo.roll import write_roll
from app.demo.staff import Hiring, Staff, post_duty
from app.demo.stage import Stage
from app.demo.thanks import Thanks
from app.errands.models import ServiceItem
from app.errands.service import catalogue
from app.ledger.service import seals

SEED = 20261122
# What the villager of the cast had done for her in the past year.
_HER_ITEMS = ("ZZ03", "GY01", "GY02", "ZZ02")


def build_demo(session: Session, settings: Settings, *, now: datetime, seed: int = SEED) -> None:
    """Make the county with its people and their year, ending now; the same seed makes the same again."""
    # A demo's dice: nothing secret is drawn from them.
    dice = Random(seed)  # noqa: S311 - see above
    stage = Stage(session, settings, now, dice, county_id=new_id())
    founding = Tx(session=session, settings=settings, now=stage.opening, visitor=system_actor(new_id()))
    county = found_county(founding)
    stage.county_id = county.county_id
    places = build_places(stage, county)
    catalogue.seed(stage.tx(stage.opening))
    families = FamilyRegister(dice, year=stage.today.year).draw()
    write_roll(stage, places, families)
    staff = Hiring(stage, places, families).hire()
    _play_year(stage, places, staff, families)
    post_duty(stage, places, staff)
    stage.clear_outbox()


def _play_year(stage: Stage, places: Places, staff: Staff, families: Sequence[Family]) -> None:
    items = {one.code: one for one in stage.session.exec(select(ServiceItem))}
    diary, work = Diary(stage), Casework(stage, items)
    thanks = Thanks(stage, diary, work, places, staff, families)
    thanks.open_books()
    counter = Counter(stage, diary, work, places, staff, families, thanks.passbooks)
    counter.plan_year(counter.open_shops())
    thanks.plan_year()
    home = _village(places, staff, families, names.MAIN_VILLAGE)
    her = next(one.head for one in families if one.head.phone == cast.VILLAGER)
    fates, present = Fates(stage, diary, work), Present(stage, diary, work, items)
    for name in LIVELY_VILLAGES:
        village = _village(places, staff, families, name)
        fates.plan_year(village)
        present.fill(village, times=2 if name == names.MAIN_VILLAGE else 1)
    for code in _HER_ITEMS:
        fates.plan(home, fates.some_day(), person=her, code=code)
    present.continue_for(home, her, agent=home.agents[0])
    diary.play()
    _put_on_the_pile(stage)
    thanks.give_test_points()
    seals.seal(stage.tx(stage.now))


def _put_on_the_pile(stage: Stage) -> None:
    """Let the packages of what was filed wait from today on: the worker packs them, as on any other day."""
    stage.session.execute(update(table_of(ErrandArchive)).values(enrolled_at=stage.now))


def _village(places: Places, staff: Staff, families: Sequence[Family], name: str) -> Village:
    town = places.town_of(places.village(name))
    return Village(
        station_id=places.stations[name].id,
        agents=tuple(staff.agents[name]),
        town_lead=staff.leads[town.name],
        families=tuple(one for one in families if one.village == name and not one.is_for_tests),
    )
