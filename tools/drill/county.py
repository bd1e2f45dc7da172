"""A county with as many postings as wanted: the demo county, whose people give each other points."""

import itertools
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping

from sqlmodel import Session, col, select

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database, new_id
from app.core.permissions import system_actor
from app.core.tx import Tx
from app.ledger.models import Account, AccountClass
from app.ledger.service.seals import seal
from app.ledger.service.transfers import Heading, Line, transfer_many
from app.orgs.models import Region, RegionLevel
from tools.house import ROOT

_BATCH = 2000
_EVERYBODY = range(50)
_POSTINGS_EACH = 2
_SEALED_AT_ONCE = 5000


def build(settings: Settings, environment: Mapping[str, str], *, rows: int) -> None:
    """Build the demo county and give it so many postings more, all sealed."""
    command = [sys.executable, "-m", "app.cli", "demo"]
    subprocess.run(
        command, env={**os.environ, **environment}, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    database = Database.from_settings(settings)
    try:
        ring = pairs(database)
        for size in _sizes(rows // _POSTINGS_EACH):
            with database.transaction() as session:
                tx = _tx(session, settings)
                transfer_many(tx, transfers=[_gift(*next(ring)) for _ in range(size)])
        while _seal_some(database, settings):
            pass
        with database.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    finally:
        database.dispose()


def give_once(database: Database, settings: Settings, pair: tuple[uuid.UUID, uuid.UUID]) -> uuid.UUID:
    """Commit one transfer; give its number, which is an acknowledgement."""
    with database.transaction() as session:
        return transfer_many(_tx(session, settings), transfers=[_gift(*pair)])[0].transfer_id


def pairs(database: Database) -> Iterator[tuple[uuid.UUID, uuid.UUID]]:
    """Give pairs of people for ever, in a ring: each gives a point and gets one."""
    at_hand = col(Account.credits) + col(Account.refunds) - col(Account.debits) - col(Account.held)
    with database.transaction(write=False) as session:
        people = session.exec(
            select(Account.id)
            .where(
                Account.account_class == AccountClass.person,
                Account.asset == "points",
                at_hand > len(_EVERYBODY),
            )
            .order_by(col(Account.id))
            .limit(len(_EVERYBODY))
        ).all()
    return itertools.cycle([*itertools.pairwise(people), (people[-1], people[0])])


def _gift(giver: uuid.UUID, taker: uuid.UUID) -> tuple[Heading, list[Line]]:
    heading = Heading(reference=f"drill:{new_id()}", kind="gift", reason_label="演练")
    return heading, [Line(giver, taker, 1)]


def _sizes(count: int) -> Iterator[int]:
    whole, rest = divmod(count, _BATCH)
    yield from itertools.repeat(_BATCH, whole)
    if rest:
        yield rest


def _seal_some(database: Database, settings: Settings) -> bool:
    with database.transaction() as session:
        return bool(seal(_tx(session, settings), limit=_SEALED_AT_ONCE))


def _tx(session: Session, settings: Settings) -> Tx:
    county_id = session.exec(select(Region.county_id).where(Region.level == RegionLevel.county)).one()
    return Tx(session=session, settings=settings, now=utc_now(), visitor=system_actor(county_id))
