"""`python -m bench.sign_in_timing`: the time of a wrong sign-in must not tell whether the phone is known."""

import math
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alembic import command
from alembic.config import Config

from app.auth.models import UserAccount
from app.auth.service import limits, passwords
from app.auth.service.actors import load_actor
from app.auth.service.sign_in import Proof, SignInFailed, Visit, sign_in
from app.core.config import Settings
from app.core.crypto import vault_for
from app.core.db import Database, new_id
from app.core.paths import MIGRATIONS
from app.core.web import Runtime

SEED = 20261122
TRIES = 300
ALPHA = 0.01
KNOWN, UNKNOWN = "13900000001", "13900000002"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="linban-timing-") as name:
        runtime = _runtime(Path(name))
        _add_account(runtime)
        # The limits would end this after ten tries; what they cost is measured all the same.
        for limit in ("GUESSES_PER_ACCOUNT", "GUESSES_PER_ADDRESS", "GUESSES_PER_SERVER"):
            setattr(limits, limit, replace(getattr(limits, limit), count=10**6))
        seconds = _measure(runtime)
        runtime.database.dispose()
    p = mann_whitney(seconds[KNOWN], seconds[UNKNOWN])
    for phone, label in ((KNOWN, "known"), (UNKNOWN, "unknown")):
        print(
            f"{label:>8}: median {statistics.median(seconds[phone]) * 1000:.2f} ms of {TRIES} wrong passwords"
        )
    verdict = "cannot be told apart" if p > ALPHA else "CAN BE TOLD APART"
    print(f"Mann-Whitney p = {p:.3f}, seed {SEED}: {verdict}")


def mann_whitney(first: Sequence[float], second: Sequence[float]) -> float:
    """Give the two-sided p by the normal approximation, which is good from some dozens on."""
    ranked = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    rank_sum = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(first), len(second)
    statistic = rank_sum - n * (n + 1) / 2
    spread = math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(statistic - n * m / 2) / spread / math.sqrt(2))


def _runtime(folder: Path) -> Runtime:
    settings = Settings(_env_file=None, data_dir=folder, database_url="", demo=False)
    database = Database.from_settings(settings)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return Runtime(database=database, settings=settings, load_actor=load_actor)


def _add_account(runtime: Runtime) -> None:
    vault = vault_for(runtime.settings.encryption_key)
    with runtime.database.transaction() as session:
        session.add(
            UserAccount(
                county_id=new_id(),
                name="王秀英",
                phone_sealed=vault.seal(KNOWN),
                phone_index=vault.index(KNOWN, kind="phone"),
                password_hash=passwords.hash_password("kzvqhwnt bx"),
                created_at=runtime.clock(),
            )
        )


def _measure(runtime: Runtime) -> dict[str, list[float]]:
    """Try both in a random order, so that nothing that drifts favours one."""
    order = [KNOWN, UNKNOWN] * TRIES
    random.Random(SEED).shuffle(order)
    seconds: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for phone in order:
        began = time.perf_counter()
        try:
            sign_in(
                runtime,
                proof=Proof(phone=phone, password="wrong"),  # noqa: S106 - a wrong one
                visit=Visit("192.0.2.1", "bench", ""),
            )
        except SignInFailed:
            seconds[phone].append(time.perf_counter() - began)
    return seconds


if __name__ == "__main__":
    main()
