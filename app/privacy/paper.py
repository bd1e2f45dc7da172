"""What is kept about a person, on paper."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.core.pdf import MISSING, Sheet
from app.privacy.sections import Section


def draw(title: str, told: Sequence[str], sections: Iterable[Section]) -> bytes:
    """Draw a title, some lines of explanation, and every section with its rows."""
    sheet = Sheet(title)
    sheet.line(title, size=18)
    for line in told:
        sheet.line(line)
    for section in sections:
        sheet.gap()
        sheet.line(section.title, size=14)
        sheet.rule()
        for row in [_line(section, row) for row in section.rows] or ["没有记录"]:
            sheet.line(row)
    if codes := sheet.unknown():
        sheet.gap()
        told_missing = f"{MISSING} 代表本文件的字库里没有的生僻字或表情（{codes}）；"
        sheet.line(f"{told_missing}在 JSON 格式的文件里是完整的。", size=9)
    return sheet.pdf()


def _line(section: Section, row: dict[str, Any]) -> str:
    told = (f"{section.labels[name]}：{value}" for name, value in row.items() if value not in (None, ""))
    return "；".join(told)
