"""What people of the story do on their phones, said in the words they see."""

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

RESIDENT, AGENT, SHOPKEEPER = "19900000001", "19900000002", "19900000003"
ITEM, GOODS = "老年优待证", "洗衣粉 1 袋"


def photo(name: str = "证件照.png") -> FilePayload:
    """Give a picture as a camera would."""
    file = io.BytesIO()
    Image.new("RGB", (640, 800), (180, 40, 40)).save(file, "PNG")
    return FilePayload(name=name, mimeType="image/png", buffer=file.getvalue())


def fill_in_errand(page: Page, *, words: str) -> None:
    """Go from home to a filled form with a photo, ready to be submitted."""
    page.get_by_role("link", name="找人代办").click()
    page.get_by_role("button", name=ITEM).click()
    page.get_by_label("要说明什么？").fill(words)
    page.get_by_label("拍照或选照片").set_input_files(photo())
    expect(page.get_by_alt_text("第 1 张照片")).to_be_visible()


def submit(page: Page) -> None:
    """Press the button that sends the form."""
    page.get_by_role("button", name="提交", exact=True).click()


def act(page: Page, label: str, *, fill: dict[str, str] | None = None, choose: str = "") -> None:
    """Take a step of the errand that is open, through its sheet if it asks for anything."""
    page.get_by_role("button", name=label, exact=True).click()
    sheet = page.get_by_role("dialog")
    if fill is None and not choose:
        return
    for field, text in (fill or {}).items():
        sheet.get_by_label(field).fill(text)
    if choose:
        sheet.get_by_text(choose, exact=True).click()
    sheet.get_by_role("button", name=label, exact=True).click()
    expect(sheet).to_be_hidden()


def open_card(page: Page, words: str) -> None:
    """Open a case from a list, and wait until it is there: the list has buttons of the same names."""
    card_of(page, words).click()
    page.wait_for_url("**/errands/*")


def card_of(page: Page, words: str) -> Locator:
    """Give the link of the errand that says these words."""
    return page.get_by_role("link").filter(has_text=words)


def spendable(page: Page) -> int:
    """Read the points that can be spent off the passbook."""
    passbook = page.get_by_role("main").get_by_text(re.compile(r"能用的积分")).first
    expect(passbook).to_be_visible()
    shown = re.search(r"能用的积分\s*(\d+)", page.get_by_role("main").inner_text())
    assert shown is not None, "the passbook tells what can be spent"
    return int(shown.group(1))


def order(villager: Page) -> str:
    """Order the goods and read the code off the screen."""
    villager.goto("/shop")
    villager.get_by_role("link").filter(has_text=GOODS).click()
    villager.get_by_role("button", name="兑换", exact=True).click()
    villager.get_by_role("button", name="确定兑换").click()
    shown = villager.get_by_role("region", name="取货码")
    expect(shown).to_be_visible()
    return "".join(mark for mark in shown.locator(".code").inner_text() if mark.isdigit())
