"""Power cuts: the application's rules on a disk that loses what was not synced, at any write."""

import random
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.auth.service.actors import actor_of
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database, table_of
from app.core.tx import Tx
from app.errands.models import Channel, Errand
from app.errands.schemas import ErrandCreate
from app.errands.service.submit import submit
from app.ops.service.invariants.run import run_checks
from app.shop.models import Order
from app.shop.service import orders
from faults.county import County, migrate, settle
from faults.disk import Disk
from faults.driver import engine_on
from faults.report import Report

# A checkpoint every so many pages, so that cuts fall into checkpoints too.
CHECKPOINTS = "wal_autocheckpoint=60"
_LAST_WRITE = 1500


@dataclass(slots=True)
class Cut:
    """What one power cut did."""

    acknowledged: list[uuid.UUID] = field(default_factory=list)
    lost: int = 0
    broken: list[str] = field(default_factory=list)


class Ground:
    """A county on a disk, copied for every cut."""

    def __init__(self, data_dir: Path) -> None:
        disk = Disk("ground")
        engine = engine_on(disk)
        migrate(engine)
        settings = Settings(_env_file=None, data_dir=data_dir, database_url="sqlite://", run_worker=False)
        self.county: County = settle(Database(engine), settings)
        engine.dispose()
        self._image = disk.image()
        disk.unregister()

    def cut(self, seed: int, *, pragmas: Sequence[str] = ()) -> Cut:
        """Work until the power goes at some write, start again, and look at what is there."""
        dice = random.Random(seed)
        outcome = Cut()
        before = Disk(f"before-{seed}", self._image)
        before.cut_at = dice.randint(1, _LAST_WRITE)
        engine = engine_on(before, pragmas=(CHECKPOINTS, *pragmas))
        self._work(before, Database(engine), dice, outcome)
        after = Disk(f"after-{seed}", before.after_cut(dice))
        before.bury()
        engine.dispose()
        self._look(after, dice, outcome)
        for disk in (before, after):
            disk.unregister()
        return outcome

    def _work(self, disk: Disk, database: Database, dice: random.Random, outcome: Cut) -> None:
        try:
            while True:
                outcome.acknowledged.append(self._step(database, dice))
        except Exception:  # whatever the dying disk makes of it
            if not disk.is_dead:
                raise

    def _step(self, database: Database, dice: random.Random) -> uuid.UUID:
        county = self.county
        with database.transaction() as session:
            actor = actor_of(session, user_id=dice.choice(county.user_ids))
            tx = Tx(session=session, settings=county.settings, now=utc_now(), visitor=actor)
            if dice.random() < 0.5:
                done: Order | Errand = orders.place(tx, offer_id=county.offer_id)
            else:
                draft = ErrandCreate(
                    service_item_id=county.service_item_id, station_id=county.station_id, channel=Channel.app
                )
                done = submit(tx, draft=draft)
        return done.id

    def _look(self, disk: Disk, dice: random.Random, outcome: Cut) -> None:
        engine = engine_on(disk)
        database = Database(engine)
        try:
            with database.transaction(write=False) as session:
                sound = session.connection().exec_driver_sql("PRAGMA integrity_check").scalars().all()
                outcome.broken += [str(line) for line in sound if line != "ok"]
                there = {
                    row for model in (Order, Errand) for row in session.scalars(select(table_of(model).c.id))
                }
                found = run_checks(session, self.county.settings)
            outcome.lost = len(set(outcome.acknowledged) - there)
            outcome.broken += [f"{check.name}: {check.problems}" for check in found if not check.ok]
            self._step(database, dice)
        except Exception as error:  # noqa: BLE001 - a database in pieces says so in many ways
            outcome.broken.append(f"{type(error).__name__}: {error}")
            outcome.lost = outcome.lost or len(outcome.acknowledged)
        engine.dispose()


def power_cuts(ground: Ground, seed: int, *, cuts: int, pragmas: Sequence[str] = ()) -> Report:
    """Cut the power many times, each at a write of the dice's choice."""
    report = Report("power cuts", "sqlite", seed)
    dice = random.Random(seed)
    totals: Counter[str] = Counter()
    for _ in range(cuts):
        one = dice.getrandbits(31)
        outcome = ground.cut(one, pragmas=pragmas)
        totals["acknowledged"] += len(outcome.acknowledged)
        totals["lost"] += outcome.lost
        totals["cuts that lost"] += outcome.lost > 0
        totals["cuts that broke"] += bool(outcome.broken)
        if outcome.lost or outcome.broken:
            report.problems.append(f"cut {one}: {outcome.lost} lost, {outcome.broken[:2]}")
    report.figures |= {"cuts": cuts, **totals}
    return report
