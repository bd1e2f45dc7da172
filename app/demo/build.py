"""Builds the demo county in one transaction: all of it or nothing."""

from datetime import datetime
from random import Random

from sqlmodel import Session

from app.core.config import Settings
from app.core.db import new_id
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.demo.families import FamilyRegister
from app.demo.places import build_places, found_county
from app.demo.roll import write_roll
from app.demo.staff import Hiring, post_duty
from app.demo.stage import Stage
from app.errands.service import catalogue

SEED = 20261122


def build_demo(session: Session, settings: Settings, *, now: datetime, seed: int = SEED) -> None:
    """Make the county with its people and their year, ending now; the same seed makes the same again."""
    # Only a demo's dice: nothing secret is drawn here.
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
    post_duty(stage, places, staff)
    stage.deliver(now)
