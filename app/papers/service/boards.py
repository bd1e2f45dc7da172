"""The wall board on a large sheet."""

import uuid
from collections.abc import Iterator

from app.core.pdf import Sheet, Size
from app.core.tx import Tx
from app.orgs.queries import get_served_station
from app.papers.queries.boards import wall_board
from app.papers.schemas import WallBoardRead

_HEADER = ("事项", "要带什么", "多久办好", "费用")
_WIDTHS = (2.2, 4, 1.5, 1.1)
_CODE_MM = 35.0


def take(tx: Tx, *, station_id: uuid.UUID) -> WallBoardRead:
    """Give the board of a station that the actor serves."""
    get_served_station(tx, station_id=station_id)
    return wall_board(tx, station_id=station_id)


def draw(board: WallBoardRead, *, size: Size, site: str, station_id: uuid.UUID) -> Iterator[bytes]:
    """Draw it for the wall: title, whom to call, then the items by class."""
    scale = 1.4 if size == "A3" else 1.0
    sheet = Sheet(
        f"{board.station_name}{board.title}", size=size, footer=f"{board.station_name}　{board.free_line}"
    )
    sheet.line(f"{board.station_name} {board.title}", size=22 * scale, centred=True)
    duty = "、".join(f"{one.name} {one.phone}" for one in board.on_duty) or "见值班表"
    sheet.line(f"电话 {board.phone or '—'}　今天值班 {duty}", size=15 * scale)
    sheet.line(f"时间 {board.hours or '—'}　地址 {board.address or '—'}", size=12 * scale)
    sheet.line(f"六步：{' → '.join(board.steps)}　{board.free_line}", size=12 * scale)
    for label in dict.fromkeys(one.category_label for one in board.items):
        sheet.gap(6)
        sheet.line(label, size=15 * scale)
        rows = [_HEADER] + [
            (one.name, "、".join(one.documents) or "不用材料", one.time, one.fee)
            for one in board.items
            if one.category_label == label
        ]
        sheet.table(rows, widths=_WIDTHS, size=11 * scale)
    sheet.gap(6)
    sheet.code(f"{site}/stations/{station_id}", millimetres=_CODE_MM * scale)
    sheet.line("扫码看这个代办站的事项和今天谁值班。", size=11 * scale)
    yield sheet.pdf()
