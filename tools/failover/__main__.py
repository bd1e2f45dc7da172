"""`make failover`: kill a cluster's leader under load, again and again; find every acknowledged write."""

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import psycopg

from tools.failover.cluster import PASSWORD, Cluster, NotHere, cluster, wait
from tools.failover.load import FIRST_RESIDENT, Person, Written, make_offer
from tools.house import ROOT

_TABLES = ("errand", "shop_order")
_LOAD_SECONDS = 6
_HEAL_SECONDS = 120


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    chosen = parser.parse_args()
    print(f"· seed {chosen.seed}, {chosen.kills} kills, {chosen.people} people", flush=True)
    with tempfile.TemporaryDirectory(prefix="linban-failover-") as name:
        try:
            with cluster(Path(name)) as made:
                dice = random.Random(chosen.seed)  # noqa: S311 - a load's dice need no secrecy
                _run(made, kills=chosen.kills, people=chosen.people, dice=dice)
        except NotHere as reason:
            sys.exit(f"✗ {reason}")


def _run(made: Cluster, *, kills: int, people: int, dice: random.Random) -> None:
    print("· three nodes, one of them synchronous", flush=True)
    url = _make_database(made)
    with _applications(made, url):
        base = f"http://127.0.0.1:{made.app}"
        offer = make_offer(base)
        before = _counts(url)
        written, stopping = Written(), threading.Event()
        crowd = [
            Person(base, phone=str(FIRST_RESIDENT + number), written=written, stopping=stopping, offer=offer)
            for number in range(people)
        ]
        for person in crowd:
            person.start()
        gaps = [_kill_once(made, written, dice) for _ in range(kills)]
        stopping.set()
        for person in crowd:
            person.join(_HEAL_SECONDS)
        _judge(url, made, written, before, gaps)


def _kill_once(made: Cluster, written: Written, dice: random.Random) -> float:
    """Kill the leader in the middle of the load; give the longest silence between two acknowledgements."""
    time.sleep(_LOAD_SECONDS * (0.5 + dice.random()))
    leader = made.leader()
    assert leader is not None, "somebody leads"
    seen = len(written.at)
    made.kill(leader)
    wait(lambda: made.leader() not in (None, leader), "a new leader", _HEAL_SECONDS)
    answered = len(written.at)
    wait(lambda: len(written.at) > answered + 5, "the application to heal", _HEAL_SECONDS)
    made.start(leader)
    wait(made.is_whole, "the old leader to follow", _HEAL_SECONDS)
    moments = written.at[max(0, seen - 1) :]
    gap = max((late - early for early, late in itertools.pairwise(moments)), default=0.0)
    print(
        f"· {leader.name} killed: silent for {gap:.1f} s, {len(written.at)} acknowledged so far", flush=True
    )
    return gap


def _judge(url: str, made: Cluster, written: Written, before: dict[str, int], gaps: list[float]) -> None:
    wait(made.is_whole, "the cluster to be whole", _HEAL_SECONDS)
    lost = 0
    doubled = 0
    with psycopg.connect(url) as connection:
        for table in _TABLES:
            ids = written.ids[table]
            query = f"SELECT count(*) FROM {table} WHERE id = ANY(%s::uuid[])"  # noqa: S608 - our own names
            found = connection.execute(query, [ids]).fetchone()
            lost += len(set(ids)) - (found[0] if found else 0)
            doubled += _counts(url)[table] - before[table] - len(set(ids))
    verified = subprocess.run(
        [sys.executable, "-m", "app.cli", "verify"],
        env=_app_environment(made, url),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    acknowledged = sum(map(len, written.ids.values()))
    print(
        f"\n{acknowledged} acknowledged, {lost} lost, {doubled} more rows than keys, "
        f"{len(written.refused)} refused\n"
        f"{written.tries_again} tries again; answers by status (0 = none): {written.statuses}\n"
        f"longest silence {max(gaps, default=0):.1f} s; verify: {verified.stdout.strip().splitlines()[-1:]}"
    )
    for refusal in written.refused[:3]:
        print(f"  {refusal}")
    if lost or doubled or written.refused or verified.returncode or written.statuses.get(500):
        sys.exit(f"✗ not as promised\n{verified.stderr}")
    print("✓ every acknowledged write is there, once")


def _make_database(made: Cluster) -> str:
    leader = made.leader()
    assert leader is not None, "somebody leads"
    admin = f"postgresql://postgres:{PASSWORD}@127.0.0.1:{made.primary}/postgres"
    wait(lambda: _answers(admin), "haproxy to find the leader", 30)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE linban LOGIN PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE linban OWNER linban")
    return f"postgresql://linban:{PASSWORD}@127.0.0.1:{made.primary}/linban"


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


@contextmanager
def _applications(made: Cluster, url: str) -> Iterator[None]:
    """Run two application processes on one data folder; the first builds the demo county."""
    environment = _app_environment(made, url)
    print("· building the demo county", flush=True)
    command = [sys.executable, "-m", "app.cli"]
    subprocess.run([*command, "demo"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    log = (made.folder / "app.log").open("ab")
    processes = [
        subprocess.Popen(
            [*command, "serve", "--demo"],
            env=environment | {"PORT": str(port), "RUN_WORKER": "true" if number == 0 else "false"},
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        for number, port in enumerate(made.apps)
    ]
    try:
        wait(lambda: all(map(_is_ready, made.apps)), "both applications", 60)
        wait(lambda: _is_ready(made.app), "haproxy to find them", 30)
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(40)


def _is_ready(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/readyz", timeout=5).is_success
    except httpx2.HTTPError:
        return False


def _app_environment(made: Cluster, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DATA_DIR": str(made.folder / "app"),
        "HOST": "127.0.0.1",
        "LOG_LEVEL": "warning",
        "POOL_SIZE": "8",
        "DEMO": "true",
    }


def _counts(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        rows = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
            for table in _TABLES
        }
    return {table: row[0] if row else 0 for table, row in rows.items()}


if __name__ == "__main__":
    main()
