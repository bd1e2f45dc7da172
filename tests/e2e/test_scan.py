"""The shopkeeper's camera reads the code off the villager's screen, and so does a photo of it."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.e2e import phones
from tests.e2e.conftest import FLAGS, PATIENCE, PHONE_SIZE, Server
from tools.browser import find

CAMERA_SIZE = (640, 480)
FRAMES = 5


def test_the_camera_reads_the_code(
    sign_in: Callable[[str], Page], camera: Callable[[bytes], BrowserContext], server: Server
) -> None:
    villager = sign_in(phones.RESIDENT)
    code = phones.order(villager)

    keeper = camera(_picture_of_code(villager)).new_page()
    keeper.goto(f"{server.url}/sign-in")
    keeper.get_by_role("button", name=re.compile("^张小红")).click()
    keeper.get_by_role("link", name="扫码").click()

    expect(keeper).to_have_url(re.compile(code))
    keeper.get_by_role("button", name="东西已给，确认").click()
    expect(keeper.get_by_role("heading", name="已领走")).to_be_visible()


def test_a_photo_of_the_code_is_read_too(sign_in: Callable[[str], Page]) -> None:
    villager = sign_in(phones.RESIDENT)
    code = phones.order(villager)
    photo = FilePayload(name="码.png", mimeType="image/png", buffer=_picture_of_code(villager))

    keeper = sign_in(phones.SHOPKEEPER)
    keeper.goto("/counter/scan")
    keeper.get_by_label("选一张拍好的码").set_input_files(photo)

    expect(keeper).to_have_url(re.compile(code))
    expect(keeper.get_by_role("button", name="东西已给，确认")).to_be_visible()


@pytest.fixture
def camera(browser: Browser, tmp_path: Path) -> Iterator[Callable[[bytes], BrowserContext]]:
    """Give a phone whose camera sees a picture; the browser takes its film only when it starts."""
    started: list[Browser] = []

    def see(picture: bytes) -> BrowserContext:
        film = tmp_path / "film.y4m"
        film.write_bytes(_film(picture))
        chromium = browser.browser_type.launch(
            executable_path=find(), args=[*FLAGS, f"--use-file-for-fake-video-capture={film}"]
        )
        started.append(chromium)
        context = chromium.new_context(
            viewport={"width": PHONE_SIZE["width"], "height": PHONE_SIZE["height"]},
            locale="zh-CN",
            permissions=["camera"],
        )
        context.set_default_timeout(PATIENCE)
        return context

    yield see
    for chromium in started:
        chromium.close()


def _picture_of_code(villager: Page) -> bytes:
    code = villager.locator("svg.qr")
    expect(code.locator("path")).to_have_attribute("d", re.compile("M"))
    return code.screenshot()


def _film(picture: bytes) -> bytes:
    """Make a raw film (YUV4MPEG2, 4:2:0) of a still picture in the middle of a grey room."""
    frame = Image.new("RGB", CAMERA_SIZE, (150, 150, 150))
    code = Image.open(io.BytesIO(picture)).convert("RGB").resize((360, 360))
    frame.paste(code, ((CAMERA_SIZE[0] - 360) // 2, (CAMERA_SIZE[1] - 360) // 2))
    luma, blue, red = frame.convert("YCbCr").split()
    half = (CAMERA_SIZE[0] // 2, CAMERA_SIZE[1] // 2)
    planes = luma.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()
    header = f"YUV4MPEG2 W{CAMERA_SIZE[0]} H{CAMERA_SIZE[1]} F10:1 Ip A1:1 C420jpeg\n".encode()
    return header + (b"FRAME\n" + planes) * FRAMES
