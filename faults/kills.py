"""SIGKILL of the application and of PostgreSQL under load: what was acknowledged is there afterwards."""

import random
import time

from faults.clients import Crowd, Tally
from faults.county import County
from faults.report import Report
from faults.servers import Postgres, linban, wait_for

CLIENTS = 8
# How many more operations are acknowledged before the next kill, so that each one finds work to break.
_FEWEST, _MOST = 1, 40
_LONGEST_PAUSE = 0.05


def app_kills(county: County, engine: str, seed: int, *, kills: int) -> Report:
    """Kill the server between any two instructions, many times; its clients ask again with their keys."""
    report = Report("app kills", engine, seed)
    dice = random.Random(seed)
    slowest = 0.0
    report.begin(county)
    with (
        linban(county.url, county.settings.data_dir) as server,
        Crowd(server.port, clients=CLIENTS, dice=dice).working(county.stream(dice)) as tally,
    ):
        for _ in range(kills):
            _let_work(tally, dice)
            server.kill()
            began = time.monotonic()
            server.start()
            slowest = max(slowest, time.monotonic() - began)
    report.figures |= {"kills": kills, "tries": tally.tries, "lost answers": tally.lost}
    report.figures["slowest restart s"] = round(slowest, 2)
    report.judge(county, tally)
    report.expect("nothing was lost on the way, so nothing was tried", holds=tally.lost > 0)
    return report


def database_kills(county: County, server: Postgres, seed: int, *, kills: int) -> Report:
    """Kill PostgreSQL with all its processes; the application stays up, says 503, and heals alone."""
    report = Report("database kills", "postgresql", seed)
    dice = random.Random(seed)
    slowest = 0.0
    report.begin(county)
    with linban(county.url, county.settings.data_dir) as app:
        pid = app.pid
        with Crowd(app.port, clients=CLIENTS, dice=dice).working(county.stream(dice)) as tally:
            for _ in range(kills):
                _let_work(tally, dice)
                server.kill()
                began = time.monotonic()
                server.start()
                slowest = max(slowest, time.monotonic() - began)
        report.expect("the application needed a restart", holds=app.pid == pid and app.answers())
    report.figures |= {"kills": kills, "tries": tally.tries, "answers": dict(sorted(tally.statuses.items()))}
    report.figures["slowest recovery s"] = round(slowest, 2)
    report.judge(county, tally)
    return report


def _let_work(tally: Tally, dice: random.Random) -> None:
    """Wait for some more acknowledgements, and a moment more: kills fall anywhere in a request."""
    wanted = len(tally.acknowledged) + dice.randint(_FEWEST, _MOST)
    wait_for(lambda: len(tally.acknowledged) >= wanted, "operations to break")
    time.sleep(dice.uniform(0, _LONGEST_PAUSE))
