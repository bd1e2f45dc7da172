"""`make bench`: four calls through HTTP beside a trivial application that writes the same, in one run."""

import pickle
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import servers, twin
from bench.load import Outcome, drive, request
from bench.scenario import LIST_LENGTH, RESIDENTS, Scenario

ROUNDS = 3
CLIENTS = 16
CREATE, LIST, POST, REDEEM = "create errand", "list of errands", "ledger post", "redeem"
COUNTS = {CREATE: 300, LIST: 300, POST: 100, REDEEM: 300}
WARMING = 50
Cpu = Callable[[], float]
Rounds = dict[str, list["Measured"]]


@dataclass
class Measured:
    """One round of one call."""

    outcome: Outcome
    cpu_ms: float


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="linban-bench-data-") as name:
        _measure(Path(name))


def _measure(scratch: Path) -> None:
    with servers.postgres() as postgres:
        servers.administer(postgres.uri, "CREATE DATABASE linban")
        url = postgres.database("linban")
        print("· demo county on PostgreSQL", flush=True)
        with servers.linban(scratch / "postgres", database_url=url) as ours:
            scenario = Scenario(ours.port)
            _warm(scenario)
            plan = scratch / "plan"
            plan.write_bytes(pickle.dumps(_plans(scenario, url)))
            servers.administer(url, "VACUUM ANALYZE")
            with servers.raw(url, plan) as yardstick:
                both = _measure_both(scenario, ours, yardstick, postgres)
    print("· demo county on SQLite", flush=True)
    with servers.linban(scratch / "sqlite") as ours:
        scenario = Scenario(ours.port)
        _warm(scenario)
        alone = {name: _rounds(scenario, name, ours.cpu_seconds) for name in COUNTS}
    _print(both, alone)


def _requests(scenario: Scenario, name: str, count: int) -> list[bytes]:
    makers = {
        CREATE: scenario.create,
        LIST: scenario.listing,
        POST: scenario.post,
        REDEEM: scenario.redeem,
    }
    return makers[name](count)


def _warm(scenario: Scenario) -> None:
    """Let every resident do everything once: what opens with the first time is not measured."""
    for requests in (scenario.create(RESIDENTS), scenario.redeem(RESIDENTS), scenario.listing(WARMING)):
        scenario.send(requests)


def _plans(scenario: Scenario, url: str) -> dict[str, twin.Plan]:
    """Learn from two requests of each writing call which rows it writes."""
    plans = {}
    for name in (CREATE, POST, REDEEM):
        first, second = [
            twin.watch(url, lambda one=one: scenario.send([one]))  # type: ignore[misc]
            for one in _requests(scenario, name, 2)
        ]
        rows = ", ".join(f"{len(one.inserted)}+{len(one.updated)} {one.table}" for one in first)
        print(f"· {name} writes (new+changed): {rows}", flush=True)
        plans[_slug(name)] = twin.plan(url, _slug(name), first, second)
    plans[_slug(LIST)] = twin.listing(scenario.station_id, LIST_LENGTH)
    return plans


def _measure_both(
    scenario: Scenario, ours: servers.Server, yardstick: servers.Server, postgres: servers.Postgres
) -> tuple[Rounds, Rounds]:
    """Measure ours and the yardstick in turn, so that a noisy moment hits both."""
    results: tuple[Rounds, Rounds] = ({}, {})
    for name, count in COUNTS.items():
        path = f"/read/{_slug(name)}" if name == LIST else f"/write/{_slug(name)}"
        plain = request("GET", path) if name == LIST else request("POST", path, body={"asked": "once"})
        drive(yardstick.port, [plain] * WARMING, clients=CLIENTS)
        for _ in range(ROUNDS):
            for server, requests, result in (
                (ours, _requests(scenario, name, count), results[0]),
                (yardstick, [plain] * count, results[1]),
            ):
                cpu = lambda server=server: server.cpu_seconds() + postgres.cpu_seconds()  # noqa: E731 - bound to this server
                result.setdefault(name, []).append(_one(server.port, requests, cpu))
    return results


def _rounds(scenario: Scenario, name: str, cpu: Cpu) -> list[Measured]:
    return [_one(scenario.port, _requests(scenario, name, COUNTS[name]), cpu) for _ in range(ROUNDS)]


def _one(port: int, requests: list[bytes], cpu: Cpu) -> Measured:
    before = cpu()
    outcome = drive(port, requests, clients=CLIENTS)
    used = cpu() - before
    if outcome.first_failure:
        message = f"{outcome.statuses}: {outcome.first_failure}"
        raise RuntimeError(message)
    return Measured(outcome, 1000 * used / len(requests))


def _slug(name: str) -> str:
    return name.replace(" ", "_")


def _print(both: tuple[Rounds, Rounds], alone: Rounds) -> None:
    """Print the medians over the rounds, and the ratio of the rates."""
    print(f"\n{CLIENTS} connections, {ROUNDS} rounds in turn, medians; CPU is application and database\n")
    print("| call | engine | answers/s | of yardstick | p50 ms | p99 ms | CPU ms each |")
    print("|---|---|---|---|---|---|---|")
    for name in COUNTS:
        ours, raw = both[0][name], both[1][name]
        share = statistics.median(
            mine.outcome.rate / theirs.outcome.rate for mine, theirs in zip(ours, raw, strict=True)
        )
        _line(name, "PostgreSQL", ours, f"{share:.2f}")
        _line(name, "yardstick on PostgreSQL", raw, "1")
        _line(name, "SQLite", alone[name], "")


def _line(name: str, engine: str, rounds: list[Measured], share: str) -> None:
    rate = statistics.median(one.outcome.rate for one in rounds)
    half = statistics.median(one.outcome.percentile(0.5) for one in rounds)
    worst = statistics.median(one.outcome.percentile(0.99) for one in rounds)
    cpu = statistics.median(one.cpu_ms for one in rounds)
    print(f"| {name} | {engine} | {rate:.0f} | {share} | {half:.1f} | {worst:.1f} | {cpu:.1f} |")


if __name__ == "__main__":
    main()
