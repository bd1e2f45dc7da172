"""Documents for the printer."""

import ast
import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from app.core import pdf
from app.core.pdf import MISSING, Sheet, Size


def read(sheet: Sheet) -> PdfReader:
    return PdfReader(io.BytesIO(sheet.pdf()))


def words_of(sheet: Sheet) -> str:
    return "".join(page.extract_text() for page in read(sheet).pages)


def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 900), "navy").save(stream, format="PNG")
    return stream.getvalue()


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("A5", (148, 210))])
def test_it_has_the_size_of_the_paper(size: Size, millimetres: tuple[int, int]) -> None:
    box = read(_filled(Sheet("回执", size=size, footer="邻办 · 回执"))).pages[0].mediabox

    assert tuple(round(float(side) / pdf.POINTS_PER_MM) for side in (box.width, box.height)) == millimetres


def test_everything_on_it_can_be_read_back() -> None:
    words = words_of(_filled(Sheet("回执", footer="邻办 · 回执")))

    assert all(one in words for one in ("委托书", "姓名", "王秀英", "邻办 · 回执", "第 1 页"))


def test_a_code_and_a_picture_are_drawn_on_it() -> None:
    page = read(_filled(Sheet("回执"))).pages[0]

    # The code is a few hundred filled squares.
    assert page.get_contents().get_data().count(b" re") > 200  # type: ignore[union-attr]
    assert len(page.images) == 1


def test_a_long_cell_goes_on_over_the_page() -> None:
    sheet = Sheet("回执")
    sheet.table([["说明", "长" * 5000]], widths=[1, 3])

    assert words_of(sheet).count("长") == 5000


def test_letters_that_the_font_has_not_are_named() -> None:
    sheet = Sheet("回执")
    sheet.line("王𠮷")

    assert f"王{MISSING}" in words_of(sheet)
    assert sheet.unknown() == "U+20BB7"


def test_the_drawing_is_loaded_only_when_somebody_asks() -> None:
    tree = ast.parse(Path(pdf.__file__).read_text())
    at_start = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]

    assert at_start
    assert [line for line in at_start if "reportlab" in line] == []


def _filled(sheet: Sheet) -> Sheet:
    sheet.line("委托书", size=18, centred=True)
    sheet.rule()
    sheet.gap()
    sheet.table([["姓名", "王秀英"], ["<b>&amp;", "原样"]], widths=[1, 3])
    sheet.code("https://linban.example/check/1")
    sheet.picture(photo())
    return sheet
