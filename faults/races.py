"""Races over HTTP against one and two server processes: the last units and points, one key many times."""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from app.core.clock import utc_now
from app.core.db import Database, create_engine
from app.ops.service.invariants.run import run_checks
from app.orgs.models import Region
from app.shop.models import Offer, Shop
from faults.clients import COME_BACK, Line, Operation
from faults.county import County
from faults.report import Report
from faults.servers import linban
from tests.factories import Make
from tests.shop.goods import fund_all, offer, purse, shelf

STOCK = 50
AT_ONCE = 64
ORDERS = "/api/v1/shop/orders"
CREATED = 201
Answer = tuple[int, bytes]


class Arena:
    """A county with a server in front, in which everybody wants the same thing at once."""

    def __init__(self, county: County, database: Database, port: int, dice: random.Random) -> None:
        self.county = county
        self._make = Make(database, county.settings, utc_now())
        with database.transaction(write=False) as session:
            self._shop = session.get_one(Shop, county.shop_id)
            self._make._county = session.get_one(Region, self._shop.county_id)  # noqa: SLF001 - it would make one
        self._port = port
        self._dice = dice

    def oversell(self, buyers: int) -> str:
        """Let each of many people order one of a few; give what is wrong, or nothing."""
        goods = self._offer(points=1, stock=STOCK)
        ends = self._ends([self._order(goods, number) for number in range(buyers)])
        left = shelf(self._make, goods).stock_left
        wanted = {"201": STOCK, "/problems/sold-out": buyers - STOCK}
        return "" if (ends, left) == (wanted, 0) else f"{buyers} for {STOCK}: {dict(ends)}, {left} left"

    def overdraw(self, spends: int) -> str:
        """Let one person spend the same points many times."""
        number = self._dice.randrange(len(self.county.user_ids))
        resident_id = self.county.resident_ids[number]
        had = purse(self._make, resident_id).available
        goods = self._offer(points=had // STOCK, stock=None)
        ends = self._ends([self._order(goods, number) for _ in range(spends)])
        fund_all(self._make, [resident_id], had)
        paid = had // (had // STOCK)
        wanted = {"201": paid, "/problems/insufficient-points": spends - paid}
        return "" if ends == wanted else f"{spends} spends of {paid}: {dict(ends)}"

    def repeat(self, taps: int) -> str:
        """Let one person press the same button many times."""
        number = self._dice.randrange(len(self.county.user_ids))
        answers = self._volley([self._order(self._offer(points=1, stock=taps), number)] * taps)
        told = {body for _, body in answers}
        return "" if len(told) == 1 else f"{taps} taps had {len(told)} answers"

    def _offer(self, *, points: int, stock: int | None) -> Offer:
        return offer(self._make, self._shop, points=points, stock=stock)

    def _order(self, goods: Offer, number: int) -> Operation:
        county = self.county
        token = county.token(county.user_ids[number], county.session_ids[number])
        return Operation(f"{self._dice.getrandbits(64):x}", token, ORDERS, {"offer_id": str(goods.id)})

    def _ends(self, operations: Sequence[Operation]) -> Counter[str]:
        return Counter(
            "201" if status == CREATED else str(json.loads(body)["type"])
            for status, body in self._volley(operations)
        )

    def _volley(self, operations: Sequence[Operation]) -> list[Answer]:
        """Send everything from as many connections as we open, all from one starting line."""
        count = min(AT_ONCE, len(operations))
        start = threading.Barrier(count)

        def client(mine: Sequence[Operation]) -> list[Answer]:
            line = Line(self._port)
            start.wait(30)
            answers = [_answered(line, one) for one in mine]
            line.close()
            return answers

        with ThreadPoolExecutor(count) as pool:
            shares = [operations[number::count] for number in range(count)]
            return [answer for answers in pool.map(client, shares) for answer in answers]


def _answered(line: Line, operation: Operation) -> Answer:
    while True:
        status, body = line.send(operation)
        if status and status not in COME_BACK:
            return status, body
        time.sleep(0.05)


def races(
    county: County, engine: str, seed: int, *, workers: int, rounds: int, people: int, crowd: int = 0
) -> Report:
    """Run every race a number of times, and one with a large crowd if asked."""
    report = Report("races", engine, seed, {"workers": workers, "rounds": rounds})
    database = Database(create_engine(county.url, pool_size=4))
    with linban(county.url, county.settings.data_dir, WORKERS=str(workers)) as server:
        arena = Arena(county, database, server.port, random.Random(seed))
        for number in range(rounds):
            wrong = (arena.oversell(people), arena.overdraw(people), arena.repeat(people))
            report.problems += [f"round {number}: {one}" for one in wrong if one]
        if crowd:
            report.figures["crowd"] = crowd
            report.problems += [one for one in (arena.oversell(crowd),) if one]
    with database.transaction(write=False) as session:
        broken = [check for check in run_checks(session, county.settings) if not check.ok]
    database.dispose()
    report.figures |= {"requests": 3 * rounds * people + crowd, "broken invariants": len(broken)}
    report.problems += [f"{check.name}: {check.problems}" for check in broken]
    return report
