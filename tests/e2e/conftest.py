"""A real server with its demo county, and a real browser the size of a cheap phone."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app.auth.demo_people import DEMO_PEOPLE
from tools.browser import ADVICE, find

ROOT = Path(__file__).parent.parent.parent
STARTING_SECONDS = 180
PHONE_SIZE = {"width": 360, "height": 740}
# How long a page may take on a busy machine, in milliseconds.
PATIENCE = 15_000
# Nothing but the page itself may go over the network, and no sandbox when tests run as root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)


# Before xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep browser tests in one process, because they share one server and its county."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Server:
    """A running server and where its data lies."""

    url: str
    data_dir: Path
    log: Path
    environment: dict[str, str]

    def linban(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a `linban` command on this server's data."""
        command = [sys.executable, "-m", "app.cli", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )


# These end with the package: a worker that polls slows what follows, and playwright's loop lets no other run.
@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start `linban serve --demo` on a free port with an empty data folder."""
    if not (ROOT / "static" / "index.html").exists():
        pytest.fail("the web app is not built: run `make frontend`")
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "WORKERS"}},
        "DATA_DIR": str(folder / "data"),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WORKER_SECONDS": "0.2",
        "DEMO": "true",
        "PYTHONPATH": str(ROOT),
    }
    running = Server(f"http://127.0.0.1:{port}", folder / "data", folder / "server.log", environment)
    with running.log.open("w") as log:
        command = [sys.executable, "-m", "app.cli", "serve", "--demo"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_ready(running, process)
        yield running
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx2.get(f"{server.url}/readyz", timeout=5).is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{server.log.read_text()[-4000:]}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one the test is skipped, but under CI that is a failure."""
    chromium = find()
    if chromium is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(ADVICE)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture
def new_phone(browser: Browser, server: Server) -> Iterator[Callable[[], BrowserContext]]:
    """Give phones of different people: each call is one with its own storage."""
    opened: list[BrowserContext] = []

    def unpack() -> BrowserContext:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": PHONE_SIZE["width"], "height": PHONE_SIZE["height"]},
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            permissions=["camera"],
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield unpack
    for context in opened:
        context.close()


@pytest.fixture
def sign_in(new_phone: Callable[[], BrowserContext]) -> Callable[[str], Page]:
    """Give a page on a new phone whose owner, one of the demo people, is signed in at one tap."""
    names = {person.phone: person.name for person in DEMO_PEOPLE}

    def open_page(phone: str) -> Page:
        page = new_phone().new_page()
        page.goto("/sign-in")
        page.get_by_role("button", name=re.compile(f"^{names[phone]}")).click()
        expect(page).not_to_have_url(re.compile("sign-in"))
        expect(page.get_by_role("navigation", name="主要页面")).to_be_visible()
        return page

    return open_page


@pytest.fixture
def api(server: Server) -> Iterator[Callable[[str], httpx2.Client]]:
    """Give a plain HTTP client that is signed in, for looking behind the screen."""
    opened: list[httpx2.Client] = []

    def sign_in(phone: str) -> httpx2.Client:
        client = httpx2.Client(base_url=f"{server.url}/api/v1", timeout=20)
        opened.append(client)
        code = client.post("/auth/codes", json={"phone": phone}).json()["demo_code"]
        answer = client.post("/auth/sessions", json={"phone": phone, "code": code}).raise_for_status()
        client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return client

    yield sign_in
    for client in opened:
        client.close()
