"""Starts the proxies of `deploy/` here: the same files, with ports, certificate and patience of a test."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tools import debian

DEPLOY = Path(__file__).parents[2] / "deploy"
# The files say ten seconds; a test has less patience.
PATIENCE = "1s"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that runs: where it listens for TLS, and for what is not."""

    port: int
    plain_port: int


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


def need(program: str, package: str) -> None:
    """Skip where a program is missing, unless this is CI and it can be installed."""
    if shutil.which(program) is None and os.environ.get("CI") and debian.may_install():
        debian.install(package)
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (apt install {package})")


@contextmanager
def nginx(folder: Path, upstream: int) -> Iterator[Proxy]:
    """Run `deploy/nginx.conf` in front of a port."""
    need("nginx", "nginx-light")
    proxy = Proxy(free_port(), free_port())
    certificate = make_certificate(folder)
    site = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        ("listen 443 ssl http2", f"listen 127.0.0.1:{proxy.port} ssl http2"),
        ("listen 80;", f"listen 127.0.0.1:{proxy.plain_port};"),
        ("/etc/ssl/linban.pem", str(certificate)),
        ("/etc/ssl/linban.key", str(certificate)),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("/var/log/nginx/linban.log", str(folder / "access.log")),
        ("client_header_timeout 10s", f"client_header_timeout {PATIENCE}"),
        ("client_body_timeout   10s", f"client_body_timeout {PATIENCE}"),
    ):
        assert old in site, old
        site = site.replace(old, new)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; daemon off;"
        f" events {{}} http {{ {paths} {site} }}"
    )
    with _running(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, proxy):
        yield proxy


@contextmanager
def caddy(folder: Path, upstream: int) -> Iterator[Proxy]:
    """Run `deploy/Caddyfile` in front of a port."""
    need("caddy", "caddy")
    proxy = Proxy(free_port(), free_port())
    certificate = make_certificate(folder)
    site = (DEPLOY / "Caddyfile").read_text()
    for old, new in (
        ("{\n\tservers {", f"{{\n\tadmin off\n\thttp_port {proxy.plain_port}\n\tservers {{"),
        (
            "linban.example.org {",
            f"https://127.0.0.1:{proxy.port} {{\n\ttls {certificate} {certificate}",
        ),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("read_header 10s", f"read_header {PATIENCE}"),
        ("read_body 5m", f"read_body {PATIENCE}"),
        ("lb_try_duration 5s", "lb_try_duration 200ms"),
    ):
        assert old in site, old
        site = site.replace(old, new, 1)
    (folder / "Caddyfile").write_text(site)
    command = ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, folder, proxy):
        yield proxy


def make_certificate(folder: Path) -> Path:
    """Write a key and a certificate for this machine into one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file.write_bytes(
        certificate.public_bytes(encoding)
        + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    )
    return file


@contextmanager
def _running(command: list[str], folder: Path, proxy: Proxy) -> Iterator[None]:
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
    try:
        for _ in range(200):
            if process.poll() is not None:
                pytest.fail((folder / "output").read_text())
            try:
                socket.create_connection(("127.0.0.1", proxy.port), timeout=1).close()
                break
            except OSError:
                # It is not listening yet.
                process_wait(process, 0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def process_wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Give a process a moment, less if it ends."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return
