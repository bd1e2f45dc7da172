"""Workbooks that leave the house."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

# What Excel keeps of one cell.
_MOST_LETTERS = 32_767


def write_texts(
    stream: BinaryIO, *, title: str, header: Sequence[str], lines: Iterable[Sequence[str]]
) -> None:
    """Write a workbook in which every cell is text, whatever it begins with: no formula is ever run."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and few starts ever need it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - likewise
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - likewise

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    for line in (header, *lines):
        cells = [WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:_MOST_LETTERS]) for text in line]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    workbook.save(stream)
