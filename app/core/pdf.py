"""A document for the printer: a PDF that carries its own Chinese letters, and a code that brings it back."""

import io
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.ttfonts import TTFont

FONT = "linban"
# What stands for a letter that the font has not; its number is told at the end.
MISSING = "□"
POINTS_PER_MM = 72 / 25.4
Size = Literal["A3", "A4", "A5"]
_MARGINS = {"A3": 60.0, "A4": 48.0, "A5": 30.0}


class Sheet:
    """A document that grows line by line; `pdf` prints it, with the footer at the foot of every page."""

    def __init__(self, title: str, *, size: Size = "A4", footer: str = "") -> None:
        self._title = title
        self._size: Size = size
        self._footer = footer
        self._font = _font()
        self._missing: dict[str, None] = {}
        self._story: list[Any] = []
        # How many there were when it was last printed.
        self.pages = 0

    def line(self, text: str, *, size: float = 10, centred: bool = False) -> None:
        self._story.append(self._paragraph(text, size=size, centred=centred))

    def gap(self, height: float = 10) -> None:
        from reportlab.platypus import Spacer  # noqa: PLC0415 - slow to load, and few starts ever need it

        self._story.append(Spacer(0, height))

    def rule(self) -> None:
        from reportlab.platypus import HRFlowable  # noqa: PLC0415 - slow to load

        self._story.append(HRFlowable("100%"))

    def table(self, rows: Sequence[Sequence[str]], *, widths: Sequence[float], size: float = 10) -> None:
        """Rule a table; widths are shares of the line, and a row may break over pages."""
        from reportlab.platypus import Table  # noqa: PLC0415 - slow to load

        whole = sum(widths)
        columns = [self.width * share / whole for share in widths]
        cells = [[self._paragraph(cell, size=size) for cell in row] for row in rows]
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        self._story.append(Table(cells, colWidths=columns, style=style, splitInRow=1))

    def code(self, text: str, *, millimetres: float = 30) -> None:
        """Print a QR code."""
        from reportlab.graphics.barcode.qr import QrCodeWidget  # noqa: PLC0415 - slow to load
        from reportlab.graphics.shapes import Drawing  # noqa: PLC0415 - likewise

        side = millimetres * POINTS_PER_MM
        drawing = Drawing(side, side)
        drawing.add(QrCodeWidget(text, barWidth=side, barHeight=side, barLevel="M"))
        self._story.append(drawing)

    def picture(self, content: bytes, *, millimetres: float = 40) -> None:
        """Print a picture at a width; one that is tall is made narrower."""
        from reportlab.platypus import Image  # noqa: PLC0415 - slow to load

        side = millimetres * POINTS_PER_MM
        picture = Image(io.BytesIO(content), width=side, height=side, kind="proportional")
        picture.hAlign = "LEFT"
        self._story.append(picture)

    @property
    def width(self) -> float:
        """Tell how wide a line is, in points."""
        return self._pagesize()[0] - 2 * _MARGINS[self._size]

    def unknown(self) -> str:
        """Name the letters that stand as a box; empty if there are none."""
        return "、".join(f"U+{ord(letter):04X}" for letter in self._missing)

    def pdf(self) -> bytes:
        from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415 - slow to load

        stream = io.BytesIO()
        margin = _MARGINS[self._size]
        margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), margin)
        document = SimpleDocTemplate(
            stream, pagesize=self._pagesize(), title=self._title, author="邻办", **margins
        )
        document.build(self._story, onFirstPage=self._foot, onLaterPages=self._foot)
        self.pages = document.page
        return stream.getvalue()

    def _foot(self, canvas: Any, _document: object) -> None:  # noqa: ANN401 - reportlab ships no types
        if self._footer:
            margin = _MARGINS[self._size]
            canvas.setFont(FONT, 8)
            canvas.drawString(margin, margin / 2, self._known(self._footer))
            canvas.drawRightString(
                self._pagesize()[0] - margin, margin / 2, f"第 {canvas.getPageNumber()} 页"
            )

    def _pagesize(self) -> tuple[float, float]:
        from reportlab.lib import pagesizes  # noqa: PLC0415 - slow to load

        size: tuple[float, float] = getattr(pagesizes, self._size)
        return size

    def _paragraph(self, text: str, *, size: float, centred: bool = False) -> Any:  # noqa: ANN401 - no types
        from reportlab.platypus import Paragraph  # noqa: PLC0415 - slow to load

        shown = escape(self._known(text)).replace("\n", "<br/>")
        return Paragraph(shown, _style(size, centred=centred))

    def _known(self, text: str) -> str:
        """Put a box for each letter that the font has not."""
        letters = self._font.face.charToGlyph
        missing = {letter for letter in text if ord(letter) not in letters and letter != "\n"}
        self._missing |= dict.fromkeys(sorted(missing))
        return "".join(MISSING if letter in missing else letter for letter in text)


def _style(size: float, *, centred: bool) -> "ParagraphStyle":
    """Give a style that breaks Chinese lines."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - slow to load

    return ParagraphStyle(
        f"s{size}", fontName=FONT, fontSize=size, leading=size * 1.6, wordWrap="CJK", alignment=int(centred)
    )


@lru_cache(maxsize=1)
def _font() -> "TTFont":
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to load
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - likewise

    file = resources.files("paperang_p2_fonts_cjk").joinpath("fonts/wqy-microhei.ttc")
    with resources.as_file(file) as path:
        font = TTFont(FONT, str(path), subfontIndex=0)
    pdfmetrics.registerFont(font)
    return font
