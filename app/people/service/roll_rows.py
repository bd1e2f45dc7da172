"""The lines of a roll as people type them: columns by their Chinese names, cells checked one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from app.core.problems import message_of
from app.core.sheets import RowError, Sheet, SheetRow
from app.core.text import ContactPhone, IdNumber, OptionalLine
from app.people.models import Gender, PersonClass
from app.people.schemas import BirthYear, HouseholdCode, Name, Relation

if TYPE_CHECKING:
    from openpyxl import Workbook

NAME = "姓名"
ID_NUMBER = "身份证号"
PHONE = "手机号"
HOUSEHOLD = "户号"
RELATION = "与户主关系"
GENDER = "性别"
BIRTH_YEAR = "出生年"
GRID = "小组"
ADDRESS = "地址"
PERSON_CLASS = "人员类别"
COLUMNS = (NAME, ID_NUMBER, PHONE, HOUSEHOLD, RELATION, GENDER, BIRTH_YEAR, GRID, ADDRESS, PERSON_CLASS)
REQUIRED = (NAME,)
_ALIASES = {
    "身份证": ID_NUMBER,
    "身份证号码": ID_NUMBER,
    "手机": PHONE,
    "电话": PHONE,
    "联系电话": PHONE,
    "户编号": HOUSEHOLD,
    "关系": RELATION,
    "出生年份": BIRTH_YEAR,
    "网格": GRID,
    "小组/网格": GRID,
    "住址": ADDRESS,
    "家庭住址": ADDRESS,
}
GENDERS = {"男": Gender.male, "女": Gender.female}
PERSON_CLASSES = {
    "村民": PersonClass.villager,
    "志愿者": PersonClass.volunteer,
    "党员": PersonClass.party_member,
    "楼长": PersonClass.block_lead,
    "网格员": PersonClass.grid_worker,
}
_ADAPTERS: dict[str, TypeAdapter[str]] = {
    NAME: TypeAdapter(Name),
    ID_NUMBER: TypeAdapter(IdNumber),
    PHONE: TypeAdapter(ContactPhone),
    HOUSEHOLD: TypeAdapter(HouseholdCode),
    RELATION: TypeAdapter(Relation),
    GRID: TypeAdapter(Annotated[OptionalLine, Field(max_length=100)]),
    ADDRESS: TypeAdapter(OptionalLine),
}
_YEAR = TypeAdapter[int](BirthYear)
_TEMPLATE_ROWS = 500
_ChoiceT = TypeVar("_ChoiceT")


@dataclass(frozen=True, slots=True)
class RollRow:
    """One person of a roll; an empty text or None says nothing."""

    number: int
    name: str
    id_number: str
    phone: str
    household_code: str
    relation: str
    grid: str
    address: str
    gender: Gender | None
    birth_year: int | None
    person_class: PersonClass | None


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll as it was read, and what is wrong in its cells."""

    rows: list[RollRow]
    errors: list[RowError]
    count: int


def read_roll(sheet: Sheet) -> Roll:
    """Check every cell; a line with a wrong cell is left out and told."""
    errors = list(sheet.errors)
    refused = {one.row for one in errors}
    rows = []
    for line in (one for one in sheet.rows if one.number not in refused):
        reader = _Cells(line)
        row = reader.row()
        errors += reader.errors
        if not reader.errors:
            rows.append(row)
    return Roll(rows=rows, errors=errors, count=len(sheet.rows))


def column_of(name: str) -> str:
    """Give the column that a heading means, itself if we know no other."""
    return _ALIASES.get(name, name)


class _Cells:
    def __init__(self, line: SheetRow) -> None:
        self._line = line
        self._cells = {column_of(name): value for name, value in line.cells.items()}
        self.errors: list[RowError] = []

    def row(self) -> RollRow:
        texts = {column: self._text(column) for column in _ADAPTERS}
        return RollRow(
            number=self._line.number,
            name=texts[NAME],
            id_number=texts[ID_NUMBER],
            phone=texts[PHONE],
            household_code=texts[HOUSEHOLD],
            relation=texts[RELATION],
            grid=texts[GRID],
            address=texts[ADDRESS],
            gender=self._choice(GENDER, GENDERS),
            birth_year=self._year(),
            person_class=self._choice(PERSON_CLASS, PERSON_CLASSES),
        )

    def _text(self, column: str) -> str:
        value = self._cells.get(column, "")
        if not value:
            if column in REQUIRED:
                self._refuse(column, "这一项必须填写")
            return ""
        try:
            return _ADAPTERS[column].validate_python(value)
        except ValidationError as error:
            self._refuse(column, message_of(dict(error.errors()[0])))
            return ""

    def _choice(self, column: str, choices: Mapping[str, _ChoiceT]) -> _ChoiceT | None:
        value = self._cells.get(column, "")
        if value and value not in choices:
            self._refuse(column, f"应为{'、'.join(choices)}之一")
        return choices.get(value)

    def _year(self) -> int | None:
        # A whole date of birth is taken too.
        value = self._cells.get(BIRTH_YEAR, "")
        digits = value.removesuffix("年")[:4] if value[:4].isascii() else value
        if not value:
            return None
        try:
            return _YEAR.validate_python(digits)
        except ValidationError:
            self._refuse(BIRTH_YEAR, "应为四位数字，如 1954")
            return None

    def _refuse(self, column: str, detail: str) -> None:
        self.errors.append(RowError(row=self._line.number, column=column, detail=detail))


def template() -> "Workbook":
    """Give an empty roll whose numbers stay text, and a second sheet that explains the columns."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and few starts ever need it
    from openpyxl.styles import Font  # noqa: PLC0415 - likewise

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名册"
    sheet.append(list(COLUMNS))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2, max_row=_TEMPLATE_ROWS, max_col=len(COLUMNS)):
        for cell in line:
            cell.number_format = "@"
    notes = book.create_sheet("填写说明")
    for note in (
        "每人一行，只有“姓名”必须填写；请填身份证号或手机号，再次导入时才认得出是同一个人。",
        "同一户的人填同一个户号，户主的“与户主关系”填“户主”。",
        f"性别：{'、'.join(GENDERS)}。出生年：四位数字。人员类别：{'、'.join(PERSON_CLASSES)}。",
        "小组：系统里已有网格的村，请填网格的名称。",
        "有任何一行填错，整份名册都不会导入；改好后重新上传即可。",
    ):
        notes.append([note])
    return book
