"""Power cuts at any write: the application's settings lose nothing, weaker ones do and are seen to."""

import random

import pytest

from faults.disk import SECTOR, File
from faults.power import Cut, Ground, power_cuts

pytestmark = pytest.mark.slow
SEED = 20261122
CUTS = 6
MOST_CUTS = 40


def test_nothing_acknowledged_is_lost(ground: Ground) -> None:
    report = power_cuts(ground, SEED, cuts=CUTS)

    assert report.problems == []
    assert report.figures["acknowledged"]


def first_bad(ground: Ground, pragma: str) -> Cut:
    """Cut until something is lost."""
    dice = random.Random(SEED)
    for _ in range(MOST_CUTS):
        outcome = ground.cut(dice.getrandbits(31), pragmas=[pragma])
        if outcome.lost or outcome.broken:
            return outcome
    pytest.fail(f"{MOST_CUTS} cuts broke nothing with {pragma}, seed {SEED}")


def test_without_a_sync_at_each_commit_something_is_lost(ground: Ground) -> None:
    assert first_bad(ground, "synchronous=NORMAL").lost > 0


def test_without_any_sync_the_database_is_broken(ground: Ground) -> None:
    assert first_bad(ground, "synchronous=OFF").broken


def test_a_write_without_a_sync_may_survive_in_any_part() -> None:
    found = set()
    for seed in range(100):
        file = File()
        file.write(0, b"a" * SECTOR + b"b" * SECTOR)
        after = file.after_cut(random.Random(seed)).shown
        found.add(bytes(after[::SECTOR]))

    assert found == {b"", b"a", b"\0b", b"ab"}


def test_a_synced_write_survives() -> None:
    file = File()
    file.write(0, b"kept")
    file.sync()
    file.truncate(0)

    survivors = {bytes(file.after_cut(random.Random(seed)).shown) for seed in range(20)}

    assert survivors == {b"kept", b""}
