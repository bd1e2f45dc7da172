"""Whatever a client sends, the answer is a result or a Chinese problem, and a refusal leaves nothing behind.

`HOSTILE_SEED` chooses what the short run draws, `HOSTILE_ALL=1` runs everything, and `HOSTILE_CASE` one case.
"""

import os
from collections.abc import Iterator

import pytest

from app.main import API
from tests.hostile.arena import Arena
from tests.hostile.sites import Operation
from tests.hostile.trials import Trial, addressed, drawn, trials
from tools import document

SEED = int(os.environ.get("HOSTILE_SEED", "20261122"))
IS_LONG = bool(os.environ.get("HOSTILE_ALL"))
ROLLS = int(os.environ.get("HOSTILE_ROLLS", "4"))
CASE = os.environ.get("HOSTILE_CASE", "")
ONE_IN = 12
# What the second engine can answer differently from the first: kinds it stores, and values that get so far.
_STORED = ("text", "integer", "cursor", "date", "moment")
_FELT = frozenset({
    "nul", "high_surrogate", "rare_han", "long", "sql_quote", "like", "null", "minus_one", "int32", "int64",
    "below_int64", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999-12:00", "t0_at_0", "uu", "tu", "su", "iu", "s0_at_0",
})  # fmt: skip


def _feature(path: str) -> str:
    return path.removeprefix(f"{API}/").split("/")[0]


FEATURES = sorted({_feature(path) for path, _ in document.routes()})


def chosen(operation: Operation, engine: str) -> Iterator[Trial]:
    """Give the trials of an operation: all, those of a short run, or the one that is replayed."""
    made = trials(operation, seed=SEED, dice_rolls=ROLLS)
    if CASE:
        yield from (trial for trial in made if trial.name == CASE)
    elif IS_LONG:
        yield from made
    else:
        short = drawn(made, seed=SEED, one_in=ONE_IN)
        yield from (trial for trial in short if engine == "sqlite" or _is_felt(trial))


def _is_felt(trial: Trial) -> bool:
    is_stored = trial.site is not None and trial.site.kind in _STORED
    return is_stored and trial.name.rpartition(" ")[2] in _FELT


@pytest.mark.parametrize("feature", FEATURES)
def test_a_hostile_request_is_answered_calmly(arena: Arena, engine_name: str, feature: str) -> None:
    wanted = [
        trial
        for operation in arena.operations
        if _feature(operation.path) == feature
        for trial in chosen(operation, engine_name)
    ]

    failures = arena.failures(wanted)

    print(f"seed {SEED}: {len(wanted)} hostile requests to /{feature} on {engine_name}")  # noqa: T201 - told by pytest -rP
    replay = f"HOSTILE_SEED={SEED} HOSTILE_CASE='<name>' .venv/bin/pytest tests/hostile"
    assert failures == [], "\n".join([*failures[:40], f"replay one by: {replay}"])


def test_no_address_in_a_header_breaks_a_call(arena: Arena, engine_name: str) -> None:
    wanted = [trial for operation in arena.operations for trial in addressed(operation)]

    # What a header says reaches the database in few calls.
    some = wanted if engine_name == "sqlite" else list(drawn(wanted, seed=SEED, one_in=ONE_IN))

    assert arena.failures(some) == []


def test_a_valid_request_of_every_operation_gets_through(arena: Arena) -> None:
    answers = {operation.name: arena.valid(operation) for operation in arena.operations}

    refused = {
        f"{name} {one.status} {one.error or one.body.decode()[:200]}"
        for name, given in answers.items()
        for one in given
        if one.status >= 400
    }

    # A new route is tried at once, with what its document tells; here stands where that does not suffice.
    print("\n".join(sorted(refused)))  # noqa: T201 - told by pytest -rP
    assert len(refused) <= len(answers) // 20, refused
    assert arena.statuses[429] == 0


def test_the_short_run_has_at_least_five_thousand_cases(arena: Arena, engine_name: str) -> None:
    count = sum(1 for operation in arena.operations for _ in chosen(operation, engine_name))

    print(f"{count} cases on {engine_name}")  # noqa: T201 - told by pytest -rP
    assert CASE or engine_name != "sqlite" or count >= 5000
