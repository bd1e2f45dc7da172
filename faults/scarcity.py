"""Full disks, failing and slow fsync, a database that goes away or stands still, too few file descriptors."""

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faults.clients import Crowd, Tally
from faults.county import County
from faults.report import Report
from faults.servers import Linban, Postgres, linban, wait_for

CLIENTS = 8
DESCRIPTORS = 64
_REFUSALS = 10
_MEGABYTE = 1 << 20

Trouble = Callable[[Linban, Tally], None]
# The processes that write to the disk.
Writers = Callable[[Linban], list[int]]


def ordeal(report: Report, county: County, trouble: Trouble, **settings: str) -> Report:
    """Let people work, make trouble, let them go on: nothing acknowledged is lost, and nobody restarts it."""
    dice = random.Random(report.seed)
    report.begin(county)
    with linban(county.url, county.settings.data_dir, **settings) as app:
        pid = app.pid
        crowd = Crowd(app.port, clients=CLIENTS, dice=dice)
        with crowd.working(county.stream(dice)) as tally:
            some_more(tally)
            trouble(app, tally)
            began = time.monotonic()
            some_more(tally)
            report.figures["healed in s"] = round(time.monotonic() - began, 1)
        report.expect("the application needed a restart", holds=app.pid == pid and app.answers())
    report.figures["answers"] = dict(sorted(tally.statuses.items()))
    report.judge(county, tally)
    return report


def some_more(tally: Tally, count: int = 20) -> None:
    """Wait until some more operations are acknowledged."""
    wanted = len(tally.acknowledged) + count
    wait_for(lambda: len(tally.acknowledged) >= wanted, f"{count} more acknowledgements")


def disk_full(county: County, engine: str, seed: int, disk: Path) -> Report:
    """Fill the disk that the database is on to the last byte, and free it again."""

    def trouble(_app: Linban, tally: Tally) -> None:
        filler = disk / "filler"
        _fill(filler)
        refused = tally.statuses[503] + _REFUSALS
        wait_for(lambda: tally.statuses[503] >= refused or not _fill(filler), "refusals")
        wait_for(lambda: tally.statuses[503] >= refused, "refusals")
        filler.unlink()

    report = ordeal(Report("disk full", engine, seed), county, trouble)
    report.expect("somebody got no answer at all", holds=not report_answers(report).get(0))
    return report


def failing_sync(county: County, engine: str, seed: int, writers: Writers, *, times: int) -> Report:
    """Let fsync fail with EIO, again and again, as a dying disk does."""
    dice = random.Random(seed)

    def trouble(app: Linban, tally: Tally) -> None:
        for _ in range(times):
            rule = f"fsync,fdatasync:error=EIO:when={dice.randint(1, 40)}"
            with _tampering(writers(app), rule) as log:
                wait_for(lambda: "INJECTED" in log.read_text(), "an fsync that failed")
            some_more(tally, 5)

    report = Report("failing fsync", engine, seed, {"failures": times})
    return ordeal(report, county, trouble)


def slow_sync(county: County, engine: str, seed: int, writers: Writers) -> Report:
    """Let every fsync take 50 ms longer, as on an old disk."""

    def trouble(app: Linban, tally: Tally) -> None:
        with _tampering(writers(app), "fsync,fdatasync:delay_enter=50000"):
            some_more(tally, 40)

    return ordeal(Report("slow fsync", engine, seed), county, trouble)


def restarts(county: County, server: Postgres, seed: int, *, times: int) -> Report:
    """Restart PostgreSQL in a loop under load, at times in the hard way."""
    dice = random.Random(seed)

    def trouble(_app: Linban, tally: Tally) -> None:
        for _ in range(times):
            server.stop(dice.choice((signal.SIGINT, signal.SIGQUIT)))
            server.start()
            some_more(tally, dice.randint(1, 20))

    return ordeal(Report("database restarts", "postgresql", seed, {"restarts": times}), county, trouble)


def standstill(county: County, server: Postgres, seed: int, *, seconds: float) -> Report:
    """Let every process of PostgreSQL stand still for a while."""

    def trouble(_app: Linban, _tally: Tally) -> None:
        server.signal_all(signal.SIGSTOP)
        time.sleep(seconds)
        server.signal_all(signal.SIGCONT)

    return ordeal(Report("standstill", "postgresql", seed, {"seconds": seconds}), county, trouble)


def few_descriptors(county: County, engine: str, seed: int) -> Report:
    """Open more connections than the server may have files, hold them, and let go."""

    def trouble(app: Linban, _tally: Tally) -> None:
        with contextlib.ExitStack() as held:
            for _ in range(2 * DESCRIPTORS):
                with contextlib.suppress(OSError):
                    held.enter_context(socket.create_connection(("127.0.0.1", app.port), timeout=2))
            time.sleep(1)

    report = Report("few file descriptors", engine, seed, {"descriptors": DESCRIPTORS})
    return ordeal(report, county, trouble, FAULTS_DESCRIPTORS=str(DESCRIPTORS), POOL_SIZE="8")


def report_answers(report: Report) -> dict[int, int]:
    """Give how many answers of each status a report counted, 0 for none."""
    answers = report.figures["answers"]
    assert isinstance(answers, dict), "an ordeal counts them"
    return answers


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Give a disk of its own, so that only it runs full; needs root."""
    disk = folder / "small"
    disk.mkdir()
    options = ("-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs")
    subprocess.run([_tool("mount"), *options, str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run([_tool("umount"), "--lazy", str(disk)], check=False)


def missing_tools() -> list[str]:
    """Give what these experiments need and this machine has not."""
    missing = [name for name in ("strace", "mount") if shutil.which(name) is None]
    return [*missing, *(["root"] if os.geteuid() else [])]


def _tool(name: str) -> str:
    path = shutil.which(name)
    assert path is not None, "missing_tools was asked"
    return path


def _fill(filler: Path) -> bool:
    """Write until nothing fits any more; tell whether something did."""
    before = filler.stat().st_size if filler.exists() else 0
    with contextlib.suppress(OSError), filler.open("ab", buffering=0) as opened:
        for size in (_MEGABYTE, 4096):
            with contextlib.suppress(OSError):
                while opened.write(bytes(size)):
                    pass
    return filler.stat().st_size > before


@contextlib.contextmanager
def _tampering(writers: list[int], rule: str) -> Iterator[Path]:
    """Stand between some processes, with the children they will have, and the kernel."""
    log = Path(f"/tmp/linban-strace-{os.getpid()}-{time.monotonic_ns()}.log")  # noqa: S108 - read by us only
    calls = rule.partition(":")[0]
    options = ("-f", "-qq", "-o", str(log), "-e", f"trace={calls}", "-e", f"inject={rule}")
    log.touch()
    command = [_tool("strace"), *options, *(f"-p{pid}" for pid in writers)]
    tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield log
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait(30)
        log.unlink(missing_ok=True)
