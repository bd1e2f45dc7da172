"""Three PostgreSQL nodes under Patroni, three etcd and one haproxy, all on loopback, from deploy/ha."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import psutil

from tools.debian import install, may_install
from tools.house import ROOT

RECIPE = ROOT / "deploy" / "ha"
NODES = ("db1", "db2", "db3")
PASSWORD = "failover"  # noqa: S105 - of a cluster that lives for minutes on loopback
_PROGRAMS = ("patroni", "etcd", "haproxy")
_PACKAGES = ("postgresql", "patroni", "etcd-server", "haproxy")
_STARTING_SECONDS = 90


class NotHere(Exception):  # noqa: N818 - names what is missing
    """The machine lacks what the cluster is made of."""


@dataclass
class Node:
    """One database machine: its ports and its running Patroni."""

    name: str
    postgres: int
    rest: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    def role(self) -> str:
        """Tell what the node thinks it is: leader, sync_standby, replica, or nothing."""
        for path, role in (("primary", "leader"), ("synchronous", "sync_standby"), ("replica", "replica")):
            with contextlib.suppress(httpx2.HTTPError):
                if httpx2.get(f"http://127.0.0.1:{self.rest}/{path}", timeout=2).status_code == 200:  # noqa: PLR2004 - OK
                    return role
        return ""


@dataclass
class Cluster:
    """The running cluster; `primary` is the port that always leads to the leader, `app` that of Linban."""

    folder: Path
    nodes: list[Node]
    primary: int
    app: int
    apps: tuple[int, int]
    others: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def leader(self) -> Node | None:
        return next((node for node in self.nodes if node.role() == "leader"), None)

    def is_whole(self) -> bool:
        """Tell whether all three are up and one standby is synchronous."""
        return sorted(node.role() for node in self.nodes) == ["leader", "replica", "sync_standby"]

    def kill(self, node: Node) -> None:
        """Take a machine away in the middle of whatever it does: Patroni and every PostgreSQL process."""
        assert node.process is not None, "it runs"
        victims = [
            *psutil.Process(node.process.pid).children(recursive=True),
            psutil.Process(node.process.pid),
        ]
        victims += _postmaster(node)
        for victim in victims:
            with contextlib.suppress(psutil.NoSuchProcess):
                victim.send_signal(signal.SIGKILL)
        node.process.wait()

    def start(self, node: Node) -> None:
        """Give a machine its power back."""
        data = node.folder / "data"
        # The dead postmaster may be left as a zombie, whose number still counts as alive.
        for stale in (data / "postmaster.pid", node.folder / f".s.PGSQL.{node.postgres}.lock"):
            stale.unlink(missing_ok=True)
        log = (self.folder / f"{node.name}.log").open("ab")
        node.process = subprocess.Popen(
            ["runuser", "-u", "postgres", "--", "patroni", str(self.folder / f"{node.name}.yml")],
            env=_environment(node, self.nodes, self.folder),
            stdout=log,
            stderr=log,
            cwd="/",
        )


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Run the whole cluster until the block ends; raises NotHere without Debian's packages or root."""
    if _is_missing() and may_install():
        install(*_PACKAGES)
    if _is_missing() or os.geteuid() != 0:
        raise NotHere(f"needs root and: apt-get install {' '.join(_PACKAGES)}")
    ports = _free_ports(17)
    folder.chmod(0o755)
    nodes = [Node(name, ports.pop(), ports.pop(), folder / name) for name in NODES]
    made = Cluster(folder, nodes, primary=ports.pop(), app=ports.pop(), apps=(ports.pop(), ports.pop()))
    try:
        _start_etcd(made, [(ports.pop(), ports.pop()) for _ in NODES])
        for node in nodes:
            _prepare(made, node)
            made.start(node)
        _start_haproxy(made, replica=ports.pop())
        wait(made.is_whole, "the cluster to be whole", _STARTING_SECONDS)
        yield made
    finally:
        for node in nodes:
            if node.process is not None and node.process.poll() is None:
                made.kill(node)
        for process in made.others:
            process.kill()
            process.wait()


