"""Tables from outside: what unpacks beyond bounds, lies, or would run, is refused before it costs."""

import io
import time
import zipfile

import pytest
from openpyxl import Workbook

from app.core import sheets
from app.core.errors import InvalidInput, Problem, TooLarge, WrongMediaType
from app.core.sheets import MAX_PARTS, MAX_ROWS, read_sheet

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# A little more than the largest count; what the reader took minutes for were tens of millions.
MANY = 650_000


def workbook(*rows: list[object]) -> bytes:
    """Make a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows or (["姓名"],):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def forged(part: str, body: str | bytes, *, name: str = "") -> bytes:
    """Put another content into one part of a workbook, or add a part."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.infolist():
            new.writestr(one.filename, body if one.filename == part else old.read(one))
        if name:
            new.writestr(name, body)
    return target.getvalue()


def sheet_of(inside: str) -> str:
    """Wrap rows into a sheet."""
    return f"<worksheet {SPACE}><sheetData>{inside}</sheetData></worksheet>"


class TestBombs:
    @pytest.mark.parametrize(
        ("part", "body"),
        [
            (SHEET, sheet_of("<row/>" * MANY)),
            (SHEET, sheet_of(f"<row>{'<c/>' * MANY}</row>")),
            (SHEET, sheet_of(f"<row>{'<x:c/>' * MANY}</row>")),
            ("xl/styles.xml", f"<styleSheet {SPACE}><cellXfs>{'<xf/>' * MANY}</cellXfs></styleSheet>"),
        ],
        ids=["rows", "cells", "prefixed cells", "styles"],
    )
    def test_what_would_become_millions_of_objects_is_counted_first(self, part: str, body: str) -> None:
        content = forged(part, body)
        began = time.process_time()

        with pytest.raises(TooLarge):
            read_sheet(content, required=["姓名"])

        assert len(content) < 100_000
        assert time.process_time() - began < 2, "ten million took the reader 60 s and 3 GB"

    def test_strings_are_counted_too(self) -> None:
        body = f"<sst {SPACE}>{'<si/>' * MANY}</sst>"

        with pytest.raises(TooLarge):
            read_sheet(forged("", body, name="xl/sharedStrings.xml"), required=["姓名"])

    def test_more_than_the_largest_size_is_refused_by_what_the_file_says(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sheets, "MAX_UNPACKED_BYTES", 1_000_000)

        with pytest.raises(TooLarge):
            read_sheet(forged("", b"0" * 1_000_000, name="xl/media/a.bin"), required=["姓名"])

    def test_too_many_parts_are_refused(self) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for number in range(MAX_PARTS + 1):
                archive.writestr(f"xl/{number}.xml", "")

        with pytest.raises(TooLarge):
            read_sheet(target.getvalue(), required=["姓名"])

    def test_a_size_that_is_a_lie_is_found_out(self) -> None:
        content = bytearray(forged("", b"<a/>" * 100_000, name="xl/media/a.bin"))
        place = content.rindex(b"xl/media/a.bin") - 46 + 24
        content[place : place + 4] = (10).to_bytes(4, "little")

        with pytest.raises(Problem):
            read_sheet(bytes(content), required=["没有这一列"])

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_document_type_is_refused_however_far_down_it_stands(self, encoding: str) -> None:
        body = f"<!--{' ' * 5000}--><!DOCTYPE a [<!ENTITY b 'c'>]>{sheet_of('')}"

        with pytest.raises(InvalidInput, match="不允许"):
            read_sheet(forged(SHEET, body.encode(encoding)), required=["姓名"])


class TestCsv:
    def test_nul_is_no_table(self) -> None:
        with pytest.raises(WrongMediaType):
            read_sheet("姓名\n王\0".encode(), required=["姓名"])

    def test_a_huge_cell_is_told_by_its_line(self) -> None:
        with pytest.raises(InvalidInput, match="第 2 行"):
            read_sheet(("姓名\n" + "王" * 200_000).encode(), required=["姓名"])

    def test_a_huge_line_is_cut_at_the_last_column(self) -> None:
        sheet = read_sheet(("姓名\n王" + "," * 500_000).encode(), required=["姓名"])

        assert [row.cells for row in sheet.rows] == [{"姓名": "王"}]

    def test_too_many_lines_are_refused(self) -> None:
        with pytest.raises(TooLarge):
            read_sheet(("姓名\n" + "王\n" * (MAX_ROWS + 1)).encode(), required=["姓名"])

    def test_rare_letters_come_through_as_they_are(self) -> None:
        for content in ("姓名\n𠮷㐂", "姓名\n𠮷㐂"):
            for encoding in ("utf-8", "utf-8-sig", "gb18030"):
                sheet = read_sheet(content.encode(encoding), required=["姓名"])

                assert sheet.rows[0].text("姓名") == "𠮷㐂"
        assert read_sheet(workbook(["姓名"], ["𠮷㐂"]), required=["姓名"]).rows[0].text("姓名") == "𠮷㐂"


class TestFormulas:
    @pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1", "\t=1+1"])
    def test_what_a_spreadsheet_would_run_is_refused_and_told(self, text: str) -> None:
        for content in (f'姓名\n"{text}"'.encode(), workbook(["姓名"], [text])):
            sheet = read_sheet(content, required=["姓名"])

            assert [error.row for error in sheet.errors] == [2]
            assert sheet.rows == []
