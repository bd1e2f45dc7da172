"""`python -m faults`: break things on purpose, and count what was lost."""

import argparse
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from faults import answers, kills, scarcity
from faults.county import PEOPLE, County, build
from faults.overload import overload
from faults.power import Ground, power_cuts
from faults.races import races
from faults.report import Report
from faults.servers import Postgres, postgres

SEED_BITS = 31


def main() -> None:
    """Run the experiments that were asked for, all by default; exit 1 if a promise was broken."""
    asked = _arguments()
    print(f"seed {asked.seed}", flush=True)
    is_broken = False
    missing = scarcity.missing_tools()
    for name, run in EXPERIMENTS.items():
        if name not in (asked.only or DEFAULT):
            continue
        if name in NEEDING_TOOLS and missing:
            print(f"– {name}: left out, this machine has no {', '.join(missing)}", flush=True)
            continue
        began = time.monotonic()
        for report in run(asked.seed, asked.share):
            print(report, f"({time.monotonic() - began:.0f} s)", flush=True)
            is_broken |= bool(report.problems)
            began = time.monotonic()
    sys.exit(is_broken)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbits(SEED_BITS), help="replays a run")
    parser.add_argument("--share", type=float, default=1.0, help="of the full counts: 0.02 is a short run")
    parser.add_argument("--only", nargs="*", choices=sorted(EXPERIMENTS), help="experiments to run")
    return parser.parse_args()


def _of(full: int, share: float) -> int:
    return max(2, round(full * share))


@contextmanager
def on_sqlite(*, people: int = PEOPLE) -> Iterator[County]:
    """Give a county on SQLite."""
    with tempfile.TemporaryDirectory(prefix="linban-faults-") as name:
        yield build(f"sqlite:///{name}/linban.db", Path(name), people=people)


@contextmanager
def on_postgres(*, people: int = PEOPLE) -> Iterator[tuple[County, Postgres]]:
    """Give a county on a PostgreSQL of its own, durable as it comes."""
    with tempfile.TemporaryDirectory(prefix="linban-faults-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        with postgres(Path(name) / "postgres") as server:
            server.administer("CREATE DATABASE linban")
            (Path(name) / "data").mkdir()
            yield build(server.url("linban"), Path(name) / "data", people=people), server


def _answers(seed: int, share: float) -> Iterator[Report]:
    with on_sqlite() as county:
        yield answers.lost_answers(county, "sqlite", seed, count=_of(10_000, share))
    with on_postgres() as (county, _):
        yield answers.lost_answers(county, "postgresql", seed, count=_of(10_000, share))


def _app_kills(seed: int, share: float) -> Iterator[Report]:
    with on_sqlite() as county:
        yield kills.app_kills(county, "sqlite", seed, kills=_of(50, share))
    with on_postgres() as (county, _):
        yield kills.app_kills(county, "postgresql", seed, kills=_of(50, share))


def _database_kills(seed: int, share: float) -> Iterator[Report]:
    with on_postgres() as (county, server):
        yield kills.database_kills(county, server, seed, kills=_of(50, share))


def _power(seed: int, share: float) -> Iterator[Report]:
    with tempfile.TemporaryDirectory(prefix="linban-faults-") as name:
        yield power_cuts(Ground(Path(name)), seed, cuts=_of(200, share))


def _disk_full(seed: int, _share: float) -> Iterator[Report]:
    with tempfile.TemporaryDirectory(prefix="linban-faults-") as name:
        folder = Path(name)
        with scarcity.small_disk(folder, 24) as disk:
            county = build(f"sqlite:///{disk}/linban.db", folder)
            yield scarcity.disk_full(county, "sqlite", seed, disk)
    with tempfile.TemporaryDirectory(prefix="linban-faults-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with scarcity.small_disk(folder, 160) as disk, postgres(disk / "postgres") as server:
            server.administer("CREATE DATABASE linban")
            county = build(server.url("linban"), folder)
            yield scarcity.disk_full(county, "postgresql", seed, disk)


def _syncs(seed: int, share: float) -> Iterator[Report]:
    times = _of(20, share)
    with on_sqlite() as county:
        yield scarcity.failing_sync(county, "sqlite", seed, lambda app: [app.pid], times=times)
        yield scarcity.slow_sync(county, "sqlite", seed, lambda app: [app.pid])
    with on_postgres() as (county, server):
        yield scarcity.failing_sync(county, "postgresql", seed, lambda _: server.pids(), times=times)
        yield scarcity.slow_sync(county, "postgresql", seed, lambda _: server.pids())


def _away(seed: int, share: float) -> Iterator[Report]:
    with on_postgres() as (county, server):
        yield scarcity.restarts(county, server, seed, times=_of(20, share))
    with on_postgres() as (county, server):
        yield scarcity.standstill(county, server, seed, seconds=30 * share)
    with on_sqlite() as county:
        yield scarcity.few_descriptors(county, "sqlite", seed)


def _races(seed: int, share: float) -> Iterator[Report]:
    rounds, people = _of(20, share), _of(200, min(1, 4 * share))
    for workers in (1, 2):
        crowd = _of(2_000, share) if workers == 2 else 0
        run = partial(races, seed=seed, workers=workers, rounds=rounds, people=people, crowd=crowd)
        with on_sqlite(people=max(people, crowd)) as county:
            yield run(county, "sqlite")
        with on_postgres(people=max(people, crowd)) as (county, _):
            yield run(county, "postgresql")


def _overload(seed: int, share: float) -> Iterator[Report]:
    seconds = _of(60, share)
    with on_sqlite() as county:
        yield overload(county, "sqlite", seed, seconds=seconds)
    with on_postgres() as (county, _):
        yield overload(county, "postgresql", seed, seconds=seconds)


EXPERIMENTS: dict[str, Callable[[int, float], Iterator[Report]]] = {
    "answers": _answers,
    "app-kills": _app_kills,
    "database-kills": _database_kills,
    "power": _power,
    "disk-full": _disk_full,
    "syncs": _syncs,
    "away": _away,
    "overload": _overload,
    "races": _races,
}

NEEDING_TOOLS = ("disk-full", "syncs")
# Races break nothing; `make races` asks for them by name.
DEFAULT = [name for name in EXPERIMENTS if name != "races"]

if __name__ == "__main__":
    main()