def wait(condition: Callable[[], bool], what: str, seconds: float) -> float:
    """Look again and again until it is so; give how long it took, raise TimeoutError when it never is."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if condition():
            return time.monotonic() - began
        time.sleep(0.2)
    raise TimeoutError(f"waited {seconds} s for {what}")


def _start_etcd(made: Cluster, ports: list[tuple[int, int]]) -> None:
    peers = ",".join(f"{name}=http://127.0.0.1:{peer}" for name, (_, peer) in zip(NODES, ports, strict=True))
    (made.folder / "etcd.hosts").write_text(",".join(f"'127.0.0.1:{client}'" for client, _ in ports))
    for name, (client, peer) in zip(NODES, ports, strict=True):
        environment = {
            "PATH": _path(),
            "ETCD_NAME": name,
            "ETCD_DATA_DIR": str(made.folder / f"etcd-{name}"),
            "ETCD_LISTEN_CLIENT_URLS": f"http://127.0.0.1:{client}",
            "ETCD_ADVERTISE_CLIENT_URLS": f"http://127.0.0.1:{client}",
            "ETCD_LISTEN_PEER_URLS": f"http://127.0.0.1:{peer}",
            "ETCD_INITIAL_ADVERTISE_PEER_URLS": f"http://127.0.0.1:{peer}",
            "ETCD_INITIAL_CLUSTER": peers,
        }
        log = (made.folder / f"etcd-{name}.log").open("ab")
        made.others.append(subprocess.Popen(["etcd"], env=environment, stdout=log, stderr=log))


def _prepare(made: Cluster, node: Node) -> None:
    """Lay the recipe's own file down for a node; it is not changed by a letter."""
    shutil.copyfile(RECIPE / "patroni.yml", made.folder / f"{node.name}.yml")
    node.folder.mkdir(mode=0o700)
    owner = pwd.getpwnam("postgres")
    os.chown(node.folder, owner.pw_uid, owner.pw_gid)


def _start_haproxy(made: Cluster, *, replica: int) -> None:
    environment = {
        "PATH": _path(),
        "PRIMARY": f"127.0.0.1:{made.primary}",
        "REPLICA": f"127.0.0.1:{replica}",
        "APP": f"127.0.0.1:{made.app}",
    }
    for number, node in enumerate(made.nodes, 1):
        environment |= {f"DB{number}": f"127.0.0.1:{node.postgres}", f"DB{number}_PORT": str(node.rest)}
    for number, port in enumerate(made.apps, 1):
        environment[f"APP{number}"] = f"127.0.0.1:{port}"
    log = (made.folder / "haproxy.log").open("ab")
    command = ["haproxy", "-db", "-f", str(RECIPE / "haproxy.cfg")]
    made.others.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))


def _environment(node: Node, nodes: list[Node], folder: Path) -> dict[str, str]:
    assert node in nodes, "one of ours"
    return {
        "PATH": _path(),
        "LANG": "C.UTF-8",
        "PATRONI_NAME": node.name,
        "PATRONI_ETCD3_HOSTS": (folder / "etcd.hosts").read_text(),
        "PATRONI_RESTAPI_LISTEN": f"127.0.0.1:{node.rest}",
        "PATRONI_RESTAPI_CONNECT_ADDRESS": f"127.0.0.1:{node.rest}",
        "PATRONI_POSTGRESQL_LISTEN": f"127.0.0.1:{node.postgres}",
        "PATRONI_POSTGRESQL_CONNECT_ADDRESS": f"127.0.0.1:{node.postgres}",
        "PATRONI_POSTGRESQL_DATA_DIR": str(node.folder / "data"),
        "PATRONI_POSTGRESQL_BIN_DIR": str(_postgres_bin()),
        "PATRONI_POSTGRESQL_PGPASS": str(node.folder / "pgpass"),
        "PATRONI_SUPERUSER_USERNAME": "postgres",
        "PATRONI_SUPERUSER_PASSWORD": PASSWORD,
        "PATRONI_REPLICATION_USERNAME": "replicator",
        "PATRONI_REPLICATION_PASSWORD": PASSWORD,
        "PATRONI_REWIND_USERNAME": "rewind",
        "PATRONI_REWIND_PASSWORD": PASSWORD,
    }


def _postmaster(node: Node) -> list[psutil.Process]:
    """Find the node's PostgreSQL, which Patroni starts as a process of its own."""
    file = node.folder / "data" / "postmaster.pid"
    if not file.exists():
        return []
    with contextlib.suppress(psutil.NoSuchProcess, ValueError):
        process = psutil.Process(int(file.read_text().splitlines()[0]))
        return [*process.children(recursive=True), process]
    return []


def _is_missing() -> bool:
    absent = [program for program in _PROGRAMS if shutil.which(program, path=_path()) is None]
    return bool(absent) or _postgres_bin() is None


def _postgres_bin() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else None


def _path() -> str:
    return f"{os.environ['PATH']}:/usr/sbin:/sbin"


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
