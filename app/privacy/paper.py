"""What is kept about a person, on paper: a PDF that carries its own Chinese letters."""

import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from app.privacy.sections import Section

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.ttfonts import TTFont

FONT = "linban"
# What stands for a letter that the font has not; its number is told at the end.
MISSING = "□"
_MARGIN = 48


def draw(title: str, told: Sequence[str], sections: Iterable[Section]) -> bytes:
    """Draw a title, some lines of explanation, and every section with its rows."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - slow to load, and few starts ever need it
    from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415 - likewise

    page = _Page()
    story: list[Any] = [Paragraph(page.clean(title), page.style(18))]
    story += [Paragraph(page.clean(line), page.style(10)) for line in told]
    for section in sections:
        story += [Spacer(0, 10), Paragraph(page.clean(section.title), page.style(14)), HRFlowable("100%")]
        rows = [_line(section, row) for row in section.rows] or ["没有记录"]
        story += [Paragraph(page.clean(row), page.style(10)) for row in rows]
    story += [Spacer(0, 10), *(Paragraph(line, page.style(9)) for line in page.unknown())]
    stream = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), _MARGIN)
    SimpleDocTemplate(stream, pagesize=A4, title=title, author="邻办", **margins).build(story)
    return stream.getvalue()


def _line(section: Section, row: dict[str, Any]) -> str:
    told = (f"{section.labels[name]}：{value}" for name, value in row.items() if value not in (None, ""))
    return "；".join(told)


class _Page:
    """The font, and which letters it had not."""

    def __init__(self) -> None:
        self._font = _font()
        self._missing: dict[str, None] = {}

    def clean(self, text: str) -> str:
        """Escape what would be markup, and put a box for each letter that the font has not."""
        letters = self._font.face.charToGlyph
        missing = {letter for letter in text if ord(letter) not in letters and letter != "\n"}
        self._missing |= dict.fromkeys(sorted(missing))
        shown = "".join(MISSING if letter in missing else letter for letter in text)
        return escape(shown).replace("\n", "<br/>")

    def unknown(self) -> list[str]:
        """Say which letters stand as a box."""
        if not self._missing:
            return []
        codes = "、".join(f"U+{ord(letter):04X}" for letter in self._missing)
        return [f"{MISSING} 代表本文件的字库里没有的生僻字或表情（{codes}）；在 JSON 格式的文件里是完整的。"]

    def style(self, size: int) -> "ParagraphStyle":
        """Give a style that breaks Chinese lines."""
        from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - slow to load

        return ParagraphStyle(f"s{size}", fontName=FONT, fontSize=size, leading=size * 1.6, wordWrap="CJK")


@lru_cache(maxsize=1)
def _font() -> "TTFont":
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to load
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - likewise

    file = resources.files("paperang_p2_fonts_cjk").joinpath("fonts/wqy-microhei.ttc")
    with resources.as_file(file) as path:
        font = TTFont(FONT, str(path), subfontIndex=0)
    pdfmetrics.registerFont(font)
    return font
