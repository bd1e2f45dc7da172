"""The region tree from a list of division codes and names, whole or not at all."""

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError
from sqlmodel import select

from app.core.permissions import Permission
from app.core.problems import message_of
from app.core.sheets import ImportRead, RowError, SheetRow
from app.core.text import Line
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.service import codes
from app.orgs.service.regions import new_region

CODE_COLUMN = "区划代码"
NAME_COLUMN = "名称"
_NAME = TypeAdapter[str](Line)


def import_regions(tx: Tx, *, rows: Sequence[SheetRow], dry_run: bool) -> ImportRead:
    """Bring the tree to a list: new places are made, other names are changed; the parent is told by the code.

    With any error nothing is written; the same list again changes nothing.
    """
    found = select(Region).where(Region.county_id == tx.actor.county_id).with_for_update()
    known = {region.code: region for region in tx.session.exec(found)}
    plan = _Plan(tx, known)
    # A parent's code has more trailing zeros or is shorter, so it comes first.
    for row in sorted(rows, key=lambda one: _tree_order(one.text(CODE_COLUMN))):
        plan.take(row)
    if plan.errors:
        plan.errors.sort(key=lambda one: one.row)
        return ImportRead(rows=len(rows), created=0, updated=0, errors=plan.errors)
    if not dry_run:
        for code, name in plan.names.items():
            known[code].name = name
        tx.session.add_all(plan.fresh)
        tx.session.flush()
    return ImportRead(rows=len(rows), created=len(plan.fresh), updated=len(plan.names), errors=[])


class _Plan:
    """What the rows would change, gathered before anything is written."""

    def __init__(self, tx: Tx, known: dict[str, Region]) -> None:
        self._tx = tx
        self._known = known
        self._seen: dict[str, int] = {}
        self.fresh: list[Region] = []
        self.names: dict[str, str] = {}
        self.errors: list[RowError] = []

    def take(self, row: SheetRow) -> None:
        """Plan one row, or note what is wrong with it."""
        code = row.text(CODE_COLUMN)
        name = self._name(row)
        wrong = self._wrong_code(code)
        if wrong:
            self.errors.append(RowError(row=row.number, column=CODE_COLUMN, detail=wrong))
        self._seen.setdefault(code, row.number)
        if wrong or name is None:
            return
        if code not in self._known:
            level = codes.level_of(code)
            assert level is not None, "checked with the code"
            parent = self._known[codes.parent_code(code, level)]
            self._known[code] = new_region(parent, level=level, code=code, name=name)
            self.fresh.append(self._known[code])
        elif self._known[code].name != name:
            self.names[code] = name

    def _name(self, row: SheetRow) -> str | None:
        try:
            return _NAME.validate_python(row.text(NAME_COLUMN))
        except ValidationError as error:
            detail = message_of(dict(error.errors()[0]))
            self.errors.append(RowError(row=row.number, column=NAME_COLUMN, detail=detail))
            return None

    def _wrong_code(self, code: str) -> str:
        level = codes.level_of(code)
        if level is None:
            return "区划代码应为 12 位数字（网格 15 位、楼栋 18 位）"
        if code in self._seen:
            return f"与第 {self._seen[code]} 行重复"
        own = self._known.get(code)
        parent = self._known.get(codes.parent_code(code, level)) if level in codes.PARENT_LEVEL else own
        if parent is None:
            return "找不到上级，请把上级也写进表格"
        if parent.closed_on is not None or (own is not None and own.closed_on is not None):
            return "这个地方或它的上级已经撤并"
        if not self._tx.actor.is_system and not self._tx.actor.can(Permission.region_manage, parent.path):
            return "不在您管理的范围内"
        return ""


def _tree_order(code: str) -> tuple[int, str]:
    return (len(code), code)
