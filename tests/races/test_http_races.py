"""Two real server processes on one database: the same tap many times, and more buyers than goods."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database
from app.core.permissions import Role
from app.ledger.service.verify import verify
from tests.factories import Make
from tests.shop.goods import fund_all, offer, open_shop, purse, shelf

pytestmark = [pytest.mark.race, pytest.mark.slow]
ROOT = Path(__file__).parent.parent.parent
TAPS = 50
BUYERS = 24
STARTING_SECONDS = 180
ORDERS = "/api/v1/shop/orders"


@pytest.fixture
def url(database: Database, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """Start `linban serve` with two processes on this test's database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = database.engine.url.render_as_string(hide_password=False)
    environment = os.environ | {
        "DATABASE_URL": address,
        "DATA_DIR": str(settings.data_dir),
        "PORT": str(port),
        "WORKERS": "2",
        "RUN_WORKER": "false",
        "PYTHONPATH": str(ROOT),
    }
    log = (tmp_path / "server.log").open("w")
    command = [sys.executable, "-m", "app.cli", "serve"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}", process, tmp_path / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx2.get(f"{url}/readyz", timeout=5).is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()[-2000:]}")


def test_two_server_processes_keep_one_truth(url: str, database: Database, settings: Settings) -> None:
    make = Make(database, settings, utc_now())
    village = make.village()
    goods = offer(make, open_shop(make, village), points=10, stock=10)
    buyers = [make.user(Role.resident, village) for _ in range(BUYERS)]
    fund_all(make, [buyer.resident_id for buyer in buyers], 100)
    tokens = [make.access_token(buyer.id) for buyer in buyers]

    def order(token: str, key: str) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        return phone.post(ORDERS, json={"offer_id": str(goods.id)}, headers=headers)

    with httpx2.Client(base_url=url, timeout=60) as phone, ThreadPoolExecutor(TAPS) as pool:
        taps = list(pool.map(order, [tokens[0]] * TAPS, ["one-tap"] * TAPS))
        rest = list(pool.map(order, tokens[1:], [str(uuid.uuid4()) for _ in tokens[1:]]))

    assert {tap.status_code for tap in taps} == {201}
    assert len({tap.content for tap in taps}) == 1
    assert Counter("Idempotency-Replayed" in tap.headers for tap in taps) == {True: TAPS - 1, False: 1}
    assert purse(make, buyers[0].resident_id).held == 10
    assert Counter(one.status_code for one in rest) == {201: 9, 409: BUYERS - 10}
    assert {one.json()["type"] for one in rest if one.status_code == 409} == {"/problems/sold-out"}
    assert shelf(make, goods).stock_left == 0
    with make.tx() as tx:
        assert verify(tx.session).ok
