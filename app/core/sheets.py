"""Tables that people upload: CSV or XLSX, read within bounds and given back as plain text cells."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from pydantic import BaseModel

from app.core.errors import InvalidInput, TooLarge, WrongMediaType

MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_FILE_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 80_000_000
MAX_PARTS = 200
# Excel keeps 15 digits of a number; what is longer has lost its end.
_EXACT_NUMBER = 10**15
_TAG = re.compile(rb"<(?:\w+:)?(row|c|si)[\s/>]")
_MOST = {b"row": MAX_ROWS + 100, b"c": 600_000, b"si": 300_000}
_MOST_TAGS, _MOST_TAGS_ELSEWHERE = 3_000_000, 50_000
_LONG_PARTS = ("xl/worksheets/", "xl/sharedStrings")
_CHUNK_BYTES = 65_536
_FORMULA = re.compile(r"^\s*(=|@|[+-](?!\d))")
# What a damaged or hostile workbook makes the reader raise.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)


class RowError(BaseModel):
    """What is wrong in one cell; `row` is the line number that Excel shows."""

    row: int
    column: str
    detail: str


class ImportRead(BaseModel):
    """What an import did, or would do; with any error nothing is written."""

    rows: int
    created: int
    updated: int
    errors: list[RowError]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line under the header, by column name."""

    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Give a cell, empty if the table has no such column."""
        return self.cells.get(column, "")


@dataclass(slots=True)
class Sheet:
    """A table with its header, and the cells that could not be taken."""

    columns: list[str]
    rows: list[SheetRow]
    errors: list[RowError] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - not a failure of ours: one cell is answered with a sentence
    pass


def read_sheet(content: bytes, *, required: Sequence[str]) -> Sheet:
    """Read a CSV (UTF-8 or GB18030) or XLSX table; raises a Problem when it is no table at all."""
    if len(content) > MAX_FILE_BYTES:
        raise TooLarge(f"文件太大，最多 {MAX_FILE_BYTES // 1_000_000} MB，请分几次导入")
    lines = _xlsx_lines(content) if content.startswith(b"PK") else _csv_lines(content)
    sheet = _sheet(lines)
    missing = [name for name in required if name not in sheet.columns]
    if missing:
        raise InvalidInput.at("/file", f"表格第一行缺少这些列：{'、'.join(missing)}。请下载模板填写")
    return sheet


def _sheet(lines: Iterator[list[object]]) -> Sheet:
    header = [str(cell or "").strip().lstrip("\ufeff") for cell in next(lines, [])]
    named = [name for name in header if name]
    if len(named) != len(set(named)):
        raise InvalidInput.at("/file", "表格第一行有重复的列名")
    sheet = Sheet(columns=named, rows=[])
    for number, line in enumerate(lines, 2):
        if number > MAX_ROWS + 1:
            raise TooLarge(f"最多一次导入 {MAX_ROWS} 行，请分几次导入")
        cells = {}
        for name, value in zip(header, line, strict=False):
            if not name:
                continue
            try:
                cells[name] = _text(value)
            except _Refused as refused:
                sheet.errors.append(RowError(row=number, column=name, detail=str(refused)))
        if any(cells.values()):
            sheet.rows.append(SheetRow(number=number, cells=cells))
    return sheet


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) >= _EXACT_NUMBER:
            raise _Refused("长号码被存成了数字，末尾已经丢失，请把这一列设为“文本”后重新填写")
        return str(int(value)) if value == int(value) else str(value)
    text = str(value).strip()
    if _FORMULA.match(text):
        raise _Refused("单元格里是公式，请改成文字")
    return text


def _csv_lines(content: bytes) -> Iterator[list[object]]:
    reader = csv.reader(io.StringIO(_decoded(content), newline=""), strict=True)
    try:
        for line in reader:
            yield list(line[:MAX_COLUMNS])
    except csv.Error as error:
        raise InvalidInput.at("/file", f"第 {reader.line_num} 行格式不正确，请检查引号") from error


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise WrongMediaType("请上传 CSV 或 Excel（.xlsx）表格；旧的 .xls 请另存为 .xlsx")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput.at("/file", "文字编码不能识别，请另存为 UTF-8 编码的 CSV 或 Excel 表格")


def _xlsx_lines(content: bytes) -> Iterator[list[object]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and few starts ever need it

    try:
        _check_archive(content)
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        # A file that tells a wrong size of its table would be cut there.
        sheet.reset_dimensions()
        for line in sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS):
            yield [_cell(cell.value, cell.data_type) for cell in line]
        workbook.close()
    except _BROKEN as error:
        raise InvalidInput.at("/file", "这个 Excel 文件打不开，可能已损坏或加了密码，请另存后重试") from error


def _cell(value: object, kind: str) -> object:
    # A formula begins with "=" and is refused with every other text that does.
    return f"={value}" if kind == "f" and not str(value).startswith("=") else value


def _check_archive(content: bytes) -> None:
    """Refuse what would unpack beyond bounds, before anything is unpacked, and any document type."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            raise TooLarge("表格解开后太大，请分几次导入")
        for part in parts:
            _check_part(archive, part)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Count what the reader would build: 40 kB can unpack to ten million cells, which take 3 GB."""
    is_xml = part.filename.endswith((".xml", ".rels"))
    is_long = is_xml and part.filename.startswith(_LONG_PARTS)
    counts = dict.fromkeys(_MOST, 0)
    tags, before = 0, b""
    with archive.open(part) as opened:
        while chunk := opened.read(_CHUNK_BYTES):
            # A NUL in what should be XML is an encoding that would hide its tags from this count.
            if (is_xml and b"\0" in chunk) or b"<!DOCTYPE" in before + chunk:
                raise InvalidInput.at("/file", "这个 Excel 文件含有不允许的内容，请另存后重试")
            # A tag that is cut by the end of a chunk is counted with the next.
            whole, cut, rest = (before + chunk).rpartition(b"<")
            tags += whole.count(b"<")
            for name in _TAG.findall(whole):
                counts[name] += 1
            before = (cut + rest)[-_CHUNK_BYTES:]
            too_many = any(count > _MOST[name] for name, count in counts.items())
            if too_many or tags > (_MOST_TAGS if is_long else _MOST_TAGS_ELSEWHERE):
                raise TooLarge(f"表格解开后太大，最多 {MAX_ROWS} 行，请删掉空行、空列或分几次导入")
